/**
 * 分解调整理由 in one cell: `2021、2022：理由；2024：另一理由`. A text that begins with no year is the reason for all the years
 * that were set by hand.
 */
export function printReasons(reasons: Record<string, string>): string {
  const years = Object.keys(reasons).sort();
  const texts = [...new Set(years.map((year) => reasons[year] ?? ''))];
  return texts.map((text) => `${years.filter((year) => reasons[year] === text).join('、')}：${text}`).join('；');
}

const yearsAhead = /^((?:\d{4}年?[、,，]?\s*)+)[：:]\s*([\s\S]*)$/;

/** The inverse of {@link printReasons}; `handSet` are the years that a reason without years is given for. */
export function readReasons(text: string, handSet: number[]): Record<string, string> | null {
  if (text === '') return {};
  const pieces = text.split(/[；;\n]\s*(?=(?:\d{4}年?[、,，]?\s*)+[：:])/);
  const reasons: Record<string, string> = {};
  for (const piece of pieces) {
    const [, years, reason = ''] = yearsAhead.exec(piece.trim()) ?? [];
    if (years === undefined) {
      if (pieces.length > 1 || handSet.length === 0) return null;
      for (const year of handSet) reasons[year] = piece.trim();
      continue;
    }
    const words = reason.replace(/[；;\s]+$/, '');
    if (words === '') return null;
    for (const year of years.match(/\d{4}/g) ?? []) reasons[year] = words;
  }
  return reasons;
}
