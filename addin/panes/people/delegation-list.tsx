import { Badge, Button } from '@fluentui/react-components';
import type { DelegationView } from '../../../functions/contract/people';
import { isInForce } from '../../../functions/domain/org/delegation';
import { dateText, timeText } from '../../text/zh';
import { standingInText as words } from '../../text/zh-people';
import { Fold } from '../../widgets/fold';
import { useLook } from './look';
import { dutyText, type UnitNames } from './names';

/** Stand-ins, those of today and to come in sight, and what ended before its last day; the others folded away. */
export function DelegationList({
  delegations,
  names,
  today,
  label,
  none,
  endLabel,
  onEnd,
}: {
  delegations: DelegationView[];
  names: UnitNames;
  today: string;
  label: string;
  none: string;
  /** What the button says that ends one. */
  endLabel: string;
  /** Null where this person may not. */
  onEnd: ((delegation: DelegationView) => void) | null;
}) {
  const styles = useLook();
  // What ended because of somebody's move stays in sight for its days: who counted on it has to find another way.
  const current = delegations.filter(
    ({ revoked, lapse, lastDay }) => lastDay >= today && (revoked === null || lapse !== null),
  );
  const past = delegations.filter((delegation) => !current.includes(delegation));
  return (
    <>
      {current.length === 0 && <p className={styles.quiet}>{none}</p>}
      {current.length > 0 && (
        <ul className={styles.list} aria-label={label}>
          {current.map((delegation) => (
            <li key={delegation.id}>
              <DelegationCard delegation={delegation} names={names} today={today}>
                {onEnd && delegation.lapse === null && (
                  <div className={styles.buttons}>
                    <Button
                      size="small"
                      aria-label={words.revokeOf(delegation.from.name, delegation.to.name)}
                      onClick={() => onEnd(delegation)}
                    >
                      {endLabel}
                    </Button>
                  </div>
                )}
              </DelegationCard>
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <Fold summary={words.past(past.length)}>
          <ul className={styles.list}>
            {past.map((delegation) => (
              <li key={delegation.id}>
                <DelegationCard delegation={delegation} names={names} today={today} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

function DelegationCard({
  delegation,
  names,
  today,
  children,
}: {
  delegation: DelegationView;
  names: UnitNames;
  today: string;
  children?: React.ReactNode;
}) {
  const styles = useLook();
  const { from, to, duties, firstDay, lastDay, reason, by, revoked, lapse, lost } = delegation;
  const isNow = lapse === null && isInForce(delegation, today);
  const inWords = (list: typeof duties) => list.map((duty) => dutyText(duty, names)).join('、');
  const state = lapse ? 'lapsed' : revoked ? 'revoked' : isNow ? 'inForce' : firstDay > today ? 'coming' : 'over';
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>{words.pair(from.name, to.name)}</span>
        <Badge appearance={isNow ? 'tint' : 'outline'} color={isNow ? 'brand' : lapse ? 'warning' : 'informative'}>
          {words.state[state]}
        </Badge>
      </div>
      <div className={styles.line}>{inWords(duties)}</div>
      <div className={styles.quiet}>{`${words.days(dateText(firstDay), dateText(lastDay))} · ${reason}`}</div>
      {by.id !== from.id && <div className={styles.quiet}>{words.by(by.name)}</div>}
      {lapse && <div className={styles.line}>{`${words.lapsed(lapse, from.name, to.name)}。`}</div>}
      {lost.length > 0 && <div className={styles.line}>{`${words.lost(from.name, inWords(lost))}。`}</div>}
      {lapse && revoked && <div className={styles.quiet}>{words.lapsedAt(timeText(revoked.at), revoked.by.name)}</div>}
      {revoked && !lapse && <div className={styles.quiet}>{words.revoked(revoked.by.name, timeText(revoked.at))}</div>}
      {children}
    </div>
  );
}
