import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PlanId } from '../../../functions/domain/ids';
import { widgetText } from '../../text/zh';
import { pastYears as words } from '../../text/zh-past-years';
import { ActionBar } from '../../widgets/action-bar';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { FileFields } from './file-fields';
import { ImportRecords } from './import-records';
import { TrialTable } from './trial-table';
import { useHistoryImport } from './use-history-import';

const useStyles = makeStyles({
  pane: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  sent: { display: 'grid', gap: '8px', justifyItems: 'start' },
  done: { margin: 0, lineHeight: '20px', ':focus': { outlineStyle: 'none' } },
  title: { margin: 0, lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

/** 历史数据: the planner brings past years in from a file, the approver approves them; both see where they came from. */
export default function HistoryImportPane({ plan }: { plan: PlanId }) {
  const styles = useStyles();
  const state = useHistoryImport(plan);
  const { reply, trial, loading, doing } = state;
  const mayImport = reply?.importRefusal === null;
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar problem={loading.problem} action={{ label: widgetText.retry, onClick: () => void state.load() }} />
        <ProblemBar problem={doing.problem} onClose={doing.dismiss} />
        {!reply && !loading.problem && <Loading label={words.loading} />}
        {reply && <div className={styles.title}>{reply.planTitle}</div>}
        {mayImport &&
          (state.sent ? <Sent text={state.sent} onAnother={state.startAnew} /> : <FileFields state={state} />)}
        {mayImport && trial && <TrialTable trial={trial} state={state} />}
        {reply && <ImportRecords reply={reply} state={state} />}
      </div>
      {mayImport && !state.sent && (
        <ActionBar
          secondary={trial ? [{ label: words.try, onClick: state.tryIt, isBusy: doing.isBusy }] : []}
          primary={
            trial
              ? {
                  label: words.send(state.ready),
                  onClick: state.send,
                  disabledReason: state.reason && `${state.reason}。`,
                  isBusy: doing.isBusy,
                }
              : {
                  label: words.try,
                  onClick: state.tryIt,
                  disabledReason: state.hasSource && !state.tooLarge ? null : `${words.nothingChosen}。`,
                  isBusy: doing.isBusy,
                }
          }
        />
      )}
    </div>
  );
}

/** In place of the fields, where the keyboard goes on: the button that was pressed is gone. */
function Sent({ text, onAnother }: { text: string; onAnother: () => void }) {
  const styles = useStyles();
  return (
    <section className={styles.sent}>
      <p className={styles.done} role="status" tabIndex={-1} ref={focusOnArrival}>
        {text}
      </p>
      <Button size="small" onClick={onAnother}>
        {words.another}
      </Button>
    </section>
  );
}
