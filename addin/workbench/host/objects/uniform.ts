/** Excel answers null where the cells of a range differ. */
export function uniform<T>(values: T[]): T | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}
