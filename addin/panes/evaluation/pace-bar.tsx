import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { evaluation as words } from '../../text/zh-evaluation';
import { fillOf, strokeOf, VerdictFills } from './verdict-fill';

const useStyles = makeStyles({
  bar: { display: 'block', width: '100%', height: '16px', overflow: 'visible' },
  scale: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

// n.b. Numbers place the drawing only; every figure that is read comes as text.
const within = (percent: string) => Math.min(100, Math.max(0, Number(percent)));

/** How far on the way from baseline to target, against where it should be by now. Past either end an arrow says so. */
export function PaceBar({ item }: { item: IndicatorEvaluationView }) {
  const styles = useStyles();
  const scope = `pace${useId().replace(/\W/g, '')}`;
  const { progress, attainment, expectedPace, provisional } = item;
  // Part of a sum says nothing of the whole: without even a provisional class there is no way to draw.
  if (item.verdict === 'incomplete' && provisional === null) return <p className={styles.quiet}>{words.notMeasured}</p>;
  if (item.isByAttainment && attainment)
    return <p className={styles.quiet}>{words.byAttainment(attainment.text, expectedPace.text)}</p>;
  if (!progress) return <p className={styles.quiet}>{words.kept}</p>;
  const verdict = provisional ?? item.verdict;
  const length = within(progress.text);
  const due = within(expectedPace.text);
  const isBeyond = Number(progress.text) > 100;
  const isBefore = Number(progress.text) < 0;
  return (
    <div>
      <svg
        className={styles.bar}
        role="img"
        aria-label={words.paceLabel(item.name, progress.text, expectedPace.text)}
        color={strokeOf(verdict)}
      >
        <VerdictFills scope={scope} verdicts={[verdict]} />
        <rect x="0" y="4" width="100%" height="8" rx="2" fill={tokens.colorNeutralBackground4} />
        <rect
          x="0"
          y="4"
          width={`${length}%`}
          height="8"
          rx="2"
          fill={fillOf(scope, verdict, provisional !== null)}
          stroke={length > 0 ? 'currentColor' : 'none'}
        />
        {isBeyond && (
          <svg x="100%" overflow="visible" aria-hidden="true">
            <path d="m-9 4 5 4-5 4" fill="none" stroke="white" strokeWidth="2" />
          </svg>
        )}
        {isBefore && <path d="m8 3-6 5 6 5z" fill="currentColor" />}
        <svg x={`${due}%`} overflow="visible" aria-hidden="true">
          <path d={due >= 100 ? 'M-1 0v16' : 'M0 0v16'} stroke={tokens.colorNeutralForeground1} strokeWidth="2" />
        </svg>
      </svg>
      <div className={styles.scale}>
        <span>{words.progress(progress.text)}</span>
        <span className={styles.quiet}>{words.due(expectedPace.text)}</span>
      </div>
    </div>
  );
}
