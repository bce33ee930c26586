import { makeStyles, tokens } from '@fluentui/react-components';
import type { Worklist } from '../../../functions/contract/worklist';
import { lockText as words } from '../../text/zh-past-years';
import { Fold } from '../../widgets/fold';
import { RoundLock } from '../plan/round-lock';

type Round = Worklist['rounds'][number];

const useStyles = makeStyles({
  lead: { margin: 0, fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0 },
  year: { padding: '4px 0' },
  name: { lineHeight: '20px', overflowWrap: 'anywhere' },
});

/** 锁定, rarely done and never in a hurry: the years of a plan together behind one line. */
export function YearLocks({ rounds }: { rounds: Round[] }) {
  const styles = useStyles();
  // While a round runs it can't be locked; one that is may have been opened again.
  const lockable = rounds.filter(({ isOpen, isLocked }) => isLocked || (isLocked === false && !isOpen));
  const plans = [...new Set(lockable.map(({ plan }) => plan))];
  return plans.map((plan) => {
    const years = lockable.filter((round) => round.plan === plan);
    const summary = words.summary(years.filter(({ isLocked }) => isLocked).length, years.length);
    return (
      <Fold key={plan} summary={plans.length > 1 ? `${years[0]?.planTitle} ${summary}` : summary}>
        <p className={styles.lead}>{words.lead}</p>
        <ul className={styles.list}>
          {years.map(({ id, title, isLocked = false }) => (
            <li key={id} className={styles.year}>
              <div className={styles.name}>{title}</div>
              <RoundLock round={id} title={title} isLocked={isLocked} />
            </li>
          ))}
        </ul>
      </Fold>
    );
  });
}
