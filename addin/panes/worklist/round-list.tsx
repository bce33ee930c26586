import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Worklist } from '../../../functions/contract/worklist';
import { dateText } from '../../text/zh';
import { appText, worklistText } from '../../text/zh-app';
import type { View } from '../pane-context';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '6px 8px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px', overflowWrap: 'anywhere' },
  small: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', gap: '4px' },
  button: { minWidth: '48px' },
});

/** The rounds a person may look over, newest first: how far they are, and what they come to. */
export function RoundList({ rounds, onOpen }: { rounds: Worklist['rounds']; onOpen: (view: View) => void }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rounds.map((round) => (
        <li key={round.id} className={styles.row}>
          <div>
            <div className={styles.name}>{round.title}</div>
            <div className={styles.small}>
              {`${appText.dataYear(round.dataYear)} · ${round.isOpen ? worklistText.dueOn(dateText(round.dueOn)) : worklistText.closed}`}
            </div>
          </div>
          <div className={styles.buttons}>
            <Button
              size="small"
              className={styles.button}
              aria-label={`${worklistText.progress} ${round.title}`}
              onClick={() => onOpen({ pane: 'progress', round: round.id })}
            >
              {worklistText.progress}
            </Button>
            {round.canReadEvaluation && (
              <Button
                size="small"
                className={styles.button}
                aria-label={`${worklistText.evaluation} ${round.title}`}
                onClick={() => onOpen({ pane: 'evaluation', round: round.id })}
              >
                {worklistText.evaluation}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
