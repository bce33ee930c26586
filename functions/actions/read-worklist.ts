import { exact, type Fraction } from '../domain/decimal';
import { toFormTemplate } from '../domain/form/template';
import { fromEntryKey, type PersonId, type RoundId } from '../domain/ids';
import type { Duty, Person } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { type Plan, reportsIn } from '../domain/plan/plan';
import { dayInChina, daysLeft } from '../domain/round/calendar';
import { previousRound, type Round } from '../domain/round/round';
import { blankEntry, type Entry } from '../domain/submission/entry';
import { type Task, turnOf } from '../domain/submission/turn';
import { unitValue } from '../domain/submission/unit-value';
import { countByLevel, validate } from '../domain/submission/validate';
import { loadApproved } from './load-approved';
import { countFilled, emptyHead } from './read-progress';
import { loadActor } from './situation';
import type { Context, SubmissionHead } from './stores';

export interface WorklistItem {
  task: Task;
  isMine: boolean;
  round: Round;
  daysLeft: number;
  unit: OrgUnit;
  head: SubmissionHead;
  filled: number;
  total: number;
  explainFindings: number;
  largestChange: { name: string; points: Fraction } | null;
}

interface WorklistRound {
  round: Round;
  plan: Plan;
  canReadEvaluation: boolean;
}

export interface Worklist {
  actor: Person;
  units: Map<string, OrgUnit>;
  items: WorklistItem[];
  rounds: WorklistRound[];
}

/**
 * 待办: what waits for this person in the open rounds, what of the closed ones is being corrected or could be, and which
 * rounds they may look at as a whole.
 */
export async function readWorklist(context: Context, actorId: PersonId): Promise<Worklist> {
  const actor = await loadActor(context, actorId);
  const rounds = await context.stores.rounds.list();
  const planOf = createPlanOf(context);
  const headsOf = createHeadsOf(context);
  const [items, viewable, units] = await Promise.all([
    Promise.all(rounds.map((round) => itemsOf(context, planOf, headsOf, actor, round, rounds))),
    roundsInSight(planOf, actor, rounds),
    dutyUnits(context, actor),
  ]);
  return { actor, units, items: items.flat(), rounds: viewable };
}

type PlanOf = (round: Round) => Promise<Plan | null>;
type HeadsOf = (round: Round) => Promise<SubmissionHead[]>;

/** The heads of each round, read once: a round's own are the year before to the next one. */
function createHeadsOf({ stores }: Context): HeadsOf {
  const read = new Map<RoundId, Promise<SubmissionHead[]>>();
  return ({ id, parent }) => {
    const heads = read.get(id) ?? stores.submissions.listHeads(id, parent);
    read.set(id, heads);
    return heads;
  };
}

/** The plan as each round was opened on it; every version is read once, however many rounds name it. */
function createPlanOf({ stores }: Context): PlanOf {
  const read = new Map<string, Promise<Plan | null>>();
  return ({ plan, templateVersion }) => {
    const key = `${plan}/${templateVersion}`;
    const version = read.get(key) ?? stores.plans.getVersion(plan, templateVersion);
    read.set(key, version);
    return version;
  };
}

async function dutyUnits({ stores }: Context, actor: Person): Promise<Map<string, OrgUnit>> {
  const ids = [...new Set(actor.duties.map((duty) => duty.unit))];
  const units = await Promise.all(ids.map((id) => stores.units.get(id)));
  return new Map(units.filter((unit) => unit !== null).map((unit) => [unit.id, unit]));
}

async function roundsInSight(planOf: PlanOf, actor: Person, rounds: Round[]): Promise<WorklistRound[]> {
  const seen = rounds.filter((round) => mayOverChildren(actor, 'readProgress', round.parent));
  const withPlans = await Promise.all(
    seen.map(async (round) => ({
      round,
      plan: await planOf(round),
      canReadEvaluation: mayOverChildren(actor, 'readEvaluation', round.parent),
    })),
  );
  return withPlans.filter((item): item is WorklistRound => item.plan !== null);
}

const taskOf = { filler: 'fill', reviewer: 'review', approver: 'approve', planner: null } as const satisfies Record<
  Duty['role'],
  Task | null
>;

async function itemsOf(
  context: Context,
  planOf: PlanOf,
  headsOf: HeadsOf,
  actor: Person,
  round: Round,
  rounds: Round[],
): Promise<WorklistItem[]> {
  const { stores } = context;
  const tasks = actor.duties.flatMap((duty) => {
    const task = taskOf[duty.role];
    return task ? [{ task, duty }] : [];
  });
  if (tasks.length === 0) return [];

  const before = previousRound(rounds, round);
  const [plan, units, heads, lastHeads] = await Promise.all([
    planOf(round),
    stores.units.children(round.parent),
    headsOf(round),
    before ? headsOf(before) : [],
  ]);
  if (!plan) return [];
  const byUnit = new Map(heads.map((head) => [head.unit, head]));
  const lastYears = await loadApproved(context, lastHeads);
  const today = dayInChina(context.now());

  return tasks.flatMap(({ task, duty }) =>
    units
      .filter((unit) => reportsIn(plan, unit, round.dataYear))
      .filter((unit) => (task === 'fill' ? unit.id === duty.unit : unit.parent === duty.unit))
      .map((unit) => ({ unit, head: byUnit.get(unit.id) ?? emptyHead(round, unit) }))
      .filter(({ head }) => isWorthListing(task, head, round))
      .map(({ unit, head }) => ({
        task,
        isMine: isTurnOf(task, head, actor),
        round,
        daysLeft: daysLeft(round, today),
        unit,
        head,
        ...countFilled(plan, unit, round.dataYear, head),
        ...compareWithLastYear(plan, round, unit, head, lastYears.get(unit.id)?.figures ?? []),
      })),
  );
}

/** A filler sees the own form at any stage; reviewers and approvers what has come to them, and what they passed on. */
function isWorthListing(task: Task, head: SubmissionHead, round: Round): boolean {
  // After the end there are corrections only: those under way, and for the filler what could be corrected.
  if (!round.isOpen && head.correction === null && !(task === 'fill' && head.status === 'approved')) return false;
  if (task === 'fill') return true;
  if (task === 'review') return head.status !== 'draft';
  return head.status === 'reviewed' || head.status === 'approved';
}

function isTurnOf(task: Task, head: SubmissionHead, actor: Person): boolean {
  const turn = turnOf[head.status];
  if (task === 'fill') return turn === 'filler';
  // 四眼原则: one's own work never waits for oneself.
  if (head.contributors.includes(actor.id)) return false;
  return task === 'review' ? turn === 'reviewer' : turn === 'approver' && head.reviewedBy?.id !== actor.id;
}

/** What a reviewer sorts by: 核实 findings, and the rate that moved most. Read from the heads alone. */
function compareWithLastYear(
  plan: Plan,
  round: Round,
  unit: OrgUnit,
  head: SubmissionHead,
  lastFigures: SubmissionHead['figures'],
): Pick<WorklistItem, 'explainFindings' | 'largestChange'> {
  if (head.figures.length === 0) return { explainFindings: 0, largestChange: null };
  const template = toFormTemplate(plan, round, unit, toEntries(lastFigures));
  const entries = toEntries(head.figures);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  let largestChange: WorklistItem['largestChange'] = null;
  for (const row of template.rows) {
    const entry = byKey.get(row.key);
    const isRate = row.indicator.reporting.kind === 'ratio';
    if (!entry || !row.lastYear || !isRate) continue;
    const [now, then] = [unitValue(row.indicator, entry), unitValue(row.indicator, row.lastYear)];
    if (!now || !then) continue;
    const points = now.sub(then);
    if (points.abs().compare(largestChange?.points.abs() ?? exact('0')) > 0) largestChange = { name: row.name, points };
  }
  return { explainFindings: countByLevel(validate(template, entries)).explain, largestChange };
}

/** Heads carry figures only; explanations do not matter for which rules are hit. */
function toEntries(figures: SubmissionHead['figures']): Entry[] {
  return figures.map((figure) => {
    const { indicator, part } = fromEntryKey(figure.key);
    const { state, numerator, denominator, amount } = figure;
    return { ...blankEntry(figure.key, indicator, part), state, numerator, denominator, amount };
  });
}
