import type { PlanDeskReply } from '../../../functions/contract/planning';

type Desk = Pick<PlanDeskReply, 'draft' | 'published' | 'rounds' | 'today'>;

/** The plan's years for which nothing has been asked yet, in order. */
export function openYears({ draft, published, rounds }: Desk): number[] {
  const { startYear, endYear } = published ?? draft;
  const taken = new Set(rounds.map(({ dataYear }) => dataYear));
  return Array.from({ length: endYear - startYear + 1 }, (_, index) => startYear + index).filter(
    (year) => !taken.has(year),
  );
}

/**
 * The year to propose: the one after the last that was asked for, if it is over, as figures build on each other; else the
 * latest that is over and was left out. Null where every year has its round.
 */
export function proposedYear(desk: Desk): number | null {
  const years = openYears(desk);
  const thisYear = Number(desk.today.slice(0, 4));
  const lastAsked = Math.max(...desk.rounds.map(({ dataYear }) => dataYear));
  const next = years.find((year) => year === lastAsked + 1 && year < thisYear);
  return next ?? years.findLast((year) => year < thisYear) ?? years[0] ?? null;
}

/** A day so many days after another, both `YYYY-MM-DD`; months and leap years are minded. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
