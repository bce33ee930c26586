import type { Stores } from '../functions/actions/stores';
import { toFormTemplate } from '../functions/domain/form/template';
import type { EntryKey, OrgUnitId, PersonId } from '../functions/domain/ids';
import type { Person } from '../functions/domain/org/people';
import type { OrgUnit } from '../functions/domain/org/units';
import type { Round } from '../functions/domain/round/round';
import type { Command } from '../functions/domain/submission/command';
import { type Departments, departmentsOf } from '../functions/domain/submission/departments';
import { blankEntry, type Entry } from '../functions/domain/submission/entry';
import { withTies } from '../functions/domain/submission/read-filled';
import { newSubmission, type Status, type Submission } from '../functions/domain/submission/submission';
import { blocking, validate } from '../functions/domain/submission/validate';
import { decide } from '../functions/domain/submission/workflow';
import { entriesOf, type Observation } from './observations';
import { addDays, addWorkingDays, clockOf } from './office-hours';
import type { Arrival, City, Reports, SeedRound } from './read-seeds';

/** One step of a submission's record: who did what, when. */
interface Step {
  by: PersonId;
  at: string;
  command: Command;
}

const reviewer: PersonId = 'pn_li';
const approver: PersonId = 'pn_wang';

/**
 * The rounds in the order of their data years. The open one has twelve days left on the day of first start: soon enough to be
 * pressing, late enough to try everything.
 */
export function toRounds(rounds: SeedRound[], today: string): Round[] {
  return rounds
    .map(({ opensOn, dueOn, ...round }) => ({
      ...round,
      lock: null,
      opensOn: opensOn ?? addDays(today, -14),
      dueOn: dueOn ?? addDays(today, 12),
    }))
    .toSorted((a, b) => a.dataYear - b.dataYear);
}

/**
 * Plays the record of every unit through the same rules as a person's own clicks, as far as it is not stored yet. Returns
 * how many submissions there are now.
 */
export async function playRecord(
  stores: Stores,
  city: City,
  reports: Reports,
  rounds: Round[],
  today: string,
): Promise<number> {
  // Units never touch each other's submissions; a unit's years build on each other.
  const counts = await Promise.all(
    reports.arrivals.map((arrival) => playUnit(stores, city, reports, rounds, arrival, today)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Plays all rounds of one unit; returns how many submissions there are now. */
async function playUnit(
  stores: Stores,
  city: City,
  reports: Reports,
  rounds: Round[],
  arrival: Arrival,
  today: string,
): Promise<number> {
  const unit = city.units.find((candidate) => candidate.id === arrival.unit);
  if (!unit) throw new Error(`no such unit: ${arrival.unit}`);
  let lastYear: Entry[] = [];
  let count = 0;
  for (const round of rounds) {
    const template = toFormTemplate(city.plan, round, unit, lastYear);
    const entries = withTies(template, entriesOf(reports.observations, unit.id, round.dataYear));
    const findings = validate(template, entries);
    const submit: Command = { action: 'submit', entries, ...blocking(findings) };
    const found = findings.filter(({ level }) => level !== 'notice').map(({ key }) => key);
    const steps = round.isOpen
      ? stepsOfOpenRound(arrival, entries, submit, found, today)
      : stepsOfClosedRound(arrival, entries, submit, found, approvalDay(reports.observations, unit.id, round.dataYear));
    const times = clockOf(reports.arrivals.indexOf(arrival));
    await play(
      stores,
      city.people,
      round,
      unit,
      departmentsOf(template),
      steps.map(({ on, ...step }, index) => ({ ...step, at: times(on, step.command, index) })),
    );
    if (steps.length > 0) count += 1;
    lastYear = entries;
  }
  return count;
}

/** A step on a day; the hour follows from what is done. */
type DatedStep = Omit<Step, 'at'> & { on: string };

function stepsOfClosedRound(
  arrival: Arrival,
  entries: Entry[],
  submit: Command,
  found: EntryKey[],
  approvedOn: string,
): DatedStep[] {
  const filler = arrival.formerFiller ?? arrival.filler;
  return filedSteps(filler, 'approved', entries, submit, found, addWorkingDays(approvedOn, -3), []);
}

function stepsOfOpenRound(
  arrival: Arrival,
  entries: Entry[],
  submit: Command,
  found: EntryKey[],
  today: string,
): DatedStep[] {
  const { filler, status, filedBefore = 1, linesFilled = 0, returns = [] } = arrival;
  const filedOn = addWorkingDays(today, -filedBefore);
  if (status === 'untouched') return [];
  if (status === 'draft') {
    const half = entries.map((entry, at) =>
      at < linesFilled ? entry : blankEntry(entry.key, entry.indicator, entry.part),
    );
    return [{ by: filler, on: filedOn, command: { action: 'saveDraft', entries: half } }];
  }
  return filedSteps(filler, status, entries, submit, found, filedOn, returns);
}

/** Filed one day, reviewed two working days later, approved on the next: as far as `status` goes. */
function filedSteps(
  filler: PersonId,
  status: Exclude<Status, 'draft' | 'inReview'>,
  entries: Entry[],
  submit: Command,
  found: EntryKey[],
  filedOn: string,
  returns: NonNullable<Arrival['returns']>,
): DatedStep[] {
  const reviewedOn = addWorkingDays(filedOn, 2);
  const sentBack = new Set(returns.map((item) => item.key));
  const keys = entries.map((entry) => entry.key).filter((key) => !sentBack.has(key));
  const odd = keys.filter((key) => found.includes(key));
  const plain = keys.filter((key) => !found.includes(key));

  const steps: DatedStep[] = [{ by: filler, on: filedOn, command: submit }];
  if (status === 'submitted') return steps;
  steps.push({ by: reviewer, on: reviewedOn, command: { action: 'startReview' } });
  // What raises no finding is accepted together, what does is looked at line by line.
  for (const group of [plain, ...odd.map((key) => [key])]) {
    if (group.length === 0) continue;
    steps.push({ by: reviewer, on: reviewedOn, command: { action: 'acceptEntries', keys: group, found } });
  }
  if (status === 'returned') {
    return [...steps, { by: reviewer, on: reviewedOn, command: { action: 'returnForRevision', returns } }];
  }
  steps.push({ by: reviewer, on: reviewedOn, command: { action: 'passReview' } });
  if (status === 'reviewed') return steps;
  return [...steps, { by: approver, on: addWorkingDays(filedOn, 3), command: { action: 'approve' } }];
}

/** Carries out the steps that are not stored yet. */
async function play(
  stores: Stores,
  people: Person[],
  round: Round,
  unit: OrgUnit,
  departments: Departments,
  steps: Step[],
): Promise<void> {
  // While these rounds were filled they were open, and the one who has left since was still there.
  const then = { round: { ...round, isOpen: true }, unit, departments };
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
