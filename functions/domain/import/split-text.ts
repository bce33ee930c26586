import { isBlankText, type SourceCell, type SourceRow, withoutBlanks } from './source';

// A line that begins something new and so never continues the cell above it.
const beginsAnew =
  /^\s*((注|备注|说明|注释)\s*\d*\s*[:：.、]|第.{1,3}[章节部]|(续?表|附表|专栏)\s*[\d一二三四五六七八九十]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/;

/** Longer than this a line is running text, not the second half of a cell. */
const longestContinuation = 40;

/**
 * Takes pasted text apart into rows of cells. Two layouts occur, even in one document:
 * TABs between the cells of a line, and one cell per line, where a leading TAB starts a cell, a line without TAB continues it
 * (`2020` + `年值`) and a blank line ends the row. Everything else is running text.
 */
export function splitText(text: string): SourceRow[] {
  const rows: SourceRow[] = [];
  let open: SourceRow | null = null;

  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n|\u2028|\u2029/);
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    const tabs = content.split('\t').length - 1;
    const afterTabRow = rows.at(-1)?.layout === 'tabs' && rows.at(-1)?.lastLine === line - 1;
    const startsCell = tabs === 1 && content.startsWith('\t') && (open !== null || !afterTabRow);
    const cell: SourceCell = { text: content.replace(/^\t/, ''), line };

    if (startsCell && (open || !isBlankText(content))) {
      if (open) {
        open.cells.push(cell);
        open.lastLine = line;
      } else {
        open = { kind: 'cells', cells: [cell], line, lastLine: line, layout: 'lines' };
        rows.push(open);
      }
      continue;
    }
    const last = open?.cells.at(-1);
    const mayContinue = withoutBlanks(content).length <= longestContinuation && !beginsAnew.test(content);
    if (open && last && tabs === 0 && !isBlankText(content) && mayContinue) {
      last.text = last.text === '' ? content : `${last.text}\n${content}`;
      last.isJoined = true;
      open.lastLine = line;
      continue;
    }

    open = null;
    if (isBlankText(content)) rows.push({ kind: 'blank', cells: [], line, lastLine: line, layout: 'lines' });
    else if (tabs > 0) {
      const cells = content.split('\t').map((piece) => ({ text: piece, line }));
      rows.push({ kind: 'cells', cells, line, lastLine: line, layout: 'tabs' });
    } else rows.push({ kind: 'prose', cells: [{ text: content, line }], line, lastLine: line, layout: 'lines' });
  }
  return rows;
}
