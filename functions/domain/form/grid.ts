import type { EntryKey } from '../ids';
import { Problem } from '../problem';
import { blankEntry, type Entry, type Field, type FigureField } from '../submission/entry';
import { type CellReading, type RawCell, readCell } from './read-cell';
import type { FormRow, FormTemplate } from './template';

/** Which form a sheet or a file says it is. A hint to be checked, never trusted. */
export interface FormIdentity {
  round: string;
  unit: string;
  version: number;
}

/** A filled form as it was found, from a sheet or a file: cells by row key and field, never by position. */
export interface FormGrid {
  identity: FormIdentity;
  rows: { key: string; cells: Partial<Record<Field, RawCell>> }[];
  /** Printed cells (names, targets, last year) that no longer say what the template says, as `key` of the line. */
  changedPrint: string[];
  /** Lines whose printed figure of last year was typed over, with what stands there now; they are in `changedPrint` as well. */
  changedLastYear?: { key: string; found: string }[];
}

/** A text that was cleaned before it was taken for a figure: shown to the filler as 「读作」. */
interface ReadAs {
  key: EntryKey;
  field: FigureField;
  typed: string;
  amount: string;
}

export interface GridReading {
  entries: Entry[];
  readAs: ReadAs[];
  /** Lines of the template that the grid no longer has: someone deleted the row. */
  missingKeys: EntryKey[];
  /** Lines the template does not know. */
  unknownKeys: string[];
  changedPrint: string[];
  changedLastYear: { key: string; found: string }[];
}

/** Throws unless the grid is a form of just this unit, round and version. */
function checkIdentity(template: FormTemplate, identity: FormIdentity): void {
  if (identity.unit !== template.unit) {
    throw new Problem('form.otherUnit', { expected: template.unit, found: identity.unit });
  }
  if (identity.round !== template.round) {
    throw new Problem('form.otherRound', { expected: template.round, found: identity.round });
  }
  if (identity.version !== template.version) {
    throw new Problem('form.oldVersion', { expected: template.version, found: identity.version });
  }
}

/**
 * Turns a filled form into entries. Identity first, then every line of the template by its key, wherever it stands.
 * Nothing typed is dropped: what can't be read stays in `unread`. Used for the sheet and for an uploaded file alike.
 */
export function toEntries(template: FormTemplate, grid: FormGrid): GridReading {
  checkIdentity(template, grid.identity);
  const found = new Map(grid.rows.map((row) => [row.key, row.cells]));
  const known = new Set<string>(template.rows.map((row) => row.key));
  const readAs: ReadAs[] = [];
  const entries = template.rows.map((row) => toEntry(row, found.get(row.key) ?? {}, readAs));
  return {
    entries,
    readAs,
    missingKeys: template.rows.map((row) => row.key).filter((key) => !found.has(key)),
    unknownKeys: grid.rows.map((row) => row.key).filter((key) => !known.has(key)),
    changedPrint: grid.changedPrint,
    changedLastYear: grid.changedLastYear ?? [],
  };
}

function toEntry(row: FormRow, cells: Partial<Record<Field, RawCell>>, readAs: ReadAs[]): Entry {
  const entry = blankEntry(row.key, row.indicator.id, row.part);
  entry.explanation = toNote(cells.explanation);
  entry.remark = toNote(cells.remark);
  const readings = row.inputs.map((field) => ({ field, reading: readCell(cells[field] ?? '') }));

  for (const { field, reading } of readings) {
    if (reading.kind === 'amount') {
      entry[field] = reading.amount;
      if (reading.readAs) readAs.push({ key: row.key, field, typed: String(cells[field]), amount: reading.amount });
    } else if (reading.kind === 'unreadable') {
      entry.unread[field] = reading.text;
    }
  }
  entry.state = toState(readings.map(({ reading }) => reading));
  return entry;
}

/** A line is 不适用 or － only if all its figures say so or are empty; any number makes it a number. */
function toState(readings: CellReading[]): Entry['state'] {
  const kinds = new Set(readings.map((reading) => reading.kind));
  if (kinds.has('amount') || kinds.has('unreadable')) return 'NUMERIC';
  if (kinds.has('notApplicable')) return 'NOT_APPLICABLE';
  return kinds.has('dash') ? 'MISSING' : 'BLANK';
}

const noteLimit = 2000;

function toNote(raw: RawCell | undefined): string {
  return String(raw ?? '')
    .normalize('NFC')
    .trim()
    .slice(0, noteLimit);
}

/** What a form's cell shows for an entry: the figure, the text that could not be read, or the state in words. */
export function toCellText(entry: Entry, field: Field): string {
  if (field === 'explanation' || field === 'remark') return entry[field];
  if (entry.unread[field] !== undefined) return entry.unread[field];
  if (entry.state === 'NOT_APPLICABLE') return '不适用';
  if (entry.state === 'MISSING') return '－';
  return entry[field] ?? '';
}
