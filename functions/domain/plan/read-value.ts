import { type Amount, exact, isAmount, toPlainText } from '../decimal';
import { readCell } from '../form/read-cell';
import { toHalfWidth } from '../half-width';
import { type Measure, readMeasure } from './measure';
import type { Doubt, MissingReason, PartSeparator, Value } from './value';

/** Why a figure that was read should be looked at by a person. */
export const valueDoubts = [
  'blankCell',
  'dashReadAsOne',
  'lettersForDigits',
  'strayMark',
  'straySign',
  'blankInFigure',
  'commaInFigure',
  'partsLabelled',
  'partsUnlabelled',
  'otherDefinition',
  'scaleInFigure',
  'otherMeasureInFigure',
  'percentWithoutMeasure',
  'percentAgainstMeasure',
  'looksLikeDate',
  'boundInsteadOfFigure',
  'transferredInCell',
  'discontinued',
  'textInsteadOfFigure',
] as const;
export type ValueDoubt = Doubt<(typeof valueDoubts)[number]>;

/** What surrounds a cell and helps to read it. */
export interface ReadingContext {
  /** The indicator's name: it may tell what the parts of a double figure are. */
  name?: string;
  measure?: Measure | null;
}

export interface ValueReading {
  value: Value;
  flags: ValueDoubt[];
}

export interface QuantityReading {
  amount: Amount;
  flags: ValueDoubt[];
}

const figure = String.raw`[+-]?\d[\d,]*(?:\.\d*)?|[+-]?\.\d+`;
const quantity = new RegExp(`^(${figure})(万|亿|千|百)?(.*)$`);
const scaleOf: Record<string, number> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 1e2 };

// What scanning makes of digits. Only beside a real digit: a lone `l` may as well be the unit 个.
const digitOf: Record<string, string> = { O: '0', o: '0', 〇: '0', l: '1', I: '1', ı: '1', '|': '1' };

function mendDigits(text: string): string | null {
  if (!/\d/.test(text) || !/[Ool〇Iı|]/.test(text)) return null;
  const mended = text.replace(/[Ool〇Iı|]/g, (char) => digitOf[char] ?? char);
  return /^[\d.,%/、]+$/.test(mended) ? mended : null;
}

function toAmount(text: string): Amount | null {
  const reading = readCell(text);
  return reading.kind === 'amount' ? reading.amount : null;
}

/**
 * A figure with or without its unit: `95`, `９５％`, `2000万`, `38个`, `1,044`. A percent sign beside the unit % is one and the
 * same, never a second division by 100. Null where the text is no figure.
 */
export function readQuantity(printed: string, measure: Measure | null | undefined): QuantityReading | null {
  const text = toHalfWidth(printed).trim();
  const flags: ValueDoubt[] = [];
  const doubt = (kind: ValueDoubt['kind'], proposal: string | null) =>
    flags.push({ kind, original: printed, proposal });

  const mended = mendDigits(text.replace(/\s/g, ''));
  const match = quantity.exec((mended ?? text).replace(/\s/g, ''));
  const digits = toAmount(match?.[1] ?? '');
  if (!match || digits === null) return null;
  const [, written = '', scaleChar, unit = ''] = match;
  let amount = digits;
  if (mended) doubt('lettersForDigits', mended);
  if (/\d\s+[\d.]|\.\s+\d/.test(text)) doubt('blankInFigure', amount);
  if (unit === '' && scaleChar === undefined) return { amount, flags: [...flags, ...commaDoubt(written, amount)] };

  if (unit === '%' && scaleChar === undefined) {
    if (!measure) doubt('percentWithoutMeasure', '%');
    else if (!['%', '个百分点', '百分点'].includes(measure.code)) doubt('percentAgainstMeasure', null);
    return { amount, flags };
  }
  const own = readMeasure(`${scaleChar ?? ''}${unit}`);
  if (unit !== '' && !own) return null;
  const scale = own?.scale ?? scaleOf[scaleChar ?? ''] ?? 1;
  const isSameThing = unit === '' || own?.code === measure?.code;
  if (!isSameThing) doubt('otherMeasureInFigure', measure ? null : (own?.raw ?? null));
  if (scale !== (measure?.scale ?? 1)) {
    // 2000万 beside the unit 人 is 20000000; beside 万人 (2000万人) it is 2000.
    amount = exactQuotient(amount, scale, measure?.scale ?? 1);
    doubt('scaleInFigure', amount);
  } else if (unit === '' && scale !== 1) doubt('scaleInFigure', amount);
  // 999999999999999999万 has more digits than any amount may have.
  return isAmount(amount) ? { amount, flags } : null;
}

function exactQuotient(amount: Amount, scale: number, by: number): Amount {
  return toPlainText(exact(amount).mul(scale).div(by));
}

// Half-width scans print 、 as a comma: `593,501` may be one figure or two.
function commaDoubt(written: string, amount: Amount): ValueDoubt[] {
  return written.includes(',') && !written.includes('.')
    ? [{ kind: 'commaInFigure', original: written, proposal: amount }]
    : [];
}

const labelPairs: [RegExp, string[]][] = [
  [/城乡/, ['城市', '农村']],
  [/城市、农村/, ['城市', '农村']],
  [/城镇、农村/, ['城镇', '农村']],
  [/失能、半失能/, ['失能', '半失能']],
];

/** The labels a name gives to the parts of a double figure, or null where it gives none. */
export function partLabels(name: string, count: number): string[] | null {
  const found = labelPairs.find(([pattern, labels]) => pattern.test(name) && labels.length === count);
  return found ? found[1] : null;
}

function readParts(text: string, raw: string, context: ReadingContext): ValueReading | null {
  const separator: PartSeparator = text.includes('/') ? '/' : '、';
  const pieces = text.split(separator);
  if (pieces.length < 2 || pieces.length > 4) return null;
  const readings = pieces.map((piece) => readQuantity(piece, context.measure));
  if (readings.some((reading) => reading === null)) return null;
  const labels = partLabels(context.name ?? '', pieces.length);
  const parts = readings.map((reading, index) => ({
    label: labels?.[index] ?? null,
    amount: reading?.amount ?? '',
  }));
  const proposal = parts.map(({ label, amount }) => (label ? `${label} ${amount}` : amount)).join('，');
  return {
    value: { state: 'PARTS', parts, separator, raw },
    flags: [
      { kind: labels ? 'partsLabelled' : 'partsUnlabelled', original: raw, proposal },
      ...readings.flatMap((reading) => reading?.flags ?? []),
    ],
  };
}

/** Words that stand where a figure was expected and mean something definite. */
function readWords(text: string, raw: string): ValueReading | null {
  const missing = (reason: MissingReason): ValueReading => ({ value: { state: 'MISSING', reason, raw }, flags: [] });
  if (/无此项|无统计|未统计/.test(text)) return missing('NO_STATISTICS');
  if (/^新增(指标)?$/.test(text)) return missing('NEW_INDICATOR');
  if (/划归|划转|移交|划出/.test(text))
    return {
      value: { state: 'TRANSFERRED', raw },
      flags: [{ kind: 'transferredInCell', original: raw, proposal: null }],
    };
  if (/取消|停止|不再|废止/.test(text))
    return { value: { state: 'DISCONTINUED', raw }, flags: [{ kind: 'discontinued', original: raw, proposal: null }] };
  return null;
}

/** Two figures on two lines of one cell are two figures, not one with a blank inside. */
export const isTorn = (text: string) => /\d\s*\n\s*\d/.test(text);

/** Longer than this no figure's cell is; also keeps the patterns cheap. */
const maxCell = 120;

const boundMarks = /^[<>≤≥≦≧⩽⩾=]|以上|以下|以内|左右|不低于|不少于|不超过|不高于|至少|至多|超过|^超|不足|约|达到/;

/**
 * Reads the cell of a plan's value (基期值, 完成值). Never guesses in silence: what is not plainly a figure is either read with a
 * flag or stays text with a proposal. The cell as printed is kept in every case.
 */
export function readValue(raw: string, context: ReadingContext = {}): ValueReading {
  const cell = readCell(raw);
  const text = toHalfWidth(raw).trim();
  const stays = (kind: ValueDoubt['kind'], proposal: string | null): ValueReading => ({
    value: { state: 'TEXT', raw },
    flags: [{ kind, original: raw, proposal }],
  });

  if (raw.length > maxCell || isTorn(raw)) return stays('textInsteadOfFigure', null);
  if (cell.kind === 'empty')
    return {
      value: { state: 'MISSING', reason: 'BLANK', raw },
      flags: [{ kind: 'blankCell', original: raw, proposal: null }],
    };
  if (cell.kind === 'dash')
    return {
      value: { state: 'MISSING', reason: 'DASH', raw },
      flags: text === '一' ? [{ kind: 'dashReadAsOne', original: raw, proposal: '—' }] : [],
    };
  if (cell.kind === 'notApplicable') return { value: { state: 'MISSING', reason: 'NOT_APPLICABLE', raw }, flags: [] };
  if (/^[,，.。·'`:：;；、~^_]+$/.test(text))
    return {
      value: { state: 'MISSING', reason: 'LOST_IN_SCAN', raw },
      flags: [{ kind: 'straySign', original: raw, proposal: '' }],
    };

  // Excel turns 3/5 into a date by itself; a year with a month is no pair of figures.
  if (/^\d{4}[-/年.]\d{1,2}([-/月.]\d{1,2}日?|月)?$/.test(text) && !/^\d{4}\.\d+$/.test(text))
    return stays('looksLikeDate', null);

  const plain = readQuantity(text, context.measure);
  if (plain)
    return {
      value: { state: 'NUMERIC', amount: plain.amount, alternative: null, raw },
      flags: plain.flags.map((flag) => ({ ...flag, original: raw })),
    };

  const bracketed = /^([^()]+)\(([^()]+)\)$/.exec(text.replace(/\s/g, ''));
  const main = readQuantity(bracketed?.[1] ?? '', context.measure);
  const other = readQuantity(bracketed?.[2] ?? '', context.measure);
  if (main && other)
    return {
      value: { state: 'NUMERIC', amount: main.amount, alternative: other.amount, raw },
      flags: [{ kind: 'otherDefinition', original: raw, proposal: main.amount }, ...main.flags, ...other.flags],
    };

  const parts = readParts(text, raw, context);
  if (parts) return parts;

  const marked = /^[↑↓→←'`*·^]+\s*(\S+)$/.exec(text);
  const beneath = marked ? readQuantity(marked[1] ?? '', context.measure) : null;
  if (beneath)
    return {
      value: { state: 'NUMERIC', amount: beneath.amount, alternative: null, raw },
      flags: [{ kind: 'strayMark', original: raw, proposal: beneath.amount }, ...beneath.flags],
    };

  const words = readWords(text, raw);
  if (words) return words;
  if (/^[Ool〇Iı|]$/.test(text)) return stays('lettersForDigits', digitOf[text] ?? null);
  const inside = /\d[\d,]*(\.\d+)?/.exec(text)?.[0] ?? null;
  return boundMarks.test(text) ? stays('boundInsteadOfFigure', inside) : stays('textInsteadOfFigure', inside);
}
