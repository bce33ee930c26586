/** One cell as it stands in the source, with the line (or the sheet's row) it begins on. */
export interface SourceCell {
  text: string;
  line: number;
  /** Covered by a merge of the sheet: it shows the text of the cell that was merged over it, and holds none itself. */
  isCovered?: true;
  /** Put together from several physical lines. */
  isJoined?: true;
}

/**
 * One row of the source. A line of running text is a row of kind `prose` with one cell, so that captions and notes are found the
 * same way in a pasted document and in a workbook.
 */
export interface SourceRow {
  kind: 'blank' | 'prose' | 'cells';
  cells: SourceCell[];
  line: number;
  lastLine: number;
  /** How the cells were found: by place in a sheet, by TABs in a line, or one cell per line. */
  layout: 'grid' | 'tabs' | 'lines';
}

/** A document's text, or one sheet of a workbook. */
export interface Source {
  sheet: string | null;
  rows: SourceRow[];
}

// Every Unicode blank, and invisible marks that pasting brings along.
const blanks = /[\s\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+/g;

export const withoutBlanks = (text: string) => text.replace(blanks, '');

export const isBlankText = (text: string) => withoutBlanks(text) === '';

/** Cells that hold something of their own. */
export const ownCells = (row: SourceRow) => row.cells.filter((cell) => !cell.isCovered && !isBlankText(cell.text));

/** A workbook's or .tsv file's grid as rows. A row with one cell only may be a caption, a note or a heading within the table. */
export function fromGrid(grid: { line: number; lastLine?: number; cells: SourceCell[] }[]): SourceRow[] {
  return grid.map(({ line, lastLine = line, cells }) => {
    const isBlank = cells.every((cell) => cell.isCovered || isBlankText(cell.text));
    return { kind: isBlank ? 'blank' : 'cells', cells, line, lastLine, layout: 'grid' };
  });
}
