import type { EvaluationReply } from '../../functions/contract/evaluation';
import { dateText, verdictName } from '../text/zh';
import { byOriginalText, sheet as words } from '../text/zh-evaluating';
import { exclusionText } from '../text/zh-evaluation';
import { evaluationText } from '../text/zh-sheets';
import { type Column, firstRow, type Written } from './evaluation-layout';
import { rowPoints, writeBanner } from './sheet-look';

export interface Note {
  indicator: string | null;
  text: string;
}

/** What concerns one indicator first, because the table refers to it by number: baselines, 不纳入, 结转, 目标调整. */
export function notesOf({ evaluation, supplement }: Written): Note[] {
  const { indicators, units, demoNotice, verdictNames } = evaluation;
  const { publication } = supplement;
  const missing = units.filter((unit) => !unit.hasApproved).map((unit) => unit.name);
  const notes: Note[] = indicators.flatMap(({ indicator, name, baselineNote }) =>
    baselineNote === null ? [] : [{ indicator, text: evaluationText.baselineNote(name, baselineNote) }],
  );
  for (const item of indicators) {
    const { indicator, name, exclusion, byOriginal } = item;
    if (exclusion) notes.push({ indicator, text: words.excluded(name, exclusionText(exclusion)) });
    const carried = [...new Set(item.parts.flatMap((part) => part.carried))];
    if (carried.length > 0) notes.push({ indicator, text: words.carried(name, carried.join('、')) });
    if (byOriginal) {
      const standing = byOriginalText(item, (verdict) => verdictName(verdict, verdictNames)) ?? '';
      notes.push({ indicator, text: words.adjusted(name, standing) });
    }
  }
  if (publication) {
    const { number, publishedBy, publishedAt } = publication;
    notes.push({ indicator: null, text: words.published(number, dateText(publishedAt), publishedBy) });
  }
  if (missing.length > 0) notes.push({ indicator: null, text: evaluationText.missingUnits(missing) });
  notes.push({ indicator: null, text: evaluationText.method });
  if (demoNotice !== null) notes.push({ indicator: null, text: demoNotice });
  return notes;
}

/** Notes under the table; gives back the last row of the sheet. */
export function writeNotes(
  sheet: Excel.Worksheet,
  { indicators }: EvaluationReply,
  notes: Note[],
  columns: Column[],
): number {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const top = firstRow + indicators.length;
  for (const [index, note] of notes.entries()) {
    const line = `${index === 0 ? evaluationText.notes : '　　'}${evaluationText.note(index + 1, note.text)}`;
    const look = { size: 9, align: 'Left', height: rowPoints([{ text: line, width, size: 9 }], 18) } as const;
    writeBanner(sheet.getRangeByIndexes(top + index, 1, 1, columns.length), line, look);
  }
  return top + notes.length - 1;
}
