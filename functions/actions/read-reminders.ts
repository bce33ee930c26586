import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { standsInFor } from '../domain/org/delegation';
import type { Person } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { Problem } from '../domain/problem';
import { type Debt, debtsOf, dueDayOfRound, type Reporting, type UnitStanding } from '../domain/reminder/debts';
import { idleOwners, type OwnerActivity, type StaffingGap, staffingGaps } from '../domain/reminder/owner-health';
import type { Reminder } from '../domain/reminder/reminder';
import { dayInChina } from '../domain/round/calendar';
import type { Round } from '../domain/round/round';
import { isWorkingDay, toWorkingDay, unknownYears } from '../domain/round/working-days';
import { loadActor, loadPlan, loadRound } from './situation';
import type { Commit, Context, SubmissionHead } from './stores';

/** 催报 of a round as it is today. */
export interface ReminderDesk {
  round: Round;
  /** `YYYY-MM-DD` in China. */
  today: string;
  isWorkingDay: boolean;
  nextWorkingDay: string;
  /** The round's last day, moved to a working day. */
  dueOn: string;
  unknownYears: number[];
  debts: Debt[];
  /** 催办记录, oldest first. */
  log: Reminder[];
  gaps: StaffingGap[];
  /** Also of units that owe nothing any more. */
  unitNames: Map<OrgUnitId, string>;
}

/** Everything that reminding rests on. */
export interface LoadedReporting extends Reporting {
  units: OrgUnit[];
  standings: (Omit<UnitStanding, 'history'> & { history: Commit[] })[];
}

/** Who owes what to a round, for its planner. Who may see its progress but not urge is told so; others find no round. */
export async function readReminders(context: Context, actorId: PersonId, roundId: RoundId): Promise<ReminderDesk> {
  const { round } = await loadForPlanner(context, actorId, roundId);
  return toDesk(context, await loadReporting(context, round));
}

/** 谁布置谁催报: reminding belongs to those who open rounds. */
export async function loadForPlanner(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
): Promise<{ actor: Person; round: Round }> {
  const [actor, round] = await Promise.all([loadActor(context, actorId), loadRound(context, roundId)]);
  if (!mayOverChildren(actor, 'readProgress', round.parent)) throw new Problem('thing.notFound', { what: 'round' });
  if (!mayOverChildren(actor, 'openRound', round.parent)) throw new Problem('action.notYours', { action: 'remind' });
  return { actor, round };
}

export async function loadReporting(context: Context, round: Round): Promise<LoadedReporting> {
  const { stores } = context;
  const [plan, units, heads, everybody, delegations] = await Promise.all([
    loadPlan(context, round),
    stores.units.children(round.parent),
    stores.submissions.listHeads(round.id, round.parent),
    stores.people.list(),
    stores.delegations.list(round.parent),
  ]);
  const today = dayInChina(context.now());
  // Who stands in for somebody is told as well; the one who is away finds it on their return.
  const people = everybody.map((person) => ({
    ...person,
    standsInFor: standsInFor(person, delegations, everybody, today),
  }));
  const byUnit = new Map(heads.map((head) => [head.unit, head]));
  const standings = await Promise.all(
    units.map(async (unit) => {
      const head = byUnit.get(unit.id) ?? null;
      return { unit, head, history: await historyOf(context, head) };
    }),
  );
  return { round, plan, people, units, standings };
}

export async function toDesk(context: Context, loaded: LoadedReporting): Promise<ReminderDesk> {
  const { round } = loaded;
  const today = dayInChina(context.now());
  const dueOn = dueDayOfRound(round);
  return {
    round,
    today,
    isWorkingDay: isWorkingDay(today),
    nextWorkingDay: toWorkingDay(today),
    dueOn,
    unknownYears: unknownYears(today, dueOn),
    debts: debtsOf(loaded, today),
    log: await context.stores.reminders.list(round.id),
    gaps: round.isOpen ? staffingGaps(loaded) : [],
    unitNames: new Map(loaded.units.map(({ id, name }) => [id, name])),
  };
}

/** 责任人: who has a part in the round and has not acted in it, with the last act in any round of the same plan and units. */
export async function readIdleOwners(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
): Promise<{ owners: OwnerActivity[]; units: OrgUnit[] }> {
  const { round } = await loadForPlanner(context, actorId, roundId);
  const [loaded, rounds] = await Promise.all([loadReporting(context, round), context.stores.rounds.list()]);
  const others = rounds.filter(
    ({ id, plan, parent }) => id !== round.id && plan === round.plan && parent === round.parent,
  );
  const earlier = await Promise.all(
    others.map(async ({ id, parent }) => {
      const heads = await context.stores.submissions.listHeads(id, parent);
      return Promise.all(heads.map(async (head) => ({ head, history: await historyOf(context, head) })));
    }),
  );
  const acts = [
    ...loaded.standings.flatMap(({ unit, history }) =>
      history.map((event) => ({ isThisRound: true, unit: unit.id, event })),
    ),
    ...earlier
      .flat()
      .flatMap(({ head, history }) => history.map((event) => ({ isThisRound: false, unit: head.unit, event }))),
  ];
  return { owners: idleOwners(loaded, acts), units: loaded.units };
}

async function historyOf({ stores }: Context, head: SubmissionHead | null): Promise<Commit[]> {
  return head ? stores.submissions.history(head.id, head.commit) : [];
}
