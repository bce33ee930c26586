import { proposeCategories } from './categories';
import { checkReading } from './check-reading';
import { joinRows } from './join-rows';
import { type FoundTable, locate } from './locate';
import { readNote, speaksOf } from './notes';
import { readRow } from './read-row';
import type { Flag, FlagKind, PlanReading, RowReading, TableReading, Where } from './reading';
import { type ResolvedTable, resolveColumns } from './resolve-columns';
import { ownCells, type Source, type SourceCell, withoutBlanks } from './source';

export interface ImportOptions {
  /** The plan's years, where a person has said them. */
  period: { start: number; end: number } | null;
}

/** More rows than any plan has: such a file is something else, and a draft of it would help nobody. */
export const maxRows = 2000;

/** Thrown for a source too large to be a plan. */
export class TooManyRows extends Error {
  constructor(readonly count: number) {
    super(`${count} rows`);
  }
}

const nowhere: Where = { sheet: null, table: null, row: null, column: null, line: null, lastLine: null };

/**
 * Makes a draft of a plan from the rows of a document or workbook. Every doubt becomes a flag for a person; nothing that was
 * in the source is left out of the draft.
 */
export function importPlan(sources: Source[], options: ImportOptions = { period: null }): PlanReading {
  const draft: PlanReading = { tables: [], lostCaptions: [], leftovers: [], flags: [] };
  const count = sources.reduce((sum, { rows }) => sum + rows.filter((row) => row.kind === 'cells').length, 0);
  if (count > maxRows) throw new TooManyRows(count);

  for (const source of sources) {
    const found = locate(source.rows);
    const where = { ...nowhere, sheet: source.sheet };
    const flag = (kind: FlagKind, line: number | null, lastLine: number | null, original: string) =>
      draft.flags.push({ kind, where: { ...where, line, lastLine }, original, proposal: null });

    draft.lostCaptions.push(...found.lostCaptions);
    draft.leftovers.push(...found.leftovers);
    for (const { caption } of found.lostCaptions)
      flag('captionWithoutTable', caption.line, caption.line, caption.text.trim());
    for (const group of found.headless)
      flag(
        'noHeader',
        group[0]?.line ?? null,
        group.at(-1)?.lastLine ?? null,
        ownCells(group[0] ?? { kind: 'blank', cells: [], line: 0, lastLine: 0, layout: 'grid' })
          .map((cell) => cell.text.trim())
          .join(' | '),
      );
    for (const table of found.tables)
      draft.tables.push(readTable(table, draft.tables.length + 1, source.sheet, options.period));
  }
  if (draft.tables.length === 0) draft.flags.push({ kind: 'noTable', where: nowhere, original: '', proposal: null });
  checkReading(draft);
  return draft;
}

function readTable(
  found: FoundTable,
  number: number,
  sheet: string | null,
  period: ImportOptions['period'],
): TableReading {
  const resolved = resolveColumns(found, period);
  const where: Where = { ...nowhere, sheet, table: number, line: found.line };
  const flags: Flag[] = [];
  const flag: TableFlag = (kind, original, proposal, { column = null, line = found.line } = {}) =>
    flags.push({ kind, where: { ...where, column, line }, original, proposal });
  for (const doubt of resolved.doubts) flag(doubt.kind, doubt.original, doubt.proposal, { column: doubt.column });
  if (found.isRegrouped) flag('rowsRegrouped', '', String(resolved.columns.length));
  if (!resolved.period) flag('periodUnknown', found.caption?.text.trim() ?? '', null);

  const unitLine = found.notes.find((note) => /^\s*[（(]?\s*(计量)?单位\s*[:：]/.test(note.text))?.text;
  const tableMeasure = unitLine?.replace(/^.*?[:：]/, '').replace(/[）)]\s*$/, '') ?? null;
  const joined = joinRows(found.body, resolved.columns);
  const read = joined.rows.map((logical) => readRow(logical, { columns: resolved.columns, where, tableMeasure }));
  const rows = read.map((one) => one.row);
  if (rows.length === 0) flag('noRows', found.caption?.text.trim() ?? '', null);

  const removed = read.filter((one) => one.removedBlanks > 0);
  if (removed.length > 0) {
    const blanks = removed.reduce((sum, one) => sum + one.removedBlanks, 0);
    flag('blanksRemoved', `${blanks}`, removed.map((one) => one.row.serialRaw || one.row.name).join('、'));
  }
  setTiers(resolved, rows, flag);
  if (resolved.columns.some((column) => column.role === 'category'))
    setCategories(
      rows,
      read.map((one) => one.categories),
      flag,
    );
  applyNotes(found, rows, where, flag);
  explainDashes(rows, flag);
  return {
    number,
    sheet,
    caption: found.caption,
    purpose: resolved.purpose,
    period: resolved.period,
    columns: resolved.columns,
    rows,
    notes: found.notes,
    besides: [...found.besides, ...joined.bands],
    flags,
  };
}

type TableFlag = (
  kind: FlagKind,
  original: string,
  proposal: string | null,
  place?: { column?: string | null; line?: number },
) => void;

const tierWords = /^(国家级|部级|省级|市级|县级|区级|区县级|镇级)$/;

/** A remark of 省级 and 市级 throughout names the plan that carries the indicator. */
function setTiers(resolved: ResolvedTable, rows: RowReading[], flag: TableFlag): void {
  const remarks = rows.flatMap((row) => row.remark ?? []);
  if (remarks.length === 0 || !remarks.every((remark) => tierWords.test(remark))) return;
  for (const row of rows) {
    row.tier = row.remark;
    row.remark = null;
  }
  const column = resolved.columns.find((one) => one.role === 'remark');
  flag('remarkIsTier', [...new Set(remarks)].join('、'), 'tier', { column: column?.header ?? null });
}

function setCategories(rows: RowReading[], cells: string[][], flag: TableFlag): void {
  const { proposals, basis } = proposeCategories(cells);
  for (const [index, row] of rows.entries()) row.category.proposal = proposals[index] ?? row.category.proposal;
  if (basis === 'printed') return;
  const printed = cells
    .flat()
    .map(withoutBlanks)
    .filter((text) => text !== '')
    .join('、');
  const blocks: string[] = [];
  for (const [index, proposal] of proposals.entries())
    if (proposal !== null && (index === 0 || proposal !== proposals[index - 1]))
      blocks.push(`${rows[index]?.serialRaw || index + 1} ${proposal}`);
  flag(basis === 'centred' ? 'categoriesProposed' : 'categoriesUnclear', printed, blocks.join('，') || null);
}

/** Gives each note to the rows it speaks of, with what follows from it. */
function applyNotes(found: FoundTable, rows: RowReading[], where: Where, flag: TableFlag): void {
  for (const cell of found.notes) {
    if (/^\s*[（(]?\s*(计量)?单位\s*[:：]/.test(cell.text)) continue;
    const note = readNote(cell.text.trim());
    if (note.kind === 'dash') {
      explainMissing(rows, note.isNewIndicator ? 'NEW_INDICATOR' : 'NO_STATISTICS', cell, flag);
      continue;
    }
    const concerned = rows.filter((row) => speaksOf(note, row));
    if (concerned.length === 0) flag('noteUnattached', note.text, null, { line: cell.line });
    for (const row of concerned) {
      row.notes.push(note.text);
      const kind: FlagKind =
        note.kind === 'transferred'
          ? 'transferredByNote'
          : note.kind === 'everyYear' && row.target
            ? 'everyYearByNote'
            : 'noteAttached';
      if (kind === 'transferredByNote')
        for (const figure of row.figures)
          if (figure.value.state === 'MISSING') figure.value = { state: 'TRANSFERRED', raw: figure.value.raw };
      if (kind === 'everyYearByNote' && row.target) row.target.reading.everyYear = true;
      row.flags.push({
        kind,
        where: { ...where, row: row.serialRaw || row.name.slice(0, 20), line: cell.line },
        original: note.text,
        proposal: null,
      });
    }
  }
}

/** A note on what a dash means gives all missing figures of the table their reason; the flags of the single cells go. */
function explainMissing(
  rows: RowReading[],
  reason: 'NO_STATISTICS' | 'NEW_INDICATOR',
  note: SourceCell,
  flag: TableFlag,
): void {
  const explained: string[] = [];
  for (const row of rows) {
    for (const figure of row.figures) {
      if (figure.value.state !== 'MISSING' || !['BLANK', 'DASH'].includes(figure.value.reason)) continue;
      figure.value = { ...figure.value, reason };
      explained.push(row.serialRaw || row.name);
    }
    row.flags = row.flags.filter((one) => one.kind !== 'blankCell' && one.kind !== 'dashReadAsOne');
  }
  flag('missingByNote', note.text.trim(), explained.join('、'), { line: note.line });
}

/** Dashes that no note explains, once for the table. */
function explainDashes(rows: RowReading[], flag: TableFlag): void {
  const dashes = rows.flatMap((row) =>
    row.figures.flatMap(({ value }) =>
      value.state === 'MISSING' && value.reason === 'DASH' ? [row.serialRaw || row.name] : [],
    ),
  );
  if (dashes.length > 0) flag('dashUnexplained', dashes.join('、'), null);
}
