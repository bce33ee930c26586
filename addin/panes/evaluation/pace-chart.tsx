import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { chart as words } from '../../text/zh-evaluating';
import { type ChartBar, chartBars, laggingBars } from './chart-bars';
import { PaceTrack } from './pace-track';
import { strokeOf } from './verdict-fill';

const useStyles = makeStyles({
  figure: { margin: 0 },
  bars: { margin: 0, padding: 0, listStyle: 'none' },
  bar: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr) 48px',
    // A name is read before its bar is looked at: in the narrowest pane it takes the room.
    '@media (max-width: 400px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr) 48px' },
    gap: '8px',
    alignItems: 'center',
    width: '100%',
    minHeight: '24px',
    padding: '2px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  name: { display: 'flex', minWidth: 0, overflowWrap: 'anywhere' },
  serial: {
    flexShrink: 0,
    minWidth: '16px',
    marginRight: '4px',
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  figureText: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  kept: { height: '8px', borderRadius: '2px' },
  caption: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ChartProps {
  evaluation: Pick<EvaluationReply, 'indicators' | 'verdictNames' | 'kind'>;
  onGo: (item: IndicatorEvaluationView) => void;
}

/** All indicators in one picture: how far each is and should be, those behind on top. Every bar says itself in words. */
export function PaceChart({ evaluation, onGo }: ChartProps) {
  const styles = useStyles();
  const bars = chartBars(evaluation);
  if (bars.length === 0) return null;
  const left = evaluation.indicators.length - bars.length;
  const provisional = bars.filter((bar) => bar.isProvisional).length;
  const summary = words.summary(bars.length, laggingBars(bars), provisional, evaluation.kind === 'final');
  return (
    <figure className={styles.figure} aria-label={words.label}>
      <ul className={styles.bars}>
        {bars.map((bar) => (
          <li key={bar.item.indicator}>
            <button
              type="button"
              className={styles.bar}
              aria-label={bar.label}
              title={bar.label}
              onClick={() => onGo(bar.item)}
            >
              <span className={styles.name}>
                <span className={styles.serial}>{bar.item.serial}</span>
                <span>{bar.item.name}</span>
              </span>
              <Way bar={bar} />
              <span className={styles.figureText}>{bar.figure}</span>
            </button>
          </li>
        ))}
      </ul>
      <figcaption className={styles.caption}>
        {summary}
        {left > 0 && words.left(left)} <span className={styles.quiet}>{words.hint}</span>
      </figcaption>
    </figure>
  );
}

/** What is only to be kept has no way to go: a dash of its class stands for it. */
function Way({ bar: { share, due, verdict, isProvisional } }: { bar: ChartBar }) {
  const styles = useStyles();
  if (share !== null) return <PaceTrack progress={share} due={due} verdict={verdict} isProvisional={isProvisional} />;
  return (
    <span
      className={mergeClasses(styles.kept)}
      style={{ borderTop: `1px dashed ${strokeOf(verdict)}` }}
      aria-hidden="true"
    />
  );
}
