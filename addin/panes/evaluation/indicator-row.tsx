import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactNode } from 'react';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import type { Account } from '../../../functions/domain/evaluation/publication';
import { natureText, verdictName } from '../../text/zh';
import { accounts } from '../../text/zh-evaluating';
import { coverageText, exclusionText, withMeasure, evaluation as words } from '../../text/zh-evaluation';
import { VerdictBadge } from '../../widgets/verdict-badge';
import { IndicatorDetail } from './indicator-detail';
import { PaceBar } from './pace-bar';

const useStyles = makeStyles({
  row: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { margin: 0 },
  toggle: {
    display: 'flex',
    width: '100%',
    alignItems: 'flex-start',
    gap: '4px',
    padding: '2px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  words: { flexGrow: 1, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  serial: { marginRight: '6px', color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  chevron: { flexShrink: 0, marginTop: '2px', transitionProperty: 'transform', transitionDuration: '120ms' },
  turned: { transform: 'rotate(180deg)' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    fontVariantNumeric: 'tabular-nums',
  },
  verdict: { display: 'inline-flex', alignItems: 'center', gap: '4px', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  lacks: { fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteMarigoldForeground2 },
  actual: { fontWeight: tokens.fontWeightSemibold },
});

interface RowProps {
  item: IndicatorEvaluationView;
  evaluation: EvaluationReply;
  isOpen: boolean;
  onToggle: () => void;
  /** What 原因和措施 still lack; empty where they lack nothing or nothing is asked. */
  lacks?: (keyof Account)[];
  account?: ReactNode;
  passport?: (part: string | null, label: string | null) => ReactNode;
}

/** One indicator: its class in words, where it stands and should stand, and on request what lies behind. */
export function IndicatorRow({ item, evaluation, isOpen, onToggle, lacks = [], account, passport }: RowProps) {
  const styles = useStyles();
  const id = rowId(item);
  return (
    <article className={styles.row} aria-labelledby={id}>
      <h4 className={styles.name}>
        <button
          id={id}
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={`${id}-detail`}
          onClick={onToggle}
        >
          <span className={styles.words}>
            <span className={styles.serial}>{item.serial}</span>
            {item.name}
          </span>
          <ChevronDownRegular className={mergeClasses(styles.chevron, isOpen && styles.turned)} aria-hidden="true" />
        </button>
      </h4>
      <div className={styles.line}>
        <Verdict item={item} names={evaluation.verdictNames} />
        <span className={styles.quiet}>{natureText[item.nature]}</span>
      </div>
      {item.exclusion ? <Exclusion exclusion={item.exclusion} /> : <PaceBar item={item} />}
      <Figures item={item} evaluation={evaluation} />
      {lacks.length > 0 && <p className={mergeClasses(styles.name, styles.lacks)}>{accounts.rowLacks(lacks)}</p>}
      <div id={`${id}-detail`}>
        {isOpen && <IndicatorDetail item={item} evaluation={evaluation} account={account} passport={passport} />}
      </div>
    </article>
  );
}

/** Where an indicator stands on the page, for going to it from the alerts. */
export function rowId(item: Pick<IndicatorEvaluationView, 'indicator'>): string {
  return `indicator-${item.indicator}`;
}

function Verdict({ item, names }: { item: IndicatorEvaluationView; names: EvaluationReply['verdictNames'] }) {
  const styles = useStyles();
  const { verdict, provisional, reported, applicable } = item;
  if (verdict !== 'incomplete') return <VerdictBadge verdict={verdict} names={names} />;
  return (
    <span className={styles.verdict}>
      <VerdictBadge verdict="incomplete" names={names} />{' '}
      {coverageText(reported, applicable, provisional && verdictName(provisional, names))}
    </span>
  );
}

function Exclusion({ exclusion }: { exclusion: NonNullable<IndicatorEvaluationView['exclusion']> }) {
  const styles = useStyles();
  return <p className={mergeClasses(styles.name, styles.quiet)}>{exclusionText(exclusion)}</p>;
}

function Figures({ item, evaluation }: { item: IndicatorEvaluationView; evaluation: EvaluationReply }) {
  const styles = useStyles();
  const isWhole = item.verdict !== 'incomplete';
  const target = item.annualTarget === '－' ? item.target : item.annualTarget;
  const targetWord =
    item.annualTarget === '－' ? words.target(evaluation.endYear) : words.annualTarget(evaluation.dataYear);
  return (
    <div className={styles.line}>
      {item.actual && (
        <span>
          {isWhole ? words.actual : words.actualSoFar}{' '}
          <span className={styles.actual}>{withMeasure(item.actual.text, item.measure)}</span>
        </span>
      )}
      <span className={styles.quiet}>
        {targetWord} {withMeasure(target, item.measure)}
      </span>
    </div>
  );
}
