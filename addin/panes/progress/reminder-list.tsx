import { Button, Checkbox, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import type { DebtView, RemindersReply } from '../../../functions/contract/reminders';
import { debtText, ownersText, remindedText, reminders as words, workingDaysText } from '../../text/zh-reminders';
import { Fold } from '../../widgets/fold';
import { byUrgency, type Urgency } from './urgency';
import type { Copy } from './use-copy';
import type { Reminding } from './use-reminders';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '4px' },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  group: { margin: '8px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteRedForeground1 },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '0 6px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  box: { marginLeft: '-8px' },
  about: { minWidth: 0, overflowWrap: 'anywhere', gridColumn: '2' },
  wide: { gridColumn: '1 / 3' },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '0 10px' },
  whole: { whiteSpace: 'nowrap' },
  nobody: { color: tokens.colorPaletteRedForeground1 },
  copy: { flexShrink: 0, minWidth: 'auto' },
  text: { width: '100%' },
});

/** 催报: who owes what since when, the most urgent first, with a text ready to be sent for each. */
export function ReminderList({ desk, reminding, copy }: { desk: RemindersReply; reminding: Reminding; copy: Copy }) {
  const styles = useStyles();
  const groups = byUrgency(desk.debts);
  return (
    <section className={styles.section} aria-label={words.heading}>
      <h3 className={styles.head}>{words.heading}</h3>
      {desk.unknownYears.length > 0 && <span className={styles.small}>{words.unknownYears(desk.unknownYears)}</span>}
      {groups.length === 0 && <span className={styles.small}>{words.none}</span>}
      {groups.map((group) => (
        <Group key={group.urgency} {...group} desk={desk} reminding={reminding} copy={copy} />
      ))}
      <Outcome copy={copy} />
    </section>
  );
}

interface RowsProps {
  debts: DebtView[];
  desk: RemindersReply;
  reminding: Reminding;
  copy: Copy;
}

/** What is not near yet waits behind a fold. */
function Group({ urgency, ...rows }: RowsProps & { urgency: Urgency }) {
  const styles = useStyles();
  const title = words.group(words.groups[urgency], rows.debts.length);
  if (urgency === 'later') {
    return (
      <Fold summary={title}>
        <Rows {...rows} />
      </Fold>
    );
  }
  return (
    <div>
      <h4 className={mergeClasses(styles.group, urgency === 'overdue' && styles.late)}>{title}</h4>
      <Rows {...rows} />
    </div>
  );
}

function Rows({ debts, desk, reminding, copy }: RowsProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {debts.map((debt) => (
        <li key={debt.id} className={styles.item}>
          {debt.wouldTell.length > 0 && (
            <Checkbox
              className={styles.box}
              aria-label={words.choose(debt.unitName)}
              checked={reminding.isChosen(debt.id)}
              onChange={(_, { checked }) => reminding.choose(debt.id, checked === true)}
            />
          )}
          <div className={mergeClasses(styles.about, debt.wouldTell.length === 0 && styles.wide)}>
            {debt.unitName}
            <span className={mergeClasses(styles.small, styles.facts)}>
              <span>{debtText(debt)}</span>
              <span className={styles.whole}>{workingDaysText(debt.daysLeft, desk.today > debt.dueOn)}</span>
            </span>
            <span className={mergeClasses(styles.small, debt.owners.length === 0 && styles.nobody)}>
              {ownersText(debt)}
            </span>
            <LastReminded debt={debt} desk={desk} />
          </div>
          <Button
            size="small"
            className={styles.copy}
            aria-label={words.copyFor(debt.unitName)}
            onClick={() => copy.copy(debt.text)}
          >
            {isCopied(copy, debt.text) ? words.copied : words.copy}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function LastReminded({ debt, desk }: { debt: DebtView; desk: RemindersReply }) {
  const styles = useStyles();
  // The record is newest first.
  const last = desk.log.find((reminded) => reminded.debt === debt.id);
  return last ? <span className={mergeClasses(styles.small, styles.quiet)}>{remindedText(last)}</span> : null;
}

/** Says what went onto the clipboard, or hands the text over where the clipboard is closed. */
function Outcome({ copy: { copied } }: { copy: Copy }) {
  const styles = useStyles();
  return (
    <div role="status">
      {copied && <span className={styles.small}>{copied.byHand ? words.copyByHand : words.copied}</span>}
      {copied && (
        <Textarea
          className={styles.text}
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
