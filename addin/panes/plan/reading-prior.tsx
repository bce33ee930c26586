import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PlanDraft } from '../../../functions/domain/plan/draft';
import type { PriorResult } from '../../../functions/domain/plan/plan';
import { printValue } from '../../../functions/domain/plan/value';
import { priorStateText } from '../../text/zh';
import { sourceText, reading as words } from '../../text/zh-planning';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '4px 6px 4px 0',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  last: { paddingRight: 0 },
  head: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  group: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold, paddingTop: '10px' },
  // A figure such as 593/501 stays on one line; words beside figures may still wrap.
  figure: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', maxWidth: '96px', overflowWrap: 'normal' },
  whole: { whiteSpace: 'nowrap' },
  state: { whiteSpace: 'nowrap' },
  small: { display: 'block', color: tokens.colorNeutralForeground3 },
  quiet: { margin: '0 0 4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

// 4500元 is not broken before its measure; 3.55万户、6.07万人 may be, between the two.
const longestWhole = 8;

/** The results of the period before, as the plan prints them. Columns in which nothing stands are left out. */
export function ReadingPrior({ draft: { priorResults, baseYear } }: { draft: PlanDraft }) {
  const styles = useStyles();
  const has = {
    baseline: priorResults.some(({ baseline }) => baseline !== null),
    target: priorResults.some(({ target }) => target !== null),
    // A column for one word in twenty rows would only narrow the names; that word then stands beneath its name.
    state: priorResults.filter(({ state }) => state !== 'notJudged').length * 2 > priorResults.length,
  };
  const head = mergeClasses(styles.cell, styles.head);
  const figureHead = mergeClasses(head, styles.figure);
  const figure = mergeClasses(styles.cell, styles.figure);
  const figureOf = (text: string) => (text.length <= longestWhole ? mergeClasses(figure, styles.whole) : figure);
  const columns = 2 + Number(has.baseline) + Number(has.target) + Number(has.state);
  return (
    <>
      {priorResults.some(({ state }) => state === 'notJudged') && (
        <p className={styles.quiet}>{has.state ? words.priorSomeNotJudged : words.priorNotJudged}</p>
      )}
      {priorResults.every(({ source }) => source.kind === 'text') && (
        <p className={styles.quiet}>{words.priorByText}</p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={head}>{words.priorColumns.name}</th>
            {has.baseline && <th className={figureHead}>{words.priorBaseline}</th>}
            {has.target && <th className={figureHead}>{words.priorColumns.target}</th>}
            <th className={figureHead}>{words.priorActual(baseYear)}</th>
            {has.state && <th className={mergeClasses(head, styles.last)}>{words.priorColumns.state}</th>}
          </tr>
        </thead>
        {inBlocks(priorResults).map(({ category, results }) => (
          <tbody key={results[0]?.id}>
            {category !== null && (
              <tr>
                <th scope="rowgroup" colSpan={columns} className={mergeClasses(styles.cell, styles.group)}>
                  {category}
                </th>
              </tr>
            )}
            {results.map((result) => (
              <tr key={result.id}>
                <th scope="row" className={styles.cell} title={sourceText(result.source)}>
                  {result.serial} {result.name}
                  {result.measure && `（${result.measure}）`}
                  {result.verdictRaw && <span className={styles.small}>{words.plansWord(result.verdictRaw)}</span>}
                  {!has.state && result.state !== 'notJudged' && (
                    <span className={styles.small}>{priorStateText[result.state]}</span>
                  )}
                  {result.note && <span className={styles.small}>{result.note}</span>}
                </th>
                {has.baseline && (
                  <td className={figureOf((result.baseline && printValue(result.baseline)) || words.none)}>
                    {(result.baseline && printValue(result.baseline)) || words.none}
                  </td>
                )}
                {has.target && <td className={figure}>{result.target?.raw ?? words.none}</td>}
                <td className={figureOf(printValue(result.actual))}>{printValue(result.actual)}</td>
                {has.state && (
                  <td className={mergeClasses(styles.cell, styles.state, styles.last)}>
                    {result.state === 'notJudged' ? words.none : priorStateText[result.state]}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

/** Rows of the same category that stand together; one nameless block where the table has none. */
function inBlocks(results: PriorResult[]): { category: string | null; results: PriorResult[] }[] {
  const blocks: { category: string | null; results: PriorResult[] }[] = [];
  for (const result of results) {
    const last = blocks.at(-1);
    if (last && last.category === result.category) last.results.push(result);
    else blocks.push({ category: result.category, results: [result] });
  }
  return blocks;
}
