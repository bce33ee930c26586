import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { EntryKey } from '../../../functions/domain/ids';
import { review as words } from '../../text/zh-review';
import { departmentText } from '../../text/zh-route';
import { Fold } from '../../widgets/fold';
import { toShareStates } from './departments';
import { type CardLook, cardId, LineCard } from './line-card';
import { LineMark } from './line-mark';
import { useLineThread } from './line-thread';
import type { ReturnDraft } from './return-drafts';
import { isAllowed } from './review-actions';
import { isOnlyNoticed, type ReviewLine } from './review-lines';
import type { Review } from './use-review';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { margin: '4px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  count: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  wide: { width: '100%' },
});

interface GroupProps {
  review: Review;
  lines: ReviewLine[];
}

/** The lines in the order of work: the difference first, then what wants a look, the rest and the accepted folded. */
export function ReviewLines({ review }: { review: Review }) {
  const styles = useStyles();
  const { groups, form } = review;
  const submission = form?.submission;
  const isReturned = submission?.status === 'returned' && submission.returns.length > 0;
  // What came back to the filler is theirs for now; only departments with lines that stayed closed go on judging.
  const isGoingOn = isReturned && submission !== undefined && isAllowed(submission, 'acceptEntries');
  if (isReturned && !isGoingOn) return <Apart title={words.groups.returned} review={review} lines={groups.refiled} />;
  const closed = [groups.sentBack, groups.toReturn, groups.attention, isReturned ? [] : groups.refiled];
  const hasNothingApart = closed.every((group) => group.length === 0);
  return (
    <>
      {isReturned && <Apart title={words.groups.returned} review={review} lines={groups.refiled} />}
      <Apart title={words.groups.sentBack} review={review} lines={groups.sentBack} />
      {!isReturned && (
        <Apart
          title={submission?.correction ? words.groups.corrected : words.groups.refiled}
          review={review}
          lines={groups.refiled}
        />
      )}
      <Apart title={words.groups.attention} review={review} lines={groups.attention} />
      <Apart title={words.groups.toReturn} review={review} lines={groups.toReturn} />
      {hasNothingApart && groups.rest.length > 0 && <p className={styles.quiet}>{words.nothingToLookAt}</p>}
      <Rest title={words.groups[hasNothingApart ? 'restOnly' : 'rest'](groups.rest.length)} review={review} />
      {groups.accepted.length > 0 && (
        <Folded title={words.groups.accepted(groups.accepted.length)} review={review} lines={groups.accepted} />
      )}
      <Foreign review={review} />
    </>
  );
}

/** Lines that want an eye each. */
function Apart({ title, review, lines, look }: GroupProps & { title: string; look?: CardLook }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.head}>
        {title} <span className={styles.count}>{lines.length}</span>
      </h3>
      {lines.map((line) => (
        <Card key={line.key} line={line} review={review} look={look ?? (isOnlyNoticed(line) ? 'brief' : 'full')} />
      ))}
    </section>
  );
}

/** Lines nothing was found in: one button for all of them, and the way to each. */
function Rest({ title, review }: { title: string; review: Review }) {
  const styles = useStyles();
  const { groups, bulk, lines, busy, form } = review;
  if (groups.rest.length === 0) return null;
  const mine = lines.filter((line) => !line.isForeign);
  const standingIn = form?.submission.standingIn ?? null;
  const borrowed = standingIn ? bulk.filter((key) => standingIn.keys.includes(key)).length : 0;
  return (
    <div>
      <Folded title={title} review={review} lines={groups.rest} />
      {bulk.length > 0 && (
        <Button size="small" className={styles.wide} disabled={busy !== null} onClick={() => review.accept(bulk)}>
          {words.acceptRest(
            bulk.length,
            bulk.length === mine.length,
            standingIn && borrowed > 0 ? { of: standingIn.of.name, lines: borrowed } : null,
          )}
        </Button>
      )}
    </div>
  );
}

/** Lines of other departments: to be read, each department with how far it is. */
function Foreign({ review: { groups, form }, review }: { review: Review }) {
  if (!form || groups.foreign.length === 0) return null;
  const { state } = departmentText;
  return (
    <Fold summary={departmentText.others(groups.foreign.length)}>
      {toShareStates(form.submission).map(({ department, keys, passed }) => (
        <Apart
          key={department.id}
          title={departmentText.ofDepartment(department.name, state[passed ? 'passed' : 'open'])}
          review={review}
          lines={groups.foreign.filter(({ key }) => keys.includes(key))}
          look="row"
        />
      ))}
    </Fold>
  );
}

function Folded({ title, review, lines }: GroupProps & { title: string }) {
  return (
    <Fold summary={title}>
      {lines.map((line) => (
        <Card key={line.key} line={line} review={review} look="row" />
      ))}
    </Fold>
  );
}

function Card({ line, review, look }: { line: ReviewLine; review: Review; look: CardLook }) {
  const { form, drafts } = review;
  const { ask, talk } = useLineThread(review, line);
  if (!form) return null;
  const { template } = form;

  async function handleAccept(key: EntryKey) {
    const after = nextCard(review, key);
    if (await review.accept([key])) document.getElementById(after)?.focus();
  }

  /** The card moves on to the list of returns, and the keyboard with it. */
  function handleDraft(draft: ReturnDraft) {
    review.setDraft(draft);
    setTimeout(() => document.getElementById(cardId(draft.key))?.focus());
  }

  return (
    <LineCard
      line={line}
      dataYear={template.dataYear}
      draft={drafts.get(line.key) ?? null}
      earlierReasons={earlierReasons(review)}
      canAccept={review.acceptable.includes(line.key)}
      canReturn={review.returnable.includes(line.key)}
      isBusy={review.busy !== null}
      look={look}
      onAccept={handleAccept}
      onDraft={handleDraft}
      onDropDraft={review.dropDraft}
      half={review.halves.get(line.key) ?? null}
      onHalf={review.setHalf}
      onLocate={review.locate}
      ask={ask}
    >
      <LineMark form={form} line={line} />
      {talk}
    </LineCard>
  );
}

/** An accepted card leaves its place; whoever works by keyboard goes on with the one that stood behind it. */
function nextCard({ groups }: Review, key: EntryKey): string {
  const order = [...groups.sentBack, ...groups.refiled, ...groups.attention];
  const index = order.findIndex((line) => line.key === key);
  const after = order[index + 1] ?? order[index - 1];
  return after ? cardId(after.key) : '';
}

const reasonsOffered = 2;

/** What this unit was told before, newest first: the same mistake needs no new sentence. */
function earlierReasons({ form }: Review): string[] {
  const given = form?.submission.history.flatMap((item) => item.returns.map((line) => line.reason)) ?? [];
  return [...new Set(given.toReversed())].slice(0, reasonsOffered);
}
