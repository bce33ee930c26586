import type { SubmissionView } from '../../functions/contract/submission';
import type { EntryKey } from '../../functions/domain/ids';
import type { QuestionNote } from '../excel/workbook';
import type { Message } from '../widgets/thread';

/** What was said about one line, oldest first: asked, answered, sent back to the filler or to those who judged it before. */
export function threadOf(history: SubmissionView['history'], key: EntryKey): Message[] {
  return history
    .toSorted((a, b) => a.revision - b.revision)
    .flatMap((item): Message[] => {
      const { by, onBehalfOf, at, revision, reason } = item;
      const said = { by: by.name, onBehalfOf: onBehalfOf?.name ?? null, at };
      if (item.action === 'returnForRevision') {
        return item.returns
          .filter((line) => line.key === key)
          .map((line) => ({
            ...said,
            id: `${revision} ${line.field}`,
            kind: 'returned',
            text: line.reason,
            field: line.field,
            suggestion: line.suggestion,
          }));
      }
      if (reason === null || !item.keys.includes(key)) return [];
      const kind = item.action === 'ask' ? 'asked' : item.action === 'answer' ? 'answered' : 'sentBack';
      if (kind === 'sentBack' && item.action !== 'sendBack') return [];
      return [{ ...said, id: String(revision), kind, text: reason, field: null, suggestion: null }];
    });
}

/** Whether anything was asked about the line: what was only sent back stands on its card anyway. */
export function isTalk(thread: Message[]): boolean {
  return thread.some(({ kind }) => kind !== 'returned');
}

/** The questions that wait for an answer, with their words out of the record. */
export function questionsOf({ questions, history }: Pick<SubmissionView, 'questions' | 'history'>): QuestionNote[] {
  return questions.map(({ key, by, at }) => {
    const asked = history.find((item) => item.action === 'ask' && item.at === at && item.keys.includes(key));
    return { key, by: by.name, at, text: asked?.reason ?? '' };
  });
}
