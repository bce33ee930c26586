import { describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/domain/org/people';
import { idleOwners, staffingGaps, staffingRefusal } from '../../../functions/domain/reminder/owner-health';
import type { Action } from '../../../functions/domain/submission/submission';
import { anIndicator, aPlan, aRound } from '../../support/builders';
import { chen, countyA, countyB, li, sun, units, wang, zhang, zhao, zhou } from '../../support/people';

const round = aRound({ route: ['signature', 'review', 'check', 'approval'] });
const headOf = (unit: typeof countyA): Person => ({
  id: `pn_head_${unit.id}`,
  name: `${unit.name}负责人`,
  duties: [{ role: 'head', unit: unit.id }],
  hasLeft: false,
});
const whole = [zhang, zhao, headOf(countyA), headOf(countyB), li, wang, zhou];
const gapsWithout = (...absent: Person[]) =>
  staffingGaps({ plan: aPlan(), round, units, people: whole.filter((person) => !absent.includes(person)) });
const [headA] = [whole[2] as Person];

describe('what a round lacks people for', () => {
  it('is nothing where every step of its way has somebody', () => {
    expect(gapsWithout()).toEqual([]);
  });

  it.each([
    ['a filler', zhao, [{ gap: 'noFiller', unit: { id: 'ou_b', name: '乙县' } }]],
    ['a head', headA, [{ gap: 'noHead', unit: { id: 'ou_a', name: '甲县' } }]],
    ['a reviewer', li, [{ gap: 'noReviewer', department: { id: 'ou_city_elderly', name: '养老服务科' } }]],
    ['a planner to check', zhou, [{ gap: 'noPlanner' }]],
    ['an approver', wang, [{ gap: 'noApprover' }]],
  ])('%s', (_, person, expected) => {
    expect(gapsWithout(person)).toEqual(expected);
  });

  it('does not count those who left, nor ask for what the route has no step for', () => {
    const short = { ...round, route: ['review' as const, 'approval' as const] };
    const people = [sun, zhao, li, wang];
    expect(staffingGaps({ plan: aPlan(), round: short, units, people })).toEqual([
      { gap: 'noFiller', unit: { id: 'ou_a', name: '甲县' } },
    ]);
  });

  it('does not ask units for people that report nothing', () => {
    const plan = aPlan({ indicators: [anIndicator({ appliesTo: { by: 'units', units: ['ou_a'] } })] });
    expect(staffingGaps({ plan, round, units, people: whole.filter((person) => person !== zhao) })).toEqual([]);
  });

  it('is content with a department’s own reviewer, but not with another department’s', () => {
    const of = (department: `ou_${string}`): Person => ({
      ...li,
      duties: [{ role: 'reviewer', unit: 'ou_city', department }],
    });
    const gaps = (reviewer: Person) =>
      staffingGaps({ plan: aPlan(), round, units, people: whole.map((person) => (person === li ? reviewer : person)) });
    expect(gaps(of('ou_city_elderly'))).toEqual([]);
    expect(gaps(of('ou_city_rescue'))).toMatchObject([{ gap: 'noReviewer' }]);
  });

  it('warns where one person alone would fill and judge, which nobody may', () => {
    const people = [chen, headOf(countyA), zhao, headOf(countyB)];
    expect(staffingGaps({ plan: aPlan(), round, units, people })).toEqual([
      {
        gap: 'onlyOne',
        person: { id: 'pn_chen', name: '陈' },
        unit: { id: 'ou_a', name: '甲县' },
        roles: ['filler', 'reviewer', 'planner', 'approver'],
      },
      {
        gap: 'onlyOne',
        person: { id: 'pn_chen', name: '陈' },
        unit: { id: 'ou_b', name: '乙县' },
        roles: ['reviewer', 'planner', 'approver'],
      },
    ]);
  });
});

describe('opening a round', () => {
  const refusal = (...absent: Person[]) =>
    staffingRefusal({ plan: aPlan(), round, units, people: whole.filter((person) => !absent.includes(person)) });

  it('is refused for want of a filler, a reviewer or an approver, all named at once', () => {
    expect(refusal(zhao, li, wang)).toEqual({
      code: 'round.notStaffed',
      details: { units: ['乙县'], departments: ['养老服务科'], hasApprover: false },
    });
  });

  it('is not refused for want of a head or a planner, who can be named until they are needed', () => {
    expect(refusal(headA, zhou)).toBeNull();
  });
});

describe('people who never acted', () => {
  const act = (by: Person, action: Action, at: string, isThisRound: boolean) => ({
    isThisRound,
    unit: 'ou_a' as const,
    event: { action, at, by: { id: by.id, name: by.name } },
  });

  it('are those with a part in the round and no step in it, with their last step in any', () => {
    const idle = idleOwners({ plan: aPlan(), round, units, people: [...whole, sun] }, [
      act(zhang, 'saveDraft', '2024-01-08T01:00:00.000Z', true),
      act(li, 'startReview', '2023-02-01T01:00:00.000Z', false),
      act(li, 'passReview', '2023-02-02T01:00:00.000Z', false),
      act(wang, 'approve', '2023-02-03T01:00:00.000Z', false),
    ]);
    expect(
      idle.map(({ person, units: own, lastAct }) => [person.name, own.map(({ name }) => name).join(), lastAct]),
    ).toEqual([
      ['赵', '乙县', null],
      ['甲县负责人', '甲县', null],
      ['乙县负责人', '乙县', null],
      ['李', '', { action: 'passReview', unit: 'ou_a', at: '2023-02-02T01:00:00.000Z' }],
      ['王', '', { action: 'approve', unit: 'ou_a', at: '2023-02-03T01:00:00.000Z' }],
      ['周', '', null],
    ]);
  });
});
