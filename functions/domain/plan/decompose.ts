import { type Amount, exact, Fraction, toPlainText, toText } from '../decimal';
import type { DecompositionMethod } from './indicator';
import { integerRoot } from './integer-root';

/** What the house can work out; by hand a planner enters the years. */
export type ComputedMethod = Exclude<DecompositionMethod, 'byHand'>;

/** The way an indicator has to go, in its measure, and how it is divided among the years. */
export interface Way {
  method: ComputedMethod;
  baseline: Amount | null;
  target: Amount;
  /** The year of the baseline (2020): nothing is due in it. */
  baseYear: number;
  dueYear: number;
  /** As the indicator is printed. */
  decimals: number;
  /** For `onGrid`: N, the number of units a coverage (%) is counted over. */
  gridOf: number | null;
  isLowerBetter: boolean;
}

/**
 * Why a way can't be divided by a method: the due year is not after the base year · the method starts from a baseline and there
 * is none · the baseline already meets the target (`keep` is what fits) · whole units between figures that are not whole · no
 * number of units for the grid · a figure outside 0…100 %, which no coverage can reach · no growth rate leads from or to zero,
 * or across it.
 */
export const obstacles = [
  'noYears',
  'noBaseline',
  'alreadyMet',
  'notWhole',
  'noGrid',
  'notACoverage',
  'noGrowthRate',
] as const;
export type CannotDecompose = (typeof obstacles)[number];

/** 年度目标 by year, from the year after the base year to the due year. */
export type AnnualTargets = Record<string, Amount>;

/** A way in exact figures. `places` are those of the plan's own figures: no year is stated more coarsely than they are. */
interface Course {
  from: Fraction;
  to: Fraction;
  years: number;
  places: number;
  gridOf: number;
  isLowerBetter: boolean;
}

/**
 * The target of every year (年度分解). Each year comes from the formula, never from the year before it, so rounding does not add up;
 * the due year is the target as printed. With k of n years passed, B the baseline and T the target:
 *
 * - `linear` B + (T − B)·k/n, rounded half up to one place more than printed
 * - `wholeUnits` the same, up to the next whole unit
 * - `onGrid` the least m of N units that reaches the line; stated no higher than m/N is, so that m units always meet it
 * - `compound` B·(T/B)^(k/n), the same growth every year, rounded like `linear`
 * - `cumulative` T·k/n from zero, up to the next printed place
 * - `keep` T
 *
 * For 逆向指标 up is down. The answer is either the years or, as a plain word, what stands in the way.
 */
export function decomposeByYear(way: Way): AnnualTargets | CannotDecompose {
  const obstacle = findObstacle(way);
  if (obstacle) return obstacle;

  const course = toCourse(way);
  const stepOf = course.from.equals(course.to) ? steps.keep : steps[way.method];
  const annualTargets: AnnualTargets = {};
  for (let passed = 1; passed < course.years; passed += 1)
    annualTargets[String(way.baseYear + passed)] = toPlainText(stepOf(course, passed));
  annualTargets[String(way.dueYear)] = way.target;
  return annualTargets;
}

/** Whether the years could be worked out. */
export function isDecomposed(result: AnnualTargets | CannotDecompose): result is AnnualTargets {
  return typeof result !== 'string';
}

function findObstacle(way: Way): CannotDecompose | null {
  if (way.dueYear <= way.baseYear) return 'noYears';
  if (way.method === 'keep' || way.method === 'cumulative') return null;
  if (way.baseline === null) return 'noBaseline';

  const [from, to] = [exact(way.baseline), exact(way.target)];
  const order = to.compare(from);
  if (way.isLowerBetter ? order > 0 : order < 0) return 'alreadyMet';

  switch (way.method) {
    case 'linear':
      return null;
    case 'wholeUnits':
      return from.d === 1n && to.d === 1n ? null : 'notWhole';
    case 'onGrid':
      if (way.gridOf === null || !Number.isInteger(way.gridOf) || way.gridOf < 1) return 'noGrid';
      return [from, to].every((share) => share.compare(0) >= 0 && share.compare(100) <= 0) ? null : 'notACoverage';
    case 'compound':
      return from.mul(to).compare(0) > 0 ? null : 'noGrowthRate';
  }
}

function toCourse({ method, baseline, target, baseYear, dueYear, decimals, gridOf, isLowerBetter }: Way): Course {
  const start = method === 'cumulative' ? '0' : method === 'keep' ? target : (baseline ?? '0');
  return {
    from: exact(start),
    to: exact(target),
    years: dueYear - baseYear,
    places: Math.max(decimals, placesOf(start), placesOf(target)),
    gridOf: gridOf ?? 1,
    isLowerBetter,
  };
}

/** One place more than the plan's own figures, as far as an amount can say it. */
const finer = ({ places }: Pick<Course, 'places'>) => Math.min(places + 1, 12);

const placesOf = (amount: Amount) => amount.split('.')[1]?.length ?? 0;

/** The figure due when `passed` of the course's years have gone by. */
type StepOf = (course: Course, passed: number) => Fraction;

const steps: Record<ComputedMethod, StepOf> = {
  linear: (course, passed) => exact(toText(onLine(course, passed), finer(course))),
  wholeUnits: (course, passed) => roundOn(onLine(course, passed), 0, course),
  onGrid: stepOnGrid,
  compound: stepByGrowth,
  // A share of a person or of a bed is no task for a year: what is due is the next thing that can be counted.
  cumulative: (course, passed) => roundOn(onLine(course, passed), course.places, course),
  keep: ({ to }) => to,
};

const onLine = ({ from, to, years }: Pick<Course, 'from' | 'to' | 'years'>, passed: number) =>
  from.add(to.sub(from).mul(passed).div(years));

/** Rounds towards what is harder to reach. */
const roundOn = (value: Fraction, places: number, { isLowerBetter }: Pick<Course, 'isLowerBetter'>) =>
  isLowerBetter ? value.floor(places) : value.ceil(places);

/** Rounds towards what is easier to reach. */
const roundOff = (value: Fraction, places: number, { isLowerBetter }: Pick<Course, 'isLowerBetter'>) =>
  isLowerBetter ? value.ceil(places) : value.floor(places);

function stepOnGrid(course: Course, passed: number): Fraction {
  const share = new Fraction(100, course.gridOf);
  const line = onLine({ ...course, from: toShare(course.from, course), to: toShare(course.to, course) }, passed);
  const units = roundOn(line.div(share), 0, course);
  const step = roundOff(units.mul(share), course.places, course);
  // Where the target itself is on no grid (50 % of 11), the next unit would lie beyond it.
  const isBeyond = course.isLowerBetter ? step.compare(course.to) < 0 : step.compare(course.to) > 0;
  return isBeyond ? course.to : step;
}

/**
 * The share m/N that a printed percentage stands for, be it rounded or cut off: 45.5 of 11 units is 5/11. Taken as exactly 45.5 it
 * would lie above 5/11 and ask for a sixth. A figure stays what it is where no m/N is printed so, or where the shares lie so close
 * together that it might stand for two of them.
 */
function toShare(printed: Fraction, { gridOf, places }: Course): Fraction {
  const lastPlace = new Fraction(1n, 10n ** BigInt(places));
  if (lastPlace.mul(2 * gridOf).compare(100) > 0) return printed;
  const share = printed.mul(gridOf).div(100).round().mul(100).div(gridOf);
  return share.sub(printed).abs().compare(lastPlace) < 0 ? share : printed;
}

/** B·(T/B)^(k/n) is the n-th root of B^(n−k)·T^k, which whole numbers answer to any place. */
function stepByGrowth(course: Course, passed: number): Fraction {
  const { from, to, years } = course;
  const one = 10n ** BigInt(finer(course));
  const [base, aim] = [(from.n * one) / from.d, (to.n * one) / to.d];
  const radicand = base ** BigInt(years - passed) * aim ** BigInt(passed);
  // Half up: the root of twice the value, cut off, tells on which side of the half it lies.
  const doubled = integerRoot(2n ** BigInt(years) * radicand, years);
  return new Fraction(from.s * ((doubled + 1n) / 2n), one);
}
