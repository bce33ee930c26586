import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import type { Person } from '../domain/org/people';
import { mayOverChildren, type Permission } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { type Plan, reportsIn } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { dayInChina, daysLeft } from '../domain/round/calendar';
import type { Round } from '../domain/round/round';
import { entryKeysOf } from '../domain/submission/entry';
import { newSubmission } from '../domain/submission/submission';
import { loadActor, loadPlan, loadRound } from './situation';
import type { Context, SubmissionHead } from './stores';

export interface UnitProgress {
  unit: OrgUnit;
  head: SubmissionHead;
  hasBegun: boolean;
  filled: number;
  total: number;
  fillers: Person[];
}

export interface RoundProgress {
  round: Round;
  plan: Plan;
  daysLeft: number;
  units: UnitProgress[];
}

/** 进度: every unit that owes something to the round, with where it stands. */
export async function readProgress(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
  permission: Permission = 'readProgress',
): Promise<RoundProgress> {
  const [actor, round] = await Promise.all([loadActor(context, actorId), loadRound(context, roundId)]);
  if (!mayOverChildren(actor, permission, round.parent)) throw new Problem('thing.notFound', { what: 'round' });
  const [plan, units, heads, people] = await Promise.all([
    loadPlan(context, round),
    context.stores.units.children(round.parent),
    context.stores.submissions.listHeads(round.id, round.parent),
    context.stores.people.list(),
  ]);
  const byUnit = new Map(heads.map((head) => [head.unit, head]));
  return {
    round,
    plan,
    daysLeft: daysLeft(round, dayInChina(context.now())),
    units: units
      .filter((unit) => reportsIn(plan, unit, round.dataYear))
      .map((unit) => {
        const stored = byUnit.get(unit.id);
        return {
          unit,
          head: stored ?? emptyHead(round, unit),
          hasBegun: stored !== undefined,
          ...countFilled(plan, unit, round.dataYear, stored),
          fillers: fillersOf(people, unit.id),
        };
      }),
  };
}

/** What a parent reads of a child that never stored anything. */
export function emptyHead(round: Round, unit: OrgUnit): SubmissionHead {
  const { entries: _, ...head } = newSubmission(round.id, round.parent, unit.id);
  return { ...head, figures: [] };
}

/** How many of the lines a unit owes carry a figure, or say why not. */
export function countFilled(plan: Plan, unit: OrgUnit, year: number, head: SubmissionHead | undefined) {
  const filled = head?.figures.filter((figure) => figure.state !== 'BLANK').length ?? 0;
  return { filled, total: entryKeysOf(plan, unit, year).length };
}

function fillersOf(people: Person[], unit: OrgUnitId): Person[] {
  return people.filter(
    (person) => !person.hasLeft && person.duties.some((duty) => duty.role === 'filler' && duty.unit === unit),
  );
}
