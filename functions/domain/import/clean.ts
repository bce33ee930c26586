import { toHalfWidth } from '../half-width';

const wide = String.raw`[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"'()（）]`;
const besideWide = new RegExp(`(?<=${wide})\\s+|\\s+(?=${wide})`, 'gu');

/**
 * Removes the blanks that scanning and line breaks leave inside Chinese words (`机 制`, `县 (市) 区`). Blanks between two Latin
 * words stay. Harmless and frequent, so it is counted instead of being asked about one by one.
 */
export function cleanName(printed: string): { text: string; removed: number } {
  const trimmed = printed.replace(/[\u00a0\u2000-\u200d\u2060\u3000\ufeff]/g, ' ').trim();
  const text = trimmed.replace(besideWide, '').replace(/\s+/g, ' ');
  return { text, removed: trimmed.length - text.length };
}

/** A text for comparing: no blanks, half-width signs, one kind of quotation mark. */
export function toKey(text: string): string {
  return toHalfWidth(text.replace(/[\s\u00a0\u2000-\u200d\u2060\u3000\ufeff]/g, ''))
    .replace(/[“”„‟「」『』"'‘’]/g, '"')
    .toLowerCase();
}
