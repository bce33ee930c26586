import { Badge, Button } from '@fluentui/react-components';
import type { HouseReply } from '../../../functions/contract/people';
import { staffText as words } from '../../text/zh-people';
import { useLook } from './look';
import { dutyText, type UnitNames } from './names';

export type Person = HouseReply['people'][number];
export type Deed = 'edit' | 'leave' | 'comeBack';

/** One person with their duties, and what may be proposed for them. */
export function PersonCard({
  person,
  names,
  isOwn,
  isWaiting,
  mayPropose,
  opener,
}: {
  person: Person;
  names: UnitNames;
  isOwn: boolean;
  isWaiting: boolean;
  mayPropose: boolean;
  /** What makes a button open the form of its deed, and be found again when that closes. */
  opener: (deed: Deed) => { ref: (button: HTMLElement | null) => void; onClick: () => void };
}) {
  const styles = useLook();
  const { name, duties, hasLeft } = person;
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        {hasLeft && <Badge appearance="outline">{words.hasLeft}</Badge>}
        {isWaiting && (
          <Badge appearance="tint" color="brand">
            {words.underWay}
          </Badge>
        )}
      </div>
      {duties.map((duty) => (
        <div key={JSON.stringify(duty)} className={styles.line}>
          {dutyText(duty, names)}
        </div>
      ))}
      {mayPropose && isOwn && <p className={styles.quiet}>{words.own}</p>}
      {mayPropose && !isOwn && (
        <div className={styles.buttons}>
          {!hasLeft && !isWaiting && (
            <Button size="small" aria-label={words.editOf(name)} {...opener('edit')}>
              {words.edit}
            </Button>
          )}
          {!hasLeft && (
            <Button size="small" appearance="subtle" aria-label={words.leaveOf(name)} {...opener('leave')}>
              {words.leave}
            </Button>
          )}
          {hasLeft && !isWaiting && (
            <Button size="small" aria-label={words.comeBackOf(name)} {...opener('comeBack')}>
              {words.comeBack}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
