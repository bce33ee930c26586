// biome-ignore-all lint/style/noRestrictedGlobals: arithmetic on given dates; nothing here asks what time it is

import type { Round } from './round';

/** Whole days from `today` to the due date: 0 on the day itself, negative when overdue (逾期). Dates as `YYYY-MM-DD`. */
export function daysLeft(round: Pick<Round, 'dueOn'>, today: string): number {
  return Math.round((Date.parse(round.dueOn) - Date.parse(today)) / 86_400_000);
}

/** The calendar day in China at an instant: offices count deadlines in China Standard Time (UTC+8, no summer time). */
export function dayInChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
