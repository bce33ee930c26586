import { makeStyles, tokens } from '@fluentui/react-components';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { forecastTexts, paceText, standingRemarks, strainText, evaluation as words } from '../../text/zh-evaluation';
import { TrendLine } from '../../widgets/trend-line';
import { UnitsTable } from './units-table';

const useStyles = makeStyles({
  detail: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '8px 0 4px' },
  head: { margin: '4px 0 2px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, 1fr)',
    gap: '2px 8px',
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  fact: { display: 'flex', flexDirection: 'column-reverse' },
  factWord: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  factFigure: { margin: 0 },
});

interface DetailProps {
  item: IndicatorEvaluationView;
  evaluation: EvaluationReply;
}

/** What stands behind one indicator's verdict: the years, the pace still needed, and each unit's part in it. */
export function IndicatorDetail({ item, evaluation }: DetailProps) {
  const styles = useStyles();
  const { baseYear, dataYear, endYear } = evaluation;
  const facts: [string, string][] = [
    [words.baseline(baseYear), item.baseline],
    [words.annualTarget(dataYear), item.annualTarget],
    [words.target(endYear), item.target],
  ];
  return (
    <div className={styles.detail}>
      <dl className={styles.facts}>
        {facts.map(([word, figure]) => (
          <div key={word} className={styles.fact}>
            <dt className={styles.factWord}>{word}</dt>
            <dd className={styles.factFigure}>{figure}</dd>
          </div>
        ))}
      </dl>
      <TrendLine label={words.trendLabel(item.name)} points={trendPoints(item, endYear)} />
      {standingRemarks(item).map((remark) => (
        <p key={remark} className={styles.text}>
          {remark}
        </p>
      ))}
      <Pace item={item} evaluation={evaluation} />
      <section>
        <h5 className={styles.head}>{words.units}</h5>
        {item.parts.map((part) => (
          <UnitsTable key={part.part ?? ''} part={part} />
        ))}
      </section>
      {[
        [words.note, item.baselineNote],
        [words.definition, item.definition],
        [words.department, item.department],
      ].map(
        ([word, text]) =>
          text && (
            <section key={word}>
              <h5 className={styles.head}>{word}</h5>
              <p className={styles.text}>{text}</p>
            </section>
          ),
      )}
    </div>
  );
}

function Pace({ item, evaluation }: DetailProps) {
  const styles = useStyles();
  const { baseYear, dataYear, endYear } = evaluation;
  const pace = paceText({
    required: item.requiredPace?.text ?? null,
    achieved: item.achievedPace?.text ?? null,
    measure: item.measure,
    yearsLeft: endYear - dataYear,
    yearsPassed: dataYear - baseYear,
  });
  const strain = pace && strainText(item.strain?.text ?? null);
  const forecasts = pace ? forecastTexts(item) : [];
  if (!pace) return null;
  return (
    <section>
      <h5 className={styles.head}>{words.pace}</h5>
      <p className={styles.text}>{strain ? `${pace}，${strain}。` : `${pace}。`}</p>
      {forecasts.map((text) => (
        <p key={text} className={styles.text}>{`${text}。`}</p>
      ))}
    </section>
  );
}

/** The plan's years so far and, apart, where it is to end. Baseline and target are the plan's figures, not measured ones. */
function trendPoints({ trend, target }: IndicatorEvaluationView, endYear: number) {
  const years = trend.map(({ year, value }, index) => ({
    label: String(year),
    text: value?.text ?? null,
    isReference: index === 0,
  }));
  return [...years, { label: `${endYear}${words.targetMark}`, text: target.replace(/^\D+/, ''), isReference: true }];
}
