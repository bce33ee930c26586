import type { OrgUnitId } from '../ids';
import { type Person, type PersonName, type Role, toPersonName } from '../org/people';
import { covers, dutiesOf } from '../org/permissions';
import type { OrgUnit, UnitName } from '../org/units';
import { indicatorsFor, type Plan, reportsIn } from '../plan/plan';
import { because, type Refusal } from '../problem';
import type { Round, Step } from '../round/round';
import type { Action, SubmissionEvent } from '../submission/submission';
import { holdersOf } from './owners';

/**
 * 责任人不落实: what a round would get stuck on. The first three stop its opening, for nothing could be handed in or get
 * through; a missing head or planner is told of only, as they can be named until the first submission reaches them.
 */
export type StaffingGap =
  | { gap: 'noFiller'; unit: UnitName }
  | { gap: 'noReviewer'; department: UnitName }
  | { gap: 'noApprover' }
  | { gap: 'noHead'; unit: UnitName }
  | { gap: 'noPlanner' }
  /** One person is the only one for two steps of which nobody may take both. */
  | { gap: 'onlyOne'; person: PersonName; unit: UnitName; roles: Role[] };

const stopping = ['noFiller', 'noReviewer', 'noApprover'] as const satisfies StaffingGap['gap'][];

export interface Staffed {
  plan: Plan;
  round: Pick<Round, 'parent' | 'dataYear' | 'route'>;
  units: OrgUnit[];
  people: Person[];
}

const roleOf = {
  signature: 'head',
  review: 'reviewer',
  check: 'planner',
  approval: 'approver',
} as const satisfies Record<Step, Role>;

/** Everything a round lacks people for, in the order of its way. */
export function staffingGaps({ plan, round, units, people }: Staffed): StaffingGap[] {
  const reporting = units.filter((unit) => unit.parent === round.parent && reportsIn(plan, unit, round.dataYear));
  const hasOver = (role: Role) => reporting.every((unit) => holdersOf(people, role, unit).length > 0);
  const lacks = (step: Step) => round.route.includes(step) && !hasOver(roleOf[step]);
  const withoutAny = (role: Role) =>
    reporting.filter((unit) => holdersOf(people, role, unit).length === 0).map(({ id, name }) => ({ id, name }));
  return [
    ...withoutAny('filler').map((unit) => ({ gap: 'noFiller' as const, unit })),
    ...(lacks('signature') ? withoutAny('head').map((unit) => ({ gap: 'noHead' as const, unit })) : []),
    ...(round.route.includes('review') ? departmentsWithoutReviewer({ plan, round, people }, reporting) : []),
    ...(lacks('check') ? [{ gap: 'noPlanner' as const }] : []),
    ...(lacks('approval') ? [{ gap: 'noApprover' as const }] : []),
    ...onlyOnes(reporting, people, round.route),
  ];
}

/** Why a round may not be opened for lack of people; null if it may. */
export function staffingRefusal(staffed: Staffed): Refusal | null {
  const gaps = staffingGaps(staffed).filter(({ gap }) => (stopping as readonly string[]).includes(gap));
  if (gaps.length === 0) return null;
  return because('round.notStaffed', {
    units: gaps.flatMap((one) => (one.gap === 'noFiller' ? [one.unit.name] : [])),
    departments: gaps.flatMap((one) => (one.gap === 'noReviewer' ? [one.department.name] : [])),
    hasApprover: !gaps.some(({ gap }) => gap === 'noApprover'),
  });
}

/** Departments that lead an indicator, where nobody reviews for them nor for all. */
function departmentsWithoutReviewer(
  { plan, round, people }: Omit<Staffed, 'units'>,
  reporting: OrgUnit[],
): StaffingGap[] {
  const led = new Map<OrgUnitId, UnitName>();
  for (const unit of reporting) {
    for (const { department } of indicatorsFor(plan, unit, round.dataYear)) led.set(department.id, department);
  }
  const reviews = people
    .flatMap(dutiesOf)
    .map(({ duty }) => duty)
    .filter((duty) => duty.role === 'reviewer' && duty.unit === round.parent);
  const isReviewed = ({ id }: UnitName) =>
    reviews.some(({ department }) => department === undefined || department === id);
  return [...led.values()]
    .filter((department) => !isReviewed(department))
    .map((department) => ({ gap: 'noReviewer', department }));
}

/** 四眼原则 before the event: units where the same sole person would have to fill and judge, or judge twice. */
function onlyOnes(reporting: OrgUnit[], people: Person[], route: readonly Step[]): StaffingGap[] {
  const roles: Role[] = ['filler', ...route.map((step) => roleOf[step])];
  return reporting.flatMap((unit) => {
    const sole = new Map<Person, Role[]>();
    for (const role of roles) {
      const [first, ...others] = holdersOf(people, role, unit);
      if (first && others.length === 0) sole.set(first, [...(sole.get(first) ?? []), role]);
    }
    return [...sole]
      .filter(([, held]) => held.length > 1)
      .map(([person, held]) => ({
        gap: 'onlyOne' as const,
        person: toPersonName(person),
        unit: { id: unit.id, name: unit.name },
        roles: held,
      }));
  });
}

/** The last thing a person did, by the record. */
export interface LastAct {
  action: Action;
  unit: OrgUnitId;
  at: string;
}

export interface OwnerActivity {
  person: PersonName;
  roles: Role[];
  units: UnitName[];
  /** Null = never anything in these rounds. */
  lastAct: LastAct | null;
}

/** People who have a part in a round and have not acted in it yet, with what they last did in any round given. */
export function idleOwners(
  { plan, round, units, people }: Staffed,
  acts: { isThisRound: boolean; unit: OrgUnitId; event: Pick<SubmissionEvent, 'action' | 'at' | 'by'> }[],
): OwnerActivity[] {
  const reporting = units.filter((unit) => unit.parent === round.parent && reportsIn(plan, unit, round.dataYear));
  const wanted: Role[] = ['filler', ...round.route.map((step) => roleOf[step])];
  const hasActed = new Set(acts.filter(({ isThisRound }) => isThisRound).map(({ event }) => event.by.id));
  return people
    .filter(({ id, hasLeft }) => !hasLeft && !hasActed.has(id))
    .flatMap((person) => {
      const duties = person.duties.filter(
        (duty) => wanted.includes(duty.role) && reporting.some((unit) => covers(duty, unit)),
      );
      if (duties.length === 0) return [];
      const own = acts
        .filter(({ event }) => event.by.id === person.id)
        .toSorted((a, b) => a.event.at.localeCompare(b.event.at));
      const last = own.at(-1);
      return {
        person: toPersonName(person),
        roles: [...new Set(duties.map(({ role }) => role))],
        units: reporting
          .filter((unit) =>
            duties.some((duty) => (duty.role === 'filler' || duty.role === 'head') && covers(duty, unit)),
          )
          .map(({ id, name }) => ({ id, name })),
        lastAct: last ? { action: last.event.action, unit: last.unit, at: last.event.at } : null,
      };
    });
}
