import { describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/domain/org/people';
import { debtsOf, type Reporting } from '../../../functions/domain/reminder/debts';
import { dueReminders, toBundles } from '../../../functions/domain/reminder/reminder';
import { reminderText } from '../../../functions/domain/reminder/reminder-text';
import { stageOn, stagesToSend } from '../../../functions/domain/reminder/stage';
import { stageOwner } from '../../../functions/domain/reminder/stage-owner';
import { type Status, statuses } from '../../../functions/domain/submission/submission';
import { anIndicator, aPlan, aRound } from '../../support/builders';
import { chen, countyA, li, sun, wang, zhang, zhou } from '../../support/people';
import { type Happening, standingOn, toHappenings } from './timeline';

const head: Person = { id: 'pn_head', name: '何', duties: [{ role: 'head', unit: 'ou_a' }], hasLeft: false };
// Of 2026: due on the first day of the Spring Festival's holiday, hence on 24 February, the first working day after it.
const round = aRound({ opensOn: '2026-01-12', dueOn: '2026-02-15' });
const reporting: Reporting = {
  round,
  plan: aPlan(),
  people: [zhang, sun, head, li, wang, zhou],
  standings: [],
};

function debtOn(day: string, happenings: Happening[], differs: Partial<Reporting> = {}) {
  const all = debtsOf({ ...reporting, standings: [standingOn(day, countyA, happenings)], ...differs }, day);
  expect(all.length).toBeLessThan(2);
  return all[0] ?? null;
}

const draft = '2026-02-02 saveDraft → draft';
const submitted = '2026-02-10 submit → submitted';

describe('who owes what, by status', () => {
  it.each<[Status, string[], string, string[], string[], string]>([
    ['draft', [draft], 'draft', ['张'], ['何'], '2026-02-24'],
    ['signing', [draft, '2026-02-10 submit → signing'], 'signing', ['何'], ['周'], '2026-02-24'],
    // Ten and five working days after 10 February: 11, 12, 13, 14 (worked) Feb, then from the 24th on.
    ['submitted', [draft, submitted], 'submitted', ['李'], ['王'], '2026-02-24'],
    ['inReview', [draft, submitted, '2026-02-12 startReview → inReview'], 'inReview', ['李'], ['王'], '2026-03-02'],
    [
      'returned',
      [draft, submitted, '2026-02-25 returnForRevision → returned'],
      'returned',
      ['张'],
      ['何'],
      '2026-02-28',
    ],
    ['checking', [draft, submitted, '2026-02-24 passReview → checking'], 'checking', ['周'], ['王'], '2026-03-02'],
    ['reviewed', [draft, submitted, '2026-02-24 passReview → reviewed'], 'reviewed', ['王'], ['周'], '2026-02-27'],
  ])('%s', (status, lines, kind, owners, superiors, dueOn) => {
    const debt = debtOn('2026-02-26', toHappenings(...lines));
    expect(debt).toMatchObject({ status, kind, dueOn });
    expect(debt?.owners.map(({ name }) => name)).toEqual(owners);
    expect(debt?.superiors.map(({ name }) => name)).toEqual(superiors);
  });

  it('covers every status; an approved submission is owed by nobody', () => {
    expect(Object.keys(stageOwner).toSorted()).toEqual([...statuses].toSorted());
    expect(debtOn('2026-03-30', toHappenings(submitted, '2026-02-26 approve → approved'))).toBeNull();
  });

  it('owes the filing from the day the round is opened, before anything is stored', () => {
    expect(debtOn('2026-01-12', [])).toMatchObject({ kind: 'unfiled', since: null, filled: 0, total: 2, stage: null });
  });

  it('tells people who left nothing, and names the planners where a unit has no head on record', () => {
    const debt = debtOn('2026-02-26', [], { people: [zhang, sun, zhou] });
    expect(debt?.owners.map(({ name }) => name)).toEqual(['张']);
    expect(debt?.superiors.map(({ name }) => name)).toEqual(['周']);
  });

  it('does not ask a person to judge their own work, nor to approve what they reviewed', () => {
    const people = [chen, wang];
    const standing = standingOn('2026-02-26', countyA, toHappenings(submitted, '2026-02-24 passReview → reviewed'));
    const owners = (differs: object) =>
      debtsOf(
        { ...reporting, people, standings: [{ ...standing, head: { ...standing.head, ...differs } as never }] },
        '2026-02-26',
      )[0]?.owners.map(({ name }) => name);
    expect(owners({ contributors: ['pn_zhang'] })).toEqual(['陈', '王']);
    expect(owners({ contributors: ['pn_chen'] })).toEqual(['王']);
    expect(owners({ contributors: [], judges: { review: ['pn_wang'] } })).toEqual(['陈']);
    // Who began to approve may go on.
    expect(owners({ contributors: [], judges: { approval: ['pn_wang'] } })).toEqual(['陈', '王']);
  });

  it('reminds a department (处室) no more once it has passed its lines, but again when one was reopened', () => {
    const elderly: Person = {
      ...li,
      id: 'pn_elderly',
      name: '养老',
      duties: [{ role: 'reviewer', unit: 'ou_city', department: 'ou_city_elderly' }],
    };
    const rescue: Person = {
      ...li,
      id: 'pn_rescue',
      name: '救助',
      duties: [{ role: 'reviewer', unit: 'ou_city', department: 'ou_city_rescue' }],
    };
    const funeral: Person = {
      ...li,
      id: 'pn_funeral',
      name: '殡葬',
      duties: [{ role: 'reviewer', unit: 'ou_city', department: 'ou_city_funeral' }],
    };
    const plan = aPlan({
      indicators: [
        anIndicator(),
        anIndicator({ id: 'KS2-02', serial: 2, department: { id: 'ou_city_rescue', name: '救助科' } }),
      ],
    });
    const standing = standingOn('2026-02-26', countyA, toHappenings(submitted, '2026-02-12 startReview → inReview'));
    const mark = { by: { id: 'pn_elderly', name: '养老' }, at: '2026-02-12T01:00:00.000Z' };
    const owners = (...keys: string[]) =>
      debtsOf(
        {
          ...reporting,
          plan,
          people: [elderly, rescue, funeral],
          standings: [
            {
              ...standing,
              head: { ...standing.head, passes: { ou_city_elderly: mark }, accepted: [{ ...mark, keys }] } as never,
            },
          ],
        },
        '2026-02-26',
      )[0]?.owners.map(({ name }) => name);
    expect(owners('KS2-01')).toEqual(['救助']);
    expect(owners()).toEqual(['养老', '救助']);
  });

  it('asks who stands in for somebody as well', () => {
    const deputy: Person = {
      id: 'pn_deputy',
      name: '代',
      duties: [],
      hasLeft: false,
      standsInFor: [{ duty: { role: 'approver', unit: 'ou_city' }, of: { id: 'pn_wang', name: '王' } }],
    };
    const debt = debtOn('2026-02-26', toHappenings(submitted, '2026-02-24 passReview → reviewed'), {
      people: [wang, deputy],
    });
    expect(debt?.owners.map(({ name }) => name)).toEqual(['王', '代']);
  });

  it('does not ask who stands in for somebody who typed in it: they may not judge it', () => {
    const bound: Person = {
      ...wang,
      id: 'pn_bound',
      name: '替',
      standsInFor: [{ duty: { role: 'filler', unit: 'ou_a' }, of: { id: 'pn_zhang', name: '张' } }],
    };
    const reached = standingOn('2026-02-26', countyA, toHappenings(submitted, '2026-02-24 passReview → reviewed'));
    const standings = [{ ...reached, head: { ...reached.head, contributors: ['pn_zhang'] } as never }];
    const [debt] = debtsOf({ ...reporting, people: [wang, bound], standings }, '2026-02-26');
    expect(debt?.owners.map(({ name }) => name)).toEqual(['王']);
  });

  it('gives nobody new time by recalling what was refiled', () => {
    const lines = [submitted, '2026-02-25 returnForRevision → returned'];
    const again = [...lines, '2026-03-02 submit → submitted', '2026-03-03 recall → returned'];
    const [before, after] = [lines, again].map((all) => debtOn('2026-03-04', toHappenings(...all)));
    expect(after).toMatchObject({ id: before?.id, dueOn: '2026-02-28' });
  });

  it('ends with the round, but for corrections in the hands of those who judge', () => {
    const closed = { round: { ...round, isOpen: false } };
    expect(debtOn('2026-06-01', [], closed)).toBeNull();
    const correcting = (lines: string[]) => {
      const standing = standingOn('2026-06-01', countyA, toHappenings(...lines));
      const correction = { reason: '', keys: [], by: li, at: '', before: {} };
      const standings = [{ ...standing, head: { ...standing.head, correction } as never }];
      return debtsOf({ ...reporting, ...closed, standings }, '2026-06-01');
    };
    expect(correcting(['2026-05-25 correct → returned'])).toEqual([]);
    expect(correcting(['2026-05-25 correct → returned', '2026-05-26 submit → submitted'])).toMatchObject([
      { kind: 'submitted', isCorrection: true, dueOn: '2026-06-02' },
    ]);
  });

  it('says where it counted in a year whose holidays nobody knows yet', () => {
    const late = { round: { ...round, dueOn: '2027-01-15' } };
    expect(debtOn('2026-12-21', [], late)?.unknownYears).toEqual([2027]);
    expect(debtOn('2026-02-10', [])?.unknownYears).toEqual([]);
  });
});

describe('the stage of a debt due on 24 February 2026', () => {
  // Worked before it: 10–14 February; the 15th to the 23rd rest. After it: 24–28 February (a Saturday worked), 2 March on.
  it.each([
    ['2026-02-11', 4, null],
    ['2026-02-12', 3, 'soon'],
    ['2026-02-14', 1, 'soon'],
    ['2026-02-20', 1, 'soon'],
    ['2026-02-24', 0, 'due'],
    ['2026-02-25', -1, 'overdue'],
    ['2026-02-28', -4, 'overdue'],
    ['2026-03-01', -4, 'overdue'],
    ['2026-03-02', -5, 'escalated'],
    ['2026-06-01', -67, 'escalated'],
  ])('on %s: %i working days left, %s', (day, daysLeft, stage) => {
    expect(debtOn(day, [])).toMatchObject({ dueOn: '2026-02-24', daysLeft, stage });
  });

  it('is overdue from the day after, be that a Saturday', () => {
    expect(stageOn('2026-03-07', '2026-03-06', 0, 1)).toBe('overdue');
  });
});

describe('the time given', () => {
  it.each(Object.entries(stageOwner))('%s: a reminder that it is near does not come on the first day', (_, owner) => {
    if (owner && owner.workingDays > 0) expect(owner.soonDays).toBeLessThan(owner.workingDays);
    expect(owner === null || owner.soonDays > 0).toBe(true);
  });
});

describe('what is sent', () => {
  it.each([
    [null, [], []],
    ['soon', [], ['soon']],
    ['soon', ['soon'], []],
    ['overdue', ['soon'], ['overdue']],
    ['escalated', ['overdue'], ['escalated']],
    // Nobody's superior hears of what they were not told themselves.
    ['escalated', ['soon'], ['overdue', 'escalated']],
    ['escalated', ['overdue', 'escalated'], []],
  ] as const)('at %s, after %j: %j', (stage, sent, expected) => {
    expect(stagesToSend(stage, sent)).toEqual(expected);
  });

  it('goes to superiors where it is an escalation, else to those who owe', () => {
    const debt = debtOn('2026-03-02', []);
    const due = dueReminders(debt ? [debt] : [], []);
    expect(due.map(({ stage, to }) => [stage, to.map(({ name }) => name)])).toEqual([
      ['overdue', ['张']],
      ['escalated', ['何']],
    ]);
  });

  it('is one message for the same people, gravest first', () => {
    const day = '2026-02-27';
    const b = { ...countyA, id: 'ou_b' as const, name: '乙县' };
    const debts = debtsOf(
      {
        ...reporting,
        standings: [
          standingOn(day, countyA, toHappenings('2026-02-24 submit → submitted')),
          standingOn(day, b, toHappenings('2026-02-10 submit → submitted')),
        ],
      },
      day,
    );
    const bundles = toBundles(dueReminders(debts, []));
    expect(bundles.map(({ to }) => to.map(({ name }) => name))).toEqual([['李']]);
    expect(bundles[0]?.reminders.map(({ debt, stage }) => [debt.unitName, stage])).toEqual([
      ['乙县', 'overdue'],
      ['甲县', 'soon'],
    ]);
  });
});

describe('the words of a reminder', () => {
  it.each([
    [
      'near',
      '2026-02-12',
      [],
      '甲县：您好。「2023年度填报」尚未填报，截止日为2月24日（还有3个工作日），请及时填报并提交。如已办理，请忽略本提醒，谢谢。',
    ],
    [
      'due, all filled in',
      '2026-02-24',
      [draft],
      '甲县：您好。「2023年度填报」已填好、尚未提交，今日到期，请及时填报并提交。如已办理，请忽略本提醒，谢谢。',
    ],
    [
      'overdue',
      '2026-02-26',
      [submitted],
      '甲县：您好。「2023年度填报」于2月10日提交，尚未开始审核，已于2月24日到期，逾期2个工作日，请抓紧审核。如已办理，请忽略本提醒，谢谢。',
    ],
    [
      'escalated',
      '2026-03-02',
      [],
      '您好。甲县「2023年度填报」尚未填报，已于2月24日到期，逾期5个工作日。经办人张已经提醒，请予督促办理。',
    ],
  ])('%s', (_, day, lines, expected) => {
    const debt = debtOn(day, toHappenings(...lines));
    expect(debt && reminderText(debt, debt.stage, round, day)).toBe(expected);
  });
});
