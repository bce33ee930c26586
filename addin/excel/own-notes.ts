/** What a person typed into a column of ours, by the key in the hidden first column. */
export type OwnNotes = ReadonlyMap<string, string>;

/**
 * Reads a column by its heading out of the cells of a sheet, as they start at A1. By heading and key, not by place: people sort
 * rows and put columns in between. Empty where the sheet has no such column, as one written by an older version.
 */
export function readOwnNotes(cells: unknown[][], heading: string): OwnNotes {
  const headingRow = cells.findIndex((row) => row.includes(heading));
  const column = cells[headingRow]?.indexOf(heading) ?? -1;
  if (column < 0) return new Map();
  const lines = cells.slice(headingRow + 1).map((row) => [String(row[0] ?? ''), String(row[column] ?? '')] as const);
  return new Map(lines.filter(([key, note]) => key !== '' && note.trim() !== ''));
}
