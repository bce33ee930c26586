import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { ProgressReply, UnitProgress } from '../../../functions/contract/evaluation';
import { progress as words } from '../../text/zh-evaluation';
import { owing, reminderFor, type Turn, turns } from './reminders';
import { owedText } from './unit-steps';
import type { Copy } from './use-copy';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '4px' },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  group: { margin: '8px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  about: { minWidth: 0, overflowWrap: 'anywhere' },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  copy: { flexShrink: 0, minWidth: 'auto' },
  wide: { width: '100%' },
});

/** 催报: who owes what since when, by whose turn it is, with a text ready to send to each unit. */
export function ReminderList({ progress, copy }: { progress: ProgressReply; copy: Copy }) {
  const styles = useStyles();
  const present = turns.filter((turn) => owing(progress.units, turn).length > 0);
  return (
    <section className={styles.section} aria-label={words.reminders}>
      <h3 className={styles.head}>{words.reminders}</h3>
      {present.length === 0 && <p className={styles.small}>{words.noReminders}</p>}
      {present.map((turn) => (
        <Owing key={turn} turn={turn} progress={progress} copy={copy} />
      ))}
      <Outcome copy={copy} />
    </section>
  );
}

function Owing({ turn, progress, copy }: { turn: Turn; progress: ProgressReply; copy: Copy }) {
  const styles = useStyles();
  return (
    <>
      <h4 className={styles.group}>{words.owes[turn]}</h4>
      <ul className={styles.list}>
        {owing(progress.units, turn).map((unit) => (
          <li key={unit.unit} className={styles.item}>
            <div className={styles.about}>
              {unit.name}
              <span className={styles.small}>{owedText(unit)}</span>
              {turn === 'filler' && <span className={styles.small}>{fillersText(unit)}</span>}
            </div>
            {turn === 'filler' && (
              <Button
                size="small"
                className={styles.copy}
                aria-label={words.copyFor(unit.name)}
                onClick={() => copy.copy(reminderFor(progress, unit))}
              >
                {isCopied(copy, reminderFor(progress, unit)) ? words.copied : words.copy}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Says what went onto the clipboard, or hands the text over where the clipboard is closed. */
function Outcome({ copy: { copied } }: { copy: Copy }) {
  const styles = useStyles();
  return (
    <div role="status">
      {copied && <span className={styles.small}>{copied.byHand ? words.copyByHand : words.copied}</span>}
      {copied && (
        <Textarea
          className={styles.wide}
          readOnly
          size="small"
          rows={3}
          resize="vertical"
          aria-label={words.copyText}
          value={copied.text}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </div>
  );
}

function isCopied({ copied }: Copy, text: string): boolean {
  return copied !== null && !copied.byHand && copied.text === text;
}

function fillersText({ fillers }: UnitProgress): string {
  return fillers.length > 0 ? words.fillers(fillers.join('、')) : words.noFiller;
}
