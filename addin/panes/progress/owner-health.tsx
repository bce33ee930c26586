import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RemindersReply } from '../../../functions/contract/reminders';
import { actionText, roleText, timeText } from '../../text/zh';
import { gapText, logText, remindedText, reminders as words } from '../../text/zh-reminders';
import { Fold } from '../../widgets/fold';
import type { Reminding } from './use-reminders';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'stretch' },
  gaps: {
    padding: '8px 10px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    padding: '5px 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  plain: { fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground3 },
  find: { alignSelf: 'start' },
});

/** 责任人: what the round lacks people for. */
export function StaffingGaps({ gaps }: Pick<RemindersReply, 'gaps'>) {
  const styles = useStyles();
  if (gaps.length === 0) return null;
  return (
    <section className={styles.gaps} aria-label={words.gaps}>
      <ul className={styles.list}>
        {gaps.map((gap) => (
          <li key={gapText(gap)} className={styles.plain}>
            {gapText(gap)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 催办记录, and who has not acted yet. */
export function ReminderRecord({ desk, reminding }: { desk: RemindersReply; reminding: Reminding }) {
  const styles = useStyles();
  const { idle } = reminding;
  return (
    <section className={styles.section}>
      {desk.log.length > 0 && (
        <Fold summary={words.log(desk.log.length)}>
          <ul className={styles.list}>
            {desk.log.map((reminded) => (
              <li key={`${reminded.debt} ${reminded.stage}`} className={styles.item}>
                {logText(reminded)}
                <span className={styles.quiet}>{remindedText(reminded)}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {idle === null ? (
        <Button size="small" appearance="subtle" className={styles.find} onClick={() => void reminding.findIdle()}>
          {words.findIdle}
        </Button>
      ) : (
        <div>
          <div className={styles.plain}>{words.idle(idle.length)}</div>
          <ul className={styles.list}>
            {idle.map(({ person, roles, units, lastAct }) => (
              <li key={person.id} className={styles.item}>
                {person.name}
                {'　'}
                {[...units.map(({ name }) => name), ...roles.map((role) => roleText[role])].join(' · ')}
                <span className={styles.quiet}>
                  {lastAct
                    ? `${timeText(lastAct.at)} ${actionText[lastAct.action]} ${lastAct.unitName}`
                    : words.neverActed}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
