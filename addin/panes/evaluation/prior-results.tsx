import { makeStyles, tokens } from '@fluentui/react-components';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { priorStateText } from '../../text/zh';
import { evaluation as words } from '../../text/zh-evaluation';
import { Fold } from '../../widgets/fold';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '4px 4px 4px 0',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  figure: { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  state: { whiteSpace: 'nowrap' },
  note: { display: 'block', color: tokens.colorNeutralForeground3 },
});

/** What the plan itself says of the period before it: the transferred ones are in no count. */
export function PriorResults({ evaluation }: { evaluation: Pick<EvaluationReply, 'priorResults' | 'baseYear'> }) {
  const styles = useStyles();
  const { priorResults, baseYear } = evaluation;
  if (priorResults.length === 0) return null;
  const evaluated = priorResults.filter(({ state }) => state !== 'transferred');
  const met = evaluated.filter(({ state }) => state === 'met').length;
  const { priorColumns: columns } = words;
  const head = `${styles.cell} ${styles.head}`;
  const figure = `${styles.cell} ${styles.figure}`;
  return (
    <Fold summary={words.prior(baseYear, words.priorCounts(priorResults.length, evaluated.length, met))}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={head}>{columns.name}</th>
            <th className={`${head} ${styles.figure}`}>{columns.target}</th>
            <th className={`${head} ${styles.figure}`}>{columns.actual}</th>
            <th className={head}>{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {priorResults.map(({ serial, name, measure, target, actual, note, state }) => (
            <tr key={name}>
              <th scope="row" className={styles.cell}>
                {serial} {name}（{measure}）{state === 'missed' && note && <span className={styles.note}>{note}</span>}
              </th>
              <td className={figure}>{target ?? '－'}</td>
              <td className={figure}>{actual}</td>
              <td className={`${styles.cell} ${styles.state}`}>{priorStateText[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
