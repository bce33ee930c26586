import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { OrgUnitId, RoundId } from '../../../functions/domain/ids';
import { review as words } from '../../text/zh-review';
import { actingForText } from '../../text/zh-route';
import { DemoNotice } from '../../widgets/demo-notice';
import { EmptyState } from '../../widgets/empty-state';
import { Fold } from '../../widgets/fold';
import { HistoryList } from '../../widgets/history-list';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { RouteLine } from '../../widgets/route-line';
import { StatusBadge } from '../../widgets/status-badge';
import { useFocusBack } from '../../widgets/use-focus-back';
import { usePane } from '../pane-context';
import { toDamagedRecord } from '../record/damaged-record';
import { RecordButton } from '../record/record-button';
import { toRouteSteps } from '../submission-route';
import { actingFor } from './acting-for';
import { CorrectionSummary } from './correction-summary';
import { DepartmentsList } from './departments-list';
import { ImportedNote } from './imported-note';
import { LineNotes } from './line-notes';
import { MeanwhileNotice } from './meanwhile-notice';
import { placesToSendBack } from './review-actions';
import { ReviewBar } from './review-bar';
import { ReviewLines } from './review-lines-view';
import { ReviewOverview } from './review-overview';
import { SendBackForm } from './send-back-form';
import { SentBackNote } from './sent-back-note';
import { isOutdatedView, type Review, useReview } from './use-review';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  acting: { margin: '-8px 0 0', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  // In sight however far one has scrolled: what failed was pressed at the bottom.
  messages: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    display: 'grid',
    gap: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    ':empty': { display: 'none' },
  },
  record: { display: 'grid', gap: '8px' },
  sheet: { alignSelf: 'flex-start' },
});

/** 签字、审核、汇总审核、审批: one unit's submission in front of the person who judges it. */
export default function ReviewPane({ round, unit }: { round: RoundId; unit: OrgUnitId }) {
  const styles = useStyles();
  const review = useReview(round, unit);
  const [isSendingBack, setIsSendingBack] = useState(false);
  const isInForm = isSendingBack && review.form !== null && placesToSendBack(review.form.submission).length > 0;
  const opener = useFocusBack(isInForm);

  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <div className={styles.messages}>
          <Messages review={review} />
        </div>
        <Contents review={review} />
        {isInForm && <SendBackForm review={review} onClose={() => setIsSendingBack(false)} />}
        {review.form && <DemoNotice text={review.form.template.demoNotice} />}
      </div>
      {/* One step at a time: who is about to send it back is not to press 通过 by a slip. */}
      {!isInForm && <ReviewBar review={review} sendBackButton={opener} onSendBack={() => setIsSendingBack(true)} />}
    </div>
  );
}

/** What went wrong, and what others did meanwhile. Neither takes away what is on the screen. */
function Messages({ review }: { review: Review }) {
  const styles = useStyles();
  const { go } = usePane();
  const { problem, retry, hasNews, drafts } = review;
  if (problem !== null) {
    const action =
      toDamagedRecord(problem, go, 'review') ??
      (isOutdatedView(problem)
        ? { label: words.loadNewest, onClick: review.reload }
        : retry
          ? { label: words.tryAgain, onClick: retry }
          : undefined);
    return (
      <>
        {/* Where nothing came at all, it is all there is. */}
        <ProblemBar problem={problem} onClose={review.form ? review.dismissProblem : undefined} action={action} />
        {drafts.size > 0 && <p className={styles.quiet}>{words.draftsKept(drafts.size)}</p>}
      </>
    );
  }
  return hasNews ? (
    <Button appearance="outline" size="small" onClick={review.reload}>
      {words.news}
    </Button>
  ) : (
    <MeanwhileNotice review={review} />
  );
}

function Contents({ review }: { review: Review }) {
  const styles = useStyles();
  const { form } = review;
  if (!form) return review.busy === 'load' ? <Loading label={words.loading} /> : null;
  const { submission } = form;
  const isFiled = submission.status !== 'draft';
  const acting = actingFor(submission);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <StatusBadge
          status={submission.status}
          isInCorrection={submission.correction !== null}
          openReturns={submission.returns.length}
        />
      </header>
      {acting && <p className={styles.acting}>{actingForText.head(acting.of.name, acting.lines)}</p>}
      <RouteLine steps={toRouteSteps(submission)} />
      <SentBackNote form={form} />
      <CorrectionSummary form={form} />
      <ImportedNote form={form} />
      <DepartmentsList form={form} />
      {isFiled ? (
        <>
          {submission.status !== 'inReview' && submission.status !== 'returned' && <ReviewOverview review={review} />}
          <Button size="small" className={styles.sheet} disabled={review.busy !== null} onClick={review.openSheet}>
            {words.openSheet}
          </Button>
          <LineNotes review={review} />
          <ReviewLines review={review} />
        </>
      ) : (
        <EmptyState title={words.notSubmitted} />
      )}
      <Fold summary={words.history}>
        <div className={styles.record}>
          <HistoryList history={submission.history} />
          <RecordButton form={form} back="review" />
        </div>
      </Fold>
    </>
  );
}
