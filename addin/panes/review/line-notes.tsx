import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SubmissionView } from '../../../functions/contract/submission';
import { review as words } from '../../text/zh-review';
import { threadText } from '../../text/zh-route';
import { threadOf } from '../thread-of';
import { LineLinks } from './line-links';
import { leftUnanswered } from './unanswered';
import type { Review } from './use-review';

const useStyles = makeStyles({
  note: {
    padding: '6px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  open: { color: tokens.colorPaletteBerryForeground1 },
});

/** What waits on single lines, wherever they are folded away: questions, answers nobody has judged by, words half-written. */
export function LineNotes({ review }: { review: Review }) {
  const { form, lines, halves } = review;
  const styles = useStyles();
  if (!form) return null;
  const { questions, history } = form.submission;
  const open = lines.filter(({ key }) => questions.some((question) => question.key === key));
  const answered = lines.filter(
    ({ key, isAccepted }) =>
      !isAccepted && !open.some((line) => line.key === key) && threadOf(history, key).at(-1)?.kind === 'answered',
  );
  const unanswered = leftUnanswered(history);
  const leftOpen =
    form.submission.status === 'approved' ? unanswered.filter(({ by }) => by === lastApproval(history)) : [];
  // Not those whose form was just opened: that is where the person is.
  const halfWritten = lines.filter(({ key }) => {
    const half = halves.get(key);
    return half !== undefined && !(half.isOpen && review.writing.has(key));
  });
  const notes = [
    { title: threadText.openQuestions(open.length), lines: open, className: styles.open },
    {
      title: threadText.leftOpenCount(leftOpen.length),
      lines: lines.filter(({ key }) => leftOpen.some((question) => question.key === key)),
      className: undefined,
    },
    { title: threadText.answeredQuestions(answered.length), lines: answered, className: undefined },
    { title: words.halfWritten(halfWritten.length), lines: halfWritten, className: undefined },
  ].filter((note) => note.lines.length > 0);
  return notes.map((note) => (
    <section key={note.title} className={styles.note} aria-label={note.title}>
      <h3 className={mergeClasses(styles.title, note.className)}>{note.title}</h3>
      <LineLinks rows={note.lines.map(({ row }) => row)} />
    </section>
  ));
}

function lastApproval(history: SubmissionView['history']): number {
  return Math.max(0, ...history.filter(({ action }) => action === 'approve').map(({ revision }) => revision));
}
