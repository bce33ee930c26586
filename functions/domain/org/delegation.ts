import type { DelegationId, OrgUnitId } from '../ids';
import type { Lapse } from './lapse';
import type { Delegated, Duty, Person, PersonName } from './people';

/**
 * 代理: while somebody is away, somebody else does some of their duties, under both names. Days as `YYYY-MM-DD` in China,
 * both inclusive.
 */
export interface Delegation {
  id: DelegationId;
  /** The unit whose business it is: it is listed there. */
  owner: OrgUnitId;
  from: PersonName;
  to: PersonName;
  /** Duties of `from` at the time. */
  duties: Duty[];
  /** Those of them that `from` has lost since. They are covered no more, also where they come back to `from` within its days. */
  lost?: Duty[] | undefined;
  firstDay: string;
  lastDay: string;
  reason: string;
  by: PersonName;
  at: string;
  revision: number;
  /** 提前收回; `because` where nobody took it back, but a change of people ended it: then `by` decided on that change. */
  revoked: { by: PersonName; at: string; because?: Lapse | undefined } | null;
}

export function isInForce({ firstDay, lastDay, revoked }: Delegation, day: string): boolean {
  return revoked === null && firstDay <= day && day <= lastDay;
}

export function isSameDuty(a: Duty, b: Duty): boolean {
  return a.role === b.role && a.unit === b.unit && a.department === b.department;
}

/** The duties it covers as long as the absent one holds them. */
export function coveredDuties({ duties, lost = [] }: Pick<Delegation, 'duties' | 'lost'>): Duty[] {
  return duties.filter((duty) => !lost.some((gone) => isSameDuty(gone, duty)));
}

/**
 * What a person stands in for on a day: duties the absent ones still hold themselves. Nobody passes on what was passed on
 * to them, for only own duties can be delegated. `people` has those whom `delegations` come from.
 */
export function standsInFor(person: Person, delegations: Delegation[], people: Person[], day: string): Delegated[] {
  return delegations
    .filter((delegation) => delegation.to.id === person.id && isInForce(delegation, day))
    .flatMap((delegation) => {
      const { from } = delegation;
      const absent = people.find(({ id }) => id === from.id);
      if (!absent || absent.hasLeft) return [];
      return coveredDuties(delegation)
        .filter((duty) => absent.duties.some((held) => isSameDuty(held, duty)))
        .map((duty) => ({ duty, of: from }));
    });
}
