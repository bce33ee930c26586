import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ImportsReply } from '../../../functions/contract/imports';
import { dateText, problemText, timeText } from '../../text/zh';
import { pastYears as words } from '../../text/zh-past-years';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Fold } from '../../widgets/fold';
import { usePane } from '../pane-context';
import { useCopy } from '../progress/use-copy';
import type { HistoryImport } from './use-history-import';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  source: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  units: { margin: 0, padding: 0, listStyleType: 'none' },
  unit: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 8px',
    alignItems: 'center',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '0 12px' },
  waiting: { color: tokens.colorBrandForeground1 },
  outcome: { ':focus': { outlineStyle: 'none' } },
  // One click takes all of it, where the clipboard is closed.
  hash: { display: 'block', margin: '4px 0', overflowWrap: 'anywhere', userSelect: 'all' },
  why: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

type PastImport = ImportsReply['imports'][number];
type ImportedUnit = PastImport['units'][number];

/** 导入记录: what came from which file, who brought it, what waits for the approver and what counts. */
export function ImportRecords({ reply, state }: { reply: ImportsReply; state: HistoryImport }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={words.imports}>
      <h2 className={styles.head}>{words.imports}</h2>
      {reply.imports.length === 0 && <div className={styles.quiet}>{words.none}</div>}
      {reply.imports.map((one) => (
        <ImportCard key={nameOf(one)} one={one} state={state} />
      ))}
    </section>
  );
}

/** One file may have come in twice under two names. */
const nameOf = ({ sha256, source }: PastImport) => `${sha256} ${source}`;

function ImportCard({ one, state }: { one: PastImport; state: HistoryImport }) {
  const styles = useStyles();
  const name = nameOf(one);
  const figures = one.units.reduce((sum, unit) => sum + unit.figures, 0);
  const waiting = one.units.filter(({ status }) => status === 'reviewed');
  const mine = waiting.filter(({ refusal }) => refusal === null);
  const approved = one.units.filter(({ approvedAt }) => approvedAt !== null).length;
  // For whom it is no duty of there is no button; for who imported it the reason stands instead.
  const why = waiting.map(({ refusal }) => refusal).find((refusal) => refusal && refusal.code !== 'action.notYours');
  const years = [...new Set(one.units.map(({ dataYear }) => dataYear))];
  return (
    <div className={styles.card}>
      <div className={styles.source}>{one.source}</div>
      <div className={styles.quiet}>{words.by(one.by.name, timeText(one.at))}</div>
      <div className={styles.facts}>
        <span>{words.brought(one.units.length, figures)}</span>
        <span className={waiting.length > 0 ? styles.waiting : undefined}>
          {words.standing(waiting.length, approved)}
        </span>
      </div>
      {years.map((year) => {
        const units = one.units.filter(({ dataYear }) => dataYear === year);
        return (
          <Fold key={year} summary={words.yearTitle(year, units.length)}>
            <ul className={styles.units}>
              {units.map((unit) => (
                <UnitRow key={unit.unit} unit={unit} />
              ))}
            </ul>
          </Fold>
        );
      })}
      {mine.length > 0 && (
        <Button
          appearance="primary"
          aria-busy={state.doing.isBusy || undefined}
          onClick={state.doing.isBusy ? undefined : () => void state.approve(name, mine)}
        >
          {words.approveAll(mine.length)}
        </Button>
      )}
      {state.approved?.name === name && (
        // The button goes once all is approved: the keyboard goes on with what came of it.
        <div
          role="status"
          tabIndex={-1}
          ref={mine.length === 0 ? focusOnArrival : undefined}
          className={styles.outcome}
        >
          {state.approved.text}
        </div>
      )}
      {why && mine.length === 0 && <div className={styles.why}>{`${problemText(why.code, why.details).what}。`}</div>}
      <FileHash hash={one.sha256} />
    </div>
  );
}

/** Which file it was, to the byte: for who holds one against the other. */
function FileHash({ hash }: { hash: string }) {
  const styles = useStyles();
  const { copied, copy } = useCopy();
  const isCopied = copied !== null && !copied.byHand;
  return (
    <Fold summary={<span className={styles.quiet}>{words.sha(hash)}</span>}>
      <div className={styles.quiet}>{words.shaLead}</div>
      <code className={styles.hash}>{hash}</code>
      <Button size="small" onClick={() => copy(hash)}>
        {isCopied ? words.copied : words.copySha}
      </Button>
      {copied?.byHand && <div className={styles.quiet}>{words.copyByHand}</div>}
    </Fold>
  );
}

function UnitRow({ unit }: { unit: ImportedUnit }) {
  const styles = useStyles();
  const { go } = usePane();
  const { name, dataYear, countsFrom, approvedBy, approvedAt } = unit;
  const standing = approvedBy && approvedAt ? words.approvedBy(approvedBy.name, timeText(approvedAt)) : words.waiting;
  return (
    <li className={styles.unit}>
      <div>
        <div>{name}</div>
        <div className={styles.quiet}>
          {words.countsFrom(dateText(countsFrom))} · {standing}
        </div>
      </div>
      <Button
        size="small"
        aria-label={words.lookAt(name, dataYear)}
        onClick={() => go({ pane: 'review', round: unit.round, unit: unit.unit })}
      >
        {words.look}
      </Button>
    </li>
  );
}
