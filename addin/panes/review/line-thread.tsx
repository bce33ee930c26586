import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { lineText } from '../../text/zh';
import { threadText as words } from '../../text/zh-route';
import { Fold } from '../../widgets/fold';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';
import { Thread } from '../../widgets/thread';
import { useFocusBack } from '../../widgets/use-focus-back';
import { isTalk, threadOf } from '../thread-of';
import { useKept } from '../use-kept';
import { isAllowed } from './review-actions';
import type { ReviewLine } from './review-lines';
import { leftUnanswered } from './unanswered';
import type { Review } from './use-review';

const useStyles = makeStyles({
  place: { marginTop: '4px', display: 'grid', justifyItems: 'start', gap: '4px', '> *': { maxWidth: '100%' } },
  talk: { width: '100%', fontSize: '12px' },
  waiting: { color: tokens.colorPaletteBerryForeground1, fontWeight: tokens.fontWeightSemibold },
  answered: { color: tokens.colorPaletteGreenForeground1, fontWeight: tokens.fontWeightSemibold },
  leftOpen: { color: tokens.colorPaletteMarigoldForeground2, fontWeight: tokens.fontWeightSemibold },
  ask: {
    minWidth: 'auto',
    minHeight: '24px',
    padding: '0 4px',
    flexShrink: 0,
    color: tokens.colorBrandForegroundLink,
  },
  box: { width: '100%', scrollMarginBottom: '80px' },
  buttons: { display: 'flex', gap: '8px', marginTop: '6px' },
});

/**
 * 询问、答复 on one line: `talk`, what was said so far and the box to ask in; `ask`, the button that opens it, for a place beside
 * the other buttons of the line. Asking holds nothing up.
 */
export function useLineThread(review: Review, line: ReviewLine): { ask: ReactNode; talk: ReactNode } {
  const styles = useStyles();
  const { form, owner, busy } = review;
  const [text, setText] = useKept<string>(`${owner}/ask/${line.key}`, '');
  const [isWriting, setIsWriting] = useState(text !== '');
  const [wasPressed, setWasPressed] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const opener = useFocusBack(isWriting);
  if (!form) return { ask: null, talk: null };
  const messages = threadOf(form.submission.history, line.key);
  const isWaiting = form.submission.questions.some(({ key }) => key === line.key);
  const isLeftOpen = leftUnanswered(form.submission.history).some(({ key }) => key === line.key);
  const canAsk = isAllowed(form.submission, 'ask');
  const label = lineText(line.row);
  const hasTalk = isTalk(messages);
  const isAnswered = messages.findLast(({ kind }) => kind !== 'returned')?.kind === 'answered';
  function close() {
    setIsWriting(false);
    setHasTried(false);
  }

  async function handleSend() {
    setHasTried(true);
    if (text.trim() === '') return;
    await review.ask(line.key, text.trim(), () => {
      setText('');
      close();
    });
  }

  const ask = canAsk && !isWriting && (
    <Button
      ref={opener}
      size="small"
      appearance="transparent"
      className={styles.ask}
      aria-label={text === '' ? words.askLine(line.row.name) : words.goOnAskingLine(line.row.name)}
      onClick={() => {
        setWasPressed(true);
        setIsWriting(true);
      }}
    >
      {text === '' ? words.ask : words.goOnAsking}
    </Button>
  );
  const talk = (hasTalk || (canAsk && isWriting)) && (
    <div className={styles.place}>
      {hasTalk && (
        <div className={styles.talk}>
          <Fold
            isOpen={isWaiting}
            summary={
              <>
                {words.count(messages.length)}
                {isWaiting && <span className={styles.waiting}>{` · ${words.waiting}`}</span>}
                {!isWaiting && isAnswered && <span className={styles.answered}>{` · ${words.isAnswered}`}</span>}
                {isLeftOpen && <span className={styles.leftOpen}>{` · ${words.leftOpen}`}</span>}
              </>
            }
          >
            <Thread messages={messages} label={words.of(label)} />
          </Fold>
        </div>
      )}
      {canAsk && isWriting && (
        <Composer takesFocus={wasPressed} label={words.askLine(line.row.name)} onEscape={close}>
          <ReasonBox
            label={words.question}
            value={text}
            onChange={setText}
            hint={words.questionHint}
            problem={hasTried && text.trim() === '' ? words.questionMissing : null}
          />
          <div className={styles.buttons}>
            <Button size="small" disabledFocusable={busy !== null} onClick={handleSend}>
              {words.sendQuestion}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                setText('');
                close();
              }}
            >
              {words.cancel}
            </Button>
          </div>
        </Composer>
      )}
    </div>
  );
  return { ask, talk };
}

/** Who asked for the box wants to write: typing starts there. One that was kept open waits for its turn. */
function Composer({
  takesFocus,
  label,
  onEscape,
  children,
}: {
  takesFocus: boolean;
  label: string;
  onEscape: () => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    box.current?.scrollIntoView?.({ block: 'nearest' });
    box.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div ref={box} className={styles.box}>
      <FormFrame label={label} onEscape={onEscape}>
        {children}
      </FormFrame>
    </div>
  );
}
