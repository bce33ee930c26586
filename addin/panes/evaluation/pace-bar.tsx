import { makeStyles, tokens } from '@fluentui/react-components';
import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { evaluation as words } from '../../text/zh-evaluation';
import { PaceTrack } from './pace-track';

const useStyles = makeStyles({
  scale: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** How far on the way from baseline to target, against where it should be by now. */
export function PaceBar({ item }: { item: IndicatorEvaluationView }) {
  const styles = useStyles();
  const { progress, attainment, expectedPace, provisional } = item;
  // Part of a sum says nothing of the whole: without even a provisional class there is no way to draw.
  if (item.verdict === 'incomplete' && provisional === null) return <p className={styles.quiet}>{words.notMeasured}</p>;
  if (item.isByAttainment && attainment)
    return <p className={styles.quiet}>{words.byAttainment(attainment.text, expectedPace.text)}</p>;
  if (!progress) return <p className={styles.quiet}>{words.kept}</p>;
  return (
    <div>
      <PaceTrack
        progress={progress.text}
        due={expectedPace.text}
        verdict={provisional ?? item.verdict}
        isProvisional={provisional !== null}
        label={words.paceLabel(item.name, progress.text, expectedPace.text)}
      />
      <div className={styles.scale}>
        <span>{words.progress(progress.text)}</span>
        <span className={styles.quiet}>{words.due(expectedPace.text)}</span>
      </div>
    </div>
  );
}
