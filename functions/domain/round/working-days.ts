import { addDays, weekdayOf } from './calendar';
import { holidayNotices } from './holidays';

const daysOff = new Set(holidayNotices.flatMap(({ off }) => off.flatMap(([first, last]) => daysFromTo(first, last))));
const daysWorked = new Set(holidayNotices.flatMap(({ worked }) => worked));
const yearsKnown = new Set(holidayNotices.map(({ year }) => year));

/**
 * 工作日 in China: holidays rest, weekends rest unless they are worked instead (调休). In a year whose notice is not in
 * `holidays.ts` only weekends rest; {@link unknownYears} tells whoever shows such a result.
 */
export function isWorkingDay(day: string): boolean {
  if (daysOff.has(day)) return false;
  const weekday = weekdayOf(day);
  return daysWorked.has(day) || (weekday !== 0 && weekday !== 6);
}

/** The day itself, if it is worked, else the next one that is: 期限末日为休息日的顺延至下一工作日. */
export function toWorkingDay(day: string): string {
  let found = day;
  while (!isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** The working day so many working days after a day (before it, where negative); 0 gives the day itself, worked or not. */
export function addWorkingDays(day: string, count: number): string {
  const step = Math.sign(count);
  let [found, left] = [day, Math.abs(count)];
  while (left > 0) {
    found = addDays(found, step);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}

/**
 * Working days after `today` up to and with the due day: 0 on the day itself. Behind it, the working days gone by since,
 * negative, today among them – on the rest days right behind it that is 0 still.
 */
export function workingDaysLeft(today: string, dueOn: string): number {
  return today <= dueOn ? countAfter(today, dueOn) : 0 - countAfter(dueOn, today);
}

/** Years between two days, both inclusive, whose holidays are not known: what was counted in them may be off. */
export function unknownYears(from: string, to: string): number[] {
  const [first, last] = [from, to].toSorted().map((day) => Number(day.slice(0, 4))) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => !yearsKnown.has(year));
}

function countAfter(from: string, to: string): number {
  return daysFromTo(addDays(from, 1), to).filter(isWorkingDay).length;
}

function daysFromTo(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
