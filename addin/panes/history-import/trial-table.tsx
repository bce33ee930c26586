import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ImportReply } from '../../../functions/contract/imports';
import { problemText } from '../../text/zh';
import { pastYears as words } from '../../text/zh-past-years';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Fold } from '../../widgets/fold';
import { MessageLine } from '../../widgets/problem-bar';
import type { HistoryImport } from './use-history-import';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  faults: { margin: 0, paddingLeft: '16px', fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  fault: { color: tokens.colorPaletteRedForeground1 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  cell: {
    padding: '3px 12px 3px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
  word: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

type Year = ImportReply['years'][number];

/** 试导入结果: units × years with what would change, and every faulty line by its number. */
export function TrialTable({ trial, state }: { trial: ImportReply; state: HistoryImport }) {
  const styles = useStyles();
  const { faults, hints, problems, years } = trial;
  const more = faults + hints - problems.length;
  return (
    <section className={styles.part} aria-label={words.trialHeading}>
      {/* The button that was pressed now imports: the keyboard goes on where the result stands. */}
      <h2 className={styles.head} tabIndex={-1} ref={focusOnArrival}>
        {words.trialHeading}
      </h2>
      <div className={styles.quiet}>
        {trial.source} · {words.lines(trial.lines)}
      </div>
      <MessageLine intent={faults > 0 ? 'warning' : 'info'} what={words.faults(faults, hints)} />
      {problems.length > 0 && (
        <ul className={styles.faults}>
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one line may have several, and their order never changes
            <li key={index} className={mergeClasses(problem.level === 'must' && styles.fault)}>
              {words.fault(problem)}
            </li>
          ))}
          {more > 0 && <li>{words.more(more)}</li>}
        </ul>
      )}
      {faults > 0 && (
        <Checkbox
          label={words.leaveOut}
          checked={state.leaveOutFaulty}
          onChange={(_, { checked }) => state.setLeaveOutFaulty(checked === true)}
        />
      )}
      {years.map((year) => (
        <YearTable key={year.dataYear} year={year} />
      ))}
    </section>
  );
}

function YearTable({ year }: { year: Year }) {
  const styles = useStyles();
  const { dataYear, units, refusal, isNew } = year;
  const title = words.yearTitle(dataYear, units.length);
  const why = refusal && problemText(refusal.code, refusal.details);
  return (
    <>
      {why && <MessageLine intent="warning" what={why.what} remedy={why.remedy} />}
      <Fold summary={isNew ? `${title} · ${words.newRound}` : title} isOpen={!why}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[words.unit, words.figures, words.days, words.change].map((word) => (
                <th
                  key={word}
                  scope="col"
                  className={mergeClasses(styles.cell, styles.word, word === words.figures && styles.number)}
                >
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.unit}>
                <td className={styles.cell}>{unit.name}</td>
                <td className={mergeClasses(styles.cell, styles.number)}>{unit.figures}</td>
                <td className={styles.cell}>{unit.days.join('、')}</td>
                <td className={styles.cell}>{changeText(unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </>
  );
}

function changeText({ refusal, isNew, differing }: Year['units'][number]): string {
  if (refusal) return `${words.refusedUnit}：${problemText(refusal.code, refusal.details).what}`;
  if (isNew) return words.isNew;
  return differing.length === 0 ? words.same : words.differs(differing.length);
}
