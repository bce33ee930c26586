import type { OrgUnitId, RoundId } from '../ids';
import { type Person, type PersonName, toPersonName } from '../org/people';
import type { OrgUnit } from '../org/units';
import { type Plan, reportsIn } from '../plan/plan';
import { dayInChina, daysBetween } from '../round/calendar';
import type { Round } from '../round/round';
import { addWorkingDays, toWorkingDay, unknownYears, workingDaysLeft } from '../round/working-days';
import { entryKeysOf, type FigureState } from '../submission/entry';
import type { Status, Submission } from '../submission/submission';
import { holdersOf, ownersOf, type Standing } from './owners';
import { type Stage, stageOn } from './stage';
import { type DebtKind, type StageOwner, stageOwner } from './stage-owner';

/** What a debt is read from besides the plan: where the unit stands. */
export interface UnitStanding {
  unit: OrgUnit;
  /** Null while the unit has stored nothing. */
  head:
    | (Standing &
        Pick<Submission, 'status' | 'since' | 'returns' | 'correction'> & {
          figures: readonly { state: FigureState }[];
        })
    | null;
}

export interface Reporting {
  round: Round;
  plan: Plan;
  people: Person[];
  standings: UnitStanding[];
}

/** One thing that somebody owes to a round. */
export interface Debt {
  /** Tells it from every other debt of the round, also from the same one of an earlier run: `ou_a/refile/2024-01-08T…`. */
  id: string;
  round: RoundId;
  unit: OrgUnitId;
  unitName: string;
  kind: DebtKind;
  status: Status;
  isCorrection: boolean;
  /** Who could do it; empty = nobody is on record. */
  owners: PersonName[];
  /** Who hears of it once, when it is long overdue. */
  superiors: PersonName[];
  /** Instant since when it waits for them; null = since the round was opened, or the record says one that is still to come. */
  since: string | null;
  /** A working day. */
  dueOn: string;
  /** Working days; 0 on the due day, negative when overdue. */
  daysLeft: number;
  stage: Stage | null;
  /** Lines sent back; 0 where none were. */
  returned: number;
  filled: number;
  total: number;
  /** Years whose holidays are not known yet, so that the due day may move. */
  unknownYears: number[];
}

/** 催报: who owes what to a round on a day (`YYYY-MM-DD` in China), most urgent first. Nobody who is done is among them. */
export function debtsOf(reporting: Reporting, today: string): Debt[] {
  const { round, plan, standings } = reporting;
  return standings
    .filter(({ unit }) => reportsIn(plan, unit, round.dataYear))
    .flatMap((standing) => debtOf(reporting, standing, today) ?? [])
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.unit.localeCompare(b.unit));
}

function debtOf({ round, plan, people }: Reporting, standing: UnitStanding, today: string): Debt | null {
  const { unit, head } = standing;
  const status = head?.status ?? 'draft';
  const owner: StageOwner | null = stageOwner[status];
  const isCorrection = (head?.correction ?? null) !== null;
  if (owner === null) return null;
  // After the end nobody can do anything any more – but for corrections; and those are the unit's own wish while with it.
  if (!round.isOpen && !isCorrection) return null;
  if (isCorrection && owner.isUnits) return null;

  const arrival = head?.since ?? null;
  // Steps bear the times of a clock that was ahead for as long as it was: until that day is here nobody can tell when it arrived.
  const since = arrival !== null && daysBetween(dayInChina(arrival), today) >= 0 ? arrival : null;
  const dueOn = dueDayOf(round, owner, since);
  const daysLeft = workingDaysLeft(today, dueOn);
  return {
    id: `${unit.id}/${owner.duty}/${owner.duty === 'file' ? 'start' : (arrival ?? 'start')}`,
    round: round.id,
    unit: unit.id,
    unitName: unit.name,
    kind:
      status === 'draft' ? (head === null ? 'unfiled' : 'draft') : (status as Exclude<Status, 'draft' | 'approved'>),
    status,
    isCorrection,
    owners: ownersOf(people, owner.role, { plan, round, unit }, head ?? untouched),
    superiors: superiorsOf(people, owner, unit),
    since,
    dueOn,
    daysLeft,
    stage: stageOn(today, dueOn, daysLeft, owner.soonDays),
    returned: status === 'returned' ? (head?.returns.length ?? 0) : 0,
    filled: head?.figures.filter(({ state }) => state !== 'BLANK').length ?? 0,
    total: entryKeysOf(plan, unit, round.dataYear).length,
    unknownYears: unknownYears(today, dueOn),
  };
}

const untouched: Standing = { contributors: [], judges: {}, passes: {}, accepted: [], reviewedBy: null };

/** The round's last day; one that rests is moved to the next working day. */
export function dueDayOfRound({ dueOn }: Pick<Round, 'dueOn'>): string {
  return toWorkingDay(dueOn);
}

function dueDayOf(round: Round, { workingDays, isUnits }: StageOwner, since: string | null): string {
  const ofRound = dueDayOfRound(round);
  if (since === null || workingDays === 0) return ofRound;
  const afterArrival = addWorkingDays(dayInChina(since), workingDays);
  return isUnits && afterArrival < ofRound ? ofRound : afterArrival;
}

/** Those above, or the planners where none are on record. Who owes it is not told of it as a superior. */
function superiorsOf(people: Person[], { role, superior }: StageOwner, unit: OrgUnit): PersonName[] {
  const owners = new Set(holdersOf(people, role, unit).map(({ id }) => id));
  const above = (wanted: StageOwner['superior']) => holdersOf(people, wanted, unit).filter(({ id }) => !owners.has(id));
  const named = above(superior);
  return (named.length > 0 ? named : above('planner')).map(toPersonName);
}
