import { type Delegation, isSameDuty } from './delegation';
import { type House, isOfHouse } from './house';
import type { Duty, Person } from './people';

/**
 * Why a 代理 no longer holds before its last day: the one away or the one standing in has left (离岗) or works for another
 * city now, or none of its duties is the absent one's any more.
 */
export const lapses = ['fromLeft', 'fromMoved', 'toLeft', 'toMoved', 'dutyEnded'] as const;
export type Lapse = (typeof lapses)[number];

/** Why this delegation of the house covers nothing any more, whatever its days say; null if it still does. */
export function lapseOf({ from, to, duties }: Pick<Delegation, 'from' | 'to' | 'duties'>, house: House): Lapse | null {
  const find = (id: Person['id']) => house.people.find((person) => person.id === id);
  const [absent, standIn] = [find(from.id), find(to.id)];
  if (absent?.hasLeft) return 'fromLeft';
  if (!absent || !isOfHouse(house, absent)) return 'fromMoved';
  if (standIn?.hasLeft) return 'toLeft';
  if (!standIn || !isOfHouse(house, standIn)) return 'toMoved';
  return duties.some((duty) => isHeldBy(absent, duty)) ? null : 'dutyEnded';
}

/** Those of its duties that the absent one has lost since: they are covered no more, the others are. */
export function lostDuties({ from, duties }: Pick<Delegation, 'from' | 'duties'>, { people }: House): Duty[] {
  const absent = people.find(({ id }) => id === from.id);
  return absent ? duties.filter((duty) => !isHeldBy(absent, duty)) : [];
}

/** What the house knows of a delegation besides what was set up: whether and of what it still holds. */
export interface DelegationStanding {
  lapse: Lapse | null;
  lost: Duty[];
}

/** How a delegation stands on a day. One that was ended on record says why there; one that is over says nothing more. */
export function standingOf(delegation: Delegation, house: House, today: string): DelegationStanding {
  const { revoked, lastDay } = delegation;
  if (revoked || lastDay < today) return { lapse: revoked?.because ?? null, lost: [] };
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
    const isOpen = of.revoked === null && of.lastDay >= today;
    const lapse = isOpen ? lapseOf(of, house) : null;
    return lapse ? [{ of, lapse }] : [];
  });
}

function isHeldBy({ duties }: Person, duty: Duty): boolean {
  return duties.some((held) => isSameDuty(held, duty));
}
