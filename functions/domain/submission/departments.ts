import type { FormTemplate } from '../form/template';
import type { EntryKey, OrgUnitId } from '../ids';
import type { Duty, Person } from '../org/people';
import { grounds } from '../org/permissions';
import type { OrgUnit, UnitName } from '../org/units';
import type { Round } from '../round/round';
import { acceptedKeys } from './acceptances';
import type { Mark, Submission } from './submission';

/** 责任处室 by line. A line without one is the parent's own. */
export type Departments = Partial<Record<EntryKey, OrgUnitId>>;

export function departmentsOf({ rows }: FormTemplate): Departments {
  return Object.fromEntries(rows.map(({ key, indicator }) => [key, indicator.department.id]));
}

/** What the departments' share in a submission is decided on. */
export interface Shared {
  submission: Pick<Submission, 'entries' | 'accepted' | 'acceptedAs' | 'passes'>;
  round: Pick<Round, 'parent'>;
  unit: OrgUnit;
  departments: Departments;
}

export function departmentOf({ round, departments }: Pick<Shared, 'round' | 'departments'>, key: EntryKey): OrgUnitId {
  return departments[key] ?? round.parent;
}

/** The lines a person judges in the review: those of the departments they review for, or stand in for. */
export function keysToReview(shared: Shared, actor: Person): EntryKey[] {
  return keysOfDuties(shared, grounds(actor, 'acceptEntries', shared.unit));
}

/** The lines within the person's own duties, without those they stand in for. */
export function ownKeysToReview(shared: Shared, actor: Person): EntryKey[] {
  return keysOfDuties(shared, grounds({ ...actor, standsInFor: [] }, 'acceptEntries', shared.unit));
}

/** The lines that these duties of reviewers are about. */
export function keysOfDuties(shared: Shared, reasons: { duty: Duty }[]): EntryKey[] {
  const named = reasons.map(({ duty }) => duty.department);
  const keys = shared.submission.entries.map(({ key }) => key);
  return keys.filter((key) => named.some((one) => one === undefined || one === departmentOf(shared, key)));
}

/** Lines nobody has accepted yet, or that changed after they were accepted. */
export function unjudgedKeys(submission: Pick<Submission, 'entries' | 'accepted' | 'acceptedAs'>): EntryKey[] {
  const accepted = acceptedKeys(submission);
  return submission.entries.map((entry) => entry.key).filter((key) => !accepted.has(key));
}

/** The passes that still hold: of departments all of whose lines are accepted as they stand. */
export function passesThatHold(shared: Shared): Submission['passes'] {
  const unsettled = new Set(unjudgedKeys(shared.submission).map((key) => departmentOf(shared, key)));
  const passes = Object.entries(shared.submission.passes) as [OrgUnitId, Submission['passes'][OrgUnitId]][];
  return Object.fromEntries(passes.filter(([department]) => !unsettled.has(department)));
}

/** The departments that have lines in a submission and have not passed them. */
export function departmentsToPass(shared: Shared): OrgUnitId[] {
  const passed = passesThatHold(shared);
  const all = new Set(shared.submission.entries.map(({ key }) => departmentOf(shared, key)));
  return [...all].filter((department) => !passed[department]);
}

/** What one 业务处室 judges of a submission; `passed` null = not yet. */
export interface DepartmentShare {
  department: UnitName;
  keys: EntryKey[];
  passed: Mark | null;
}

/** The departments in the order in which the form first names them. */
export function toShares(shared: Shared, { rows }: FormTemplate): DepartmentShare[] {
  const passes = passesThatHold(shared);
  const shares = new Map<OrgUnitId, DepartmentShare>();
  for (const { key, indicator } of rows) {
    const { department } = indicator;
    const share = shares.get(department.id) ?? { department, keys: [], passed: passes[department.id] ?? null };
    share.keys.push(key);
    shares.set(department.id, share);
  }
  return [...shares.values()];
}
