import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { type Verdict, verdicts } from '../../../functions/domain/evaluation/verdict';
import { type Nature, natures } from '../../../functions/domain/plan/indicator';
import { natureText, verdictName } from '../../text/zh';
import { countsSentence } from '../../text/zh-evaluating';
import { evaluation as words } from '../../text/zh-evaluation';
import { fillOf, numberOn, strokeOf, VerdictFills } from './verdict-fill';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '10px' },
  head: { display: 'flex', justifyContent: 'space-between', margin: '0 0 2px', fontSize: tokens.fontSizeBase300 },
  bar: { display: 'block', width: '100%', height: '22px' },
  inBar: { fontSize: '13px', fontWeight: tokens.fontWeightSemibold },
  rim: { stroke: tokens.colorNeutralBackground1, strokeWidth: '4px', paintOrder: 'stroke' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    margin: '4px 0 0',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  quiet: { margin: '2px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  lead: { color: tokens.colorNeutralForeground3 },
  entry: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  number: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

/** One class in a bar: counted, or only what incomplete figures would come to so far. */
interface Segment {
  verdict: Verdict;
  count: number;
  isProvisional: boolean;
}

interface CountsProps {
  evaluation: Pick<EvaluationReply, 'counts' | 'indicators' | 'kind' | 'index' | 'verdictNames'>;
}

/** Two rows of counts: what is binding is never added to what is only expected. */
export function VerdictCounts({ evaluation }: CountsProps) {
  const styles = useStyles();
  const { index } = evaluation;
  return (
    <section className={styles.rows} aria-label={words.counts}>
      {natures
        .filter((nature) => evaluation.counts[nature].total > 0)
        .map((nature) => (
          <CountRow
            key={nature}
            nature={nature}
            evaluation={evaluation}
            counted={toSegments(evaluation.counts[nature], false)}
            provisional={toSegments(provisionalCounts(evaluation.indicators, nature), true)}
          />
        ))}
      {index && <p className={styles.quiet}>{words.index(index.value.text, index.schedule.text, index.indicators)}</p>}
    </section>
  );
}

function toSegments(counts: Partial<Record<Verdict, number>>, isProvisional: boolean): Segment[] {
  return verdicts
    .map((verdict) => ({ verdict, count: counts[verdict] ?? 0, isProvisional }))
    .filter(({ count }) => count > 0);
}

/** What the indicators that still lack units come to so far; shown beside the counts, never in them. */
function provisionalCounts(indicators: EvaluationReply['indicators'], nature: Nature) {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const item of indicators) {
    if (item.nature !== nature || item.provisional === null) continue;
    counts[item.provisional] = (counts[item.provisional] ?? 0) + 1;
  }
  return counts;
}

interface CountRowProps extends CountsProps {
  nature: Nature;
  counted: Segment[];
  provisional: Segment[];
}

function CountRow({ nature, evaluation, counted, provisional }: CountRowProps) {
  const styles = useStyles();
  const scope = `counts${useId().replace(/\W/g, '')}`;
  const { total } = evaluation.counts[nature];
  const { kind, verdictNames: names } = evaluation;
  return (
    <div>
      <h3 className={styles.head}>{words.countsLabel(natureText[nature], total)}</h3>
      <svg className={styles.bar} aria-hidden="true">
        <VerdictFills scope={scope} verdicts={[...verdicts]} />
        {placed(withProvisional(counted, provisional)).map(({ segment, start }) => (
          <g key={`${segment.verdict} ${segment.isProvisional}`}>
            <rect
              x={`${(start * 100) / total}%`}
              y="0.5"
              width={`${(segment.count * 100) / total}%`}
              height="21"
              fill={fillOf(scope, segment.verdict, segment.isProvisional)}
              stroke={strokeOf(segment.verdict)}
            />
            <CountInBar segment={segment} x={`${((start + segment.count / 2) * 100) / total}%`} />
          </g>
        ))}
      </svg>
      <Legend scope={scope} names={names} segments={counted} />
      {provisional.length > 0 && (
        <Legend scope={scope} names={names} lead={words.provisionalCounts} segments={provisional} />
      )}
      <p className={styles.quiet}>{countsSentence(evaluation.counts[nature], kind === 'final')}</p>
    </div>
  );
}

function CountInBar({ segment: { verdict, count, isProvisional }, x }: { segment: Segment; x: string }) {
  const styles = useStyles();
  const { fill, hasRim } = numberOn(verdict, isProvisional);
  return (
    <text className={mergeClasses(styles.inBar, hasRim && styles.rim)} x={x} y="16" textAnchor="middle" fill={fill}>
      {count}
    </text>
  );
}

/** In the bar the place of what is incomplete is filled, hatched, with what it comes to so far. */
function withProvisional(counted: Segment[], provisional: Segment[]): Segment[] {
  const known = provisional.reduce((sum, { count }) => sum + count, 0);
  return counted.flatMap((segment) =>
    segment.verdict === 'incomplete'
      ? [...provisional, { ...segment, count: segment.count - known }].filter(({ count }) => count > 0)
      : [segment],
  );
}

function placed(segments: Segment[]): { segment: Segment; start: number }[] {
  let start = 0;
  return segments.map((segment) => {
    const at = { segment, start };
    start += segment.count;
    return at;
  });
}

interface LegendProps {
  scope: string;
  names: EvaluationReply['verdictNames'];
  lead?: string;
  segments: Segment[];
}

function Legend({ scope, names, lead, segments }: LegendProps) {
  const styles = useStyles();
  return (
    <ul className={styles.legend} aria-label={lead}>
      {lead && <li className={styles.lead}>{lead}</li>}
      {segments.map(({ verdict, count, isProvisional }) => (
        <li key={verdict} className={styles.entry}>
          <svg width="12" height="12" aria-hidden="true">
            <rect
              x="0.5"
              y="0.5"
              width="11"
              height="11"
              fill={fillOf(scope, verdict, isProvisional)}
              stroke={strokeOf(verdict)}
            />
          </svg>
          {verdictName(verdict, names)}
          <span className={styles.number}>{count}</span>
        </li>
      ))}
    </ul>
  );
}
