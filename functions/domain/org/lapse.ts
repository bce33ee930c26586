import { coveredDuties, type Delegation, isSameDuty } from './delegation';
import { type House, isOfHouse } from './house';
import type { Duty, Person } from './people';

/**
 * Why a 代理 no longer holds before its last day: the one away or the one standing in has left (离岗) or works for another
 * city now, or none of its duties is the absent one's any more.
 */
export const lapses = ['fromLeft', 'fromMoved', 'toLeft', 'toMoved', 'dutyEnded'] as const;
export type Lapse = (typeof lapses)[number];

type Agreed = Pick<Delegation, 'from' | 'to' | 'duties' | 'lost'>;

/** Why this delegation of the house covers nothing any more, whatever its days say; null if it still does. */
export function lapseOf(delegation: Agreed, house: House): Lapse | null {
  const { from, to } = delegation;
  const find = (id: Person['id']) => house.people.find((person) => person.id === id);
  const [absent, standIn] = [find(from.id), find(to.id)];
  if (absent?.hasLeft) return 'fromLeft';
  if (!absent || !isOfHouse(house, absent)) return 'fromMoved';
  if (standIn?.hasLeft) return 'toLeft';
  if (!standIn || !isOfHouse(house, standIn)) return 'toMoved';
  return coveredDuties(delegation).some((duty) => isHeldBy(absent, duty)) ? null : 'dutyEnded';
}

/** Those of its duties that the absent one has lost since: they are covered no more, the others are. */
function lostDuties(delegation: Agreed, { people }: House): Duty[] {
  const absent = people.find(({ id }) => id === delegation.from.id);
  const covered = coveredDuties(delegation);
  return delegation.duties.filter((duty) => !covered.includes(duty) || (absent && !isHeldBy(absent, duty)));
}

/** What the house knows of a delegation besides what was set up: whether and of what it still holds. */
export interface DelegationStanding {
  lapse: Lapse | null;
  lost: Duty[];
}

/** How a delegation stands on a day. One that was ended on record says why there; one that is over says nothing more. */
export function standingOf(delegation: Delegation, house: House, today: string): DelegationStanding {
  const { revoked } = delegation;
  if (!isOpen(delegation, today)) return { lapse: revoked?.because ?? null, lost: [] };
  const lapse = lapseOf(delegation, house);
  return { lapse, lost: lapse ? [] : lostDuties(delegation, house) };
}

/**
 * The delegations that end because people are no longer who they were: those in force or to come on this day. Ended on
 * record they stay ended, also where somebody comes back to the same duty within their days.
 */
export function lapsedAmong(
  delegations: Delegation[],
  house: House,
  today: string,
): { of: Delegation; lapse: Lapse }[] {
  return delegations.flatMap((of) => {
    const lapse = isOpen(of, today) ? lapseOf(of, house) : null;
    return lapse ? [{ of, lapse }] : [];
  });
}

/** The same of those that go on, but cover less than before: with everything they have lost, now or earlier. */
export function losingAmong(
  delegations: Delegation[],
  house: House,
  today: string,
): { of: Delegation; lost: Duty[] }[] {
  return delegations.flatMap((of) => {
    const lost = isOpen(of, today) && !lapseOf(of, house) ? lostDuties(of, house) : [];
    return lost.length > (of.lost ?? []).length ? [{ of, lost }] : [];
  });
}

function isOpen({ revoked, lastDay }: Delegation, today: string): boolean {
  return revoked === null && lastDay >= today;
}

function isHeldBy({ duties }: Person, duty: Duty): boolean {
  return duties.some((held) => isSameDuty(held, duty));
}
