import type { PlansReply } from '../../../functions/contract/planning';
import type { OrgUnitId } from '../../../functions/domain/ids';
import type { PlanReading } from '../../../functions/domain/import/reading';
import { maxIndicators } from '../../../functions/domain/import/to-draft';
import { importing as words } from '../../text/zh-planning';

/** What the planner says of the plan beside its table; years null while they are left as read. */
export interface Wish {
  owner: OrgUnitId | null;
  title: string;
  code: string;
  startYear: string | null;
  endYear: string | null;
}

export const noWish: Wish = { owner: null, title: '', code: '', startYear: null, endYear: null };

export interface Years {
  start: number;
  end: number;
}

/** The five years that most tables of today speak of, where neither the table nor the planner says any. */
const usualYears: Years = { start: 2021, end: 2025 };

const isYear = (text: string) => /^20\d\d$/.test(text);

/** Full-width digits and letters as people type them in a Chinese input method. */
const toHalfWidth = (text: string) =>
  text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).trim();

/** The years the planner has set; null while one of them is as read or can't be one. */
export function givenYears({ startYear, endYear }: Wish): Years | null {
  const [start, end] = [toHalfWidth(startYear ?? ''), toHalfWidth(endYear ?? '')];
  return isYear(start) && isYear(end) && start <= end ? { start: Number(start), end: Number(end) } : null;
}

/** The plan's years as its table of targets says. */
export function readYears(reading: PlanReading | null): Years {
  return reading?.tables.find(({ purpose, period }) => purpose === 'target' && period)?.period ?? usualYears;
}

/** The years as they stand in the two boxes. */
export function shownYears({ startYear, endYear }: Wish, read: Years): { start: string; end: string } {
  return { start: startYear ?? String(read.start), end: endYear ?? String(read.end) };
}

export const toCode = (typed: string) => toHalfWidth(typed).toUpperCase();

/** Why no draft can be set up yet, without the last full stop; null if it can. */
export function reasonAgainst(
  wish: Wish,
  owner: OrgUnitId | null,
  reading: PlanReading,
  unchecked: number,
  { plans }: PlansReply,
): string | null {
  const count = countTargets(reading);
  if (count === 0) return words.noTargets;
  if (count > maxIndicators) return words.tooManyIndicators(count, maxIndicators);
  if (unchecked > 0) return words.unchecked(unchecked);
  if (owner === null) return words.noOwner;
  if (wish.title.trim() === '') return words.titleMissing;
  const code = toCode(wish.code);
  if (code === '') return words.codeMissing;
  if (!/^[A-Z]{2}$/.test(code)) return words.codeWrong(code);
  const taken = plans.find((plan) => plan.code === code);
  if (taken) return words.codeTaken(code, taken.title);
  return yearsOf(wish, reading) === null ? words.yearsWrong : null;
}

/** The years the plan would have; null where the boxes say none that can be. */
export function yearsOf(wish: Wish, reading: PlanReading | null): Years | null {
  const { start, end } = shownYears(wish, readYears(reading));
  return givenYears({ ...wish, startYear: start, endYear: end });
}

/** How many rows would become indicators. */
export function countTargets({ tables }: PlanReading): number {
  return tables.filter(({ purpose }) => purpose === 'target').reduce((sum, { rows }) => sum + rows.length, 0);
}
