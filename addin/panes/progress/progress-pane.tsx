import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProgressReply } from '../../../functions/contract/evaluation';
import type { RemindersReply } from '../../../functions/contract/reminders';
import type { RoundId } from '../../../functions/domain/ids';
import { addDays } from '../../../functions/domain/round/calendar';
import { toWorkingDay, workingDaysLeft } from '../../../functions/domain/round/working-days';
import { clockText, widgetText } from '../../text/zh';
import {
  dayText,
  reminders as reminderWords,
  sendText,
  progress as words,
  workingDaysText,
} from '../../text/zh-reminders';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { ReminderRecord, StaffingGaps } from './owner-health';
import { ReminderList } from './reminder-list';
import { StepCounts } from './step-counts';
import { StepMatrix } from './step-matrix';
import { isApproved, Tallies } from './tallies';
import { columnsOf } from './unit-steps';
import { type Copy, useCopy } from './use-copy';
import { useProgress } from './use-progress';
import { type Reminding, useReminders } from './use-reminders';

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
  const reminding = useReminders(round, updatedAt);
  const { desk } = reminding;
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar
          problem={problem}
          // Where nothing came at all, it is all there is.
          onClose={progress ? dismissProblem : undefined}
          action={{ label: widgetText.retry, onClick: refresh }}
        />
        <ProblemBar problem={reminding.doing.problem} onClose={reminding.doing.dismiss} />
        {progress ? (
          <>
            <Headline progress={progress} />
            {desk && <StaffingGaps gaps={desk.gaps} />}
            <StepMatrix units={progress.units} columns={columnsOf(progress.route)} onOpen={open} />
            {desk && <ReminderList desk={desk} reminding={reminding} copy={copy} />}
            {desk && <ReminderRecord desk={desk} reminding={reminding} />}
          </>
        ) : (
          isBusy && <Loading label={words.loading} />
        )}
      </div>
      {progress && (
        <ActionBar
          note={noteOf(reminding) ?? (updatedAt && words.refreshedAt(clockText(updatedAt)))}
          secondary={[
            { label: words.refresh, onClick: refresh, isBusy },
            ...(reminding.chosen.length > 0 ? [copyAll(reminding, copy)] : []),
          ]}
          primary={desk && sending(desk, reminding)}
        />
      )}
    </div>
  );
}

/** What was sent; else, where a house can only register, what that means. */
function noteOf({ outcome, desk, chosen }: Reminding): string | null {
  if (outcome !== null) return outcome;
  return desk?.channel === 'registered' && desk.isWorkingDay && chosen.length > 0 ? reminderWords.registerHint : null;
}

function sending(desk: RemindersReply, { chosen, send, doing }: Reminding): BarAction | null {
  if (!desk.debts.some(({ wouldTell }) => wouldTell.length > 0)) return null;
  return {
    label: sendText(desk, chosen.length),
    onClick: () => void send(),
    isBusy: doing.isBusy,
    disabledReason: desk.isWorkingDay
      ? chosen.length === 0
        ? reminderWords.noneChosen
        : null
      : reminderWords.restDay(desk.nextWorkingDay),
  };
}

function copyAll({ chosen }: Reminding, copy: Copy): BarAction {
  const texts = chosen.map(({ text }) => text);
  return { label: reminderWords.copyAll(texts.length), onClick: () => copy.copy(texts.join('\n')) };
}

/** The last day as a working day, and the working days to it: the same before 催报 has come as after, and for who may not urge. */
function Headline({ progress }: { progress: ProgressReply }) {
  const styles = useStyles();
  const { units } = progress;
  // The day it is where the deadline is counted, not on this machine.
  const today = addDays(progress.dueOn, -progress.daysLeft);
  const dueOn = toWorkingDay(progress.dueOn);
  return (
    <header>
      <h2 className={styles.title}>{words.title(progress.dataYear)}</h2>
      <p className={styles.due}>
        {words.dueOn(dayText(dueOn))}
        {!units.every(isApproved) && (
          <span className={today > dueOn ? styles.late : undefined}>
            {' · '}
            {workingDaysText(workingDaysLeft(today, dueOn), today > dueOn)}
          </span>
        )}
      </p>
      <div className={styles.tallies}>
        <Tallies units={units} />
        <StepCounts units={units} />
      </div>
    </header>
  );
}
