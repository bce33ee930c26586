import { makeStyles, tokens } from '@fluentui/react-components';
import { createPortal } from 'react-dom';
import type { OrgUnitId, RoundId } from '../../../functions/domain/ids';
import type { RecordApi } from '../../api/record-api';
import { widgetText } from '../../text/zh';
import { annexText as words } from '../../text/zh-record';
import { ActionBar } from '../../widgets/action-bar';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { AnnexSheet } from './annex-sheet';
import { annexStyles, printClass, wideFrom } from './annex-styles';
import { useAnnex } from './use-annex';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  body: { flexGrow: 1, padding: '12px', overflowX: 'auto' },
  paper: {
    padding: '12px',
    [`@media (min-width: ${wideFrom}px)`]: { padding: '16px' },
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: '#fff',
  },
});

interface RecordPaneProps {
  round: RoundId;
  unit: OrgUnitId;
  record: RecordApi;
  onClose: () => void;
}

/** 办理记录: the sheet as it will be printed, with what its verification gave. */
export default function RecordPane({ round, unit, record, onClose }: RecordPaneProps) {
  const styles = useStyles();
  const { reply, isBusy, problem, refresh, dismiss } = useAnnex(record, round, unit);
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar problem={problem} onClose={dismiss} action={{ label: widgetText.retry, onClick: refresh }} />
        {!reply && isBusy && <Loading label={words.loading} />}
        {reply && (
          <>
            <style>{annexStyles}</style>
            <div className={styles.paper}>
              <AnnexSheet reply={reply} />
            </div>
            {/* The printer gets a copy beside the pane, which scrolls and would be cut off after its first page. */}
            {createPortal(
              <div className={printClass} aria-hidden="true">
                <AnnexSheet reply={reply} />
              </div>,
              document.body,
            )}
          </>
        )}
      </div>
      {reply && (
        <ActionBar
          primary={{ label: words.print, onClick: () => window.print() }}
          secondary={[
            { label: words.close, onClick: onClose },
            { label: widgetText.refresh, onClick: refresh, isBusy },
          ]}
        />
      )}
    </div>
  );
}
