import type { Counted, Reporting } from '../plan/indicator';
import { readMeasure } from '../plan/measure';
import { isNothing, type Row, readWholeNumber } from './row';

// Sizes, money, weights and times may have decimals; persons, households and places may not.
const divisible = new Set([
  '%',
  '‰',
  '个百分点',
  '百分点',
  '千人比',
  '万人比',
  '倍',
  '元',
  '平方米',
  '㎡',
  'm²',
  '平方公里',
  '公里',
  '亩',
  '公顷',
  '吨',
  '小时',
  '分钟',
]);

/** Whether figures in a measure are whole numbers. 万人 may have decimals; a measure we do not know is taken for a count. */
function isWholeIn(text: string): boolean {
  const measure = readMeasure(text);
  return measure === null || (measure.scale === 1 && !divisible.has(measure.code));
}

function toCounted(name: string, measure: string, stored: Counted | null): Counted {
  const isKept = stored !== null && stored.name === name && stored.measure === measure;
  return { name, measure, isWhole: isKept ? stored.isWhole : isWholeIn(measure) };
}

/** What a ratio is given per when the cell is empty: by its measure, or by the 每万… of its name. */
function defaultPer({ name, measure }: { name: string; measure: string }): number {
  const code = readMeasure(measure)?.code ?? '';
  if (code === '%') return 100;
  if (code === '‰' || code === '千人比' || name.includes('每千')) return 1000;
  return code === '万人比' || name.includes('每万') ? 10000 : 100;
}

/** How many of what is counted make one of the indicator's measure: 人 beside 万人 is 10000. */
function defaultScale(counted: string, measure: string): number {
  const [own, whole] = [readMeasure(counted), readMeasure(measure)];
  if (!own || !whole || own.code !== whole.code) return 1;
  return Math.max(1, Math.round(whole.scale / own.scale));
}

const columns = ['counted', 'countedMeasure', 'denominator', 'denominatorMeasure', 'per'] as const;

/**
 * What the units report. With a denominator it is a ratio and 每 says what it is given per (100 where empty); without one it is an
 * amount and 每 says how many of what is counted make one of the indicator's measure (by the two measures where empty).
 * `measure` is the indicator's.
 */
export function readReporting(
  row: Row,
  stored: Reporting | null,
  of: { name: string; measure: string },
): Reporting | null {
  if (!row.isChanged(...columns)) return stored;
  const [counted, denominator] = [row.text('counted'), row.text('denominator')];
  const isRatio = !isNothing(denominator);
  if (isNothing(counted)) {
    if (!isRatio) return null;
    row.complain('cellUnread', 'counted', '');
    return stored;
  }

  // A figure for ratios means something else for amounts: it does not outlive the change from one to the other.
  const isOtherKind = stored !== null && (stored.kind === 'ratio') !== isRatio;
  const storedPer = stored?.kind === 'ratio' ? stored.per : stored?.scale;
  const per = (empty: number) => {
    const before = isOtherKind ? empty : (storedPer ?? empty);
    return readWholeNumber(row, 'per', [1, 100_000_000], before, empty);
  };

  if (!isRatio) {
    // Where nothing else is said, the indicator itself is counted, in its own measure without 万.
    const own = readMeasure(of.measure);
    const bare = own && own.period === null && own.per.length === 0 ? own.code : of.measure;
    const measure = row.text('countedMeasure') || bare;
    const known = stored?.kind === 'amount' ? stored.counted : null;
    return {
      kind: 'amount',
      counted: toCounted(counted, measure, known),
      scale: per(defaultScale(measure, of.measure)),
    };
  }
  for (const column of ['countedMeasure', 'denominatorMeasure'] as const) {
    if (row.text(column) !== '') continue;
    row.complain('cellUnread', column, '人、户、个、张、元');
    return stored;
  }
  return {
    kind: 'ratio',
    numerator: toCounted(counted, row.text('countedMeasure'), stored?.kind === 'ratio' ? stored.numerator : null),
    denominator: toCounted(
      denominator,
      row.text('denominatorMeasure'),
      stored?.kind === 'ratio' ? stored.denominator : null,
    ),
    per: per(defaultPer(of)),
  };
}
