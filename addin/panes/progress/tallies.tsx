import { makeStyles } from '@fluentui/react-components';
import type { UnitProgress } from '../../../functions/contract/evaluation';
import { unitsByType } from '../../text/zh';
import { progress as words } from '../../text/zh-reminders';
import { Bar } from '../../widgets/bar';
import { isFiled } from './unit-steps';

const useStyles = makeStyles({
  tallies: { display: 'flex', flexDirection: 'column', gap: '8px' },
  tally: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: '4px' },
  figure: { fontVariantNumeric: 'tabular-nums' },
});

/** Through: an approved version counts, also while it is being corrected. */
export const isApproved = (unit: UnitProgress) => unit.hasApproved;

/** How many units have handed in, and how many are through, each kind counted for itself. */
export function Tallies({ units }: { units: UnitProgress[] }) {
  const styles = useStyles();
  return (
    <div className={styles.tallies}>
      <Tally word={words.filedLabel} units={units} hasCome={isFiled} />
      <Tally word={words.approvedLabel} units={units} hasCome={isApproved} />
    </div>
  );
}

interface TallyProps {
  word: string;
  units: UnitProgress[];
  hasCome: (unit: UnitProgress) => boolean;
}

function Tally({ word, units, hasCome }: TallyProps) {
  const styles = useStyles();
  const byType = unitsByType(units, hasCome);
  return (
    <div>
      <div className={styles.tally}>
        <span>{word}</span>
        <span className={styles.figure}>{byType}</span>
      </div>
      <Bar value={units.filter(hasCome).length} max={units.length} label={words.tally(word, byType)} />
    </div>
  );
}
