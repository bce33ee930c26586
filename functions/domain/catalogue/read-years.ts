import { type Amount, exact } from '../decimal';
import { wayOf } from '../plan/annual-targets';
import { decomposeByYear, isDecomposed } from '../plan/decompose';
import type { IndicatorDraft } from '../plan/draft';
import type { Decomposition, DecompositionMethod } from '../plan/indicator';
import { readMeasure } from '../plan/measure';
import { readQuantity } from '../plan/read-value';
import { annualColumn, annualYears } from './columns';
import { decompositionLabels } from './labels';
import { readReasons } from './reasons';
import { isNothing, type Row, readChoice, readWholeNumber } from './row';

/** 年度目标 by year; an emptied year has none. */
export function readAnnualTargets(row: Row, stored: Record<string, Amount>, measure: string): Record<string, Amount> {
  const targets = { ...stored };
  for (const year of annualYears(row.draft)) {
    const column = annualColumn(year);
    if (!row.isChanged(column)) continue;
    const text = row.text(column);
    const amount = readQuantity(text, readMeasure(measure))?.amount;
    if (isNothing(text)) delete targets[year];
    else if (amount === undefined) row.complain('cellUnread', column, '95.5');
    else targets[year] = amount;
  }
  return targets;
}

/** The years whose target is not what the method gives: those that a reason without years is meant for. */
function handSetYears(indicator: IndicatorDraft, method: DecompositionMethod, gridOf: number | null, baseYear: number) {
  const years = Object.keys(indicator.annualTargets);
  const { target, direction } = indicator;
  if (method === 'byHand' || target === null || direction === null) return years.map(Number);
  const way = wayOf({ ...indicator, target, direction }, baseYear, method, gridOf);
  const computed = way && decomposeByYear(way);
  if (computed === null || !isDecomposed(computed)) return years.map(Number);
  return years
    .filter((year) => {
      const [byMethod, own] = [computed[year], indicator.annualTargets[year]];
      return byMethod === undefined || own === undefined || !exact(byMethod).equals(exact(own));
    })
    .map(Number);
}

const columns = ['decomposition', 'gridOf', 'annualReason'] as const;

/**
 * How the years came about; null without a method (年度分解办法). `indicator` has its target and years as read from this row: a
 * reason without years is given to those of them that differ from what the method gives.
 */
export function readDecomposition(
  row: Row,
  stored: Decomposition | null,
  indicator: IndicatorDraft,
): Decomposition | null {
  if (!row.isChanged(...columns)) return stored;
  const method = readChoice(row, 'decomposition', decompositionLabels, stored?.method ?? null);
  if (method === null) {
    const isEmpty = isNothing(row.text('decomposition'));
    for (const column of ['gridOf', 'annualReason'] as const)
      if (isEmpty && !isNothing(row.text(column)))
        row.complain('choiceUnknown', 'decomposition', Object.values(decompositionLabels).join('、'));
    return isEmpty ? null : stored;
  }
  const gridOf = readWholeNumber(row, 'gridOf', [1, 100_000], stored?.gridOf ?? null, null);
  const isReasonKept = !row.isChanged('annualReason');
  const reasons = isReasonKept
    ? (stored?.reasons ?? {})
    : readReasons(row.text('annualReason'), handSetYears(indicator, method, gridOf, row.draft.baseYear));
  if (reasons === null) row.complain('cellUnread', 'annualReason', '2023：理由；2024：理由');
  return { method, gridOf, reasons: reasons ?? stored?.reasons ?? {} };
}
