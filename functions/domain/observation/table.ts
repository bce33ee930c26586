import { type EvaluatedFile, type FileProblem, type Found, toProblem } from './problem';

/** A comma-separated file as it stands. */
export interface FileRows {
  rows: { line: number; cells: string[] }[];
  /** Where a quotation mark is opened and never closed: from that line on nothing could be read. */
  brokenAt: number | null;
}

/** A file's lines by column, and what of the table itself is wrong. */
export interface FileTable<Column extends string> {
  rows: { line: number; cell: (column: Column) => string; cellCount: number }[];
  /** Cells the header has. */
  width: number;
  problems: FileProblem[];
}

/**
 * Finds the columns of a file by their names in its first line, whatever their order. Without one of the needed columns no line is
 * read. Lines that hold nothing are no lines.
 */
export function readTable<Column extends string>(
  file: EvaluatedFile,
  { rows, brokenAt }: FileRows,
  needed: readonly Column[],
  optional: readonly Column[] = [],
): FileTable<Column> {
  const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const names = (head?.cells ?? []).map((cell) => cell.trim());
  const line = head?.line ?? 1;
  const found = names.join();
  const missing = needed.filter((column) => !names.includes(column));
  const twice = [...needed, ...optional].filter((column) => names.filter((name) => name === column).length > 1);
  const broken: Found = { code: 'quoteOpen', column: null, found: '', expected: '' };
  const headProblems = [
    ...missing.map((column) =>
      toProblem(file, line, { code: 'columnMissing', column, found, expected: needed.join() }),
    ),
    ...twice.map((column) => toProblem(file, line, { code: 'columnTwice', column, found, expected: needed.join() })),
  ];
  const places = new Map(names.map((name, index) => [name, index]));
  return {
    rows:
      headProblems.length > 0
        ? []
        : body.map(({ line, cells }) => ({
            line,
            cell: (column) => (cells[places.get(column) ?? -1] ?? '').trim(),
            cellCount: cells.length,
          })),
    width: names.length,
    problems: brokenAt === null ? headProblems : [...headProblems, toProblem(file, brokenAt, broken)],
  };
}
