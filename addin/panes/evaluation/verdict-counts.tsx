import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { type Verdict, verdicts } from '../../../functions/domain/evaluation/verdict';
import { type Nature, natures } from '../../../functions/domain/plan/plan';
import { natureText, verdictText } from '../../text/zh';
import { evaluation as words } from '../../text/zh-evaluation';
import { fillOf, strokeOf, VerdictFills } from './verdict-fill';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '10px' },
  head: { display: 'flex', justifyContent: 'space-between', margin: '0 0 2px', fontSize: tokens.fontSizeBase300 },
  bar: { display: 'block', width: '100%', height: '14px' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    margin: '4px 0 0',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  number: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

/** Two rows of counts: what is binding is never added to what is only expected. */
export function VerdictCounts({ counts }: { counts: EvaluationReply['counts'] }) {
  const styles = useStyles();
  return (
    <section className={styles.rows} aria-label={words.counts}>
      {natures.map((nature) => (
        <CountRow key={nature} nature={nature} counts={counts[nature]} />
      ))}
    </section>
  );
}

function CountRow({ nature, counts }: { nature: Nature; counts: Record<Verdict, number> }) {
  const styles = useStyles();
  const scope = `counts${useId().replace(/\W/g, '')}`;
  const present = verdicts.filter((verdict) => counts[verdict] > 0);
  const total = present.reduce((sum, verdict) => sum + counts[verdict], 0);
  const start = (verdict: Verdict) =>
    present.slice(0, present.indexOf(verdict)).reduce((sum, before) => sum + counts[before], 0);
  return (
    <div>
      <h3 className={styles.head}>{words.countsLabel(natureText[nature], total)}</h3>
      <svg className={styles.bar} aria-hidden="true">
        <VerdictFills scope={scope} verdicts={present} />
        {present.map((verdict) => (
          <rect
            key={verdict}
            x={`${(start(verdict) * 100) / total}%`}
            y="0.5"
            width={`${(counts[verdict] * 100) / total}%`}
            height="13"
            fill={fillOf(scope, verdict)}
            stroke={strokeOf(verdict)}
          />
        ))}
      </svg>
      <ul className={styles.legend}>
        {present.map((verdict) => (
          <li key={verdict} className={styles.entry}>
            <svg width="12" height="12" aria-hidden="true">
              <rect x="0.5" y="0.5" width="11" height="11" fill={fillOf(scope, verdict)} stroke={strokeOf(verdict)} />
            </svg>
            {verdictText[verdict]}
            <span className={styles.number}>{counts[verdict]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
