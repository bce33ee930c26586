import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import { dateText, filingText, timeText, widgetText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { ActionBar } from '../../widgets/action-bar';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Fold } from '../../widgets/fold';
import { HistoryList } from '../../widgets/history-list';
import { RouteLine } from '../../widgets/route-line';
import { StatusBadge } from '../../widgets/status-badge';
import { usePane } from '../pane-context';
import { RecordButton } from '../record/record-button';
import { toRouteSteps } from '../submission-route';
import { reasonText } from './blocked-reason';
import { CorrectView } from './correct-view';
import { isOffered, offered } from './line-state';
import type { Fill } from './use-fill';
import { useLatestAnchor } from './use-latest-anchor';

const useStyles = makeStyles({
  body: { padding: '12px', display: 'grid', gap: '16px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  heading: {
    outlineStyle: 'none',
    margin: 0,
    fontSize: '16px',
    lineHeight: '24px',
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '6px 16px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  record: { display: 'grid', paddingTop: '8px' },
  small: { paddingTop: '8px', fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  term: { color: tokens.colorNeutralForeground2 },
  detail: { margin: 0, textAlign: 'right', overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

/** 回执: what was handed in, when, by whom, who has it now – and taking it back while nobody has looked, or correcting it. */
export function ReceiptView({ fill, form, onDone }: { fill: Fill; form: FormReply; onDone: () => void }) {
  const styles = useStyles();
  const { template, submission, lock } = form;
  const { receipt, status, approved } = submission;
  const recall = offered(submission, 'recall');
  const [isCorrecting, setIsCorrecting] = useState(false);
  const isRecalling = fill.submit.busyWith === 'recall';
  // Excel keeps no other record of it: the sheet can always be fetched again, closed.
  const isSheetGone = fill.sheet.state === 'none' || fill.sheet.inFront !== 'form';

  if (isCorrecting && isOffered(submission, 'correct')) {
    return <CorrectView fill={fill} form={form} onCancel={() => setIsCorrecting(false)} />;
  }
  const correcting = { label: fillText.correct, onClick: () => setIsCorrecting(true) };
  const recalling = {
    label: isRecalling ? fillText.recalling : fillText.recall,
    isBusy: isRecalling,
    disabledReason: recall?.refusal ? reasonText(recall.refusal) : null,
    onClick: fill.submit.handleRecall,
  };
  // A locked year gives nothing back, and says so once, with who can change that.
  const secondary = lock ? [] : isOffered(submission, 'correct') ? [correcting] : recall ? [recalling] : [];
  return (
    <>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2 ref={focusOnArrival} tabIndex={-1} className={styles.heading}>
            {fillText.receipt}
          </h2>
          <StatusBadge status={status} isInCorrection={submission.correction !== null} />
        </div>
        <dl className={styles.list}>
          <dt className={styles.term}>{fillText.lines}</dt>
          <dd className={styles.detail}>{fillText.linesValue(template.rows.length)}</dd>
          {receipt && (
            <>
              <dt className={styles.term}>{fillText.handedInBy}</dt>
              <dd className={styles.detail}>{receipt.by.name}</dd>
              <dt className={styles.term}>{fillText.handedInAt}</dt>
              <dd className={styles.detail}>{timeText(receipt.at)}</dd>
              <dt className={styles.term}>{fillText.revision}</dt>
              <dd className={styles.detail}>{widgetText.revision(receipt.revision)}</dd>
            </>
          )}
          {status === 'approved' && approved && (
            <>
              <dt className={styles.term}>{fillText.approvedRevision}</dt>
              <dd className={styles.detail}>{widgetText.revision(approved.revision)}</dd>
            </>
          )}
          <dt className={styles.term}>{fillText.whoHasIt}</dt>
          <dd className={styles.detail}>{whoHasIt(submission)}</dd>
        </dl>
        <Evidence submission={submission} />
        <RouteLine steps={toRouteSteps(submission)} />
        {isSheetGone && (
          <Button size="small" disabledFocusable={fill.isBusy} onClick={fill.handlePull}>
            {fill.isBusy ? fillText.pulling : fillText.openSheet}
          </Button>
        )}
        <Fold summary={widgetText.history}>
          <HistoryList history={submission.history} />
          <div className={styles.record}>
            <RecordButton form={form} back="fill" />
          </div>
        </Fold>
      </div>
      <ActionBar
        primary={{ label: fillText.toWorklist, onClick: onDone }}
        secondary={secondary}
        note={lock && fillText.locked(template.dataYear, lock)}
      />
    </>
  );
}

/** 存证: what the receipt can be held against when somebody doubts it; nobody needs it to go on. */
function Evidence({ submission: { receipt, contentHash } }: { submission: SubmissionView }) {
  const styles = useStyles();
  const { api } = usePane();
  const latest = useLatestAnchor(api.record);
  const anchor = receipt && latest;
  if (!contentHash && !anchor) return null;
  return (
    <Fold summary={fillText.evidence}>
      <dl className={styles.list}>
        {contentHash && (
          <>
            <dt className={styles.term}>{fillText.hash}</dt>
            <dd className={styles.detail}>{contentHash.slice(0, 12)}</dd>
          </>
        )}
        {anchor && (
          <>
            <dt className={styles.term}>{fillText.anchor}</dt>
            <dd className={styles.detail}>{dateText(anchor.day)}</dd>
            <dt className={styles.term}>{fillText.anchorRoot}</dt>
            <dd className={styles.detail}>{anchor.shortRoot}</dd>
          </>
        )}
      </dl>
      {anchor && (
        <div className={styles.small}>{anchor.at >= receipt.at ? fillText.anchored : fillText.notAnchoredYet}</div>
      )}
    </Fold>
  );
}

function whoHasIt({ status, history }: SubmissionView): string {
  if (status === 'draft' || status === 'returned') return filingText;
  const reviewer =
    status === 'inReview' ? history.findLast(({ action }) => action === 'startReview')?.by.name : undefined;
  return reviewer ? fillText.inReviewBy(reviewer) : fillText.with[status];
}
