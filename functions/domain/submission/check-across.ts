import { exact, type Fraction, toPlainText } from '../decimal';
import { annualTargetOf, type FormRow } from '../form/template';
import type { EntryKey } from '../ids';
import type { Entry } from './entry';
import { figuresPrint } from './explain';
import type { TriedForm } from './try-rules';
import { unitValue } from './unit-value';

/**
 * What only the parent can see, with all units' forms before it. W4: every unit says exactly last year's figures, or exactly the
 * target. W5: the units' sum is not what the city published for the year, or one unit alone is above that.
 */
export const acrossKinds = {
  allAsLastYear: 'W4',
  allAsTarget: 'W4',
  sumNotPublished: 'W5',
  unitAbovePublished: 'W5',
} as const;
export type AcrossKind = keyof typeof acrossKinds;

export interface AcrossFinding {
  kind: AcrossKind;
  key: EntryKey;
  serial: string;
  name: string;
  /** Units it is about, by name. */
  units: string[];
  /** What stands there, and what it is held against; empty where every unit has its own. */
  found: string;
  expected: string;
}

/** A figure the city published for the year: the sum of so many units. */
export interface PublishedSum {
  sum: Fraction;
  units: number;
}

interface Filed {
  unitName: string;
  row: FormRow;
  entry: Entry;
}

// Two units may well have stood still in the same year.
const enoughUnits = 3;

/** Findings over the forms of one round, by line in the form's order. */
export function checkAcross(forms: TriedForm[], published: Map<EntryKey, PublishedSum>): AcrossFinding[] {
  const lines = new Map<EntryKey, Filed[]>();
  for (const { unitName, template, entries } of forms) {
    for (const row of template.rows) {
      const entry = entries.find(({ key }) => key === row.key);
      if (entry?.state === 'NUMERIC') lines.set(row.key, [...(lines.get(row.key) ?? []), { unitName, row, entry }]);
    }
  }
  const year = forms[0]?.template.dataYear ?? 0;
  const order = [...lines.values()].toSorted(([a], [b]) => Number(a?.row.serial) - Number(b?.row.serial));
  return order.flatMap((filed) => [...checkAlike(filed, year), ...checkPublished(filed, published)]);
}

/** W4: all alike by copying. What is full everywhere stays full, and a kept value is met by standing still. */
function checkAlike(filed: Filed[], year: number): AcrossFinding[] {
  const [first] = filed;
  if (!first || filed.length < enoughUnits) return [];
  const { indicator } = first.row;
  const values = filed.map(({ entry }) => unitValue(indicator, entry));
  const isFull = indicator.checks.isShare && values.every((value) => value?.equals(100));
  if (isFull || indicator.direction === 'KEEP') return [];
  const target = annualTargetOf(indicator, year);
  const isRate = indicator.reporting.kind === 'ratio' && indicator.checks.denominatorPerUnit === null;
  if (isRate && target !== null && values.every((value) => value?.equals(exact(target)))) {
    return [about('allAsTarget', filed, target, target)];
  }
  const isAsLastYear = filed.every(
    ({ row, entry }) => row.lastYear !== null && figuresPrint(row.lastYear) === figuresPrint(entry),
  );
  return isAsLastYear ? [about('allAsLastYear', filed, '', '')] : [];
}

/** W5, for what is added up. */
function checkPublished(filed: Filed[], published: Map<EntryKey, PublishedSum>): AcrossFinding[] {
  const [first] = filed;
  const city = first && published.get(first.row.key);
  if (!first || !city || first.row.indicator.rollUp !== 'SUM') return [];
  const amounts = filed.map((one) => ({ one, amount: exact(one.entry.amount ?? '0') }));
  const expected = toPlainText(city.sum);
  const above = amounts.filter(({ amount }) => amount.compare(city.sum) > 0);
  if (above.length > 0) {
    return above.map(({ one, amount }) => about('unitAbovePublished', [one], toPlainText(amount), expected));
  }
  const [start, ...rest] = amounts;
  const sum = rest.reduce((so, { amount }) => so.add(amount), start?.amount ?? exact('0'));
  // While units lack, the sum is no sum yet.
  return filed.length < city.units || sum.equals(city.sum)
    ? []
    : [about('sumNotPublished', filed, toPlainText(sum), expected)];
}

function about(kind: AcrossKind, filed: Filed[], found: string, expected: string): AcrossFinding {
  const { key, serial, name } = (filed[0] as Filed).row;
  return { kind, key, serial, name, units: filed.map(({ unitName }) => unitName), found, expected };
}

/** The sums behind a publication, from the lines of each unit that went into it. */
export function toPublishedSums(units: Entry[][]): Map<EntryKey, PublishedSum> {
  const sums = new Map<EntryKey, PublishedSum>();
  for (const { key, amount } of units.flat()) {
    if (amount === null) continue;
    const before = sums.get(key);
    sums.set(key, { sum: before ? before.sum.add(exact(amount)) : exact(amount), units: (before?.units ?? 0) + 1 });
  }
  return sums;
}
