import { exact, type Fraction, toText } from '../../../functions/domain/decimal';
import type { FormRow, FormTemplate } from '../../../functions/domain/form/template';
import type { Entry } from '../../../functions/domain/submission/entry';
import { unitValue } from '../../../functions/domain/submission/unit-value';
import { inPercent, inPoints } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import type { TrendPoint } from '../../widgets/trend-line';

/** What the card of a line shows besides the form's own texts. */
export interface LineFacts {
  /** This year's value as printed; null while it can't be computed. */
  value: string | null;
  /** 「较上年 +2.4 个百分点」 or 「较上年 +12.0%」: a rate's move and an amount's are never mixed up. */
  change: string | null;
  /** The arithmetic with the figures typed so far. */
  formula: string | null;
  trend: TrendPoint[];
}

export function lineFacts(template: FormTemplate, row: FormRow, entry: Entry): LineFacts {
  const { indicator } = row;
  const value = unitValue(indicator, entry);
  const before = row.lastYear && unitValue(indicator, row.lastYear);
  const print = (amount: Fraction | null) => amount && toText(amount, indicator.decimals);
  return {
    value: print(value),
    change: value && before ? changeOf(row, value, before) : null,
    formula: formulaOf(row, entry),
    trend: trendOf(template, row, print(value), print(before)),
  };
}

const isRate = (row: FormRow) => row.indicator.reporting.kind === 'ratio' && row.measure === '%';

function changeOf(row: FormRow, value: Fraction, before: Fraction): string | null {
  const difference = value.sub(before);
  if (difference.equals(0)) return fillText.unchangedFromLastYear;
  if (isRate(row)) return fillText.change(inPoints(toText(difference, 1)));
  return before.equals(0) ? null : fillText.change(inPercent(toText(difference.div(before).mul(100), 1)));
}

function formulaOf({ indicator: { reporting } }: FormRow, entry: Entry): string | null {
  if (reporting.kind === 'amount') {
    if (reporting.scale === 1) return null;
    return fillText.scaled(entry.amount ?? reporting.counted.name, String(reporting.scale));
  }
  const numerator = entry.numerator ?? fillText.numerator;
  const denominator = entry.denominator ?? fillText.denominator;
  return reporting.per === 1
    ? fillText.quotientOf(numerator, denominator)
    : fillText.formulaOf(numerator, denominator, reporting.per);
}

/**
 * Baseline and target are the whole city's. Beside one unit's rate they say something, beside one unit's count they
 * would dwarf it, so a count shows the unit's own years only.
 */
function trendOf(template: FormTemplate, row: FormRow, now: string | null, last: string | null): TrendPoint[] {
  const { indicator } = row;
  const places = indicator.decimals;
  const own: TrendPoint[] = [
    { label: fillText.trendYear(template.dataYear - 1), text: last },
    { label: fillText.trendYear(template.dataYear), text: now },
  ];
  if (indicator.reporting.kind !== 'ratio') return own;
  const { target } = indicator;
  const { amount: baseline } = indicator.baseline;
  return [
    ...(baseline === null
      ? []
      : [
          {
            label: fillText.trendBaseline(template.baseYear),
            text: toText(exact(baseline), places),
            isReference: true,
          },
        ]),
    ...own,
    // Only a fixed target is one height all along.
    ...(target.kind === 'fixed'
      ? [{ label: fillText.trendTarget(target.dueYear), text: toText(exact(target.amount), places), isReference: true }]
      : []),
  ];
}
