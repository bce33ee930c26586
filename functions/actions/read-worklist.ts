import { exact, type Fraction } from '../domain/decimal';
import { toFormTemplate } from '../domain/form/template';
import { type EntryKey, fromEntryKey, type OrgUnitId, type PersonId, type RoundId } from '../domain/ids';
import type { Duty, Person, PersonName } from '../domain/org/people';
import { covers, dutiesOf, mayOverChildren } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { indicatorsFor, type Plan, reportsIn } from '../domain/plan/plan';
import { dayInChina, daysLeft } from '../domain/round/calendar';
import { previousRound, type Round } from '../domain/round/round';
import { type CameBack, cameBack, keysLeftToJudge } from '../domain/submission/came-back';
import { blankEntry, type Entry } from '../domain/submission/entry';
import { isWithDepartments } from '../domain/submission/refusal';
import { type Status, statuses } from '../domain/submission/submission';
import { stepOfRole } from '../domain/submission/transitions';
import { type Task, turnOf } from '../domain/submission/turn';
import { unitValue } from '../domain/submission/unit-value';
import { countByLevel, validate } from '../domain/submission/validate';
import { loadApproved } from './load-approved';
import { countFilled, emptyHead } from './read-progress';
import { loadActor } from './situation';
import type { Context, SubmissionHead } from './stores';

export interface WorklistItem {
  task: Task;
  /** 代理: whose work it is; null = the person's own. */
  onBehalfOf: PersonName | null;
  isMine: boolean;
  round: Round;
  daysLeft: number;
  unit: OrgUnit;
  head: SubmissionHead;
  filled: number;
  total: number;
  explainFindings: number;
  largestChange: { name: string; points: Fraction } | null;
  /** Why it is with this person again; null for the first time. */
  cameBack: CameBack | null;
  /** For who reviews: how many of their lines have no word yet, and whether they judge for a department only. */
  review: { open: number; isOfDepartment: boolean } | null;
}

interface WorklistRound {
  round: Round;
  plan: Plan;
  canReadEvaluation: boolean;
  /** Whether locking (锁定) is a duty of this person. */
  mayLock: boolean;
  /** 历史数据 of this year that wait for this person's approval. */
  imports: number;
  /** 目标调整 of the plan that wait for it, told at its newest year. */
  adjustments: number;
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
    roundsInSight(context, planOf, headsOf, actor, rounds),
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
  const ids = [...new Set(dutiesOf(actor).map(({ duty }) => duty.unit))];
  const units = await Promise.all(ids.map((id) => stores.units.get(id)));
  return new Map(units.filter((unit) => unit !== null).map((unit) => [unit.id, unit]));
}

async function roundsInSight(
  context: Context,
  planOf: PlanOf,
  headsOf: HeadsOf,
  actor: Person,
  rounds: Round[],
): Promise<WorklistRound[]> {
  const seen = rounds.filter((round) => mayOverChildren(actor, 'readProgress', round.parent));
  const withPlans = await Promise.all(
    seen.map(async (round) => ({
      round,
      plan: await planOf(round),
      canReadEvaluation: mayOverChildren(actor, 'readEvaluation', round.parent),
      mayLock: mayOverChildren(actor, 'lockRound', round.parent),
      imports: await countImports(headsOf, actor, round),
      adjustments: await countAdjustments(context, actor, round, rounds),
    })),
  );
  return withPlans.filter((item): item is WorklistRound => item.plan !== null);
}

/** Whole files are approved in a pane of their own: here it is said how many units of them wait. */
async function countImports(headsOf: HeadsOf, actor: Person, round: Round): Promise<number> {
  if (round.isOpen || !mayOverChildren(actor, 'approve', round.parent)) return 0;
  const eyes = [actor.id, ...(actor.standsInFor ?? []).map(({ of }) => of.id)];
  const heads = await headsOf(round);
  return heads.filter(
    ({ imported, status, correction, contributors }) =>
      imported !== null &&
      status === 'reviewed' &&
      correction === null &&
      !contributors.some((id) => eyes.includes(id)),
  ).length;
}

/** Rounds come newest year first. */
async function countAdjustments({ stores }: Context, actor: Person, round: Round, rounds: Round[]): Promise<number> {
  const newest = rounds.find(({ plan }) => plan === round.plan);
  if (newest?.id !== round.id || !mayOverChildren(actor, 'decideAdjustment', round.parent)) return 0;
  const proposals = await stores.evaluations.proposals(round.plan);
  return proposals.filter(({ status, proposedBy }) => status === 'proposed' && proposedBy.id !== actor.id).length;
}

const taskOf = {
  filler: 'fill',
  head: 'sign',
  reviewer: 'review',
  planner: 'check',
  approver: 'approve',
  admin: null,
} as const satisfies Record<Duty['role'], Task | null>;

type HeldDuty = ReturnType<typeof dutiesOf>[number];

/** One kind of work in a round, whichever of a person's duties asks for it. A step that is not on the route is nobody's. */
interface Work {
  task: Task;
  duties: HeldDuty[];
}

function worksIn(round: Round, actor: Person): Work[] {
  const byTask = new Map<Task, HeldDuty[]>();
  for (const held of dutiesOf(actor)) {
    const task = taskOf[held.duty.role];
    const step = stepOfRole[held.duty.role];
    if (task === null || (step !== undefined && !round.route.includes(step))) continue;
    byTask.set(task, [...(byTask.get(task) ?? []), held]);
  }
  return [...byTask].map(([task, duties]) => ({ task, duties }));
}

async function itemsOf(
  context: Context,
  planOf: PlanOf,
  headsOf: HeadsOf,
  actor: Person,
  round: Round,
  rounds: Round[],
): Promise<WorklistItem[]> {
  const { stores } = context;
  const works = worksIn(round, actor);
  if (works.length === 0) return [];

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

  const reporting = units.filter((unit) => reportsIn(plan, unit, round.dataYear));
  return works.flatMap(({ task, duties }) =>
    reporting.flatMap((unit) => {
      const head = byUnit.get(unit.id) ?? emptyHead(round, unit);
      const here = duties.filter(({ duty }) => covers(duty, unit) && hasLinesFor(duty, plan, unit, round));
      if (here.length === 0 || !isWorthListing(task, head, round)) return [];
      const mine = here.filter(({ duty }) => isTurnOf(task, duty, head, actor, plan));
      const grounds = mine.length > 0 ? mine : here;
      return {
        task,
        isMine: mine.length > 0,
        onBehalfOf: onlyOnBehalfOf(grounds),
        round,
        daysLeft: daysLeft(round, today),
        unit,
        head,
        ...countFilled(plan, unit, round.dataYear, head),
        ...compareWithLastYear(plan, round, unit, head, lastYears.get(unit.id)?.figures ?? []),
        ...standingFor(task, grounds, head, plan),
      };
    }),
  );
}

/** Why it is here, and how much of it is left to judge. */
function standingFor(
  task: Task,
  grounds: HeldDuty[],
  head: SubmissionHead,
  plan: Plan,
): Pick<WorklistItem, 'cameBack' | 'review'> {
  const keys = head.figures.map(({ key }) => key);
  if (task !== 'review') return { cameBack: cameBack(head, task, keys), review: null };
  const named = grounds.map(({ duty }) => duty.department);
  const isForAll = named.includes(undefined);
  const departmentOf = toDepartmentOf(plan);
  const theirs = isForAll ? keys : keys.filter((key) => named.includes(departmentOf(key)));
  return {
    cameBack: cameBack(head, task, theirs),
    review: { open: keysLeftToJudge(head, theirs).length, isOfDepartment: !isForAll },
  };
}

function toDepartmentOf(plan: Plan): (key: EntryKey) => OrgUnitId | undefined {
  const departments = new Map(plan.indicators.map((indicator) => [indicator.id, indicator.department.id]));
  return (key) => departments.get(fromEntryKey(key).indicator);
}

/** 代理: whose work it is, unless a duty of the person's own is among its grounds. */
function onlyOnBehalfOf(duties: HeldDuty[]): PersonName | null {
  return duties.some(({ of }) => of === null) ? null : (duties[0]?.of ?? null);
}

/** A filler sees the own form at any stage; reviewers and approvers what has come to them, and what they passed on. */
function isWorthListing(task: Task, head: SubmissionHead, round: Round): boolean {
  // After the end there are corrections only: those under way, and for the filler what could be corrected.
  if (!round.isOpen && head.correction === null && !(task === 'fill' && head.status === 'approved')) return false;
  if (task === 'fill') return true;
  return head.status !== 'draft' && arrivesWith[task].includes(head.status);
}

/** The statuses in which a submission has come to whom a task belongs, or has passed through their hands. */
const arrivesWith: Record<Exclude<Task, 'fill'>, readonly Status[]> = {
  sign: statuses,
  review: statuses.filter((status) => status !== 'signing'),
  check: ['checking', 'reviewed', 'approved'],
  approve: ['reviewed', 'approved'],
};

/** A reviewer of one department has nothing to do with a unit that reports none of its indicators. */
function hasLinesFor({ role, department }: Duty, plan: Plan, unit: OrgUnit, round: Round): boolean {
  if (role !== 'reviewer' || department === undefined) return true;
  return indicatorsFor(plan, unit, round.dataYear).some((indicator) => indicator.department.id === department);
}

function isTurnOf(task: Task, duty: Duty, head: SubmissionHead, actor: Person, plan: Plan): boolean {
  const turn = turnOf[head.status];
  if (task === 'fill') return turn === 'filler' || head.questions.length > 0;
  // 四眼原则: one's own work never waits for oneself, nor what one judged at another step.
  const eyes = [actor.id, ...(actor.standsInFor ?? []).map(({ of }) => of.id)];
  const step = stepOfRole[duty.role];
  const judgedElsewhere = Object.entries(head.judges).flatMap(([at, people]) => (at === step ? [] : (people ?? [])));
  if ([...head.contributors, ...judgedElsewhere].some((id) => eyes.includes(id))) return false;
  return task === 'review' ? waitsForReview(duty, head, plan) : turn === turnOfTask[task];
}

const turnOfTask = { sign: 'head', check: 'checker', approve: 'approver' } as const;

/**
 * Whether a reviewer has something to judge or to pass. Lines that are with the filler wait for them; the others of a
 * form that was returned do not.
 */
function waitsForReview({ department }: Duty, head: SubmissionHead, plan: Plan): boolean {
  const { status, figures, accepted, returns, passes } = head;
  const departmentOf = toDepartmentOf(plan);
  const open = figures
    .map(({ key }) => ({ key, department: departmentOf(key) }))
    .filter((line) => line.department !== undefined && passes[line.department] === undefined)
    .filter((line) => department === undefined || line.department === department);
  if (open.length === 0) return false;
  if (turnOf[status] === 'reviewer') return true;
  if (status !== 'returned' || !isWithDepartments(head)) return false;
  const withFiller = new Set(returns.map(({ key }) => departmentOf(key)));
  const isJudged = (key: EntryKey) =>
    returns.some((item) => item.key === key) || accepted.some(({ keys }) => keys.includes(key));
  return open.some((line) => !isJudged(line.key) || !withFiller.has(line.department));
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
