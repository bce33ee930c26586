import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import { type Field, fields } from '../../functions/domain/submission/entry';
import type { Finding } from '../../functions/domain/submission/findings';
import type { RuleLevel } from '../../functions/domain/submission/rules';
import type { Return } from '../../functions/domain/submission/submission';
import { dateText } from '../text/zh';
import { threadText } from '../text/zh-route';
import { returnMark, returnText } from '../text/zh-sheets';
import type { FormPlaces } from './form-grid';
import { isAsked } from './form-layout';
import { cellAddress, colors } from './sheet-look';
import type { OpenCells, QuestionNote } from './workbook';

/** What decides the colours and locks of a form's cells. */
export interface Marking {
  open: OpenCells;
  returns: Return[];
  questions: QuestionNote[];
  findings: Finding[];
}

interface CellLook {
  fill: string;
  isLocked: boolean;
}

/** Looks by `key field`; `serial` and `name` are the head of the line, where a return or a question leaves its mark. */
export type FormLooks = Map<string, { key: EntryKey; field: MarkedCell; look: CellLook }>;
type MarkedCell = Field | 'serial' | 'name';

/** The look of every cell that can change its look, for the lines of the template. */
export function formLooks(template: FormTemplate, { open, returns, questions, findings }: Marking): FormLooks {
  const levels = new Map<string, RuleLevel>();
  const note = (key: EntryKey, field: Field, level: RuleLevel) => {
    const known = levels.get(`${key} ${field}`);
    if (!known || urgency[level] > urgency[known]) levels.set(`${key} ${field}`, level);
  };
  for (const finding of findings) {
    note(finding.key, finding.field, finding.level);
    // What is asked for is an explanation, so that is where the eye should go.
    if (finding.level === 'explain' && !finding.isExplained) note(finding.key, 'explanation', 'explain');
  }
  const returned = new Set(returns.map(({ key, field }) => `${key} ${field}`));
  const returnedLines = new Set(returns.map(({ key }) => key));
  const askedLines = new Set(questions.map(({ key }) => key));

  const looks: FormLooks = new Map();
  for (const row of template.rows) {
    const isOpen = open === 'all' || (open !== 'none' && open.includes(row.key));
    for (const field of fields) {
      const id = `${row.key} ${field}`;
      const fill = isAsked(row, field) ? fillOf(isOpen, levels.get(id), returned.has(id)) : colors.notAsked;
      const look = { fill, isLocked: !isOpen || !isAsked(row, field) };
      looks.set(id, { key: row.key, field, look });
    }
    // The question stands at the name. Of a line that was sent back too, the number keeps the colour of the return.
    const returnedFill = returnedLines.has(row.key) ? colors.returned : colors.closed;
    const head = { serial: returnedFill, name: askedLines.has(row.key) ? colors.asked : returnedFill };
    for (const field of ['serial', 'name'] as const)
      looks.set(`${row.key} ${field}`, { key: row.key, field, look: { fill: head[field], isLocked: true } });
  }
  return looks;
}

const urgency: Record<RuleLevel, number> = { must: 3, explain: 2, notice: 1 };

function fillOf(isOpen: boolean, level: RuleLevel | undefined, isReturned: boolean): string {
  if (level === 'must') return colors.must;
  if (isReturned) return colors.returned;
  if (level) return colors[level];
  return isOpen ? colors.input : colors.closed;
}

/** Queues giving cells their looks, only those that differ from `before`; neighbours in one stroke. */
export function paint(
  sheet: Excel.Worksheet,
  places: FormPlaces,
  looks: FormLooks,
  before: FormLooks | null,
  aspects: (keyof CellLook)[] = ['fill', 'isLocked'],
): void {
  for (const aspect of aspects) {
    const cells = [...looks].flatMap(([id, { key, field, look }]) => {
      const [row, column] = [places.rows.get(key), places.columns.get(field)];
      const isSame = before?.get(id)?.look[aspect] === look[aspect];
      return row === undefined || column === undefined || isSame ? [] : [{ row, column, value: look[aspect] }];
    });
    for (const { address, value } of strokes(cells)) {
      const { format } = sheet.getRange(address);
      if (typeof value === 'string') format.fill.color = value;
      else format.protection.locked = value;
    }
  }
}

/** Whether there is anything to paint at all: typing goes on undisturbed while the findings stay the same. */
export function isSameLooks(a: FormLooks, b: FormLooks | null): boolean {
  return (
    b !== null &&
    [...a].every(([id, { look }]) => look.fill === b.get(id)?.look.fill && look.isLocked === b.get(id)?.look.isLocked)
  );
}

/** Joins cells of one value that stand under each other. */
export function strokes<Value>(
  cells: { row: number; column: number; value: Value }[],
): { address: string; value: Value }[] {
  const sorted = cells.toSorted((a, b) => a.column - b.column || a.row - b.row);
  const joined: { column: number; first: number; last: number; value: Value }[] = [];
  for (const { row, column, value } of sorted) {
    const open = joined.at(-1);
    if (open && open.column === column && open.last === row - 1 && open.value === value) open.last = row;
    else joined.push({ column, first: row, last: row, value });
  }
  return joined.map(({ column, first, last, value }) => ({
    address: `${cellAddress(first, column)}:${cellAddress(last, column)}`,
    value,
  }));
}

/** Queues loading the comments of a sheet. */
export function loadComments(sheet: Excel.Worksheet): Excel.CommentCollection {
  return sheet.comments.load('items/content');
}

function isOurs(comment: string): boolean {
  return comment.startsWith(returnMark) || comment.startsWith(threadText.commentMark);
}

/** Where people left comments of their own: a second one on the same cell would be refused. */
export async function foreignComments(
  context: Excel.RequestContext,
  comments: Excel.CommentCollection,
): Promise<Set<string>> {
  const foreign = comments.items.filter(({ content }) => !isOurs(content));
  if (foreign.length === 0) return new Set();
  const locations = foreign.map((comment) => comment.getLocation().load('rowIndex,columnIndex'));
  await context.sync();
  return new Set(locations.map(({ rowIndex, columnIndex }) => cellAddress(rowIndex, columnIndex)));
}

/** Queues replacing our comments by those of the present returns and open questions. */
export function writeComments(
  sheet: Excel.Worksheet,
  places: FormPlaces,
  { returns, questions }: Pick<Marking, 'returns' | 'questions'>,
  comments: Excel.CommentCollection | null,
  occupied: Set<string>,
): void {
  for (const comment of comments?.items ?? []) {
    if (isOurs(comment.content)) comment.delete();
  }
  const notes: { key: EntryKey; field: MarkedCell; text: string }[] = [
    ...returns.map((item) => ({ key: item.key, field: item.field, text: returnText(item) })),
    ...questions.map(({ key, by, at, text }) => ({
      key,
      field: 'name' as const,
      text: threadText.comment(by, dateText(at), text),
    })),
  ];
  const texts = new Map<string, string[]>();
  for (const { key, field, text } of notes) {
    const [row, column] = [places.rows.get(key), places.columns.get(field)];
    if (row === undefined || column === undefined) continue;
    const address = cellAddress(row, column);
    if (!occupied.has(address)) texts.set(address, [...(texts.get(address) ?? []), text]);
  }
  for (const [address, lines] of texts) sheet.comments.add(sheet.getRange(address), lines.join('\n'));
}
