import { Button, Card, makeStyles, tokens } from '@fluentui/react-components';
import type { Worklist } from '../../../functions/contract/worklist';
import { dateText, daysLeftText } from '../../text/zh';
import { worklistText } from '../../text/zh-app';
import { lockText, pastYears } from '../../text/zh-past-years';
import { usePane } from '../pane-context';
import { Tallies } from '../progress/tallies';
import { useProgress } from '../progress/use-progress';
import { YearLocks } from './year-locks';

type Round = Worklist['rounds'][number];

const useStyles = makeStyles({
  rounds: { display: 'grid', gap: '8px' },
  card: { padding: '10px 12px', gap: '8px', minWidth: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '6px 8px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px', overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '2px 8px' },
  small: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  waiting: { fontSize: '12px', lineHeight: '16px', color: tokens.colorBrandForeground1 },
  buttons: { display: 'flex', gap: '4px' },
  button: { minWidth: '48px' },
  half: { flex: '1 1 0', minWidth: 0 },
});

/**
 * The rounds a person may look over: the open one with how far it is, those that are over in a line each. `isFirst`: nothing before
 * them on the page waits for this person, so the first thing that waits here is the one to do.
 */
export function RoundList({
  rounds,
  updatedAt,
  isFirst,
}: {
  rounds: Round[];
  updatedAt: string | null;
  isFirst: boolean;
}) {
  const styles = useStyles();
  const closed = rounds.filter(({ isOpen }) => !isOpen);
  const next = isFirst ? closed.find(({ waiting }) => (waiting?.imports ?? 0) > 0) : undefined;
  return (
    <div className={styles.rounds}>
      {rounds
        .filter(({ isOpen }) => isOpen)
        .map((round) => (
          <OpenRound key={round.id} round={round} updatedAt={updatedAt} />
        ))}
      {closed.length > 0 && (
        <ul className={styles.list}>
          {closed.map((round) => (
            <ClosedRound key={round.id} round={round} isNext={round === next} />
          ))}
        </ul>
      )}
      <YearLocks rounds={rounds} />
    </div>
  );
}

function OpenRound({ round, updatedAt }: { round: Round; updatedAt: string | null }) {
  const styles = useStyles();
  const { go } = usePane();
  // What goes wrong here went wrong with the worklist too, and is said there.
  const { progress } = useProgress(round.id, updatedAt);
  return (
    <Card className={styles.card} appearance="outline">
      <div>
        <div className={styles.name}>{round.title}</div>
        <div className={styles.line}>
          <span className={styles.small}>{worklistText.dueOn(dateText(round.dueOn))}</span>
          {progress && <span className={styles.small}>{daysLeftText(progress.daysLeft)}</span>}
        </div>
      </div>
      {progress && <Tallies units={progress.units} />}
      <WaitingAdjustments round={round} />
      <div className={styles.buttons}>
        <Button
          className={styles.half}
          aria-label={`${worklistText.progressAndReminders} ${round.title}`}
          onClick={() => go({ pane: 'progress', round: round.id })}
        >
          {worklistText.progressAndReminders}
        </Button>
        {round.canReadEvaluation && (
          <Button
            className={styles.half}
            aria-label={`${worklistText.evaluation} ${round.title}`}
            onClick={() => go({ pane: 'evaluation', round: round.id })}
          >
            {worklistText.evaluation}
          </Button>
        )}
      </div>
    </Card>
  );
}

function ClosedRound({ round, isNext }: { round: Round; isNext: boolean }) {
  const styles = useStyles();
  const { go } = usePane();
  const waiting = round.waiting?.imports ?? 0;
  return (
    <li className={styles.row}>
      <div>
        <div className={styles.name}>{round.title}</div>
        <div className={styles.small}>
          {[worklistText.closed, round.isLocked && lockText.locked].filter(Boolean).join(' · ')}
        </div>
        <WaitingAdjustments round={round} />
        {waiting > 0 && <div className={styles.waiting}>{pastYears.waitingHere(waiting)}</div>}
      </div>
      <div className={styles.buttons}>
        {waiting > 0 && (
          <Button
            size="small"
            appearance={isNext ? 'primary' : 'secondary'}
            className={styles.button}
            aria-label={`${pastYears.waitingHere(waiting)} ${round.title}`}
            onClick={() => go({ pane: 'historyImport', plan: round.plan })}
          >
            {pastYears.approveHere}
          </Button>
        )}
        <Button
          size="small"
          className={styles.button}
          aria-label={`${worklistText.progress} ${round.title}`}
          onClick={() => go({ pane: 'progress', round: round.id })}
        >
          {worklistText.progress}
        </Button>
        {round.canReadEvaluation && (
          <Button
            size="small"
            className={styles.button}
            aria-label={`${worklistText.evaluation} ${round.title}`}
            onClick={() => go({ pane: 'evaluation', round: round.id })}
          >
            {worklistText.evaluation}
          </Button>
        )}
      </div>
    </li>
  );
}

/** 目标调整 that wait for this person: they are decided at the end of the evaluation. */
function WaitingAdjustments({ round: { waiting } }: { round: Round }) {
  const styles = useStyles();
  const count = waiting?.adjustments ?? 0;
  return count > 0 ? <div className={styles.waiting}>{pastYears.adjustmentsWaiting(count)}</div> : null;
}
