import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { RoundId } from '../../../functions/domain/ids';
import { timeText } from '../../text/zh';
import { lockText as words } from '../../text/zh-past-years';
import { FormFrame } from '../../widgets/form-frame';
import { MessageLine, ProblemBar } from '../../widgets/problem-bar';
import { giveKeyboard } from '../../widgets/use-focus-back';
import { useRoundLock } from './use-round-lock';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  locked: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '8px 10px',
    marginTop: '4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  events: { margin: 0, padding: 0, listStyleType: 'none', fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** 锁定: whether a year's figures may still be corrected, who said so and why, and for whom it is a duty the button. */
export function RoundLock({ round, title, isLocked }: { round: RoundId; title: string; isLocked: boolean }) {
  const styles = useStyles();
  const state = useRoundLock(round);
  const { locking, isOpen, doing, action, why } = state;
  const standing = useRef<HTMLDivElement>(null);
  // A planner who locked a year has no button left: the keyboard goes to what stands now.
  useEffect(() => {
    if (locking) giveKeyboard(standing.current);
  }, [locking]);
  const locked = locking ? locking.lock !== null : isLocked;
  return (
    <div>
      <div className={styles.head}>
        {locked && <span className={styles.locked}>{words.locked}</span>}
        <Button
          ref={state.opener}
          size="small"
          appearance="outline"
          aria-expanded={isOpen}
          aria-label={words.openOf(title)}
          onClick={state.toggle}
        >
          {locked ? words.look : words.open}
        </Button>
      </div>
      {isOpen && (
        <FormFrame className={styles.panel} label={words.openOf(title)} onEscape={state.close}>
          <ProblemBar problem={doing.problem} onClose={doing.dismiss} />
          {locking && (
            <>
              <div ref={standing} tabIndex={-1}>
                {locked ? words.isLocked : words.isOpen}
              </div>
              {locking.events.length > 0 && (
                <ul className={styles.events}>
                  {locking.events.map((event) => (
                    <li key={event.at}>
                      {words.event(words.actions[event.action], event.by.name, timeText(event.at))}
                      <span className={styles.quiet}>{words.because(event.reason)}</span>
                    </li>
                  ))}
                </ul>
              )}
              {state.isForApprover && <div className={styles.quiet}>{words.onlyApprover}</div>}
              {why && <MessageLine intent="info" what={why.what} remedy={why.remedy} />}
              {action && (
                <>
                  <Field label={words.reason} size="small" validationMessage={state.reasonMissing ?? undefined}>
                    <Textarea
                      size="small"
                      resize="vertical"
                      maxLength={500}
                      value={state.reason}
                      onChange={(_, { value }) => state.setReason(value)}
                    />
                  </Field>
                  <Button
                    aria-busy={doing.isBusy || undefined}
                    onClick={doing.isBusy ? undefined : () => void state.change(action)}
                  >
                    {words.actions[action]}
                  </Button>
                </>
              )}
            </>
          )}
        </FormFrame>
      )}
    </div>
  );
}
