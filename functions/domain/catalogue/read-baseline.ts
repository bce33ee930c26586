import { type Amount, isSameAmount } from '../decimal';
import type { Baseline } from '../plan/indicator';
import { readMeasure } from '../plan/measure';
import { readValue } from '../plan/read-value';
import type { MissingReason } from '../plan/value';
import type { Row } from './row';
import { printedBaseline } from './to-rows';

const says: MissingReason[] = ['BLANK', 'DASH', 'NO_STATISTICS', 'NEW_INDICATOR', 'NOT_APPLICABLE'];

/** The figure of the cell; undefined where it can't be read. */
function readAmount(text: string, of: { name: string; measure: string }): Amount | null | undefined {
  const { value } = readValue(text, { name: of.name, measure: readMeasure(of.measure) });
  if (value.state === 'NUMERIC') return value.amount;
  return value.state === 'MISSING' && says.includes(value.reason) ? null : undefined;
}

/**
 * 基期值 and its note. What the plan prints (`raw`) is kept whatever is typed: a figure beside it is the planner's (补充), or
 * worked out (推算) where the note says so. On a row that was typed into the sheet, the cell is what the plan prints, unless the
 * note speaks of 推算 or 补充.
 */
export function readBaseline(
  row: Row,
  stored: Baseline,
  of: { name: string; measure: string; isTypedHere: boolean },
): Baseline {
  if (!row.isChanged('baseline', 'baselineNote')) return stored;
  const note = row.text('baselineNote') === '' ? null : row.text('baselineNote');
  const typed = row.isChanged('baseline') ? readAmount(row.text('baseline'), of) : stored.amount;
  if (typed === undefined) {
    row.complain('cellUnread', 'baseline', '');
    return { ...stored, note };
  }
  const isKept = isSameAmount(typed, stored.amount);
  const amount = isKept ? stored.amount : typed;
  const isDerived = note?.includes('推算') ?? false;
  const isOwn = isDerived || (note?.includes('补充') ?? false);
  let { raw } = stored;
  if (of.isTypedHere && row.isChanged('baseline')) raw = isOwn ? '' : row.text('baseline');

  if (isSameAmount(printedBaseline({ raw }, of), amount)) return { amount, raw, source: 'table', note };
  if (isDerived) return { amount, raw, source: 'derived', note };
  return { amount, raw, source: isKept ? stored.source : 'supplemented', note };
}
