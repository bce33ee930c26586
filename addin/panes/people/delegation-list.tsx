import { Badge, Button } from '@fluentui/react-components';
import { type Delegation, isInForce } from '../../../functions/domain/org/delegation';
import { dateText, timeText } from '../../text/zh';
import { standingInText as words } from '../../text/zh-people';
import { Fold } from '../../widgets/fold';
import { useLook } from './look';
import { dutyText, type UnitNames } from './names';

/** Stand-ins, those of today and to come in sight, the others folded away. */
export function DelegationList({
  delegations,
  names,
  today,
  label,
  none,
  endLabel,
  onEnd,
}: {
  delegations: Delegation[];
  names: UnitNames;
  today: string;
  label: string;
  none: string;
  /** What the button says that ends one. */
  endLabel: string;
  /** Null where this person may not. */
  onEnd: ((delegation: Delegation) => void) | null;
}) {
  const styles = useLook();
  const current = delegations.filter(({ revoked, lastDay }) => revoked === null && lastDay >= today);
  const past = delegations.filter((delegation) => !current.includes(delegation));
  return (
    <>
      {current.length === 0 && <p className={styles.quiet}>{none}</p>}
      {current.length > 0 && (
        <ul className={styles.list} aria-label={label}>
          {current.map((delegation) => (
            <li key={delegation.id}>
              <DelegationCard delegation={delegation} names={names} today={today}>
                {onEnd && (
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
  delegation: Delegation;
  names: UnitNames;
  today: string;
  children?: React.ReactNode;
}) {
  const styles = useLook();
  const { from, to, duties, firstDay, lastDay, reason, by, revoked } = delegation;
  const isNow = isInForce(delegation, today);
  const state = revoked ? 'revoked' : isNow ? 'inForce' : firstDay > today ? 'coming' : 'over';
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>{words.pair(from.name, to.name)}</span>
        <Badge appearance={isNow ? 'tint' : 'outline'} color={isNow ? 'brand' : 'informative'}>
          {words.state[state]}
        </Badge>
      </div>
      <div className={styles.line}>{duties.map((duty) => dutyText(duty, names)).join('、')}</div>
      <div className={styles.quiet}>{`${words.days(dateText(firstDay), dateText(lastDay))} · ${reason}`}</div>
      {by.id !== from.id && <div className={styles.quiet}>{words.by(by.name)}</div>}
      {revoked && <div className={styles.quiet}>{words.revoked(revoked.by.name, timeText(revoked.at))}</div>}
      {children}
    </div>
  );
}
