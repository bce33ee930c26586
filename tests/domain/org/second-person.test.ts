import { describe, expect, it } from 'vitest';
import { type OrgChange, toPersonState, withIds } from '../../../functions/domain/org/org-change';
import { confirmRefusal, type HouseInChange } from '../../../functions/domain/org/org-change-refusal';
import type { Person } from '../../../functions/domain/org/people';
import { type Superior, secondPeople } from '../../../functions/domain/org/second-person';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { city, wang, zhang, zhou } from '../../support/people';
import { admin, admin2, aHouse } from './house';

const province: OrgUnit = { ...city, id: 'ou_province', name: '示例省', type: '省' };
const above = (role: 'admin' | 'approver' | 'reviewer', fields: Partial<Person> = {}): Person => ({
  id: `pn_above_${role}`,
  name: role,
  duties: [{ role, unit: 'ou_province' }],
  hasLeft: false,
  ...fields,
});
const superior: Superior = { unit: province, people: [above('admin'), above('approver'), above('reviewer')] };

/** zhang is to be renamed (and others with him), as proposed by somebody. */
function proposedBy(person: Person, ...touched: Person[]): OrgChange {
  const items = [zhang, ...touched].map((one) => ({
    kind: 'person' as const,
    id: one.id,
    before: toPersonState(one),
    after: { ...toPersonState(one), name: `${one.name}伟` },
  }));
  return {
    id: 'oc_city_1',
    city: 'ou_city',
    number: 1,
    items: withIds(items, 'ou_city', 1),
    reason: '更名',
    proposedBy: { id: person.id, name: person.name },
    proposedAt: '2024-01-08T01:00:00.000Z',
    status: 'proposed',
    decidedBy: null,
    decidedAt: null,
    decisionNote: '',
    isDone: false,
    revision: 1,
  };
}
const houseOf = (people: Person[], fields: Partial<HouseInChange> = {}) => aHouse({ people, ...fields });
const asked = (change: OrgChange, house: HouseInChange) => {
  const { as, people } = secondPeople(change, house);
  return [as, people.map(({ name }) => name).join(' ')];
};

describe('the second pair of eyes for a change of people', () => {
  it.each<[string, OrgChange, HouseInChange, [string, string]]>([
    [
      'another administrator or an approver of the house, before all others',
      proposedBy(admin),
      houseOf([zhang, wang, zhou, admin, admin2], { above: superior }),
      ['house', '王 关'],
    ],
    [
      'the only administrator, for what a planner proposes',
      proposedBy(zhou),
      houseOf([zhang, zhou, admin]),
      ['house', '管'],
    ],
    [
      'the planner, for what the only administrator proposes',
      proposedBy(admin),
      houseOf([zhang, zhou, admin], { above: superior }),
      ['planner', '周'],
    ],
    [
      'the unit above, where nobody else of the house arranges people',
      proposedBy(admin),
      houseOf([zhang, admin], { above: superior }),
      ['superior', 'admin approver'],
    ],
    [
      'the unit above, where the others of the house are touched themselves',
      proposedBy(admin, wang, zhou),
      houseOf([zhang, wang, zhou, admin], { above: superior }),
      ['superior', 'admin approver'],
    ],
    [
      'the unit above, where the other one has left',
      proposedBy(admin),
      houseOf([zhang, { ...wang, hasLeft: true }, admin], { above: superior }),
      ['superior', 'admin approver'],
    ],
    ['nobody, where there is no unit above', proposedBy(admin), houseOf([zhang, admin]), ['nobody', '']],
    [
      'nobody, where the unit above has nobody either',
      proposedBy(admin),
      houseOf([zhang, admin], { above: { unit: province, people: [above('admin', { hasLeft: true })] } }),
      ['nobody', ''],
    ],
  ])('is %s', (_, change, house, expected) => {
    expect(asked(change, house)).toEqual(expected);
  });

  it('is never the first pair, whatever this one holds in the unit above as well', () => {
    const both: Person = { ...admin, duties: [...admin.duties, { role: 'admin', unit: 'ou_province' }] };
    const house = houseOf([zhang, both], { above: { unit: province, people: [both] } });
    expect(asked(proposedBy(both), house)).toEqual(['nobody', '']);
    expect(confirmRefusal(both, proposedBy(both), house)?.code).toBe('people.ownChange');
  });

  it('is refused to a planner and to the unit above as long as the house has its own', () => {
    const house = houseOf([zhang, wang, zhou, admin], { above: superior });
    for (const person of [zhou, above('admin')])
      expect(confirmRefusal(person, proposedBy(admin), house)?.code).toBe('action.notYours');
    expect(confirmRefusal(wang, proposedBy(admin), house)).toBeNull();
  });

  it('is taken up by the planner, or the unit above, where it is theirs', () => {
    expect(confirmRefusal(zhou, proposedBy(admin), houseOf([zhang, zhou, admin]))).toBeNull();
    const alone = houseOf([zhang, admin], { above: superior });
    expect(confirmRefusal(above('admin'), proposedBy(admin), alone)).toBeNull();
    expect(confirmRefusal(above('reviewer'), proposedBy(admin), alone)?.code).toBe('action.notYours');
  });
});
