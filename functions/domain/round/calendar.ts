// biome-ignore-all lint/style/noRestrictedGlobals: arithmetic on given dates; nothing here asks what time it is

import type { Round } from './round';

const dayMs = 86_400_000;

/** Whole days from `today` to the due date: 0 on the day itself, negative when overdue (逾期). Dates as `YYYY-MM-DD`. */
export function daysLeft(round: Pick<Round, 'dueOn'>, today: string): number {
  return daysBetween(today, round.dueOn);
}

/** Days from one day to another, negative backwards. Both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The day so many days later (or earlier); months and leap years are minded. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The time of day in China at an instant, `HH:MM`. */
export function timeInChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** Minutes from one instant (ISO) to another, negative backwards, with fractions; NaN where one of them is on no calendar. */
export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** The calendar day in China at an instant: offices count deadlines in China Standard Time (UTC+8, no summer time). */
export function dayInChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
