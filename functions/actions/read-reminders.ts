import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { standsInFor } from '../domain/org/delegation';
import type { Person } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { Problem } from '../domain/problem';
import { type Debt, debtsOf, dueDayOfRound, type Reporting } from '../domain/reminder/debts';
import { idleOwners, type OwnerActivity, type StaffingGap, staffingGaps } from '../domain/reminder/owner-health';
import type { Reminder } from '../domain/reminder/reminder';
import { dayInChina } from '../domain/round/calendar';
import type { Round } from '../domain/round/round';
import { isWorkingDay, toWorkingDay, unknownYears } from '../domain/round/working-days';
import { waitsSinceByRecord } from '../domain/submission/since';
import { loadActor, loadPlan, loadRound } from './situation';
import type { Context, SubmissionHead } from './stores';

/** 催报 of a round as it is today. */
export interface ReminderDesk {
  round: Round;
  /** `YYYY-MM-DD` in China. */
  today: string;
  isWorkingDay: boolean;
  nextWorkingDay: string;
  /** The round's last day, moved to a working day. */
  dueOn: string;
  /** Years whose holidays are not known: working days in them are counted by weekends alone. */
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
  const known = await Promise.all(heads.map((head) => withSince(context, head)));
  const byUnit = new Map(known.map((head) => [head.unit, head]));
  const standings = units.map((unit) => ({ unit, head: byUnit.get(unit.id) ?? null }));
  return { round, plan, people, units, standings };
}

export async function toDesk(context: Context, loaded: LoadedReporting): Promise<ReminderDesk> {
  const { round } = loaded;
  const today = dayInChina(context.now());
  const dueOn = dueDayOfRound(round);
  const debts = debtsOf(loaded, today);
  // A term may reach into a year of which the round itself knows nothing.
  const unknown = new Set([unknownYears(today, dueOn), ...debts.map((debt) => debt.unknownYears)].flat());
  return {
    round,
    today,
    isWorkingDay: isWorkingDay(today),
    nextWorkingDay: toWorkingDay(today),
    dueOn,
    unknownYears: [...unknown].toSorted((a, b) => a - b),
    debts,
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
  const { submissions } = context.stores;
  const [loaded, rounds] = await Promise.all([loadReporting(context, round), context.stores.rounds.list()]);
  const ofThesePeople = rounds.filter(({ plan, parent }) => plan === round.plan && parent === round.parent);
  const acts = await Promise.all(
    ofThesePeople.map(async ({ id, parent }) => {
      const heads = await submissions.listHeads(id, parent);
      const acts = heads.map(async ({ id: submission, unit, commit }) => {
        const history = await submissions.history(submission, commit);
        return history.map((event) => ({ isThisRound: id === round.id, unit, event }));
      });
      return (await Promise.all(acts)).flat();
    }),
  );
  return { owners: idleOwners(loaded, acts.flat()), units: loaded.units };
}

/** A head from before it told since when it waits has that in the record. Nobody waits for what is approved. */
async function withSince({ stores }: Context, head: SubmissionHead): Promise<SubmissionHead> {
  if (head.since !== null || head.status === 'approved') return head;
  const history = await stores.submissions.history(head.id, head.commit);
  return { ...head, since: waitsSinceByRecord(head.status, history) };
}
