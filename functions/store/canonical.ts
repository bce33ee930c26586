import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The one spelling of a value: RFC 8785 over texts in Unicode normal form C. An é typed on a Mac and one typed on
 * Windows look alike and have to hash alike, else an untouched line would count as changed.
 */
export function toCanonicalJson(value: unknown): string {
  const json = canonicalize(normalise(value));
  if (json === undefined) throw new TypeError('there is no JSON for this value');
  return json;
}

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function normalise(value: unknown): unknown {
  if (typeof value === 'string') return normaliseText(value);
  if (Array.isArray(value)) return value.map(normalise);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [normaliseText(name), normalise(inner)]));
  }
  return value;
}

/** Half a character (an emoji cut by a LEFT formula) has no UTF-8; it becomes �, as in any other program. */
function normaliseText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').normalize('NFC');
}
