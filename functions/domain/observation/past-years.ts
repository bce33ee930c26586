import { type EntryKey, toEntryKey } from '../ids';
import type { OrgUnit } from '../org/units';
import { isActiveIn } from '../plan/indicator';
import type { Plan } from '../plan/plan';
import { blankEntry, type Entry, entryKeysOf, type FigureState } from '../submission/entry';
import type { RuleLevel } from '../submission/rules';
import { cellKey, type Observation, type ObservationState } from './observation';
import { checkObservations } from './observations';
import { type FileProblem, type FileRule, inFileOrder } from './problem';
import type { FileRows } from './table';
import { versionAsOf } from './versions';

/** What can be wrong with a line beside everything the evaluation of a file asks, when it is to go on record for good. */
export const pastRules = {
  /** The data year is not over: its figures come from the units themselves. */
  yearNotOver: 'must',
  /** Approved on a day that has not come. */
  approvedAhead: 'must',
  /** Explanation or remark too long for a form. */
  textTooLong: 'must',
  /** The form of that year's round, made on an earlier version of the plan, has no such line. */
  notOnForm: 'must',
  /** 划归 or 取消: the plan does not count the indicator in that year, so its form has no such line. */
  notCounted: 'notice',
  /** Never approved: it counted on no day, so nothing of it goes on record. */
  neverApproved: 'notice',
} as const satisfies Record<string, RuleLevel>;
export type PastRule = keyof typeof pastRules;

export interface PastProblem extends Pick<FileProblem, 'line' | 'level' | 'column' | 'found' | 'expected'> {
  code: FileRule | PastRule;
}

/** What a unit's figures of a data year were from a day (`YYYY-MM-DD`) on: every line of its form, the unknown ones blank. */
export interface PastState {
  countsFrom: string;
  entries: Entry[];
  /** The lines of which a version was approved on that very day; the others stand as they did before. */
  keys: EntryKey[];
}

/** Everything a file says of one unit and data year, oldest state first. Never without a state. */
export interface PastRecord {
  unit: OrgUnit;
  dataYear: number;
  states: PastState[];
}

export interface PastYears {
  records: PastRecord[];
  problems: PastProblem[];
  lineCount: number;
}

/** What the reading of a file of past years rests on. */
export interface PastYearsBasis {
  plan: Plan;
  /** The version whose form a year's round has; the plan itself for a year without a round. */
  formPlanOf: (dataYear: number) => Plan;
  units: OrgUnit[];
  /** `YYYY-MM-DD` in China. */
  today: string;
  /** Characters a text on a form may have. */
  longestText: number;
}

/** The most bytes of one file: as text within JSON they are a third more, and have to fit into the body of a request. */
export const maxImportBytes = 375 * 1024;

/** How a line's state stands on a form. Who had handed in nothing says nothing, and 划归 and 取消 are 不适用 as in every sum. */
const statesOnForm = {
  NUMERIC: 'NUMERIC',
  MISSING: 'MISSING',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  NOT_SUBMITTED: 'BLANK',
  TRANSFERRED: 'NOT_APPLICABLE',
  DISCONTINUED: 'NOT_APPLICABLE',
} as const satisfies Record<ObservationState, FigureState>;

/**
 * 历史数据: an observations file as the states that went through each unit's form. On each day on which anything of a unit and
 * year was approved stands what was known by then: of every figure the newest version approved by that day. Lines that are
 * wrong are left out and named; never throws.
 */
export function readPastYears(file: FileRows, basis: PastYearsBasis): PastYears {
  const { versions, problems, lineCount } = checkObservations(file, basis.plan, basis.units);
  const forms = createForms(basis);
  const all: PastProblem[] = problems.map(({ file: _, ...problem }) => problem);
  const sound = new Map<string, Observation[]>();
  for (const [cell, lines] of versions) {
    const kept = lines.filter((line) => {
      const found = checkLine(line, forms(line.unit, line.dataYear), basis);
      all.push(...found);
      return found.length === 0;
    });
    if (kept.length > 0) sound.set(cell, kept);
  }
  return { records: toRecords(sound, forms, basis), problems: inLineOrder(all), lineCount };
}

type FormLines = ReturnType<typeof entryKeysOf>;
type Forms = (unit: OrgUnit['id'], dataYear: number) => FormLines;

/** The lines of each unit's form of a year, made once. */
function createForms({ formPlanOf, units }: PastYearsBasis): Forms {
  const known = new Map<string, FormLines>();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return (id, dataYear) => {
    const name = `${dataYear}|${id}`;
    const unit = byId.get(id);
    const lines = known.get(name) ?? (unit ? entryKeysOf(formPlanOf(dataYear), unit, dataYear) : []);
    known.set(name, lines);
    return lines;
  };
}

function checkLine(line: Observation, form: FormLines, basis: PastYearsBasis): PastProblem[] {
  const { plan, formPlanOf, today, longestText } = basis;
  const is = (code: PastRule, column: string, found: string, expected: string): PastProblem => ({
    line: line.line,
    level: pastRules[code],
    code,
    column,
    found,
    expected,
  });
  const { dataYear, approvedOn, explanation, remark } = line;
  const lastYear = Number(today.slice(0, 4)) - 1;
  const found: PastProblem[] = [];
  if (dataYear > lastYear) found.push(is('yearNotOver', 'dataYear', String(dataYear), String(lastYear)));
  if (approvedOn === null) found.push(is('neverApproved', 'approvedOn', '', ''));
  else if (approvedOn > today) found.push(is('approvedAhead', 'approvedOn', approvedOn, today));
  for (const [column, text] of Object.entries({ explanation, remark })) {
    if (text.length > longestText) found.push(is('textTooLong', column, String(text.length), String(longestText)));
  }
  const key = toEntryKey(line.indicator, line.part);
  if (!form.some((one) => one.key === key)) {
    const isCounted = plan.indicators.some((one) => one.id === line.indicator && isActiveIn(one, dataYear));
    const code = isCounted ? 'notOnForm' : 'notCounted';
    found.push(is(code, 'indicator', line.indicator, String(formPlanOf(dataYear).version)));
  }
  return found;
}

function toRecords(versions: Map<string, Observation[]>, forms: Forms, { units }: PastYearsBasis): PastRecord[] {
  const days = new Map<string, Set<string>>();
  const years = new Set<number>();
  for (const { dataYear, unit, approvedOn } of [...versions.values()].flat()) {
    const form = `${dataYear}|${unit}`;
    if (approvedOn !== null) days.set(form, (days.get(form) ?? new Set()).add(approvedOn));
    years.add(dataYear);
  }
  return [...years].toSorted().flatMap((dataYear) =>
    units.flatMap((unit) => {
      const states = [...(days.get(`${dataYear}|${unit.id}`) ?? [])].toSorted().map((countsFrom): PastState => {
        const lines = forms(unit.id, dataYear).map(({ key, indicator: { id: indicator }, part }) => {
          const all = versions.get(cellKey({ indicator, part, dataYear, unit: unit.id })) ?? [];
          const line = versionAsOf(all, countsFrom, { dayOf: ({ approvedOn }) => approvedOn });
          const blank = blankEntry(key, indicator, part);
          return { entry: line ? toEntry(blank, line) : blank, approvedOn: line?.approvedOn ?? null };
        });
        return {
          countsFrom,
          entries: lines.map(({ entry }) => entry),
          keys: lines.filter(({ approvedOn }) => approvedOn === countsFrom).map(({ entry }) => entry.key),
        };
      });
      return states.length > 0 ? [{ unit, dataYear, states }] : [];
    }),
  );
}

function toEntry(blank: Entry, { state, numerator, denominator, amount, explanation, remark }: Observation): Entry {
  return { ...blank, state: statesOnForm[state], numerator, denominator, amount, explanation, remark };
}

function inLineOrder(problems: PastProblem[]): PastProblem[] {
  return inFileOrder(
    problems.map((problem) => ({ ...problem, file: 'observations' as const, code: problem.code as FileRule })),
  ).map(({ file: _, ...problem }) => problem);
}

/** How many lines of a form say something. */
export function countFigures({ states }: PastRecord): number {
  const last = states.at(-1)?.entries ?? [];
  return last.filter(({ state }) => state !== 'BLANK').length;
}

/** The unit's own lines whose figures differ from those that are there (a head carries no texts). */
export function differingKeys(
  { states }: PastRecord,
  there: Pick<Entry, 'key' | 'state' | 'numerator' | 'denominator' | 'amount'>[],
): EntryKey[] {
  const before = new Map(there.map((figure) => [figure.key, figure]));
  return (states.at(-1)?.entries ?? [])
    .filter((entry) => {
      const was = before.get(entry.key);
      return (
        was === undefined ||
        was.state !== entry.state ||
        was.numerator !== entry.numerator ||
        was.denominator !== entry.denominator ||
        was.amount !== entry.amount
      );
    })
    .map(({ key }) => key);
}

/** What the round (填报任务) of a past year is called: nobody opens it, and nobody fills it. */
export function pastRoundTitle(dataYear: number): string {
  return `${dataYear}年度历史数据`;
}
