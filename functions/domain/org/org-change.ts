import type { OrgChangeId, OrgUnitId, PersonId } from '../ids';
import { isSameDuty } from './delegation';
import { type House, isDutyIn } from './house';
import type { Person, PersonName } from './people';
import type { OrgUnit } from './units';

/** What can change about a person. */
export type PersonState = Pick<Person, 'name' | 'duties' | 'hasLeft'>;
/** What can change about a unit. */
export type UnitState = Omit<OrgUnit, 'id'>;

/** One person or unit, before and after. `before` is null where somebody comes or a unit begins. */
export type OrgItem =
  | { kind: 'person'; id: PersonId; before: PersonState | null; after: PersonState }
  | { kind: 'unit'; id: OrgUnitId; before: UnitState | null; after: UnitState };

/** As it is wished: who or what is new has no id yet, that is the house's to give. */
export type WishedItem =
  | { kind: 'person'; id: PersonId | null; before: PersonState | null; after: PersonState }
  | { kind: 'unit'; id: OrgUnitId | null; before: UnitState | null; after: UnitState };

/**
 * `proposed` waits for a second person; `confirmed`, `rejected` and `withdrawn` are final. `atOnce`: somebody left, which
 * waits for nobody.
 */
export const orgChangeStatuses = ['proposed', 'confirmed', 'rejected', 'withdrawn', 'atOnce'] as const;
export type OrgChangeStatus = (typeof orgChangeStatuses)[number];

/** 人员、单位变更: proposed by one person, confirmed by another, on record whatever became of it. */
export interface OrgChange {
  id: OrgChangeId;
  city: OrgUnitId;
  /** Counted over the house, from 1. */
  number: number;
  items: OrgItem[];
  reason: string;
  proposedBy: PersonName;
  proposedAt: string;
  status: OrgChangeStatus;
  decidedBy: PersonName | null;
  decidedAt: string | null;
  /** Why it was turned down. */
  decisionNote: string;
  /** Everything it says has become so, or nothing will. */
  isDone: boolean;
  revision: number;
}

export function toPersonState({ name, duties, hasLeft }: Person): PersonState {
  return { name, duties, hasLeft };
}

export function toUnitState({ id: _, ...state }: OrgUnit): UnitState {
  return state;
}

export function isSamePersonState(a: PersonState, b: PersonState): boolean {
  const holds = (state: PersonState, other: PersonState) =>
    state.duties.every((duty) => other.duties.some((held) => isSameDuty(held, duty)));
  const areSameDuties = a.duties.length === b.duties.length && holds(a, b) && holds(b, a);
  return a.name === b.name && a.hasLeft === b.hasLeft && areSameDuties;
}

export function isSameUnitState(a: UnitState, b: UnitState): boolean {
  return (
    a.name === b.name &&
    a.type === b.type &&
    a.parent === b.parent &&
    a.divisionCode === b.divisionCode &&
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo
  );
}

/** Whether nothing is wished but that somebody's access ends: 离岗. */
export function isLeaving(item: WishedItem): boolean {
  return item.kind === 'person' && item.before !== null && !item.before.hasLeft && item.after.hasLeft;
}

/** 离岗 takes effect without a second person, unless it would end duties in another city as well. */
export function leavesAtOnce(item: WishedItem, house: Pick<House, 'city' | 'units'>): boolean {
  if (item.kind !== 'person' || !isLeaving(item)) return false;
  return (item.before?.duties ?? []).every((duty) => isDutyIn(house, duty));
}

export function toOrgChangeId(city: OrgUnitId, number: number): OrgChangeId {
  return `oc_${city.slice(3)}_${number}`;
}

/** Gives ids to whoever and whatever is new: the house's, the number of the change and the place in it, used by nobody else. */
export function withIds(items: WishedItem[], city: OrgUnitId, number: number): OrgItem[] {
  return items.map((item, index) => {
    const fresh = `${city.slice(3)}_${number}_${index + 1}`;
    return item.kind === 'person'
      ? { ...item, id: item.id ?? (`pn_${fresh}` as const) }
      : { ...item, id: item.id ?? (`ou_${fresh}` as const) };
  });
}
