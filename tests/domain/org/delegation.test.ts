import { describe, expect, it } from 'vitest';
import { type Delegation, standsInFor } from '../../../functions/domain/org/delegation';
import {
  type DelegationSituation,
  type DelegationWish,
  delegationRefusal,
  revocationRefusal,
} from '../../../functions/domain/org/delegation-refusal';
import type { Person } from '../../../functions/domain/org/people';
import { may, mayArrange } from '../../../functions/domain/org/permissions';
import { countyA, li, qin, wang, zhang, zhao, zhou } from '../../support/people';
import { aDelegating, aDelegation, admin, aWish } from './house';

const codeOf = (wish: DelegationWish, actor: Person = wang, situation: DelegationSituation = aDelegating()) =>
  delegationRefusal(wish, actor, situation)?.code ?? null;

const liForWang = aDelegation();
const between = (from: Person, to: Person, fields: Partial<Delegation> = {}) =>
  aDelegation({ from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name }, ...fields });

describe('setting up a stand-in (代理)', () => {
  it.each<[string, Partial<DelegationWish>, string | null]>([
    ['a week from today', {}, null],
    ['a single day', { lastDay: '2024-01-08' }, null],
    // 24 days of January from the 8th, 29 of February (a leap year), 31 of March, 6 of April.
    ['ninety days', { lastDay: '2024-04-06' }, null],
    ['ninety-one days', { lastDay: '2024-04-07' }, 'delegation.tooLong'],
    ['an end before its beginning', { firstDay: '2024-01-10', lastDay: '2024-01-09' }, 'delegation.datesReversed'],
    ['a beginning that is over', { firstDay: '2024-01-07' }, 'delegation.inPast'],
    ['no reason', { reason: ' ' }, 'delegation.reasonMissing'],
    ['oneself', { to: 'pn_wang' }, 'delegation.toSelf'],
    ['somebody who has left', { to: 'pn_sun' }, 'delegation.hasLeft'],
    ['somebody of another city', { to: 'pn_qin' }, 'delegation.elsewhere'],
    ['no duty at all', { duties: [] }, 'delegation.notOwnDuty'],
    ['a duty one does not hold', { duties: [{ role: 'reviewer', unit: 'ou_city' }] }, 'delegation.notOwnDuty'],
    ['a duty in another city', { duties: [{ role: 'approver', unit: 'ou_othercity' }] }, 'delegation.notOwnDuty'],
  ])('with %s', (_, fields, code) => {
    const people = [...aDelegating().people, qin];
    expect(codeOf(aWish(fields), wang, aDelegating({ people }))).toBe(code);
  });

  it('is for who is away, and for an administrator where they can not; for nobody else', () => {
    expect(codeOf(aWish(), wang)).toBeNull();
    expect(codeOf(aWish(), admin)).toBeNull();
    for (const other of [li, zhou, zhang]) expect(codeOf(aWish({ to: 'pn_zhao' }), other)).toBe('action.notYours');
  });

  it('never hands an administrator what they arrange themself', () => {
    expect(codeOf(aWish({ to: 'pn_admin' }), admin)).toBe('delegation.toArranger');
  });

  it('never hands on the administration itself', () => {
    const wish = aWish({ from: 'pn_admin', duties: [{ role: 'admin', unit: 'ou_city' }] });
    expect(codeOf(wish, admin)).toBe('delegation.adminDuty');
  });

  it('is not for somebody who has left, and whose duties are nobody’s', () => {
    const wish = aWish({ from: 'pn_sun', duties: [{ role: 'filler', unit: 'ou_a' }] });
    expect(codeOf(wish, admin)).toBe('delegation.hasLeft');
  });

  it.each<[string, Delegation[], string | null]>([
    ['the other is away and named this one', [between(li, wang)], 'delegation.loop'],
    ['the other is away and named a third', [between(li, zhou)], 'delegation.delegateAway'],
    ['this one stands in for a third', [between(zhou, wang)], 'delegation.standsIn'],
    ['the duty has a stand-in already', [between(wang, zhou)], 'delegation.overlaps'],
    [
      'the other is away only on the day before',
      [between(li, wang, { firstDay: '2024-01-01', lastDay: '2024-01-07' })],
      null,
    ],
    [
      'the other is away from the last day on',
      [between(li, wang, { firstDay: '2024-01-14', lastDay: '2024-01-20' })],
      'delegation.loop',
    ],
    [
      'what stood in the way was taken back',
      [between(li, wang, { revoked: { by: li, at: '2024-01-06T01:00:00.000Z' } })],
      null,
    ],
    ['the other stands in for a third as well', [between(zhou, li)], null],
  ])('while %s', (_, delegations, code) => {
    expect(codeOf(aWish(), wang, aDelegating({ delegations }))).toBe(code);
  });
});

describe('taking it back (收回)', () => {
  it('is for the one away, the stand-in and administrators', () => {
    for (const person of [wang, li, admin]) expect(revocationRefusal(person, liForWang, '2024-01-10')).toBeNull();
    for (const person of [zhou, zhang])
      expect(revocationRefusal(person, liForWang, '2024-01-10')?.code).toBe('action.notYours');
  });

  it('is nothing to do once it is over', () => {
    expect(revocationRefusal(wang, liForWang, '2024-01-14')).toBeNull();
    expect(revocationRefusal(wang, liForWang, '2024-01-15')?.code).toBe('delegation.over');
    const revoked = { by: wang, at: '2024-01-09T01:00:00.000Z' };
    expect(revocationRefusal(wang, { ...liForWang, revoked }, '2024-01-10')?.code).toBe('delegation.over');
  });
});

describe('what a stand-in may do', () => {
  const on = (day: string, people: Person[] = [wang], delegations = [liForWang]): Person => ({
    ...li,
    standsInFor: standsInFor(li, delegations, people, day),
  });

  it('lasts from the first day to the last', () => {
    const days = ['2024-01-07', '2024-01-08', '2024-01-14', '2024-01-15'];
    expect(days.map((day) => may(on(day), 'approve', countyA))).toEqual([false, true, true, false]);
  });

  it('ends with the duty of the one who is away: taken from them, or they with it', () => {
    const moved: Person = { ...wang, duties: [{ role: 'planner', unit: 'ou_city' }] };
    expect(may(on('2024-01-10', [moved]), 'approve', countyA)).toBe(false);
    expect(may(on('2024-01-10', [{ ...wang, hasLeft: true }]), 'approve', countyA)).toBe(false);
  });

  it('is nobody else’s', () => {
    expect(standsInFor(zhao, [liForWang], [wang], '2024-01-10')).toEqual([]);
  });

  it('is not to confirm who does what: that is nobody’s in another’s name', () => {
    const standIn = on('2024-01-10');
    expect(mayArrange(wang, 'confirmOrgChange', 'ou_city')).toBe(true);
    expect(mayArrange(standIn, 'confirmOrgChange', 'ou_city')).toBe(false);
  });
});
