import type { Command } from '../functions/domain/submission/command';

// Office hours in China. The order within a day is the order in which one submission passes through hands.
const hours: Record<Command['action'], string> = {
  importRecord: '08',
  sign: '08',
  startReview: '09',
  acceptEntries: '10',
  passReview: '11',
  returnForRevision: '11',
  submit: '14',
  passCheck: '14',
  sendBack: '14',
  approve: '15',
  ask: '10',
  answer: '16',
  saveDraft: '16',
  recall: '17',
  correct: '16',
  dropCorrection: '17',
};

/**
 * Times of one unit: each gets its own minute, as one reviewer can't open twelve forms at once, and each of its steps its
 * own second.
 */
export function clockOf(index: number): (day: string, command: Command, step: number) => string {
  const minute = String(2 + index * 2).padStart(2, '0');
  return (day, { action }, step) => {
    const second = String(step).padStart(2, '0');
    return new Date(`${day}T${hours[action]}:${minute}:${second}+08:00`).toISOString();
  };
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
