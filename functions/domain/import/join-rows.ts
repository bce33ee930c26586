import type { ColumnReading } from './columns';
import type { FlagKind } from './reading';
import { isBlankText, ownCells, type SourceCell, type SourceRow, withoutBlanks } from './source';

/** One indicator's row, put together from one or more physical ones. */
export interface LogicalRow {
  /** The physical rows, top to bottom. */
  physical: SourceRow[];
  /** A heading within the table above this row (一、社会救助). */
  band: string | null;
  doubts: { kind: FlagKind; original: string; proposal: string | null }[];
}

export interface JoinedRows {
  rows: LogicalRow[];
  /** Headings within the table. */
  bands: SourceCell[];
}

const bandStart = /^([一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])/;

const textAt = (row: SourceRow | undefined, column: number) => {
  const cell = row?.cells[column];
  return !cell || cell.isCovered ? '' : cell.text;
};

/**
 * Joins what the layout has torn apart, and only that: a row whose name goes on in the next line without a serial number, and a
 * row whose line broke in the middle of a cell. Both are flagged. A heading across the table becomes the category of what
 * follows.
 */
export function joinRows(body: SourceRow[], columns: ColumnReading[]): JoinedRows {
  const at = (role: ColumnReading['role']) => columns.findIndex((column) => column.role === role);
  const serial = at('serial');
  const name = at('name');
  const measure = at('measure');
  const figures = columns.flatMap(({ role }, index) =>
    ['baseline', 'actual', 'target', 'annualTarget'].includes(role) ? [index] : [],
  );
  const hasText = (row: SourceRow, column: number) => column >= 0 && !isBlankText(textAt(row, column));

  const rows: LogicalRow[] = [];
  const bands: SourceCell[] = [];
  let band: string | null = null;

  for (const row of mendBrokenLines(body, columns.length, serial)) {
    const own = ownCells(row.source);
    const previous = rows.at(-1);
    const above = previous?.physical.at(-1);
    const single = own.length === 1 ? own[0] : undefined;
    const singleColumn = single ? row.source.cells.indexOf(single) : -1;

    const isBand =
      single !== undefined &&
      (bandStart.test(single.text.trim()) || (singleColumn !== name && singleColumn <= Math.max(serial, 0))) &&
      !/^\d+$/.test(withoutBlanks(single.text));
    if (isBand && single) {
      band = single.text.trim();
      bands.push(single);
      continue;
    }

    // Without a serial number where the table has them: the row above goes on if it lacks what stands here.
    const fills =
      above !== undefined &&
      [measure, ...figures].some((column) => hasText(row.source, column) && !hasText(above, column));
    const addsNothingNew = figures.every((column) => !hasText(row.source, column));
    const goesOn = serial >= 0 && !hasText(row.source, serial) && (single !== undefined || fills || addsNothingNew);
    if (previous && above && goesOn) {
      previous.physical.push(row.source);
      previous.doubts.push(...row.doubts, {
        kind: 'rowBroken',
        original: own.map((cell) => cell.text.trim()).join(' | '),
        proposal: `${textAt(previous.physical[0], name).trim()}${textAt(row.source, name).trim()}`,
      });
      continue;
    }
    rows.push({ physical: [row.source], band, doubts: row.doubts });
  }
  return { rows, bands };
}

interface MendedRow {
  source: SourceRow;
  doubts: LogicalRow['doubts'];
}

/** A line that broke inside a cell: too short by itself, and exactly as wide as the table together with the next one. */
function mendBrokenLines(body: SourceRow[], width: number, serial: number): MendedRow[] {
  const mended: MendedRow[] = [];
  for (let index = 0; index < body.length; index++) {
    const row = body[index];
    const next = body[index + 1];
    if (!row) break;
    const isTorn =
      next !== undefined &&
      row.layout === 'tabs' &&
      next.layout === 'tabs' &&
      next.line === row.lastLine + 1 &&
      row.cells.length < width &&
      row.cells.length + next.cells.length - 1 === width &&
      serial >= 0 &&
      !/^\d+$/.test(withoutBlanks(textAt(next, serial)));
    if (!isTorn || !next) {
      mended.push({ source: row, doubts: [] });
      continue;
    }
    const [head, ...tail] = next.cells;
    const last = row.cells.at(-1);
    const seam: SourceCell = {
      text: `${last?.text ?? ''}\n${head?.text ?? ''}`,
      line: last?.line ?? row.line,
      isJoined: true,
    };
    mended.push({
      source: { ...row, cells: [...row.cells.slice(0, -1), seam, ...tail], lastLine: next.lastLine },
      doubts: [{ kind: 'rowBroken', original: seam.text, proposal: seam.text.replace(/\s*\n\s*/g, '') }],
    });
    index += 1;
  }
  return mended;
}
