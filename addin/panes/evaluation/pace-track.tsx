import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Verdict } from '../../../functions/domain/evaluation/verdict';
import { fillOf, strokeOf, VerdictFills } from './verdict-fill';

const useStyles = makeStyles({
  bar: { display: 'block', width: '100%', height: '16px', overflow: 'visible' },
});

interface TrackProps {
  /** Percent of the way, as text, and percent due; may lie beyond either end. */
  progress: string;
  due: string;
  verdict: Verdict;
  isProvisional: boolean;
  /** What it says in words; without one the drawing is an ornament beside words that do. */
  label?: string;
}

// n.b. Numbers place the drawing only; every figure that is read comes as text.
const within = (percent: string) => Math.min(100, Math.max(0, Number(percent)));

/** A bar of how far, and a line for how far it should be. Past either end an arrow says so. */
export function PaceTrack({ progress, due, verdict, isProvisional, label }: TrackProps) {
  const styles = useStyles();
  const scope = `pace${useId().replace(/\W/g, '')}`;
  const length = within(progress);
  const mark = within(due);
  const isBeyond = Number(progress) > 100;
  const isBefore = Number(progress) < 0;
  return (
    <svg
      className={styles.bar}
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
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
        fill={fillOf(scope, verdict, isProvisional)}
        stroke={length > 0 ? 'currentColor' : 'none'}
      />
      {isBeyond && (
        <svg x="100%" overflow="visible" aria-hidden="true">
          <path d="m-9 4 5 4-5 4" fill="none" stroke="white" strokeWidth="2" />
        </svg>
      )}
      {isBefore && <path d="m8 3-6 5 6 5z" fill="currentColor" />}
      <svg x={`${mark}%`} overflow="visible" aria-hidden="true">
        <path d={mark >= 100 ? 'M-1 0v16' : 'M0 0v16'} stroke={tokens.colorNeutralForeground1} strokeWidth="2" />
      </svg>
    </svg>
  );
}
