import { isDepartment } from '../catalogue/departments';
import type { OrgUnitId } from '../ids';
import type { Duty, Person, Role } from './people';
import type { OrgUnit } from './units';

/** A city (or whatever unit others report to) with its units and people: what an administrator arranges. */
export interface House {
  city: OrgUnit;
  /** Everything beneath it, its departments (处室) among them. */
  units: OrgUnit[];
  people: Person[];
}

/** Duties for one unit beneath the city; every other duty is over all of them, and held for the city itself. */
export function isUnitRole(role: Role): boolean {
  return role === 'filler' || role === 'head';
}

/** Whether a duty is held in this house. */
export function isDutyIn({ city, units }: Pick<House, 'city' | 'units'>, duty: Duty): boolean {
  return isUnitRole(duty.role) ? units.some(({ id }) => id === duty.unit) : duty.unit === city.id;
}

/** Whether a person belongs to the house; leavers belong to where they worked. */
export function isOfHouse(house: Pick<House, 'city' | 'units'>, person: Pick<Person, 'duties'>): boolean {
  return person.duties.some((duty) => isDutyIn(house, duty));
}

/** The departments of the house's own office, one of which a reviewer may review for. */
export function departmentsIn({ units }: Pick<House, 'units'>): OrgUnit[] {
  return units.filter(isDepartment);
}

/** Units for which somebody can fill and sign. */
export function reportersIn({ units }: Pick<House, 'units'>): OrgUnit[] {
  return units.filter((unit) => !isDepartment(unit));
}

/** The houses a person's own duties may belong to: the unit itself, or the one it reports to. */
export function housesOf(person: Pick<Person, 'duties'>, parentOf: (unit: OrgUnitId) => OrgUnitId | null): OrgUnitId[] {
  const houses = person.duties.map(({ role, unit }) => (isUnitRole(role) ? parentOf(unit) : unit));
  return [...new Set(houses.filter((house) => house !== null))];
}
