import { type Amount, exact, toExactText } from '../decimal';
import type { OrgUnit } from '../org/units';
import type { Indicator } from '../plan/indicator';
import type { Plan } from '../plan/plan';
import { checkFigures, checkPlace } from './check-line';
import { type Cell, cellKey, type Observation, observationColumns, textColumns } from './observation';
import { type FileProblem, isBarring, toProblem } from './problem';
import { type ReadLine, readLine } from './read-line';
import { type Mentions, type Reporters, reportersListed, reportersNamed } from './reporters';
import { type FileRows, readTable } from './table';
import { type LineKind, settleVersions, versionAsOf } from './versions';

/** An observations file held against a plan: every line that says something is in `versions` or named among the problems. */
export interface Observations {
  reporters: Reporters;
  /** The sound versions of every figure by {@link cellKey}, lowest first. */
  versions: Map<string, Observation[]>;
  /** Lines kept out, by the figure they are about. */
  barred: Map<string, number[]>;
  lineCount: number;
  problems: FileProblem[];
}

const plain = (amount: Amount | null) => (amount === null ? '' : toExactText(exact(amount)));

const observationKind: LineKind<Observation> = {
  keyOf: cellKey,
  dayOf: ({ approvedOn }) => approvedOn,
  dayColumn: 'approvedOn',
  // 45.0 is 45, however it is written.
  fingerprint: ({ approvedOn, state, numerator, denominator, amount }) =>
    [approvedOn ?? '', state, plain(numerator), plain(denominator), plain(amount)].join('|'),
};

/**
 * Checks the lines of an observations file against a plan and its units; `units` null = the file itself says who reports. Never
 * throws: what can't be used is named in `problems`.
 */
export function checkObservations(file: FileRows, plan: Plan, units: OrgUnit[] | null): Observations {
  const { rows: tableRows, width, problems } = readTable('observations', file, observationColumns, textColumns);
  const lines = tableRows.map((row) => readLine(row, width));
  const reporters = units ? reportersListed(plan, units) : reportersNamed(plan, mentionsOf(lines));
  const indicators = new Map<string, Indicator>(plan.indicators.map((indicator) => [indicator.id, indicator]));

  const barred = new Map<string, number[]>();
  const bar = (observation: Observation) => {
    const key = cellKey(observation);
    const lines = barred.get(key);
    if (lines) lines.push(observation.line);
    else barred.set(key, [observation.line]);
  };
  const sound: Observation[] = [];
  for (const { observation, found } of lines) {
    const indicator = indicators.get(observation.indicator);
    const isReadable = !found.some(isBarring);
    // A line that can't be read is held against the plan all the same: all its mistakes are named at once.
    const all = [
      ...found,
      ...checkPlace(observation, indicator, reporters),
      ...(indicator && isReadable ? checkFigures(observation, indicator) : []),
    ];
    problems.push(...all.map((one) => toProblem('observations', observation.line, one)));
    if (all.some(isBarring)) bar(observation);
    else sound.push(observation);
  }

  const { versions, found } = settleVersions(sound, observationKind);
  for (const { line, found: one } of found) {
    problems.push(toProblem('observations', line.line, one));
    if (isBarring(one)) bar(line);
  }
  return { reporters, versions, barred, lineCount: lines.length, problems };
}

/** Who is named for what, even by lines that are kept out: their figure is missing then, not unasked. */
function mentionsOf(lines: ReadLine[]): Mentions {
  const mentions: Mentions = new Map();
  for (const { observation } of lines) {
    if (!observation.unit) continue;
    const units = mentions.get(observation.indicator);
    if (units) units.add(observation.unit);
    else mentions.set(observation.indicator, new Set([observation.unit]));
  }
  return mentions;
}

/** The version of a figure that holds as known on a day, `YYYY-MM-DD`; null while none is approved. */
export function observationAsOf({ versions }: Observations, cell: Cell, asOf: string): Observation | null {
  return versionAsOf(versions.get(cellKey(cell)) ?? [], asOf, observationKind);
}

/** Why a figure is missing as known on a day. `line` is the line that tells, `on` the day from which there is one. */
export interface Absence {
  why: 'noLine' | 'barred' | 'notApproved' | 'approvedLater' | 'noFigure' | 'notSubmitted';
  line: number | null;
  on: string | null;
}

/** Why a figure that is asked for is not there. */
export function absenceOf(observations: Observations, cell: Cell, asOf: string): Absence {
  const standing = observationAsOf(observations, cell, asOf);
  if (standing) {
    const why = standing.state === 'NOT_SUBMITTED' ? 'notSubmitted' : 'noFigure';
    return { why, line: standing.line, on: standing.approvedOn };
  }
  const versions = observations.versions.get(cellKey(cell)) ?? [];
  // Nothing stands, so every day there is comes after the one asked for.
  const later = versions.reduce<Observation | null>((first, one) => {
    if (one.approvedOn === null) return first;
    return first?.approvedOn && first.approvedOn <= one.approvedOn ? first : one;
  }, null);
  if (later) return { why: 'approvedLater', line: later.line, on: later.approvedOn };
  const [waiting] = versions;
  if (waiting) return { why: 'notApproved', line: waiting.line, on: null };
  const [line] = observations.barred.get(cellKey(cell)) ?? [];
  return line === undefined ? { why: 'noLine', line: null, on: null } : { why: 'barred', line, on: null };
}
