/** Reading of what may be damaged: nothing throws, and what is not there is null. */

export type Fields = Record<string, unknown>;

export function toFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** Nothing this house stores is half as deep; and what walks a value calls itself at every level of it. */
const deepest = 32;

/** A string of JSON as what it says; null where it is no string, no JSON, or nested so deep that it is none of this house's. */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isDeeperThan(deepest, value) ? null : value;
  } catch {
    return null;
  }
}

/** Looks no deeper than that itself. It sees every value of every record: lists are walked as they are. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (isDeeperThan(levels - 1, inner)) return true;
  }
  return false;
}

export function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Any value as a person may read it in a finding. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether two values of JSON are equal, whatever the order of their fields. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => isSameValue(value, b[index]));
  }
  const [left, right] = [toFields(a), toFields(b)];
  if (!left || !right) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSameValue(left[name], right[name]))
  );
}
