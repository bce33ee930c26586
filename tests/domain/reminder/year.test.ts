import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Messenger } from '../../../functions/actions/messenger';
import { sendDueReminders } from '../../../functions/actions/send-reminders';
import type { Context, SubmissionHead } from '../../../functions/actions/stores';
import type { Person } from '../../../functions/domain/org/people';
import { debtsOf } from '../../../functions/domain/reminder/debts';
import type { Reminder } from '../../../functions/domain/reminder/reminder';
import { addDays, weekdayOf } from '../../../functions/domain/round/calendar';
import { aPlan, aRound } from '../../support/builders';
import { li, wang, zhou } from '../../support/people';
import { aUnitCalled, type Happening, standingOn, toHappenings } from './timeline';

// The days of 2026 that are not as the weekday says, by the notice.
const restInTheWeek = new Set(
  '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'
    .split(' ')
    .map((day) => `2026-${day}`),
);
const workedAtWeekends = new Set('01-04 02-14 02-28 05-09 09-20 10-10'.split(' ').map((day) => `2026-${day}`));
const isRest = (day: string) => ([0, 6].includes(weekdayOf(day)) ? !workedAtWeekends.has(day) : restInTheWeek.has(day));
const allDays = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));

// Due in the Spring Festival, so on 24 February.
const round = aRound({ opensOn: '2026-01-12', dueOn: '2026-02-15', dataYear: 2025 });
const plan = aPlan();

interface Story {
  unit: ReturnType<typeof aUnitCalled>;
  happenings: Happening[];
}

const storyOf = (letter: string, happenings: Happening[]): Story => ({
  unit: aUnitCalled(`ou_${letter}`, `${letter}县`),
  happenings,
});

/** The clock of a whole year: every morning at nine the job runs on what happened until the evening before. */
async function runYear(stories: Story[], skipped: (day: string) => boolean = () => false) {
  const people: Person[] = [
    li,
    wang,
    zhou,
    ...stories.flatMap(({ unit }) =>
      (['filler', 'head'] as const).map(
        (role): Person => ({
          id: `pn_${role}_${unit.id}`,
          name: `${unit.name}${role}`,
          duties: [{ role, unit: unit.id }],
          hasLeft: false,
        }),
      ),
    ),
  ];
  const log: Reminder[] = [];
  const messages: { day: string; to: string[] }[] = [];
  let day = '';
  const standings = () => stories.map(({ unit, happenings }) => standingOn(addDays(day, -1), unit, happenings));
  const heads = () =>
    standings().flatMap(({ unit, head }) =>
      head ? [{ ...head, unit: unit.id, id: unit.id } as unknown as SubmissionHead] : [],
    );
  const stores = {
    rounds: { list: async () => [round] },
    plans: { getVersion: async () => plan },
    units: { children: async () => stories.map(({ unit }) => unit) },
    people: { list: async () => people },
    delegations: { list: async () => [] },
    // Heads are all there is: nothing of this looks into the records.
    submissions: { listHeads: async () => heads() },
    reminders: {
      list: async () => [...log],
      claim: async (reminder: Reminder) => {
        if (log.some(({ debt, stage }) => debt === reminder.debt && stage === reminder.stage)) return false;
        log.push(reminder);
        return true;
      },
      release: async () => {},
    },
  } as unknown as Context['stores'];
  const messenger: Messenger = {
    channel: 'mail',
    send: async ({ to }) => void messages.push({ day, to: to.map(({ id }) => id) }),
  };
  const debtsByDay = new Map<string, ReturnType<typeof debtsOf>>();
  for (day of allDays) {
    if (skipped(day)) continue;
    debtsByDay.set(day, debtsOf({ round, plan, people, standings: standings() }, day));
    await sendDueReminders({ stores, now: () => `${day}T01:00:00.000Z` }, messenger);
  }
  const dayOf = ({ at }: Reminder) => at.slice(0, 10);
  const remindersOf = (unit: string) =>
    log
      .filter((one) => one.unit === unit)
      .map((one) => [dayOf(one), one.kind, one.stage, one.to.map(({ id }) => id).join()]);
  return { log, messages, debtsByDay, dayOf, remindersOf };
}

describe('the clock over the whole of 2026', () => {
  it('reminds each as long as they owe: once when near, due, overdue, and their superior once', async () => {
    const year = await runYear([
      // Files in good time, is reviewed and approved in good time.
      storyOf(
        'swift',
        toHappenings(
          '2026-01-20 submit → submitted',
          '2026-01-22 passReview → reviewed',
          '2026-01-23 approve → approved',
        ),
      ),
      // Files on the last day itself; the reviewer lets it lie; it is approved in April.
      storyOf(
        'last',
        toHappenings(
          '2026-02-24 submit → submitted',
          '2026-04-07 passReview → reviewed',
          '2026-04-08 approve → approved',
        ),
      ),
      // Never files.
      storyOf('never', []),
      // Is sent back before the Qingming holiday and does not stir until May.
      storyOf(
        'back',
        toHappenings(
          '2026-02-10 submit → submitted',
          '2026-02-12 startReview → inReview',
          '2026-04-01 returnForRevision → returned',
          '2026-05-11 submit → submitted',
          '2026-05-12 passReview → reviewed',
          '2026-05-13 approve → approved',
        ),
      ),
    ]);
    expect(year.remindersOf('ou_swift')).toEqual([]);
    expect(year.remindersOf('ou_last')).toEqual([
      ['2026-02-12', 'unfiled', 'soon', 'pn_filler_ou_last'],
      ['2026-02-24', 'unfiled', 'due', 'pn_filler_ou_last'],
      // Five working days from 24 February: 25, 26, 27, 28 (worked), 2 March. Two before that: the 27th.
      ['2026-02-27', 'submitted', 'soon', 'pn_li'],
      ['2026-03-02', 'submitted', 'due', 'pn_li'],
      ['2026-03-03', 'submitted', 'overdue', 'pn_li'],
      ['2026-03-09', 'submitted', 'escalated', 'pn_wang'],
    ]);
    expect(year.remindersOf('ou_never')).toEqual([
      ['2026-02-12', 'unfiled', 'soon', 'pn_filler_ou_never'],
      ['2026-02-24', 'unfiled', 'due', 'pn_filler_ou_never'],
      ['2026-02-25', 'unfiled', 'overdue', 'pn_filler_ou_never'],
      ['2026-03-02', 'unfiled', 'escalated', 'pn_head_ou_never'],
    ]);
    expect(year.remindersOf('ou_back')).toEqual([
      ['2026-02-26', 'inReview', 'soon', 'pn_li'],
      ['2026-03-02', 'inReview', 'due', 'pn_li'],
      ['2026-03-03', 'inReview', 'overdue', 'pn_li'],
      ['2026-03-09', 'inReview', 'escalated', 'pn_wang'],
      // Returned on 1 April: 2, 3, 7 April (the 6th rests).
      ['2026-04-03', 'returned', 'soon', 'pn_filler_ou_back'],
      ['2026-04-07', 'returned', 'due', 'pn_filler_ou_back'],
      ['2026-04-08', 'returned', 'overdue', 'pn_filler_ou_back'],
      ['2026-04-14', 'returned', 'escalated', 'pn_head_ou_back'],
    ]);
  });

  it('tells a reviewer of several reports in one message', async () => {
    const filed = toHappenings('2026-02-24 submit → submitted');
    const { messages } = await runYear(['a', 'b', 'c'].map((letter) => storyOf(letter, filed)));
    expect(messages.filter(({ to }) => to.join() === 'pn_li').map(({ day }) => day)).toEqual([
      '2026-02-27',
      '2026-03-02',
      '2026-03-03',
    ]);
  });

  const step = (after: number) => fc.integer({ min: after, max: after + 45 });
  /** Any course of things: handed in or not, sent back or not, approved or not, on any days of the year. */
  const anyStory = fc
    .tuple(step(0), step(1), step(1), step(1), step(1), fc.boolean(), fc.integer({ min: 0, max: 6 }))
    .map(([first, second, third, fourth, fifth, isReturned, length]) => {
      const days: string[] = [];
      for (const gap of [first, second, third, fourth, fifth, 5]) days.push(addDays(days.at(-1) ?? '2026-01-12', gap));
      const course = isReturned
        ? [
            'submit → submitted',
            'startReview → inReview',
            'returnForRevision → returned',
            'submit → submitted',
            'passReview → reviewed',
            'approve → approved',
          ]
        : [
            'saveDraft → draft',
            'submit → submitted',
            'startReview → inReview',
            'passReview → reviewed',
            'approve → approved',
            'correct → returned',
          ];
      return toHappenings(...course.slice(0, length).map((line, index) => `${days[index]} ${line}`));
    });

  it('reminds nobody who is done, misses nobody who is late, rests on rest days and escalates once', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, anyStory, async (one, other) => {
        const year = await runYear([storyOf('one', one), storyOf('other', other)]);
        expect(year.messages.filter(({ day }) => isRest(day))).toEqual([]);
        expect(new Set(year.log.map(({ debt, stage }) => `${debt} ${stage}`)).size).toBe(year.log.length);

        for (const reminder of year.log) {
          const debt = year.debtsByDay.get(year.dayOf(reminder))?.find(({ id }) => id === reminder.debt);
          const wanted = reminder.stage === 'escalated' ? debt?.superiors : debt?.owners;
          expect(reminder.to).toEqual(wanted);
          const happenings = reminder.unit === 'ou_one' ? one : other;
          const status = happenings.findLast(({ on }) => on < year.dayOf(reminder))?.to ?? 'draft';
          expect(status).not.toBe('approved');
          expect(reminder.kind === 'unfiled' ? 'draft' : reminder.kind).toBe(status);
        }
        for (const [day, debts] of year.debtsByDay) {
          if (isRest(day)) continue;
          for (const debt of debts.filter(({ dueOn }) => dueOn < day)) {
            const told = year.log.find(({ debt: id, stage }) => id === debt.id && stage === 'overdue');
            expect(told && year.dayOf(told) <= day).toBe(true);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('catches up after days on which it did not run', async () => {
    const { remindersOf } = await runYear([storyOf('never', [])], (day) => day > '2026-02-11' && day < '2026-04-01');
    expect(remindersOf('ou_never')).toEqual([
      ['2026-04-01', 'unfiled', 'overdue', 'pn_filler_ou_never'],
      ['2026-04-01', 'unfiled', 'escalated', 'pn_head_ou_never'],
    ]);
  });
});
