import type { Command } from '../functions/domain/submission/workflow';

// Office hours in China. The order within a day is the order in which one submission passes through hands.
const hours: Record<Command['action'], string> = {
  startReview: '09',
  acceptEntries: '10',
  passReview: '11',
  returnForRevision: '11',
  submit: '14',
  approve: '15',
  saveDraft: '16',
  recall: '17',
  correct: '16',
  dropCorrection: '17',
};

/** Times of one unit: each gets its own minute, as one reviewer can't open twelve forms at once. */
export function clockOf(index: number): (day: string, command: Command) => string {
  const minute = String(2 + index * 2).padStart(2, '0');
  return (day, { action }) => new Date(`${day}T${hours[action]}:${minute}:00+08:00`).toISOString();
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Monday to Friday; public holidays move from year to year and do not matter here. */
export function addWorkingDays(day: string, days: number): string {
  let result = day;
  for (let left = Math.abs(days); left > 0; ) {
    result = addDays(result, Math.sign(days));
    const weekday = new Date(result).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return result;
}
