import type { RuleLevel } from '../submission/rules';

/**
 * What can be wrong with a line of a file that is evaluated. `must` keeps the line out of the evaluation, `explain` and `notice`
 * only tell.
 */
export const fileRules = {
  /** The file can't be read beyond this line: a quotation mark is not closed. */
  quoteOpen: 'must',
  columnMissing: 'must',
  columnTwice: 'must',
  /** More or fewer cells than the header: figures may have slipped into other columns. */
  cellCount: 'must',

  unknownState: 'must',
  badYear: 'must',
  badVersion: 'must',
  badDate: 'must',
  notAnAmount: 'must',
  /** NUMERIC, and a figure that is due is not there. */
  figureMissing: 'must',
  /** A figure beside a state that says there is none. */
  figureBesideState: 'must',

  unknownIndicator: 'must',
  unknownPart: 'must',
  unknownUnit: 'must',
  /** The unit is known, but the indicator is not asked of it, or not in that year. */
  unitNotAsked: 'must',
  yearOutside: 'must',
  /** An amount, perhaps a percentage, where numerator and denominator are due. */
  amountForRatio: 'must',
  /** Numerator or denominator where one amount is due. */
  ratioForAmount: 'must',
  zeroDenominator: 'must',
  negative: 'must',
  /** Persons, households, places come in whole numbers. */
  notWhole: 'explain',
  /** The numerator of a share exceeds its denominator. */
  aboveWhole: 'explain',

  /** Two different lines for one figure and version: neither counts. */
  versionTwice: 'must',
  /** The same line once more: it counts once. */
  lineTwice: 'notice',
  /** A later version was approved before an earlier one. */
  approvalOutOfOrder: 'notice',
  /** A figure of a year in which the plan no longer counts the indicator. */
  notActive: 'notice',
  /** 划归 or 取消 for a unit, while the plan still counts the indicator. */
  stateAgainstPlan: 'notice',
  /** No unit is known to report an active indicator. */
  nobodyAsked: 'notice',
  /** Nothing at all was approved by the day that was asked for. */
  nothingApprovedYet: 'notice',

  unknownSeries: 'must',
  /** A relative target has no value to rest on. */
  referenceMissing: 'notice',
} as const satisfies Record<string, RuleLevel>;
export type FileRule = keyof typeof fileRules;

export const evaluatedFiles = ['observations', 'references'] as const;
export type EvaluatedFile = (typeof evaluatedFiles)[number];

/** One thing wrong with a file: where, what was found, and what would be right. */
export interface FileProblem {
  file: EvaluatedFile;
  /** Null where it concerns the file. */
  line: number | null;
  code: FileRule;
  level: RuleLevel;
  column: string | null;
  found: string;
  expected: string;
}

/** What a check finds on a line. */
export type Found = Pick<FileProblem, 'code' | 'column' | 'found' | 'expected'>;

export function toProblem(file: EvaluatedFile, line: number | null, found: Found): FileProblem {
  const { code, column, found: text, expected } = found;
  return { file, line, code, level: fileRules[code], column, found: text, expected };
}

/** Whether what was found keeps its line out of the evaluation. */
export const isBarring = ({ code }: Found): boolean => fileRules[code] === 'must';

/** By file and line; what concerns a whole file comes after its lines. On one line the order of finding stays. */
export function inFileOrder(problems: FileProblem[]): FileProblem[] {
  const place = ({ file, line }: FileProblem) =>
    [evaluatedFiles.indexOf(file), line ?? Number.MAX_SAFE_INTEGER] as const;
  return problems.toSorted((a, b) => {
    const [[fileA, lineA], [fileB, lineB]] = [place(a), place(b)];
    return fileA - fileB || lineA - lineB;
  });
}
