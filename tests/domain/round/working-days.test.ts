import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../../functions/domain/round/calendar';
import { holidayNotices } from '../../../functions/domain/round/holidays';
import {
  addWorkingDays,
  isWorkingDay,
  toWorkingDay,
  unknownYears,
  workingDaysLeft,
} from '../../../functions/domain/round/working-days';

const aDay = fc.integer({ min: 0, max: 6 * 365 }).map((days) => addDays('2021-01-01', days));

describe('the notices on holidays', () => {
  // Days off and weekends worked, counted in the notices themselves.
  it.each([
    [2021, 31, 7],
    [2022, 31, 7],
    [2023, 27, 7],
    // 元旦 and 端午 of 2024 are one day each「与周末连休」: the weekend beside them rests anyway.
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])('%i has %i days off and %i weekend days worked', (year, off, worked) => {
    const notice = holidayNotices.find((one) => one.year === year);
    expect(notice?.off.reduce((days, [first, last]) => days + daysBetween(first, last) + 1, 0)).toBe(off);
    expect(notice?.worked).toHaveLength(worked);
  });

  it('let people work at weekends only, and never on a day off', () => {
    const worked = holidayNotices.flatMap((notice) => notice.worked);
    expect(worked.filter((day) => ![0, 6].includes(weekdayOf(day)))).toEqual([]);
    expect(worked.filter((day) => !isWorkingDay(day))).toEqual([]);
  });
});

describe('a working day', () => {
  it.each([
    ['an ordinary Monday', '2026-01-05', true],
    ['an ordinary Saturday', '2026-01-10', false],
    ['a Friday at New Year', '2026-01-02', false],
    ['a Sunday worked instead', '2026-01-04', true],
    ['the eve of the Spring Festival, a Monday', '2026-02-16', false],
    ['a Saturday worked for the Spring Festival', '2026-02-28', true],
    ['the Saturday before New Year 2023, of the old year still', '2022-12-31', false],
    ['a National Day that falls on a Wednesday', '2025-10-08', false],
  ])('%s: %s → %s', (_, day, expected) => {
    expect(isWorkingDay(day)).toBe(expected);
  });

  it('is 248 times in 2026, as 365 days less 104 at weekends and 19 days off in the week, and 6 weekends worked', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
    const weekend = (day: string) => [0, 6].includes(weekdayOf(day));
    // By hand: 1, 2 Jan · 16–20, 23 Feb · 6 Apr · 1, 4, 5 May · 19 Jun · 25 Sep · 1, 2, 5, 6, 7 Oct = 2+6+1+3+1+1+5.
    expect(days.filter((day) => !weekend(day) && !isWorkingDay(day))).toHaveLength(19);
    expect(days.filter(weekend)).toHaveLength(104);
    expect(days.filter(isWorkingDay)).toHaveLength(365 - 104 - 19 + 6);
  });

  it('is known only for years whose notice is there; else weekends alone rest', () => {
    expect(isWorkingDay('2027-01-01')).toBe(true);
    expect(isWorkingDay('2027-01-02')).toBe(false);
    expect(unknownYears('2026-12-20', '2027-01-15')).toEqual([2027]);
    expect(unknownYears('2021-01-01', '2026-12-31')).toEqual([]);
  });
});

describe('counting working days', () => {
  it.each([
    ['over a weekend', '2026-01-08', 2, '2026-01-12'],
    ['over the Spring Festival, 14 February being worked', '2026-02-13', 2, '2026-02-24'],
    ['over the weekend worked for National Day', '2026-09-18', 1, '2026-09-20'],
    ['backwards', '2026-02-24', -1, '2026-02-14'],
    ['none at all', '2026-01-10', 0, '2026-01-10'],
  ])('%s: %s and %i → %s', (_, day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });

  it('moves a due date on a rest day to the next working day', () => {
    expect(toWorkingDay('2024-01-20')).toBe('2024-01-22');
    expect(toWorkingDay('2026-02-15')).toBe('2026-02-24');
    expect(toWorkingDay('2026-02-14')).toBe('2026-02-14');
  });

  it('tells how many are left, and how many late', () => {
    expect(workingDaysLeft('2026-01-08', '2026-01-12')).toBe(2);
    expect(workingDaysLeft('2026-01-12', '2026-01-12')).toBe(0);
    expect(workingDaysLeft('2026-01-13', '2026-01-12')).toBe(-1);
    // Due on a Friday: over the weekend no working day has gone by, on Monday one has.
    expect(workingDaysLeft('2026-01-18', '2026-01-16')).toBe(0);
    expect(workingDaysLeft('2026-01-19', '2026-01-16')).toBe(-1);
  });

  it('gives back what was added, from any day', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const due = addWorkingDays(day, count);
        expect(isWorkingDay(due)).toBe(true);
        expect(workingDaysLeft(day, due)).toBe(count);
        expect(workingDaysLeft(due, day)).toBe(-count);
      }),
    );
  });

  it('adds up: first some and then the others is the same as all at once', () => {
    const some = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(aDay, some, some, (day, one, other) => {
        expect(addWorkingDays(addWorkingDays(day, one), other)).toBe(addWorkingDays(day, one + other));
      }),
    );
  });

  it('moves no due date back, and a working day not at all', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const moved = toWorkingDay(day);
        expect(isWorkingDay(moved)).toBe(true);
        expect(moved >= day).toBe(true);
        expect(moved === day).toBe(isWorkingDay(day));
        expect(workingDaysLeft(day, moved)).toBe(isWorkingDay(day) ? 0 : 1);
      }),
    );
  });
});
