import { makeStyles, tokens } from '@fluentui/react-components';
import type { SubmissionView } from '../../functions/contract/submission';
import { actionText, timeText, widgetText } from '../text/zh';
import { actedBy, historyWords } from '../text/zh-route';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, fontSize: '12px', lineHeight: '18px' },
  item: { padding: '6px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 8px' },
  small: { color: tokens.colorNeutralForeground3 },
  reason: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** 办理记录, newest first: who did what when and in whose name, which step it was (as 办理记录 counts them), and the reasons given. */
export function HistoryList({ history }: { history: SubmissionView['history'] }) {
  const styles = useStyles();
  if (history.length === 0) return <div className={styles.small}>{widgetText.noHistory}</div>;
  return (
    <ol className={styles.list} aria-label={widgetText.history}>
      {history
        .toSorted((a, b) => b.revision - a.revision)
        .map((item) => (
          <li key={item.revision} className={styles.item}>
            <div className={styles.line}>
              <span>
                {actedBy(item.by.name, item.onBehalfOf?.name)} {actionText[item.action]}
                {item.keys.length > 0 && ` ${widgetText.entries(item.keys.length)}`}
              </span>
              <span className={styles.small}>{`${timeText(item.at)} · ${widgetText.step(item.revision)}`}</span>
            </div>
            {item.reason !== null && <div className={styles.reason}>{item.reason}</div>}
            {item.countsFrom !== null && (
              <div className={styles.reason}>{historyWords.countsFrom(item.countsFrom)}</div>
            )}
            {item.returns.map((returned) => (
              <div key={`${returned.key} ${returned.field}`} className={styles.reason}>
                {returned.reason}
              </div>
            ))}
          </li>
        ))}
    </ol>
  );
}
