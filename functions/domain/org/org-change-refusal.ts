import { because, type Refusal } from '../problem';
import { isSameDuty } from './delegation';
import { departmentsIn, type House, isDutyIn, isUnitRole, reportersIn } from './house';
import {
  isSamePersonState,
  isSameUnitState,
  type OrgChange,
  type PersonState,
  toPersonState,
  toUnitState,
  type UnitState,
  type WishedItem,
} from './org-change';
import type { Duty, Person } from './people';
import { mayArrange } from './permissions';
import { type Superior, secondPeople } from './second-person';
import { isDivisionCode } from './units';

/** A house with what decides on its changes besides people and units. */
export interface HouseInChange extends House {
  changes: OrgChange[];
  /** First and last data year for which a unit reported; absent = none. */
  reported: Partial<Record<string, { first: number; last: number }>>;
  /** The unit the city reports to; null where it reports to nobody here. */
  above: Superior | null;
}

export interface OrgWish {
  items: WishedItem[];
  reason: string;
}

/** Why a change may not be proposed (or, of leavers, made) by this person; null if it may. */
export function proposalRefusal(actor: Person, wish: OrgWish, house: HouseInChange): Refusal | null {
  if (wish.items.length === 0) return because('people.nothingToChange', {});
  if (wish.reason.trim() === '') return because('people.incomplete', { name: '', missing: 'reason' });
  // Ids of who and what is new are the house's to give: anybody else's may be taken elsewhere.
  const misnamed = wish.items.filter(({ id, before }) => (id === null) !== (before === null));
  if (misnamed.length > 0) return because('people.stale', { names: namesOf(misnamed) });
  const waiting = new Set(house.changes.filter(({ status }) => status === 'proposed').flatMap(idsOf));
  const underWay = wish.items.filter(({ id }) => id !== null && waiting.has(id));
  // A leaver is not kept by what waits for somebody's word; that is refused afterwards as out of date.
  const held = underWay.filter((item) => !(item.kind === 'person' && item.after.hasLeft));
  return (
    dutyRefusal(actor, wish.items, house) ??
    (held.length > 0 ? because('people.underWay', { names: namesOf(held) }) : null) ??
    itemsRefusal(actor, wish.items, house)
  );
}

/** Why a proposed change may not be confirmed or turned down by this person. Whose word it waits for: {@link secondPeople}. */
export function confirmationRefusal(actor: Person, change: OrgChange, house: HouseInChange): Refusal | null {
  const isAsked = secondPeople(change, house).people.some(({ id }) => id === actor.id);
  if (!isAsked && !mayArrange(actor, 'confirmOrgChange', house.city.id))
    return because('action.notYours', { action: 'confirmOrgChange' });
  if (change.status !== 'proposed') return because('people.decided', { status: change.status });
  if (change.proposedBy.id === actor.id) return because('people.ownChange', {});
  if (change.items.some(({ id }) => id === actor.id)) return because('people.ownEntry', {});
  // A leaver's word counts for nothing, whatever they hold.
  return isAsked ? null : because('action.notYours', { action: 'confirmOrgChange' });
}

/** The same for confirming it, which asks anew of everything whether it is still as it was. */
export function confirmRefusal(actor: Person, change: OrgChange, house: HouseInChange): Refusal | null {
  return confirmationRefusal(actor, change, house) ?? itemsRefusal(actor, change.items, house);
}

/** Only who proposed a change takes it back. */
export function withdrawalRefusal(actor: Person, change: OrgChange): Refusal | null {
  if (change.proposedBy.id !== actor.id) return because('action.notYours', { action: 'withdrawOrgChange' });
  return change.status === 'proposed' ? null : because('people.decided', { status: change.status });
}

function dutyRefusal(actor: Person, items: WishedItem[], { city }: House): Refusal | null {
  for (const [kind, action] of [
    ['person', 'managePeople'],
    ['unit', 'manageUnits'],
  ] as const) {
    if (items.some((item) => item.kind === kind) && !mayArrange(actor, action, city.id))
      return because('action.notYours', { action });
  }
  return null;
}

function itemsRefusal(actor: Person, items: WishedItem[], house: HouseInChange): Refusal | null {
  if (items.some(({ id }) => id === actor.id)) return because('people.ownEntry', {});
  const stale = items.filter((item) => !isAsRead(item, house));
  if (stale.length > 0) return because('people.stale', { names: namesOf(stale) });
  for (const item of items) {
    const refusal = item.kind === 'person' ? personRefusal(item, house) : unitRefusal(item, house, items);
    if (refusal) return refusal;
  }
  return leavesNoAdmin(items, house) ? because('people.lastAdmin', {}) : null;
}

/** Whether what the change was thought out on is what is there. */
function isAsRead(item: WishedItem, { people, units }: House): boolean {
  if (item.kind === 'person') {
    const person = people.find(({ id }) => id === item.id);
    return item.before === null ? !person : !!person && isSamePersonState(item.before, toPersonState(person));
  }
  const unit = units.find(({ id }) => id === item.id);
  return item.before === null ? !unit : !!unit && isSameUnitState(item.before, toUnitState(unit));
}

function personRefusal(
  { before, after }: { before: PersonState | null; after: PersonState },
  house: House,
): Refusal | null {
  const { name } = after;
  if (before && isSamePersonState(before, after)) return because('people.nothingToChange', {});
  if (name.trim() === '') return because('people.incomplete', { name, missing: 'name' });
  // Whoever leaves goes as they are, with duties that may have lapsed long ago.
  if (after.hasLeft && before && !before.hasLeft) return null;
  // Who works for another city as well may go on there alone; everybody else has a duty here, or leaves (离岗).
  const had = (duty: Duty) => before?.duties.some((held) => isSameDuty(held, duty)) ?? false;
  const movesAway = after.duties.length > 0 && after.duties.every((duty) => had(duty) && !isDutyIn(house, duty));
  if (!movesAway && !after.duties.some((duty) => isDutyIn(house, duty)))
    return because('people.incomplete', { name, missing: 'duties' });
  const wrong = (duty: Duty, fault: 'unit' | 'department' | 'twice' | 'elsewhere') =>
    because('people.dutyInvalid', { name, role: duty.role, fault });
  for (const [index, duty] of after.duties.entries()) {
    if (after.duties.findIndex((other) => isSameDuty(other, duty)) !== index) return wrong(duty, 'twice');
    if (!isDutyIn(house, duty)) {
      // Duties in another house are that house's to give.
      if (!had(duty)) return wrong(duty, isUnitRole(duty.role) ? 'unit' : 'elsewhere');
      continue;
    }
    if (had(duty)) continue;
    if (isUnitRole(duty.role) && !reportersIn(house).some(({ id }) => id === duty.unit)) return wrong(duty, 'unit');
    const { department } = duty;
    if (department === undefined) continue;
    const isKnown = departmentsIn(house).some(({ id }) => id === department);
    if (duty.role !== 'reviewer' || !isKnown) return wrong(duty, 'department');
  }
  const lost = before?.duties.find(
    (duty) => !isDutyIn(house, duty) && !after.duties.some((kept) => isSameDuty(kept, duty)),
  );
  return lost ? wrong(lost, 'elsewhere') : null;
}

function unitRefusal(
  item: WishedItem & { kind: 'unit' },
  { city, units, reported }: HouseInChange,
  items: WishedItem[],
): Refusal | null {
  const { id, before, after } = item;
  const { name } = after;
  if (before && isSameUnitState(before, after)) return because('people.nothingToChange', {});
  if (name.trim() === '') return because('units.incomplete', { name, missing: 'name' });
  if (after.type.trim() === '') return because('units.incomplete', { name, missing: 'type' });
  if (after.parent !== city.id) return because('units.parentFixed', { name });
  if (after.divisionCode !== null && !isDivisionCode(after.divisionCode))
    return because('units.divisionCode', { name, found: after.divisionCode });
  if (after.validFrom !== null && after.validTo !== null && after.validFrom > after.validTo)
    return because('units.yearsReversed', { name });
  const others = [
    ...units.filter((unit) => unit.id !== id && !items.some((one) => one.id === unit.id)),
    ...items.filter((one) => one !== item).flatMap((one) => (one.kind === 'unit' ? [one.after] : [])),
  ];
  if (others.some((other) => other.name.trim() === name.trim() && isSameTime(other, after)))
    return because('units.nameTaken', { name });
  const years = id === null ? undefined : reported[id];
  // Who reports what goes by the type: under another one its old figures would be asked of nobody, and count nowhere.
  if (years && before && before.type !== after.type) return because('units.typeFixed', { name, type: before.type });
  if (years && (after.validFrom ?? years.first) > years.first)
    return because('units.reported', { name, dataYear: years.first });
  if (years && (after.validTo ?? years.last) < years.last)
    return because('units.reported', { name, dataYear: years.last });
  return null;
}

function isSameTime(a: UnitState, b: UnitState): boolean {
  const begin = (unit: UnitState) => unit.validFrom ?? Number.NEGATIVE_INFINITY;
  const end = (unit: UnitState) => unit.validTo ?? Number.POSITIVE_INFINITY;
  return begin(a) <= end(b) && begin(b) <= end(a);
}

function leavesNoAdmin(items: WishedItem[], { city, people }: House): boolean {
  const isAdmin = ({ duties, hasLeft }: PersonState) =>
    !hasLeft && duties.some(({ role, unit }) => role === 'admin' && unit === city.id);
  const changed = (person: Person) => items.find(({ id }) => id === person.id);
  const after = people.map((person): PersonState => {
    const item = changed(person);
    return item?.kind === 'person' ? item.after : person;
  });
  return people.some(isAdmin) && !after.some(isAdmin);
}

function idsOf({ items }: OrgChange): string[] {
  return items.map(({ id }) => id);
}

function namesOf(items: WishedItem[]): string[] {
  return items.map(({ before, after }) => before?.name ?? after.name);
}
