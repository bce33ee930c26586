import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProgressReply, UnitProgress } from '../../../functions/contract/evaluation';
import type { RoundId } from '../../../functions/domain/ids';
import { clockText, daysLeftText, unitsByType, widgetText } from '../../text/zh';
import { dayText, progress as words } from '../../text/zh-evaluation';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { Bar } from '../../widgets/bar';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { ReminderList } from './reminder-list';
import { allReminders } from './reminders';
import { StepMatrix } from './step-matrix';
import { isFiled } from './unit-steps';
import { type Copy, useCopy } from './use-copy';
import { useProgress } from './use-progress';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  due: { margin: 0, color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1 },
  tallies: { marginTop: '8px', display: 'flex', flexDirection: 'column', gap: '8px' },
  tally: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: '4px' },
  figure: { fontVariantNumeric: 'tabular-nums' },
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
  const isApproved = (unit: UnitProgress) => unit.status === 'approved';
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
        <Tally word={words.filedLabel} units={units} hasCome={isFiled} />
        <Tally word={words.approvedLabel} units={units} hasCome={isApproved} />
      </div>
    </header>
  );
}

interface TallyProps {
  word: string;
  units: UnitProgress[];
  hasCome: (unit: UnitProgress) => boolean;
}

function Tally({ word, units, hasCome }: TallyProps) {
  const styles = useStyles();
  const byType = unitsByType(units, hasCome);
  return (
    <div>
      <div className={styles.tally}>
        <span>{word}</span>
        <span className={styles.figure}>{byType}</span>
      </div>
      <Bar value={units.filter(hasCome).length} max={units.length} label={words.tally(word, byType)} />
    </div>
  );
}
