import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { dateText } from '../../text/zh';
import { pastYears } from '../../text/zh-past-years';
import { rounds as words } from '../../text/zh-planning';
import { ActionBar } from '../../widgets/action-bar';
import { usePane } from '../pane-context';
import { DeskProblem } from './desk-problem';
import { RoundLock } from './round-lock';
import { RoundsFields } from './rounds-fields';
import { useRoundsForm } from './rounds-form';
import { RouteForm } from './route-form';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  section: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  top: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
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
  onDesk: TakeDesk;
}

/** 填报任务 of a plan: those that were opened, newest year first, and the way to a new one. */
export function RoundsSection({ desk, onDesk }: RoundsSectionProps) {
  const styles = useStyles();
  const { go } = usePane();
  const form = useRoundsForm(desk, onDesk);
  const rounds = desk.rounds.toSorted((one, other) => other.dataYear - one.dataYear);
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.body}>
        <DeskProblem plan={desk.draft.id} attempt={form.doing} onDesk={onDesk} />
        <RouteForm desk={desk} onDesk={onDesk} />
        {rounds.length === 0 ? (
          <p className={styles.quiet}>{words.none}</p>
        ) : (
          <ul className={styles.list}>
            {rounds.map((round) => (
              <li key={round.id} className={styles.card}>
                <div className={styles.top}>
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
                </div>
                {/* While a round runs it can't be locked. */}
                {(!round.isOpen || round.isLocked) && (
                  <RoundLock round={round.id} title={round.title} isLocked={round.isLocked} />
                )}
              </li>
            ))}
          </ul>
        )}
        {form.refusal === null && form.year !== null && (
          <>
            <h3 className={styles.head}>{words.formHeading}</h3>
            <RoundsFields form={form} today={desk.today} />
          </>
        )}
      </div>
      <ActionBar
        note={form.opened}
        secondary={[{ label: pastYears.open, onClick: () => go({ pane: 'historyImport', plan: desk.draft.id }) }]}
        primary={{
          label: form.year === null ? words.formHeading : words.submit(form.year),
          onClick: form.open,
          disabledReason: form.reason && `${form.reason}。`,
          isBusy: form.doing.isBusy,
        }}
      />
    </section>
  );
}
