import { type Amount, exact, type Fraction } from '../decimal';
import type { IndicatorId } from '../ids';
import type { Plan, PriorResult, PriorState } from '../plan/plan';
import type { TargetReading } from '../plan/read-target';
import { type Bounds, meetsBounds } from '../plan/target';
import type { Value } from '../plan/value';
import { attainmentOf, intervalOf } from './attainment';
import { countVerdicts } from './counts';
import { disagreementOf, type PriorDisagreement, readPrintedVerdict } from './printed-verdict';
import type { Verdict } from './verdict';

/** A result of the period before as the house judges it, beside what the plan prints. */
export interface PriorJudgement {
  id: IndicatorId;
  verdict: PriorState;
  /** R of the part furthest from its target; null where nothing is judged. */
  attainment: Fraction | null;
  /** A − T of that part: in points where the result is a rate, else in its measure. */
  difference: Fraction | null;
  /** Where it went over the period (2015年末 → 2020年末); null where the plan does not say, or the parts went apart. */
  change: 'up' | 'down' | 'same' | null;
  printedVerdict: string | null;
  disagreement: PriorDisagreement | null;
  /** 文本疑点 of the plan about it: also where its figure meets the target, it may be another figure than its name says. */
  notes: string[];
}

/** Judges the results of the period before by their printed targets and figures, and their printed verdicts by that. */
export function judgePriorResults(plan: Pick<Plan, 'priorResults' | 'notes'>): PriorJudgement[] {
  return plan.priorResults.map((prior) => ({
    id: prior.id,
    ...judgeFigures(prior),
    change: changeOf(prior),
    printedVerdict: prior.verdictRaw,
    notes: plan.notes.filter(({ about }) => about.includes(prior.id)).map(({ id }) => id),
  }));
}

/** The counts of the period before, with every denominator; its indicators have no nature to be counted apart by. */
export function countPriorResults(judgements: Pick<PriorJudgement, 'verdict'>[]) {
  return countVerdicts(judgements.map(({ verdict }) => classes[verdict]));
}

const classes = {
  met: 'met',
  missed: 'missed',
  transferred: 'excluded',
  discontinued: 'excluded',
  notJudged: 'notAssessable',
} as const satisfies Record<PriorState, Verdict>;

type Judged = Pick<PriorJudgement, 'verdict' | 'attainment' | 'difference' | 'disagreement'>;

function judgeFigures(prior: PriorResult): Judged {
  const without = (verdict: PriorState): Judged => ({
    verdict,
    attainment: null,
    difference: null,
    disagreement: null,
  });
  if (prior.actual.state === 'TRANSFERRED' || prior.state === 'transferred') return without('transferred');
  if (prior.actual.state === 'DISCONTINUED' || prior.state === 'discontinued') return without('discontinued');
  const pairs = prior.target && pairWithTarget(prior.target, prior.actual);
  const worst = pairs && furthestBelow(pairs);
  if (!worst) return without('notJudged');

  const isMet = pairs.every(({ actual, bounds }) => meetsBounds(actual, bounds));
  const difference = worst.actual.sub(endFor(worst));
  const aim = endFor(worst);
  const relative = aim.equals(0) ? null : difference.div(aim);
  const printed = prior.verdictRaw === null ? null : readPrintedVerdict(prior.verdictRaw);
  return {
    verdict: isMet ? 'met' : 'missed',
    attainment: attainmentOf(worst.actual, worst.bounds),
    difference,
    disagreement: printed && disagreementOf(printed, { isMet, measure: prior.measure, difference, relative }),
  };
}

interface Pair {
  actual: Fraction;
  bounds: Bounds;
}

/** Each figure with what it has to keep to; null where the target or the figures can't be tested against each other. */
function pairWithTarget(target: TargetReading, value: Value): Pair[] | null {
  const actuals = amountsOf(value)?.map(exact);
  if (!actuals) return null;
  switch (target.kind) {
    case 'fixed': {
      const bounds = { comparator: target.comparator, amount: exact(target.amount) };
      return actuals.map((actual) => ({ actual, bounds }));
    }
    case 'range': {
      const bounds = { lower: exact(target.lower), upper: exact(target.upper) };
      return actuals.map((actual) => ({ actual, bounds }));
    }
    case 'parts': {
      const { parts, comparator } = target;
      if (parts.length !== actuals.length) return null;
      return parts.flatMap(({ amount }, at) => {
        const actual = actuals[at];
        return actual ? [{ actual, bounds: { comparator, amount: exact(amount) } }] : [];
      });
    }
    default:
      // How near 左右 is, what a relative target rested on then, and words without a figure: no one says.
      return null;
  }
}

/** What was not met before what was; of those the lowest R, and without one the largest gap. */
function furthestBelow(pairs: Pair[]): Pair | null {
  const rank = (pair: Pair) => (meetsBounds(pair.actual, pair.bounds) ? 1 : 0);
  return pairs.reduce<Pair | null>((worst, pair) => {
    if (!worst || rank(pair) !== rank(worst)) return !worst || rank(pair) < rank(worst) ? pair : worst;
    const [one, other] = [attainmentOf(pair.actual, pair.bounds), attainmentOf(worst.actual, worst.bounds)];
    return one && other && one.compare(other) < 0 ? pair : worst;
  }, null);
}

/** The end of the bounds a result is measured against. */
function endFor({ actual, bounds }: Pair): Fraction {
  const { lower, upper } = intervalOf(bounds);
  if (lower === null) return upper ?? actual;
  return upper !== null && actual.compare(upper) > 0 ? upper : lower;
}

function amountsOf(value: Value): Amount[] | null {
  if (value.state === 'NUMERIC') return [value.amount];
  return value.state === 'PARTS' ? value.parts.map(({ amount }) => amount) : null;
}

/** One figure beside several (593/501 → 710) is compared with each of them. */
function changeOf({ baseline, actual }: PriorResult): PriorJudgement['change'] {
  const [before, after] = [baseline && amountsOf(baseline), amountsOf(actual)];
  if (!before || !after || before.length === 0 || after.length === 0) return null;
  if (before.length !== after.length && before.length !== 1 && after.length !== 1) return null;
  const count = Math.max(before.length, after.length);
  const steps = Array.from({ length: count }, (_, at) => {
    const [from, to] = [before[at] ?? before[0], after[at] ?? after[0]];
    return from && to ? exact(to).compare(exact(from)) : 0;
  });
  const [first] = steps.map(Math.sign);
  if (!steps.every((step) => Math.sign(step) === first)) return null;
  return first === 1 ? 'up' : first === -1 ? 'down' : 'same';
}
