import { makeStyles, tokens } from '@fluentui/react-components';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { priorStateText } from '../../text/zh';
import { differenceText, evaluation as words } from '../../text/zh-evaluation';
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

type PriorView = EvaluationReply['priorResults'][number];

/** The period before: the plan's figures, judged anew; the transferred ones are in no count. */
export function PriorResults({
  evaluation,
}: {
  evaluation: Pick<EvaluationReply, 'priorResults' | 'priorCounts' | 'baseYear'>;
}) {
  const styles = useStyles();
  const { priorResults, priorCounts, baseYear } = evaluation;
  if (priorResults.length === 0) return null;
  const { total, evaluated, met } = priorCounts;
  const counts = evaluated === 0 ? words.priorNotJudged(total) : words.priorCounts(total, evaluated, met);
  const { priorColumns: columns } = words;
  const head = `${styles.cell} ${styles.head}`;
  const figure = `${styles.cell} ${styles.figure}`;
  return (
    <Fold summary={words.prior(baseYear, counts)}>
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
          {priorResults.map((result) => {
            const { serial, name, measure, target, actual, note, verdict } = result;
            const doubt = disagreementText(result);
            return (
              <tr key={name}>
                <th scope="row" className={styles.cell}>
                  {serial} {name}（{measure}）
                  {verdict === 'missed' && note && <span className={styles.note}>{note}</span>}
                  {doubt && <span className={styles.note}>{doubt}</span>}
                </th>
                <td className={figure}>{target ?? '－'}</td>
                <td className={figure}>{actual}</td>
                <td className={`${styles.cell} ${styles.state}`}>{priorStateText[verdict]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Fold>
  );
}

/** What of a printed verdict does not stand up to the printed figures, with the difference it should have named. */
function disagreementText({ disagreement, printedVerdict, difference, measure }: PriorView): string | null {
  if (disagreement === null || printedVerdict === null || difference === null) return null;
  return words.disagreements[disagreement](printedVerdict, differenceText(difference.text, measure));
}
