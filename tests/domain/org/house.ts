import type { Delegation } from '../../../functions/domain/org/delegation';
import type { DelegationSituation, DelegationWish } from '../../../functions/domain/org/delegation-refusal';
import type { HouseInChange } from '../../../functions/domain/org/org-change-refusal';
import type { Duty, Person } from '../../../functions/domain/org/people';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { bureau, city, countyA, countyB, li, sun, wang, zhang, zhao, zhou } from '../../support/people';

const person = (id: Person['id'], name: string, duties: Duty[]): Person => ({ id, name, duties, hasLeft: false });

/** Two administrators, besides the cast; and a department of the city's office. */
export const admin = person('pn_admin', '管', [{ role: 'admin', unit: 'ou_city' }]);
export const admin2 = person('pn_admin2', '关', [{ role: 'admin', unit: 'ou_city' }]);
export const department: OrgUnit = { ...countyA, id: 'ou_city_d_one', name: '养老服务处', type: '处室' };

export function aHouse(fields: Partial<HouseInChange> = {}): HouseInChange {
  return {
    city,
    units: [countyA, countyB, bureau, department],
    people: [zhang, zhao, li, wang, zhou, sun, admin, admin2],
    changes: [],
    reported: {},
    above: null,
    ...fields,
  };
}

export function aDelegating(fields: Partial<DelegationSituation> = {}): DelegationSituation {
  return { ...aHouse(), delegations: [], today: '2024-01-08', ...fields };
}

/** wang is away for a week; li approves meanwhile. */
export function aWish(fields: Partial<DelegationWish> = {}): DelegationWish {
  return {
    owner: 'ou_city',
    from: 'pn_wang',
    to: 'pn_li',
    duties: [{ role: 'approver', unit: 'ou_city' }],
    firstDay: '2024-01-08',
    lastDay: '2024-01-14',
    reason: '赴省里参加培训',
    ...fields,
  };
}

export function aDelegation(fields: Partial<Delegation> = {}): Delegation {
  const { from: _, to: __, ...wish } = aWish();
  return {
    ...wish,
    id: 'dg_city_1',
    from: { id: 'pn_wang', name: '王' },
    to: { id: 'pn_li', name: '李' },
    by: { id: 'pn_wang', name: '王' },
    at: '2024-01-05T01:00:00.000Z',
    revision: 1,
    revoked: null,
    ...fields,
  };
}
