import { type Heading, isHeader, readHeading } from './columns';
import { isBlankText, ownCells, type SourceCell, type SourceRow, withoutBlanks } from './source';

export interface FoundHeading {
  header: string;
  printed: SourceCell[];
  heading: Heading | null;
  /** The year was taken from the heading to the left, as under a merged heading whose merge is lost. */
  isInherited: boolean;
}

export interface FoundTable {
  caption: SourceCell | null;
  headings: FoundHeading[];
  line: number;
  body: SourceRow[];
  notes: SourceCell[];
  besides: SourceCell[];
  /** The rows stood one after the other without blank lines and were cut by the number of headings. */
  isRegrouped: boolean;
}

export interface Found {
  tables: FoundTable[];
  lostCaptions: { caption: SourceCell; notes: SourceCell[] }[];
  /** Rows of several cells beneath no header that we know. */
  headless: SourceRow[][];
  leftovers: SourceCell[];
}

const noteStart = /^\s*(注|备注|说明|注释)\s*\d*\s*[:：.、]/;
const noteGoesOn = /^\s*[（(]?\d{1,2}[)）.、．]/;
const unitLine = /^\s*[（(]?\s*(计量)?单位\s*[:：]/;
const pageMark = /^\s*(<u>)?\s*[-—–－]*\s*\d{1,3}\s*[-—–－]*\s*(<\/u>)?\s*$|^\s*<u>.{0,12}<\/u>\s*$|^\s*第\s*\d+\s*页/;
const numberedCaption = /^\s*(续?表|附表)\s*[\d一二三四五六七八九十]*\s*[:：.、\s“"]/;
const continuedCaption = /^\s*[（(]?续\s*表|[（(]\s*续\s*[)）]\s*$/;

const firstText = (row: SourceRow) => ownCells(row)[0]?.text ?? '';

/** A line of its own: running text, or a row of a sheet with one cell. */
const isLine = (row: SourceRow) => row.kind === 'prose' || (row.layout === 'grid' && ownCells(row).length === 1);

function looksLikeCaption(text: string): boolean {
  const bare = withoutBlanks(text);
  if (bare.length > 60 || /[。；;！？]$/.test(bare)) return false;
  return numberedCaption.test(text) || /指标|目标表|任务表|完成情况|主要指/.test(bare);
}

// ---- Headers ---------------------------------------------------------------------------------------------------------

const looksLikeData = (row: SourceRow) =>
  row.cells.some((cell, index) => /^[\d.,%]+$/.test(withoutBlanks(cell.text)) && !(index === 0 && cell.isCovered));

/** The headings that these rows make together: 2020年 above 目标值 is one heading. */
function joinHeadings(rows: SourceRow[]): FoundHeading[] {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const joined = Array.from({ length: width }, (_, column): FoundHeading => {
    const printed = rows.flatMap((row) => row.cells[column] ?? []).filter((cell) => !isBlankText(cell.text));
    const texts = printed.map((cell) => cell.text).filter((text, index, all) => text !== all[index - 1]);
    let header = texts.map((text) => text.replace(/\s*\n\s*/g, '').trim()).join('');
    let isInherited = false;
    let heading = readHeading(header);
    // n.b. pasted text loses merges: the year stands over the first of its columns only.
    const above = rows[0]?.cells[column]?.text ?? '';
    if (rows.length > 1 && header !== '' && isBlankText(above)) {
      const before = rows[0]?.cells.slice(0, column).findLast((cell) => !isBlankText(cell.text))?.text ?? '';
      const inherited = /\d{4}年/.test(before) && heading?.year === null ? readHeading(before + header) : null;
      if (inherited) {
        heading = inherited;
        header = `${before}${header}`;
        isInherited = true;
      }
    }
    return { header, printed: printed.filter((cell) => !cell.isCovered), heading, isInherited };
  });
  while (joined.at(-1)?.header === '') joined.pop();
  return joined;
}

/** The header that begins at `start`, over one to three rows; null where none does. */
function findHeader(rows: SourceRow[], start: number): { headings: FoundHeading[]; next: number } | null {
  const first = rows[start];
  if (first?.kind !== 'cells' || ownCells(first).length < 2) return null;
  let best: { headings: FoundHeading[]; next: number; known: number } | null = null;
  for (let height = 1; height <= 3; height++) {
    const taken = rows.slice(start, start + height);
    if (taken.length < height || taken.some((row) => row.kind !== 'cells')) break;
    if (taken.slice(1).some(looksLikeData)) break;
    const headings = joinHeadings(taken);
    const read = headings.map((one) => one.heading);
    const known = read.filter((one) => one !== null).length + read.filter((one) => one?.year).length / 10;
    if (isHeader(read) && known > (best?.known ?? 0)) best = { headings, next: start + height, known };
  }
  return best;
}

const signature = (headings: FoundHeading[]) => headings.map((one) => withoutBlanks(one.header)).join('|');

/**
 * One cell per line with the blank lines lost: header and all rows have run into one. Cut by the number of headings, if the
 * cells come out even.
 */
function regroup(row: SourceRow): SourceRow[] | null {
  if (row.layout !== 'lines' || row.cells.length < 8) return null;
  const texts = row.cells.map((cell) => readHeading(cell.text));
  const width = texts.indexOf(null);
  if (width < 3 || row.cells.length % width !== 0 || !isHeader(texts.slice(0, width))) return null;
  return Array.from({ length: row.cells.length / width }, (_, index) => {
    const cells = row.cells.slice(index * width, (index + 1) * width);
    return { ...row, cells, line: cells[0]?.line ?? row.line, lastLine: cells.at(-1)?.line ?? row.lastLine };
  });
}

// ---- Tables ----------------------------------------------------------------------------------------------------------

/** Finds the tables, their captions and notes; everything else comes back as well, so that nothing is dropped in silence. */
export function locate(source: SourceRow[]): Found {
  const found: Found = { tables: [], lostCaptions: [], headless: [], leftovers: [] };
  const regrouped = new Set<SourceRow>();
  const rows = source.flatMap((row) => {
    const pieces = row.kind === 'cells' ? regroup(row) : null;
    if (pieces?.[0]) regrouped.add(pieces[0]);
    return pieces ?? [row];
  });

  /** Lines and rows since the last table, waiting to become a caption or leftovers. */
  let waiting: SourceRow[] = [];
  let at = 0;
  while (at < rows.length) {
    const header = findHeader(rows, at);
    const row = rows[at];
    if (!row) break;
    if (!header) {
      if (row.kind !== 'blank') waiting.push(row);
      at += 1;
      continue;
    }
    const table: FoundTable = {
      caption: null,
      headings: header.headings,
      line: row.line,
      body: [],
      notes: [],
      besides: [],
      isRegrouped: regrouped.has(row),
    };
    takeCaption(table, waiting);
    settle(waiting, found);
    waiting = [];
    at = takeBody(table, rows, header.next);
    at = takeNotes(table, rows, at);
    found.tables.push(table);
  }
  settle(waiting, found);
  return found;
}

/** The caption stands right above the header; a line with the unit of all figures may come between. */
function takeCaption(table: FoundTable, waiting: SourceRow[]): void {
  const above = waiting.at(-1);
  if (above && isLine(above) && unitLine.test(firstText(above))) {
    table.notes.push(...ownCells(above));
    waiting.pop();
  }
  const candidate = waiting.at(-1);
  if (!candidate || !isLine(candidate) || table.line - candidate.lastLine > 4) return;
  if (!looksLikeCaption(firstText(candidate))) return;
  table.caption = ownCells(candidate)[0] ?? null;
  waiting.pop();
}

/** Takes the rows of a table; gives back where it ends. */
function takeBody(table: FoundTable, rows: SourceRow[], start: number): number {
  let at = start;
  while (at < rows.length) {
    const row = rows[at];
    if (!row) break;
    if (row.kind === 'blank') {
      at += 1;
      continue;
    }
    const text = firstText(row);
    if (isLine(row)) {
      if (noteStart.test(text)) break;
      if (pageMark.test(text) || continuedCaption.test(text)) {
        // A page number belongs to the table only if the table goes on after it.
        const next = rows.slice(at + 1).find((one) => one.kind !== 'blank');
        if (next?.kind !== 'cells') break;
        table.besides.push(...ownCells(row));
        at += 1;
        continue;
      }
      if (row.kind === 'prose' || (numberedCaption.test(text) && findNextHeader(rows, at + 1))) break;
      if (looksLikeCaption(text) && findHeader(rows, at + 1)) break;
    }
    const again = findHeader(rows, at);
    if (again) {
      if (signature(again.headings) !== signature(table.headings)) break;
      table.besides.push(...rows.slice(at, again.next).flatMap(ownCells));
      at = again.next;
      continue;
    }
    table.body.push(row);
    at += 1;
  }
  return at;
}

const findNextHeader = (rows: SourceRow[], from: number) =>
  rows.slice(from, from + 4).some((_, index) => findHeader(rows, from + index) !== null);

function takeNotes(table: FoundTable, rows: SourceRow[], start: number): number {
  let at = start;
  const takes = () => {
    const row = rows[at];
    if (!row || !isLine(row)) return false;
    const text = firstText(row);
    return noteStart.test(text) || (table.notes.some((note) => noteStart.test(note.text)) && noteGoesOn.test(text));
  };
  while (takes()) {
    const row = rows[at];
    if (row) table.notes.push(...ownCells(row));
    at += 1;
  }
  return at;
}

/** What stood outside the tables: captions whose tables are lost, rows without a header, and the rest. */
function settle(waiting: SourceRow[], found: Found): void {
  let at = 0;
  while (at < waiting.length) {
    const row = waiting[at];
    if (!row) break;
    const text = firstText(row);
    if (isLine(row) && numberedCaption.test(text) && looksLikeCaption(text)) {
      const caption = ownCells(row)[0];
      const notes: SourceCell[] = [];
      at += 1;
      for (; at < waiting.length; at++) {
        const next = waiting[at];
        const begins = next && noteStart.test(firstText(next));
        if (!next || !isLine(next) || !(begins || (notes.length > 0 && noteGoesOn.test(firstText(next))))) break;
        notes.push(...ownCells(next));
      }
      if (caption) found.lostCaptions.push({ caption, notes });
      continue;
    }
    const group: SourceRow[] = [];
    while (waiting[at + group.length] && isTabular(waiting[at + group.length])) {
      const next = waiting[at + group.length];
      if (next) group.push(next);
    }
    if (group.length > 1) {
      found.headless.push(group);
      found.leftovers.push(...group.flatMap(ownCells));
      at += group.length;
      continue;
    }
    found.leftovers.push(...ownCells(row));
    at += 1;
  }
}

/** Four cells and a figure: less is a table of contents or a box of text. */
const isTabular = (row: SourceRow | undefined) =>
  row !== undefined && row.kind === 'cells' && ownCells(row).length >= 4 && looksLikeData(row);
