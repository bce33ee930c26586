import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { decodeText } from './documents/decode-text';
import { limits } from './documents/limits';
import { readWorkbook } from './documents/read-workbook';
import { sheetToRows, tsvToRows } from './documents/to-rows';
import { UnreadableFile } from './documents/unreadable-file';
import { importPlan, maxRows, TooManyRows } from './domain/import/import-plan';
import { allFlags, type Flag, type PlanReading, type RowReading, type TableReading } from './domain/import/reading';
import type { Source } from './domain/import/source';
import { splitText } from './domain/import/split-text';
import { describeFlag, describeUnreadable, words } from './import-words';
import { toLines } from './text-table';

/**
 * `npm run import -- FILE`: an indicator table as a draft of a plan, with everything doubtful listed for a person.
 * Ends with 0 when something was read, however much is to be confirmed, and with 1 when nothing could be.
 */

/** What the person who called it can act on. */
class Refused extends Error {}

interface Arguments {
  file: string;
  json: string | null;
  period: { start: number; end: number } | null;
}

function readArguments(args: string[]): Arguments {
  const read: Arguments = { file: '', json: null, period: null };
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--json') read.json = args[++index] ?? '';
    else if (word === '--years') read.period = readYears(args[++index] ?? '');
    else if (word.startsWith('--') || read.file !== '') throw new Refused(words.usage);
    else read.file = word;
  }
  if (read.file === '' || read.json === '') throw new Refused(words.usage);
  // npm starts us in the project's folder; the person may stand in another.
  const from = process.env.INIT_CWD ?? '.';
  return { ...read, file: resolve(from, read.file), json: read.json === null ? null : resolve(from, read.json) };
}

function readYears(text: string): { start: number; end: number } {
  const [, start, end] = /^(20\d\d)[-—–~～](20\d\d)$/.exec(text) ?? [];
  if (!start || !end || start > end) throw new Refused(words.badYears(text));
  return { start: Number(start), end: Number(end) };
}

interface ReadFile {
  sources: Source[];
  flags: Flag[];
}

function readSources(path: string): ReadFile {
  if (!existsSync(path) || !statSync(path).isFile()) throw new Refused(words.notFound(path));
  if (statSync(path).size > limits.fileBytes) throw new UnreadableFile('tooLarge');
  const file = readFileSync(path);
  const nowhere = { sheet: null, table: null, row: null, column: null, line: null, lastLine: null };
  const kind = extname(path).toLowerCase();
  if (kind === '.xlsx') {
    const sheets = readWorkbook(file);
    return {
      sources: sheets
        .filter((sheet) => !sheet.isHidden)
        .map((sheet) => ({ sheet: sheet.name, rows: sheetToRows(sheet) })),
      // Not every hidden sheet matters: an empty one, or one of our own with the form's ids, is nobody's table.
      flags: sheets
        .filter((sheet) => sheet.isHidden && sheet.cells.length > 0)
        .map((sheet) => ({ kind: 'hiddenSheet', where: nowhere, original: sheet.name, proposal: null })),
    };
  }
  if (kind !== '.txt' && kind !== '.tsv') throw new Refused(words.unknownKind(path));
  const { text, isGbk } = decodeText(file);
  if (text.trim() === '') throw new UnreadableFile('empty');
  return {
    sources: [{ sheet: null, rows: kind === '.tsv' ? tsvToRows(text) : splitText(text) }],
    flags: isGbk ? [{ kind: 'decodedAsGbk', where: nowhere, original: '', proposal: null }] : [],
  };
}

// ---- The list ----------------------------------------------------------------------------------------------------------

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

function describeTarget(row: RowReading): string {
  if (!row.target) return '';
  const { reading } = row.target;
  const after = reading.everyYear ? words.everyYear : reading.kind === 'needsPerson' ? words.needsPerson : '';
  return `${oneLine(reading.raw)}${after}`;
}

function listTable(table: TableReading): string[] {
  const figureColumns = [...new Set(table.rows.flatMap((row) => row.figures.map((figure) => figure.column)))];
  const hasTarget = table.rows.some((row) => row.target);
  const hasNature = table.columns.some((column) => column.role === 'nature');
  const heads = [
    words.heads.serial,
    words.heads.name,
    words.heads.measure,
    ...figureColumns.map((column) => table.columns[column]?.header ?? ''),
    ...(hasTarget ? [words.heads.target] : []),
    ...(hasNature ? [words.heads.nature] : []),
  ];
  const rows = table.rows.map((row) => [
    row.serialRaw,
    row.name,
    row.measure.read?.raw ?? oneLine(row.measure.raw),
    ...figureColumns.map((column) => {
      const value = row.figures.find((figure) => figure.column === column)?.value;
      return value ? oneLine(value.raw) : '';
    }),
    ...(hasTarget ? [describeTarget(row)] : []),
    ...(hasNature ? [row.nature ? words.natures[row.nature] : ''] : []),
  ]);
  const title = [
    table.sheet === null ? null : `[${table.sheet}]`,
    `${table.number}.`,
    table.caption ? oneLine(table.caption.text) : words.noCaption,
    words.purpose[table.purpose],
    table.period ? words.period(table.period) : null,
  ].filter((piece) => piece !== null);
  return [title.join('  '), '', ...toLines([heads, ...rows])];
}

function listFlags(flags: Flag[], first: number): string[] {
  if (flags.length === 0) return [];
  return [words.toConfirm(flags.length), ...flags.map((flag, index) => `  ${first + index}. ${describeFlag(flag)}`)];
}

function listDraft(draft: PlanReading): string[] {
  const lines: string[] = [];
  let number = 1;
  for (const table of draft.tables) {
    const flags = [...table.flags, ...table.rows.flatMap((row) => row.flags)];
    lines.push(...listTable(table), '', ...listFlags(flags, number), '');
    number += flags.length;
  }
  if (draft.flags.length > 0) lines.push(words.source, ...listFlags(draft.flags, number), '');
  if (draft.leftovers.length > 0) lines.push(words.leftovers(draft.leftovers.length));
  return lines;
}

// ---- The command -------------------------------------------------------------------------------------------------------

function run(args: string[]): number {
  const { file, json, period } = readArguments(args);
  const { sources, flags } = readSources(file);
  const draft = importPlan(sources, { period });
  draft.flags.unshift(...flags);
  const rows = draft.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const lines = listDraft(draft);
  if (json !== null) {
    writeFileSync(json, `${JSON.stringify(draft, null, 2)}\n`);
    lines.push(words.written(json));
  }
  lines.push(words.summary(draft.tables.length, rows, allFlags(draft).length));
  process.stdout.write(`${lines.join('\n')}\n`);
  return rows > 0 ? 0 : 1;
}

/** The sentence for what a person can mend; anything else is a fault of ours and keeps its trace. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof Refused) return error.message;
  if (error instanceof UnreadableFile) return describeUnreadable(error.reason, error.detail);
  if (error instanceof TooManyRows) return words.tooManyRows(error.count, maxRows);
  return null;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === null) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
