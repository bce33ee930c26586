import type { OrgUnitId } from '../ids';
import { type Person, type PersonName, type Role, toPersonName } from '../org/people';
import { covers, dutiesOf } from '../org/permissions';
import type { OrgUnit } from '../org/units';
import { indicatorsFor, type Plan } from '../plan/plan';
import type { Round } from '../round/round';
import { onceAccepted } from '../submission/acceptances';
import { entryKeysOf } from '../submission/entry';
import type { Submission } from '../submission/submission';

/** What tells who can do the next step with a submission. */
export type Standing = Pick<Submission, 'contributors' | 'judges' | 'passes' | 'accepted' | 'reviewedBy'>;

const stepOf = { head: 'signature', reviewer: 'review', planner: 'check', approver: 'approval' } as const;

/** People who hold a role over a unit, or stand in for one who does; nobody twice. */
export function holdersOf(people: Person[], role: Role, unit: Pick<OrgUnit, 'id' | 'parent'>): Person[] {
  return people.filter((person) => dutiesOf(person).some(({ duty }) => duty.role === role && covers(duty, unit)));
}

/**
 * Who could take the step a submission waits for. Left out: who may not, having written or judged it before (四眼原则), and
 * departments (处室) that have no line in it or have passed theirs.
 */
export function ownersOf(
  people: Person[],
  role: Role,
  { plan, round, unit }: { plan: Plan; round: Pick<Round, 'parent' | 'dataYear'>; unit: OrgUnit },
  standing: Standing,
): PersonName[] {
  const holders = holdersOf(people, role, unit);
  if (role === 'filler' || role === 'admin') return holders.map(toPersonName);

  const judgedElsewhere = Object.entries(standing.judges)
    .filter(([step]) => step !== stepOf[role])
    .flatMap(([, judges]) => judges ?? []);
  const barred = [
    ...standing.contributors,
    ...judgedElsewhere,
    ...(role === 'approver' && standing.reviewedBy ? [standing.reviewedBy.id] : []),
  ];
  // Whoever stands in for somebody is bound like them.
  const isBarred = ({ id, standsInFor = [] }: Person) =>
    [id, ...standsInFor.map(({ of }) => of.id)].some((one) => barred.includes(one));
  const able = holders.filter((person) => !isBarred(person));
  if (role !== 'reviewer') return able.map(toPersonName);

  const owing = departmentsOwing(plan, round, unit, standing);
  return able
    .filter((person) =>
      dutiesOf(person).some(
        ({ duty }) =>
          duty.role === 'reviewer' &&
          covers(duty, unit) &&
          (duty.department === undefined || owing.has(duty.department)),
      ),
    )
    .map(toPersonName);
}

/** 责任处室 with a line in the unit's submission that they have not passed, or that was reopened since. */
function departmentsOwing(
  plan: Plan,
  { dataYear }: Pick<Round, 'dataYear'>,
  unit: OrgUnit,
  { passes, accepted }: Standing,
): Set<OrgUnitId> {
  const lines = entryKeysOf(plan, unit, dataYear);
  const once = onceAccepted({ accepted });
  const departments = new Set(indicatorsFor(plan, unit, dataYear).map(({ department }) => department.id));
  const isDone = (department: OrgUnitId) =>
    passes[department] !== undefined &&
    lines.every(({ key, indicator }) => indicator.department.id !== department || once.has(key));
  return new Set([...departments].filter((department) => !isDone(department)));
}
