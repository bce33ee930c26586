import type { Nature } from '../plan/indicator';
import { isSameMeasure, readMeasure, splitName } from '../plan/measure';
import { readTarget } from '../plan/read-target';
import { readValue } from '../plan/read-value';
import { cleanName } from './clean';
import type { ColumnReading } from './columns';
import type { LogicalRow } from './join-rows';
import type { Flag, FlagKind, RowReading, Where } from './reading';
import { isBlankText, ownCells, withoutBlanks } from './source';

// Maps, not objects: a cell may hold any text, `constructor` too.
const natures = new Map<string, Nature>([
  ['约束性', 'binding'],
  ['预期性', 'anticipatory'],
]);

// What scanning makes of 个, by far the narrowest and most frequent unit.
const scannedAsMeasure = new Set(['ı', 'l', 'I', '↑', '|', '个个']);

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** A serial number as printed: `3`, `3.`, `（3）`, `③`; null for anything else. */
export function readSerial(printed: string): number | null {
  const text = withoutBlanks(printed).replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const round = circled.indexOf(text);
  if (text.length === 1 && round >= 0) return round + 1;
  const match = /^[（(]?(\d{1,4})(\.0)?[)）.、．]?$/.exec(text);
  return match ? Number(match[1]) : null;
}

export interface RowContext {
  columns: ColumnReading[];
  where: Where;
  /** The unit named for all figures above the table (单位：%). */
  tableMeasure: string | null;
}

export interface ReadRow {
  row: RowReading;
  /** Blanks taken out of the name. */
  removedBlanks: number;
  /** The category cells of the physical rows. */
  categories: string[];
}

/** Reads one indicator's row. */
export function readRow(logical: LogicalRow, context: RowContext): ReadRow {
  const { columns } = context;
  const [first] = logical.physical;
  const line = first?.line ?? 0;
  const lastLine = logical.physical.at(-1)?.lastLine ?? line;
  const flags: Flag[] = [];

  const columnOf = (role: ColumnReading['role']) => columns.findIndex((column) => column.role === role);
  /** What the physical rows hold in one column, own cells only. */
  const textsAt = (column: number) =>
    column < 0
      ? []
      : logical.physical.flatMap((row) => {
          const cell = row.cells[column];
          return cell && !cell.isCovered && !isBlankText(cell.text) ? [cell.text] : [];
        });
  const printedAt = (column: number) => textsAt(column).join('\n');
  const wordsAt = (role: ColumnReading['role']) => cleanName(printedAt(columnOf(role)).replace(/\s*\n\s*/g, '')).text;

  const nameRaw = printedAt(columnOf('name')).replace(/\s*\n\s*/g, '');
  const cleaned = cleanName(nameRaw);
  // Without a column of its own the serial number may lead the name: 1.城乡低保标准年度增速.
  const leading = columnOf('serial') < 0 ? /^(\d{1,3})[.、．]\s*(?=[^\d\s])/.exec(cleaned.text) : null;
  const split = splitName(cleaned.text.slice(leading?.[0].length ?? 0));
  const serialRaw = leading?.[1] ?? printedAt(columnOf('serial')).trim();
  const serial = readSerial(serialRaw);
  const label = serialRaw || cleaned.text.slice(0, 20) || null;
  const flag = (kind: FlagKind, original: string, proposal: string | null = null, column: number | null = null) =>
    flags.push({
      kind,
      where: {
        ...context.where,
        row: label,
        column: column === null ? null : (columns[column]?.header ?? null),
        line,
        lastLine,
      },
      original,
      proposal,
    });

  for (const doubt of logical.doubts) flag(doubt.kind, doubt.original, doubt.proposal, columnOf('name'));
  if (split.name === '')
    flag(
      'nameMissing',
      logical.physical
        .flatMap(ownCells)
        .map((cell) => cell.text)
        .join(' | '),
    );
  if (columnOf('serial') >= 0 && serial === null)
    flag(serialRaw === '' ? 'serialMissing' : 'serialUnread', serialRaw, null, columnOf('serial'));
  if (logical.band !== null) flag('bandAsCategory', logical.band, logical.band);
  checkShape();

  // ---- The unit: in the name, in the column, in the heading, above the table ----
  const measureColumn = columnOf('measure');
  const measureRaw = printedAt(measureColumn).trim();
  const inColumn = measureRaw === '' ? null : readMeasure(measureRaw);
  const measure: RowReading['measure'] = { read: inColumn, raw: measureRaw, source: 'column' };
  if (measureRaw !== '' && !inColumn) {
    const scanned = scannedAsMeasure.has(withoutBlanks(measureRaw)) ? '个' : null;
    flag('measureUnknown', measureRaw, scanned ?? split.measure?.raw ?? null, measureColumn);
  }
  if (split.measure) {
    if (inColumn && !isSameMeasure(inColumn, split.measure))
      flag('measureConflict', `${split.measure.raw} / ${inColumn.raw}`, inColumn.raw, measureColumn);
    measure.source = inColumn ? 'both' : 'name';
    measure.read = inColumn ?? split.measure;
    if (measureRaw === '') measure.raw = split.measure.raw;
  } else if (measureRaw === '') {
    const heading = columns.find((column) => column.measure)?.measure ?? null;
    const ofTable = context.tableMeasure ? readMeasure(context.tableMeasure) : null;
    measure.read = heading ?? ofTable;
    measure.raw = measure.read?.raw ?? '';
    measure.source = heading ? 'heading' : ofTable ? 'table' : 'none';
    if (!measure.read) {
      const isRate = /(率|占比|比例|比率|比重)(\(.*\)|（.*）)?$/.test(split.name);
      flag('measureMissing', nameRaw, isRate ? '%' : null, measureColumn < 0 ? columnOf('name') : measureColumn);
    }
  }

  // ---- Figures and the target ----
  const reading = { name: split.name, measure: measure.read };
  const figures: RowReading['figures'] = [];
  let target: RowReading['target'] = null;
  for (const [column, { role, year }] of columns.entries()) {
    const printed = printedFigure(column);
    if (role === 'baseline' || role === 'actual' || role === 'annualTarget') {
      const { value, flags: doubts } = readValue(printed, reading);
      figures.push({ role, year, column, value });
      for (const doubt of doubts) flag(doubt.kind, doubt.original, doubt.proposal, column);
    } else if (role === 'target' && target === null) {
      const { target: read, flags: doubts } = readTarget(printed, reading);
      target = { reading: read, year, column };
      for (const doubt of doubts) flag(doubt.kind, doubt.original, doubt.proposal, column);
    }
  }

  const natureColumn = columnOf('nature');
  const natureRaw = withoutBlanks(printedAt(natureColumn)).replace(/指标$/, '');
  const nature = natures.get(natureRaw) ?? null;
  if (natureColumn >= 0 && nature === null)
    flag(natureRaw === '' ? 'natureMissing' : 'natureUnknown', natureRaw, null, natureColumn);

  const categoryColumn = columnOf('category');
  const row: RowReading = {
    serial,
    serialRaw,
    category: { raw: printedAt(categoryColumn), proposal: logical.band },
    nameRaw,
    name: split.name,
    measure,
    nature,
    tier: wordsAt('tier') || null,
    figures,
    target,
    verdict: wordsAt('verdict') || null,
    remark: wordsAt('remark') || null,
    department: wordsAt('department') || null,
    notes: [],
    printed: logical.physical.flatMap((physical) => physical.cells.filter((cell) => !isBlankText(cell.text))),
    line,
    lastLine,
    flags,
  };
  const categories = logical.physical.map((physical) => physical.cells[categoryColumn]?.text ?? '');
  return { row, removedBlanks: cleaned.removed, categories };

  /** The figure of a row that was put together: the first that is one. Two different ones stay side by side, unread. */
  function printedFigure(column: number): string {
    const texts = textsAt(column);
    if (texts.length < 2) {
      const [only] = logical.physical.map((physical) => physical.cells[column]);
      return texts[0] ?? (only && !only.isCovered ? only.text : '');
    }
    const amounts = texts.map((text) => {
      const { value } = readValue(text, {});
      return value.state === 'NUMERIC' ? value.amount : null;
    });
    const distinct = new Set(amounts.filter((amount) => amount !== null));
    const chosen = texts[amounts.findIndex((amount) => amount !== null)];
    return distinct.size === 1 && chosen !== undefined ? chosen : texts.join('；');
  }

  function checkShape(): void {
    const beyond = logical.physical.flatMap((physical) =>
      physical.cells.slice(columns.length).filter((cell) => !cell.isCovered && !isBlankText(cell.text)),
    );
    if (beyond.length > 0) flag('cellBeyondTable', beyond.map((cell) => cell.text).join(' | '));
    // A sheet's cells have their place; elsewhere a lost cell moves all that follow it. Trailing remarks may be left out.
    const width = first?.cells.length ?? 0;
    const needed =
      columns.findLastIndex((column) => !['remark', 'tier', 'other', 'department'].includes(column.role)) + 1;
    if (first && first.layout !== 'grid' && width < needed)
      flag('rowShort', first.cells.map((cell) => cell.text.trim()).join(' | '), null);
    const covered = logical.physical.flatMap((physical) =>
      physical.cells.filter(
        (cell, column) =>
          cell.isCovered && columns[column] && columns[column].role !== 'category' && !isBlankText(cell.text),
      ),
    );
    if (covered.length > 0) flag('mergedCell', covered.map((cell) => cell.text.trim()).join(' | '));
    if (first?.layout === 'lines' && first.cells.some((cell) => cell.isJoined))
      flag(
        'cellOverLines',
        first.cells
          .filter((cell) => cell.isJoined)
          .map((cell) => cell.text)
          .join(' | '),
      );
  }
}
