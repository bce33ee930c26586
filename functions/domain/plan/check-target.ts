import { type Amount, exact, type Fraction } from '../decimal';
import { isExplanation } from '../submission/validate';
import { amountOf } from './annual-targets';
import { type CheckContext, type Found, type IndicatorCheck, spanText } from './check-context';
import type { IndicatorDraft } from './draft';
import type { Baseline, Direction } from './indicator';
import { readMeasure } from './measure';
import { readValue } from './read-value';
import { boundsOf, type Comparator, composeTarget, meetsBounds, noReferences, type Target } from './target';

/** Years after a plan's last one that a target may still be due in (远景目标). */
const longestOutlook = 10;

/** A target with where it starts; `label` is of the part it belongs to, empty for the whole indicator. */
interface Aim {
  label: string;
  target: Target;
  baseline: Amount | null;
}

/** Whether targets and baselines fit the direction, the limits of the figure and the plan's years. */
export const checkTarget: IndicatorCheck = (indicator, context) => [
  ...targetsOf(indicator).flatMap((aim) => checkLimits(aim, indicator, context)),
  ...aimsOf(indicator).flatMap((aim) => checkDirection(aim, indicator.direction)),
  ...checkParts(indicator),
  ...checkBaselines(indicator),
];

/** How a target stands in a finding. A bound that a bare number of the plan only implies is shown where it is not the usual ≥. */
export function targetText(target: Target): string {
  if (target.kind === 'relative') return target.raw;
  const isUsual = target.kind !== 'fixed' || target.comparator === 'GE';
  return composeTarget(isUsual ? target : { ...target, raw: '' });
}

const named = (label: string, figure: string) => (label === '' ? figure : `${label} ${figure}`);

/** Every target an indicator has, those of its parts and of its units included. */
export function targetsOf({ target, parts, unitTarget }: IndicatorDraft): Aim[] {
  const aims = [{ label: '', target }, ...parts, { label: '', target: unitTarget }];
  return aims.flatMap(({ label, target: own }) => (own ? [{ label, target: own, baseline: null }] : []));
}

/** Every target with the baseline that holds for it: one way to go each. */
function aimsOf({ target, baseline, parts }: IndicatorDraft): Aim[] {
  const own = parts.filter((part) => part.target !== null || part.baseline !== null);
  const ways = [
    { label: '', target, baseline },
    ...own.map((part) => ({
      label: part.label,
      target: part.target ?? target,
      baseline: part.baseline ?? baseline,
    })),
  ];
  return ways.flatMap((way) =>
    way.target ? [{ label: way.label, target: way.target, baseline: way.baseline.amount }] : [],
  );
}

function checkLimits({ label, target }: Aim, indicator: IndicatorDraft, { draft }: CheckContext): Found[] {
  const found: Found[] = [];
  const last = draft.endYear + longestOutlook;
  if (target.dueYear < draft.startYear || target.dueYear > last)
    found.push({
      rule: 'dueYearOutside',
      column: 'dueYear',
      found: named(label, String(target.dueYear)),
      expected: spanText(draft.startYear, last),
    });
  if (isOutOfRange(target, indicator))
    found.push({
      rule: 'targetOutOfRange',
      column: 'target',
      found: named(label, targetText(target)),
      expected: rangeText(wholeOf(indicator)),
    });
  return found;
}

const rangeText = (whole: number | null) => (whole === null ? '≥0' : `0-${whole}`);

/** The most a share can be: 100 in %; null where there is no such limit. */
function wholeOf({ valueKind, checks, reporting }: IndicatorDraft): number | null {
  const isShare = checks.isShare && (valueKind === 'PCT' || valueKind === 'STD_RATIO');
  if (!isShare) return null;
  return reporting?.kind === 'ratio' ? reporting.per : 100;
}

/** Whether no figure could ever meet the target. Only a growth can lie below zero. */
function isOutOfRange(target: Target, indicator: IndicatorDraft): boolean {
  if (target.kind === 'relative') return false;
  const whole = wholeOf(indicator);
  const isStrict = target.kind === 'fixed' && (target.comparator === 'GT' || target.comparator === 'LT');
  const amounts = target.kind === 'range' ? [target.lower, target.upper] : [target.amount];
  return amounts.map(exact).some((amount) => {
    const above = whole !== null && (amount.compare(whole) > 0 || (isStrict && isAt(target, 'GT', amount, whole)));
    const below = amount.compare(0) < 0 || (isStrict && isAt(target, 'LT', amount, 0));
    return above || (below && indicator.valueKind !== 'GROWTH' && indicator.valueKind !== null);
  });
}

const isAt = (target: Target, comparator: Comparator, amount: Fraction, limit: number) =>
  target.kind === 'fixed' && target.comparator === comparator && amount.equals(limit);

const against: Partial<Record<Direction, Comparator[]>> = {
  UP: ['LE', 'LT'],
  FLOOR: ['LE', 'LT'],
  DOWN: ['GE', 'GT'],
  CEILING: ['GE', 'GT'],
};

function checkDirection({ label, target, baseline }: Aim, direction: Direction | null): Found[] {
  if (direction === null) return [];
  if ('comparator' in target && against[direction]?.includes(target.comparator))
    return [
      {
        rule: 'directionAgainstTarget',
        column: 'direction',
        found: direction,
        expected: named(label, targetText(target)),
      },
    ];
  const bounds = boundsOf(target, target.dueYear, noReferences);
  const amount = amountOf({ target, direction });
  if (baseline === null || bounds === null || amount === null) return [];
  const start = exact(baseline);
  const found = named(label, targetText(target));

  if (direction === 'KEEP') {
    const isKept = meetsBounds(start, bounds) && (target.kind !== 'fixed' || exact(amount).equals(start));
    return isKept ? [] : [{ rule: 'keepAgainstTarget', column: 'direction', found, expected: baseline }];
  }
  const isLower = direction === 'DOWN' || direction === 'CEILING';
  const order = exact(amount).compare(start) * (isLower ? -1 : 1);
  // >41 from 41 still asks for a step, ≥41 does not: the indicator is one to be kept (保持).
  if (order === 0 && (direction === 'UP' || direction === 'DOWN') && meetsBounds(start, bounds))
    return [{ rule: 'targetAtBaseline', column: 'direction', found, expected: 'KEEP' }];
  return order < 0 ? [{ rule: 'targetBelowBaseline', column: 'target', found, expected: baseline }] : [];
}

/** Parts are judged each by its own target or all by the indicator's: a mixture is a slip. */
function checkParts({ parts }: IndicatorDraft): Found[] {
  const without = parts.filter((part) => part.target === null);
  if (without.length === 0 || without.length === parts.length) return [];
  return [{ rule: 'everyTargetPart', column: 'target', found: without.map(({ label }) => label).join('、') }];
}

/** A baseline that is not the one the plan prints needs a word on where it comes from (推算, 补充). */
function checkBaselines({ baseline, parts, name, measure }: IndicatorDraft): Found[] {
  const all = [{ label: '', baseline }, ...parts];
  return all.flatMap(({ label, baseline: own }) => {
    if (own === null || own.amount === null || isExplanation(own.note ?? '')) return [];
    // What a table prints for both parts in one cell, each part holds a piece of.
    if (own.source === 'table' && isPrinted(own, own.amount, name, measure)) return [];
    return [
      {
        rule: 'baselineNoteMissing',
        column: 'baselineNote',
        found: named(label, own.amount),
        expected: own.raw.trim(),
      },
    ];
  });
}

function isPrinted({ raw }: Baseline, amount: Amount, name: string, measure: string): boolean {
  const { value } = readValue(raw, { name, measure: readMeasure(measure) });
  const printed =
    value.state === 'NUMERIC' ? [value.amount] : value.state === 'PARTS' ? value.parts.map((part) => part.amount) : [];
  return printed.some((one) => exact(one).equals(exact(amount)));
}
