import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { dateText } from '../../text/zh';
import { rounds as words } from '../../text/zh-planning';
import { usePane } from '../pane-context';
import { RoundsForm } from './rounds-form';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  card: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  words: { minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px', overflowWrap: 'anywhere' },
  small: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 10px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
  },
  open: { color: tokens.colorBrandForeground1 },
  go: { flexShrink: 0, minWidth: 'auto' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

interface RoundsSectionProps {
  desk: PlanDeskReply;
  onDesk: (next: PlanDeskReply) => void;
}

/** 填报任务 of a plan: those that were opened, newest year first, and the way to a new one. */
export function RoundsSection({ desk, onDesk }: RoundsSectionProps) {
  const styles = useStyles();
  const { go } = usePane();
  const rounds = desk.rounds.toSorted((one, other) => other.dataYear - one.dataYear);
  return (
    <section className={styles.section} aria-label={words.heading}>
      {rounds.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {rounds.map((round) => (
            <li key={round.id} className={styles.card}>
              <div className={styles.words}>
                <div className={styles.title}>{round.title}</div>
                <div className={styles.small}>
                  <span className={mergeClasses(round.isOpen && styles.open)}>
                    {round.isOpen ? words.open : words.closed}
                  </span>
                  <span>{words.due(dateText(round.dueOn))}</span>
                  <span>{words.units(round.units)}</span>
                  <span>{words.version(round.planVersion)}</span>
                </div>
              </div>
              <Button
                size="small"
                className={styles.go}
                aria-label={words.toProgressOf(round.title)}
                onClick={() => go({ pane: 'progress', round: round.id })}
              >
                {words.toProgress}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles.head}>{words.formHeading}</h3>
      <RoundsForm desk={desk} onDesk={onDesk} />
    </section>
  );
}
