import { describe, expect, it } from 'vitest';
import { lapsedAmong, lapseOf, standingOf } from '../../../functions/domain/org/lapse';
import type { Person } from '../../../functions/domain/org/people';
import { li, wang } from '../../support/people';
import { aDelegation, aHouse } from './house';

/** The house of the tests with these people as they are now. */
const houseWith = (...people: Person[]) =>
  aHouse({ people: aHouse().people.map((one) => people.find(({ id }) => id === one.id) ?? one) });

const elsewhere: Person['duties'] = [{ role: 'reviewer', unit: 'ou_othercity' }];
const fillerElsewhere: Person['duties'] = [{ role: 'filler', unit: 'ou_else' }];

describe('a stand-in (代理) between people who are no longer who they were', () => {
  it.each<[string, Person[], ReturnType<typeof lapseOf>]>([
    ['both as they were', [], null],
    ['the absent one has left', [{ ...wang, hasLeft: true }], 'fromLeft'],
    ['the absent one works for another city', [{ ...wang, duties: elsewhere }], 'fromMoved'],
    ['the stand-in has left', [{ ...li, hasLeft: true }], 'toLeft'],
    ['the stand-in judges in another city', [{ ...li, duties: elsewhere }], 'toMoved'],
    ['the stand-in fills for a county of another city', [{ ...li, duties: fillerElsewhere }], 'toMoved'],
    ['the stand-in fills for a county of this city now', [{ ...li, duties: [{ role: 'filler', unit: 'ou_b' }] }], null],
    ['the stand-in has a duty in another city as well', [{ ...li, duties: [...li.duties, ...elsewhere] }], null],
    ['the duty is not theirs any more', [{ ...wang, duties: [{ role: 'planner', unit: 'ou_city' }] }], 'dutyEnded'],
  ])('%s', (_, people, lapse) => {
    expect(lapseOf(aDelegation(), houseWith(...people))).toBe(lapse);
  });

  it('keeps what is left of several duties, and names the one that ended', () => {
    const approver = { role: 'approver', unit: 'ou_city' } as const;
    const planner = { role: 'planner', unit: 'ou_city' } as const;
    const both = aDelegation({ duties: [approver, planner] });
    expect(standingOf(both, houseWith(wang), '2024-01-10')).toEqual({ lapse: null, lost: [planner] });
    expect(standingOf(both, houseWith({ ...wang, duties: [planner] }), '2024-01-10').lost).toEqual([approver]);
  });

  it('is ended while it lasts or is to come, and left alone once it is over', () => {
    const house = houseWith({ ...li, hasLeft: true });
    const among = (today: string) => lapsedAmong([aDelegation()], house, today).map(({ lapse }) => lapse);
    expect(['2024-01-07', '2024-01-14', '2024-01-15'].map(among)).toEqual([['toLeft'], ['toLeft'], []]);
    const revoked = { by: wang, at: '2024-01-09T01:00:00.000Z' };
    expect(lapsedAmong([aDelegation({ revoked })], house, '2024-01-10')).toEqual([]);
    expect(standingOf(aDelegation(), house, '2024-01-15')).toEqual({ lapse: null, lost: [] });
  });

  it('says why it was ended, though the person is back since', () => {
    const revoked = { by: wang, at: '2024-01-09T01:00:00.000Z', because: 'fromMoved' } as const;
    expect(standingOf(aDelegation({ revoked }), aHouse(), '2024-01-10').lapse).toBe('fromMoved');
  });
});
