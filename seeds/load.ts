import { readFile } from 'node:fs/promises';
import type { Stores } from '../functions/actions/stores';
import { toFormTemplate } from '../functions/domain/form/template';
import type { OrgUnitId, PersonId } from '../functions/domain/ids';
import type { Person } from '../functions/domain/org/people';
import type { OrgUnit } from '../functions/domain/org/units';
import type { Plan } from '../functions/domain/plan/plan';
import { dayInChina } from '../functions/domain/round/calendar';
import type { Round } from '../functions/domain/round/round';
import { blankEntry, type Entry } from '../functions/domain/submission/entry';
import { newSubmission, type Return, type Status, type Submission } from '../functions/domain/submission/submission';
import { blocking, validate } from '../functions/domain/submission/validate';
import { type Command, decide } from '../functions/domain/submission/workflow';
import { entriesOf, type Observation, parseObservations } from './observations';

/** A round as the file has it: the open one gets its days from the day of first start. */
type SeedRound = Omit<Round, 'opensOn' | 'dueOn'> & { opensOn: string | null; dueOn: string | null };

/** Where a unit stands in the open round when the house is opened for the first time. */
interface Arrival {
  unit: OrgUnitId;
  filler: PersonId;
  /** Who filled for the unit in the closed rounds, where that was someone else. */
  formerFiller: PersonId | null;
  status: Exclude<Status, 'inReview'> | 'untouched';
  /** Working days before the day of first start on which it was handed in (a draft: saved). */
  filedBefore?: number;
  linesFilled?: number;
  returns?: Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[];
}

interface Seeds {
  plan: Plan;
  units: OrgUnit[];
  people: Person[];
  rounds: SeedRound[];
  arrivals: Arrival[];
  observations: Observation[];
}

/** One step of a submission's record: who did what, when. */
interface Step {
  by: PersonId;
  at: string;
  command: Command;
}

const reviewer: PersonId = 'pn_li';
const approver: PersonId = 'pn_wang';

/**
 * Stores Kunshan's plan with its units, people, rounds and the record of every submission, each played through the
 * same rules as a person's own clicks. Does nothing once the plan is there: the plan is stored last, so a load that
 * broke off is taken up again where it stopped. `firstStart` is an ISO instant; everything happened before it.
 */
export async function loadSeeds(
  { stores }: { stores: Stores },
  firstStart: string,
): Promise<{ alreadyThere: boolean; submissions: number }> {
  const seeds = await readSeeds();
  const { plan, units, people } = seeds;
  if (await stores.plans.get(plan.id)) return { alreadyThere: true, submissions: 0 };

  await Promise.all([
    ...units.map((unit) => stores.units.put(unit)),
    ...people.map((person) => stores.people.put(person)),
  ]);

  const today = dayInChina(firstStart);
  const rounds = seeds.rounds.map((round) => toRound(round, today)).toSorted((a, b) => a.dataYear - b.dataYear);
  // Units never touch each other's submissions; a unit's years build on each other.
  const counts = await Promise.all(seeds.arrivals.map((arrival) => loadUnit(stores, seeds, rounds, arrival, today)));

  await Promise.all(rounds.map((round) => stores.rounds.put(round)));
  await stores.plans.put(plan);
  return { alreadyThere: false, submissions: counts.reduce((sum, count) => sum + count, 0) };
}

async function readSeeds(): Promise<Seeds> {
  const text = (name: string) => readFile(new URL(`./kunshan/${name}`, import.meta.url), 'utf8');
  const json = async (name: string) => JSON.parse(await text(name));
  const [plan, units, people, rounds, arrivals, observations] = await Promise.all([
    json('plan.json'),
    json('units.json'),
    json('people.json'),
    json('rounds.json'),
    json('arrivals.json'),
    text('observations.csv').then(parseObservations),
  ]);
  return { plan, units, people, rounds, arrivals, observations };
}

/** Twelve days are left on the day of first start: soon enough to be pressing, late enough to try everything. */
function toRound(round: SeedRound, today: string): Round {
  return { ...round, opensOn: round.opensOn ?? addDays(today, -14), dueOn: round.dueOn ?? addDays(today, 12) };
}

/** Plays all rounds of one unit; returns how many submissions there are now. */
async function loadUnit(
  stores: Stores,
  seeds: Seeds,
  rounds: Round[],
  arrival: Arrival,
  today: string,
): Promise<number> {
  const unit = seeds.units.find((candidate) => candidate.id === arrival.unit);
  if (!unit) throw new Error(`no such unit: ${arrival.unit}`);
  let lastYear: Entry[] = [];
  let count = 0;
  for (const round of rounds) {
    const entries = entriesOf(seeds.observations, unit.id, round.dataYear);
    const template = toFormTemplate(seeds.plan, round, unit, lastYear);
    const submit: Command = { action: 'submit', entries, ...blocking(validate(template, entries)) };
    const steps = round.isOpen
      ? stepsOfOpenRound(arrival, entries, submit, today)
      : stepsOfClosedRound(arrival, entries, submit, approvalDay(seeds.observations, unit.id, round.dataYear));
    const times = clockOf(seeds.arrivals.indexOf(arrival));
    await play(
      stores,
      seeds.people,
      round,
      unit,
      steps.map(({ on, ...step }) => ({ ...step, at: times(on, step.command) })),
    );
    if (steps.length > 0) count += 1;
    lastYear = entries;
  }
  return count;
}

/** A step on a day; the hour follows from what is done. */
type DatedStep = Omit<Step, 'at'> & { on: string };

function stepsOfClosedRound(arrival: Arrival, entries: Entry[], submit: Command, approvedOn: string): DatedStep[] {
  const filler = arrival.formerFiller ?? arrival.filler;
  return filedSteps(filler, 'approved', entries, submit, addWorkingDays(approvedOn, -3), []);
}

function stepsOfOpenRound(arrival: Arrival, entries: Entry[], submit: Command, today: string): DatedStep[] {
  const { filler, status, filedBefore = 1, linesFilled = 0, returns = [] } = arrival;
  const filedOn = addWorkingDays(today, -filedBefore);
  if (status === 'untouched') return [];
  if (status === 'draft') {
    const half = entries.map((entry, at) =>
      at < linesFilled ? entry : blankEntry(entry.key, entry.indicator, entry.part),
    );
    return [{ by: filler, on: filedOn, command: { action: 'saveDraft', entries: half } }];
  }
  return filedSteps(filler, status, entries, submit, filedOn, returns);
}

/** Filed one day, reviewed two working days later, approved on the next: as far as `status` goes. */
function filedSteps(
  filler: PersonId,
  status: Exclude<Status, 'draft' | 'inReview'>,
  entries: Entry[],
  submit: Command,
  filedOn: string,
  returns: NonNullable<Arrival['returns']>,
): DatedStep[] {
  const reviewedOn = addWorkingDays(filedOn, 2);
  const sentBack = new Set(returns.map((item) => item.key));
  const keys = entries.map((entry) => entry.key).filter((key) => !sentBack.has(key));

  const steps: DatedStep[] = [{ by: filler, on: filedOn, command: submit }];
  if (status === 'submitted') return steps;
  steps.push({ by: reviewer, on: reviewedOn, command: { action: 'startReview' } });
  steps.push({ by: reviewer, on: reviewedOn, command: { action: 'acceptEntries', keys } });
  if (status === 'returned') {
    return [...steps, { by: reviewer, on: reviewedOn, command: { action: 'returnForRevision', returns } }];
  }
  steps.push({ by: reviewer, on: reviewedOn, command: { action: 'passReview' } });
  if (status === 'reviewed') return steps;
  return [...steps, { by: approver, on: addWorkingDays(filedOn, 3), command: { action: 'approve' } }];
}

/** Carries out the steps that are not stored yet. */
async function play(stores: Stores, people: Person[], round: Round, unit: OrgUnit, steps: Step[]): Promise<void> {
  // While these rounds were filled they were open, and the one who has left since was still there.
  const then = { round: { ...round, isOpen: true }, unit };
  const personThen = (id: PersonId): Person => {
    const person = people.find((candidate) => candidate.id === id);
    if (!person) throw new Error(`no such person: ${id}`);
    return { ...person, hasLeft: false };
  };
  let submission: Submission =
    (await stores.submissions.get(round.id, round.parent, unit.id)) ?? newSubmission(round.id, round.parent, unit.id);
  for (const { by, at, command } of steps.slice(submission.revision)) {
    const requestId = `seed-${submission.id}-${submission.revision + 1}`;
    const { next, event } = decide({ ...then, submission, actor: personThen(by) }, command, at, requestId);
    submission = await stores.submissions.save(submission, next, event);
  }
}

function approvalDay(observations: Observation[], unit: OrgUnitId, dataYear: number): string {
  const day = observations.find((item) => item.unit === unit && item.dataYear === dataYear)?.approvedOn;
  if (!day) throw new Error(`${unit} has no approval day for ${dataYear}`);
  return day;
}

// Office hours in China. The order within a day is the order in which one submission passes through hands.
const hours: Record<Command['action'], string> = {
  startReview: '09',
  acceptEntries: '10',
  passReview: '11',
  returnForRevision: '11',
  submit: '14',
  approve: '15',
  saveDraft: '16',
  recall: '17',
};

/** Times of one unit: each gets its own minute, as one reviewer can't open twelve forms at once. */
function clockOf(index: number): (day: string, command: Command) => string {
  const minute = String(2 + index * 2).padStart(2, '0');
  return (day, { action }) => new Date(`${day}T${hours[action]}:${minute}:00+08:00`).toISOString();
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Monday to Friday; public holidays move from year to year and do not matter here. */
function addWorkingDays(day: string, days: number): string {
  let result = day;
  for (let left = Math.abs(days); left > 0; ) {
    result = addDays(result, Math.sign(days));
    const weekday = new Date(result).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return result;
}
