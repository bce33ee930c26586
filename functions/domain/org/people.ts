import type { OrgUnitId, PersonId } from '../ids';

export const roles = ['filler', 'reviewer', 'approver', 'planner'] as const;
export type Role = (typeof roles)[number];

/** A role held for one unit: a filler fills for it, the others judge or read what its children report. */
export interface Duty {
  role: Role;
  unit: OrgUnitId;
}

/** A person with their duties; a leaver stays on the record and loses access at once. */
export interface Person {
  id: PersonId;
  name: string;
  duties: Duty[];
  hasLeft: boolean;
}

/** The short form that stands in records and replies. */
export interface PersonName {
  id: PersonId;
  name: string;
}

export function toPersonName(person: Person): PersonName {
  return { id: person.id, name: person.name };
}
