import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProgressReply } from '../../../functions/contract/evaluation';
import type { RoundId } from '../../../functions/domain/ids';
import { clockText, daysLeftText, widgetText } from '../../text/zh';
import { dayText, progress as words } from '../../text/zh-evaluation';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { ReminderList } from './reminder-list';
import { allReminders } from './reminders';
import { StepMatrix } from './step-matrix';
import { isApproved, Tallies } from './tallies';
import { type Copy, useCopy } from './use-copy';
import { useProgress } from './use-progress';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  due: { margin: 0, color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1 },
  tallies: { marginTop: '8px' },
});

/** 进度: how far the units are with a round, and whom to urge. */
export default function ProgressPane({ round }: { round: RoundId }) {
  const styles = useStyles();
  const copy = useCopy();
  const { progress, updatedAt, isBusy, problem, refresh, dismissProblem, open } = useProgress(round);
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar problem={problem} onClose={dismissProblem} action={{ label: widgetText.retry, onClick: refresh }} />
        {progress ? (
          <>
            <Headline progress={progress} />
            <StepMatrix units={progress.units} onOpen={open} />
            <ReminderList progress={progress} copy={copy} />
          </>
        ) : (
          isBusy && <Loading label={words.loading} />
        )}
      </div>
      {progress && (
        <ActionBar
          note={updatedAt && words.refreshedAt(clockText(updatedAt))}
          secondary={[{ label: words.refresh, onClick: refresh, isBusy }]}
          primary={copyAll(progress, copy)}
        />
      )}
    </div>
  );
}

function copyAll(progress: ProgressReply, copy: Copy): BarAction | null {
  const texts = allReminders(progress);
  return texts.length === 0 ? null : { label: words.copyAll(texts.length), onClick: () => copy.copy(texts.join('\n')) };
}

function Headline({ progress }: { progress: ProgressReply }) {
  const styles = useStyles();
  const { units, daysLeft } = progress;
  return (
    <header>
      <h2 className={styles.title}>{words.title(progress.dataYear)}</h2>
      <p className={styles.due}>
        {words.dueOn(dayText(progress.dueOn))}
        {!units.every(isApproved) && (
          <span className={daysLeft < 0 ? styles.late : undefined}> · {daysLeftText(daysLeft)}</span>
        )}
      </p>
      <div className={styles.tallies}>
        <Tallies units={units} />
      </div>
    </header>
  );
}
