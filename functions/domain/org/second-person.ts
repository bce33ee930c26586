import type { House } from './house';
import type { OrgChange } from './org-change';
import type { Person } from './people';
import { mayArrange } from './permissions';
import type { OrgUnit } from './units';

/** The unit a city reports to, and who arranges people there. */
export interface Superior {
  unit: OrgUnit;
  people: Person[];
}

/** Who may confirm a change, and by what right: as administrators and approvers of the house, its planners, or the unit above. */
export interface SecondPeople {
  as: 'house' | 'planner' | 'superior' | 'nobody';
  people: Person[];
}

/**
 * The second pair of eyes for a change of people and units: never who proposed it, never somebody it touches. They are the
 * house's administrators and approvers; only where it has no such other person its planners; and only where it has none of
 * those either, the administrators and approvers of the unit it reports to (上级单位). A right that fewer hold is worth more:
 * nobody has it beside those who come first.
 */
export function secondPeople(
  { proposedBy, items }: Pick<OrgChange, 'proposedBy' | 'items'>,
  { city, people, above }: Pick<House, 'city' | 'people'> & { above: Superior | null },
): SecondPeople {
  const isFree = ({ id, hasLeft }: Person) =>
    !hasLeft && id !== proposedBy.id && !items.some((item) => item.kind === 'person' && item.id === id);
  const free = people.filter(isFree);
  const tiers: SecondPeople[] = [
    { as: 'house', people: free.filter((one) => mayArrange(one, 'confirmOrgChange', city.id)) },
    { as: 'planner', people: free.filter((one) => mayArrange(one, 'managePeople', city.id)) },
    {
      as: 'superior',
      people: above
        ? above.people.filter((one) => isFree(one) && mayArrange(one, 'confirmOrgChange', above.unit.id))
        : [],
    },
  ];
  return tiers.find((tier) => tier.people.length > 0) ?? { as: 'nobody', people: [] };
}
