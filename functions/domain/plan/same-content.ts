/** Whether two plain values hold the same, in whatever order their fields were written. */
export function isSameContent(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

/** As JSON with the fields of every object in one order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
