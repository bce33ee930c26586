import type { OrgUnitId, PersonId } from '../ids';

/** 填报人 · 单位负责人 (head) · 审核人 · 审批人 · 规划人员 · 管理员. */
export const roles = ['filler', 'head', 'reviewer', 'approver', 'planner', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A role held for one unit: a filler fills and a head signs for it, the others judge or read what its children report. */
export interface Duty {
  role: Role;
  unit: OrgUnitId;
  /** 业务处室: a reviewer of one department judges its indicators only. Absent = all of them. */
  department?: OrgUnitId | undefined;
}

/** 代理: somebody else's duty, done in their absence. */
export interface Delegated {
  duty: Duty;
  of: PersonName;
}

/** A person with their duties; a leaver stays on the record and loses access at once. */
export interface Person {
  id: PersonId;
  name: string;
  duties: Duty[];
  hasLeft: boolean;
  /** The duties this person stands in for today. Worked out when they ask for something, never stored with them. */
  standsInFor?: readonly Delegated[] | undefined;
}

/** The short form that stands in records and replies. */
export interface PersonName {
  id: PersonId;
  name: string;
}

export function toPersonName(person: Person): PersonName {
  return { id: person.id, name: person.name };
}
