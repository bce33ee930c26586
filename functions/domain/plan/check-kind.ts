import type { Found, IndicatorCheck } from './check-context';
import type { IndicatorDraft } from './draft';
import type { Reporting, RollUpMethod, ValueKind } from './indicator';
import { readMeasure } from './measure';

/** What each sort of figure demands: how it is reported, and how it is never rolled up. Yes or no (ALL_TRUE) is a count of 1 or 0. */
const demands: Record<ValueKind, { reporting: Reporting['kind']; neverBy: RollUpMethod[] }> = {
  PCT: { reporting: 'ratio', neverBy: ['SUM', 'ALL_TRUE'] },
  PERCAP: { reporting: 'ratio', neverBy: ['SUM', 'ALL_TRUE'] },
  GROWTH: { reporting: 'ratio', neverBy: ['SUM', 'ALL_TRUE'] },
  CNT: { reporting: 'amount', neverBy: ['RATIO_OF_SUMS'] },
  AMOUNT_FLOW: { reporting: 'amount', neverBy: ['RATIO_OF_SUMS'] },
  // Standards in force stand beside each other: neither their sum nor a quotient of sums is anybody's standard.
  STD: { reporting: 'amount', neverBy: ['SUM', 'RATIO_OF_SUMS', 'ALL_TRUE'] },
  STD_RATIO: { reporting: 'ratio', neverBy: ['SUM', 'RATIO_OF_SUMS', 'ALL_TRUE'] },
};

/** Parts a whole is divided into by the measure of a rate. */
const wholes = new Map([
  ['%', 100],
  ['‰', 1000],
]);

/** Whether reporting and roll-up (汇总方式) fit the sort of figure. */
export const checkKind: IndicatorCheck = ({ valueKind, rollUp, reporting, measure }) => {
  if (valueKind === null) return [];
  const { reporting: reported, neverBy } = demands[valueKind];
  const found: Found[] = [];
  if (rollUp !== null && neverBy.includes(rollUp))
    found.push({ rule: 'kindAgainstRollUp', column: 'rollUp', found: rollUp, expected: valueKind });
  if (reporting !== null && reporting.kind !== reported)
    found.push({ rule: 'kindAgainstReporting', column: 'counted', found: reporting.kind, expected: valueKind });
  else if (reporting !== null) found.push(...checkPer(reporting, measure));
  return found;
};

/** A rate in % is per hundred: with another factor every figure would be out by tens. */
function checkPer(reporting: NonNullable<IndicatorDraft['reporting']>, measure: string): Found[] {
  const whole = wholes.get(readMeasure(measure)?.code ?? '');
  if (reporting.kind !== 'ratio' || whole === undefined || reporting.per === whole) return [];
  return [{ rule: 'kindAgainstReporting', column: 'per', found: String(reporting.per), expected: String(whole) }];
}
