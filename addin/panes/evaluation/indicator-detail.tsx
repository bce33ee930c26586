import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { verdictName } from '../../text/zh';
import { byOriginalText, forecastTexts } from '../../text/zh-evaluating';
import { paceText, standingRemarks, strainText, evaluation as words } from '../../text/zh-evaluation';
import { TrendLine } from '../../widgets/trend-line';
import { UnitsTable } from './units-table';

const useStyles = makeStyles({
  detail: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '8px 0 4px' },
  head: { margin: '4px 0 2px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  units: { display: 'flex', flexDirection: 'column', gap: '8px' },
  part: { display: 'flex', flexDirection: 'column', gap: '4px' },
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
  /** 原因和措施, where the class calls for it. */
  account?: ReactNode;
  /** 「来历」 of a figure; null = the whole indicator's. */
  passport?: ((part: string | null, label: string | null) => ReactNode) | undefined;
}

/** What stands behind one indicator's verdict: the years, the pace still needed, and each unit's part in it. */
export function IndicatorDetail({ item, evaluation, account, passport }: DetailProps) {
  const styles = useStyles();
  const { baseYear, dataYear, endYear } = evaluation;
  const original = byOriginalText(item, (verdict) => verdictName(verdict, evaluation.verdictNames));
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
      {[...(original ? [original] : []), ...standingRemarks(item)].map((remark) => (
        <p key={remark} className={styles.text}>
          {remark}
        </p>
      ))}
      <Pace item={item} evaluation={evaluation} />
      {account}
      {item.parts.length > 0 && (
        <section className={styles.units}>
          <h5 className={styles.head}>{words.units}</h5>
          {item.parts.map((part) => (
            <div key={part.part ?? ''} className={styles.part}>
              <UnitsTable part={part} />
              {passport?.(part.part, part.label)}
            </div>
          ))}
        </section>
      )}
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

function Pace({ item, evaluation }: Pick<DetailProps, 'item' | 'evaluation'>) {
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
  const attainment = item.attainment && !item.isByAttainment ? words.attainment(item.attainment.text) : null;
  const lines = [
    ...(pace ? [strain ? `${pace}，${strain}` : pace] : []),
    ...(attainment ? [attainment] : []),
    ...forecastTexts(item),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <h5 className={styles.head}>{words.pace}</h5>
      {lines.map((line) => (
        <p key={line} className={styles.text}>{`${line}。`}</p>
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
