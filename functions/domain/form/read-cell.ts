import { type Amount, isAmount } from '../decimal';
import { toHalfWidth } from '../half-width';

/** What Excel, WPS or a file hands over for one cell. n.b. an empty cell comes as '' – not null, not 0. */
export type RawCell = string | number | boolean;

/** What a cell of a form says. `readAs` is set where the text was cleaned before it was taken for a figure. */
export type CellReading =
  | { kind: 'empty' }
  | { kind: 'amount'; amount: Amount; readAs: boolean }
  | { kind: 'dash' }
  | { kind: 'notApplicable' }
  | { kind: 'unreadable'; text: string };

// Every Unicode blank (the plans contain U+2002 and U+3000), and invisible marks that pasting brings along.
const blanks = /[\s\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/g;

// A lone 一 in a figure's cell is a dash that was scanned badly, never the number one.
const dashes = new Set(['-', '－', '—', '——', '–', '−', '一', '/', '／', '无', '空']);
const notApplicable = new Set(['不适用', 'N/A', 'n/a']);
const thousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Takes leading zeros and a bare point into shape: `007` → `7`, `.5` → `0.5`, `12.` → `12`. */
function tidy(digits: string): Amount | null {
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(digits);
  if (!match || !/\d/.test(digits)) return null;
  const [, sign, whole, fraction] = match;
  const amount = `${sign === '-' ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}`;
  return isAmount(amount) ? amount : null;
}

/** A double as Excel shows it: 15 significant digits, so that 0.1+0.2 reads 0.3 and 68.68 stays 68.68. */
function fromNumber(value: number): CellReading {
  if (!Number.isFinite(value)) return { kind: 'unreadable', text: String(value) };
  const plain = Number(value.toPrecision(15));
  const text = Math.abs(plain) >= 1e15 || (plain !== 0 && Math.abs(plain) < 1e-6) ? plain.toFixed(12) : String(plain);
  const amount = tidy(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return amount === null ? { kind: 'unreadable', text: String(value) } : { kind: 'amount', amount, readAs: false };
}

/** Reads one figure's cell; never guesses in silence: what is not plainly a number stays the text that was typed. */
export function readCell(raw: RawCell): CellReading {
  if (typeof raw === 'number') return fromNumber(raw);
  if (typeof raw === 'boolean') return { kind: 'unreadable', text: raw ? 'TRUE' : 'FALSE' };
  const typed = raw.replace(blanks, '');
  if (typed === '') return { kind: 'empty' };
  if (dashes.has(typed)) return { kind: 'dash' };
  const text = toHalfWidth(typed);
  if (notApplicable.has(text)) return { kind: 'notApplicable' };
  const amount = tidy(thousands.test(text) ? text.replaceAll(',', '') : text);
  return amount === null
    ? { kind: 'unreadable', text: raw.trim().slice(0, 200) }
    : { kind: 'amount', amount, readAs: amount !== raw };
}
