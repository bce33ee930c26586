import type { OrgUnitId, PersonId } from '../ids';
import { because, type Refusal } from '../problem';
import { daysBetween } from '../round/calendar';
import { coveredDuties, type Delegation, isSameDuty } from './delegation';
import { type House, isDutyIn, isOfHouse } from './house';
import type { Duty, Person } from './people';
import { mayArrange } from './permissions';

/** The longest absence somebody stands in for; whoever is away longer is given another's duties. In days, both ends counted. */
export const longestDelegation = 90;

/** 代理 as it is wished. Days as `YYYY-MM-DD` in China, both inclusive. */
export interface DelegationWish {
  owner: OrgUnitId;
  from: PersonId;
  to: PersonId;
  duties: Duty[];
  firstDay: string;
  lastDay: string;
  reason: string;
}

/** What a delegation is decided on: the house, everything ever delegated in it, and which day it is. */
export interface DelegationSituation extends House {
  delegations: Delegation[];
  today: string;
}

/** Why somebody may not stand in for somebody else; null if they may. */
export function delegationRefusal(wish: DelegationWish, actor: Person, house: DelegationSituation): Refusal | null {
  const from = house.people.find(({ id }) => id === wish.from);
  const to = house.people.find(({ id }) => id === wish.to);
  if (!from || !isOfHouse(house, from)) return because('thing.notFound', { what: 'person' });
  if (actor.id !== from.id && !mayArrange(actor, 'manageDelegations', house.city.id))
    return because('action.notYours', { action: 'manageDelegations' });
  if (from.id === wish.to) return because('delegation.toSelf', {});
  if (actor.id === wish.to) return because('delegation.toArranger', {});
  if (!to || !isOfHouse(house, to)) return because('delegation.elsewhere', { name: to?.name ?? '' });
  for (const { hasLeft, name } of [from, to]) if (hasLeft) return because('delegation.hasLeft', { name });
  return daysRefusal(wish, house.today) ?? dutiesRefusal(wish, from, house) ?? otherRefusal(wish, [from, to], house);
}

/** Why this person may not end it (收回): it is for who is away, who stands in, and administrators. */
export function revocationRefusal(actor: Person, delegation: Delegation, today: string): Refusal | null {
  const isTheirs = [delegation.from.id, delegation.to.id].includes(actor.id);
  if (!isTheirs && !mayArrange(actor, 'manageDelegations', delegation.owner))
    return because('action.notYours', { action: 'manageDelegations' });
  return delegation.revoked !== null || delegation.lastDay < today ? because('delegation.over', {}) : null;
}

function daysRefusal({ firstDay, lastDay, reason }: DelegationWish, today: string): Refusal | null {
  if (reason.trim() === '') return because('delegation.reasonMissing', {});
  if (lastDay < firstDay) return because('delegation.datesReversed', {});
  if (firstDay < today) return because('delegation.inPast', { firstDay });
  const days = daysBetween(firstDay, lastDay) + 1;
  return days > longestDelegation ? because('delegation.tooLong', { days, limit: longestDelegation }) : null;
}

function dutiesRefusal({ duties }: DelegationWish, from: Person, house: House): Refusal | null {
  // Who may do what is arranged by those to whom it was given, with four eyes.
  if (duties.some(({ role }) => role === 'admin')) return because('delegation.adminDuty', {});
  const isOwn = (duty: Duty) => isDutyIn(house, duty) && from.duties.some((held) => isSameDuty(held, duty));
  return duties.length > 0 && duties.every(isOwn) ? null : because('delegation.notOwnDuty', { name: from.name });
}

/** During the same days nobody is away and stands in for others: so there are no loops, and no delegate of a delegate. */
function otherRefusal(wish: DelegationWish, [from, to]: [Person, Person], house: DelegationSituation): Refusal | null {
  const same = house.delegations.filter(
    ({ revoked, firstDay, lastDay }) => revoked === null && firstDay <= wish.lastDay && wish.firstDay <= lastDay,
  );
  if (same.some((other) => other.from.id === to.id && other.to.id === from.id))
    return because('delegation.loop', { name: to.name });
  if (same.some((other) => other.from.id === to.id)) return because('delegation.delegateAway', { name: to.name });
  if (same.some((other) => other.to.id === from.id)) return because('delegation.standsIn', { name: from.name });
  const isTaken = (duty: Duty) =>
    same.some((other) => other.from.id === from.id && coveredDuties(other).some((given) => isSameDuty(given, duty)));
  return wish.duties.some(isTaken) ? because('delegation.overlaps', { name: from.name }) : null;
}
