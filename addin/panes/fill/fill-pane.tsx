import { makeStyles, tokens } from '@fluentui/react-components';
import type { OrgUnitId, RoundId } from '../../../functions/domain/ids';
import { widgetText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { toDamagedRecord } from '../record/damaged-record';
import { CorrectionNote } from './correction-note';
import { isSentBack } from './line-state';
import { PullView } from './pull-view';
import { QuestionsView } from './questions-view';
import { ReceiptView } from './receipt-view';
import { ReturnedView } from './returned-view';
import { SheetNotices } from './sheet-notices';
import { StaleNotice } from './stale-notice';
import { TypeView } from './type-view';
import { useFill } from './use-fill';

const useStyles = makeStyles({
  // Grows over the pane, so that the bar stays at the bottom even above little content.
  pane: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  // In sight however far one has scrolled: what failed was pressed at the bottom.
  notices: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    flexShrink: 0,
    maxHeight: '50vh',
    overflowY: 'auto',
    display: 'grid',
    gap: '8px',
    padding: '8px 12px 0',
    backgroundColor: tokens.colorNeutralBackground1,
    ':empty': { display: 'none' },
  },
});

/** 填报: from fetching the sheet to the receipt. */
export default function FillPane({ round, unit }: { round: RoundId; unit: OrgUnitId }) {
  const styles = useStyles();
  const { api, workbook, go } = usePane();
  const fill = useFill({ api, workbook, round, unit });
  const { form, loadProblem, load, sheet, submit } = fill;

  if (!form) {
    return loadProblem ? (
      <ProblemBar
        problem={loadProblem}
        action={toDamagedRecord(loadProblem, go, 'fill') ?? { label: widgetText.retry, onClick: load }}
      />
    ) : (
      <Loading label={fillText.loading} />
    );
  }

  const { status } = form.submission;
  const isOpen = status === 'draft' || status === 'returned';
  const isReturned = isSentBack(form.submission);
  return (
    // The mouse comes over from the sheet: another sheet may be in front by now.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to operate, only a moment to look again
    <div className={styles.pane} onPointerEnter={sheet.look} onFocus={sheet.look}>
      <div className={styles.notices}>
        <StaleNotice fill={fill} template={form.template} />
        <ProblemBar
          problem={submit.failure?.error}
          onClose={submit.clearFailure}
          action={
            submit.failure
              ? (toDamagedRecord(submit.failure.error, go, 'fill') ?? {
                  label: widgetText.retry,
                  onClick: submit.failure.retry,
                })
              : undefined
          }
        />
        <ProblemBar problem={sheet.problem} onClose={sheet.clearProblem} />
        {isOpen && <SheetNotices fill={fill} template={form.template} />}
      </div>
      <CorrectionNote fill={fill} form={form} />
      <QuestionsView fill={fill} form={form} />
      {!isOpen && <ReceiptView fill={fill} form={form} onDone={() => go({ pane: 'worklist' })} />}
      {isOpen && sheet.state === 'unknown' && <Loading label={fillText.loading} />}
      {isOpen && (sheet.state === 'none' || sheet.state === 'oldVersion') && <PullView fill={fill} form={form} />}
      {isOpen && sheet.state === 'here' && !isReturned && <TypeView fill={fill} form={form} />}
      {sheet.state === 'here' && isReturned && <ReturnedView fill={fill} form={form} />}
    </div>
  );
}
