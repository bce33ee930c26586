import { makeStyles, tokens } from '@fluentui/react-components';
import type { UnitProgress } from '../../../functions/contract/evaluation';
import { progress as words } from '../../text/zh-reminders';
import { countByStep } from './unit-steps';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    margin: '8px 0 0',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  returned: { color: tokens.colorPaletteRedForeground1 },
});

/** 各环节家数: where the units stand just now, in the order of the way. */
export function StepCounts({ units }: { units: UnitProgress[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={words.byStep}>
      {countByStep(units).map(({ step, count }) => (
        <li key={step} className={step === 'returned' ? styles.returned : undefined}>
          {words.count(words.counts[step], count)}
        </li>
      ))}
    </ul>
  );
}
