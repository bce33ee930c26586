import { Badge, Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { PersonId } from '../../../functions/domain/ids';
import { isUnitRole } from '../../../functions/domain/org/house';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { clockText } from '../../text/zh';
import { houseText, staffText as words } from '../../text/zh-people';
import { Fold } from '../../widgets/fold';
import { usePane } from '../pane-context';
import { useLook } from './look';
import { dutyText, toUnitNames, type UnitNames } from './names';
import { PersonForm } from './person-form';
import { RosterSection } from './roster-section';
import type { HouseDesk } from './use-house';

type Person = HouseReply['people'][number];
type Open = { what: 'edit' | 'leave' | 'comeBack'; id: PersonId } | { what: 'add' } | null;

/** 人员 of a city by the unit they work for, to be found, given duties, and taken off the list. */
export function PeopleSection({ desk, house }: { desk: HouseReply; house: HouseDesk }) {
  const styles = useLook();
  const { me } = usePane();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState('');
  const names = toUnitNames([desk.city, ...desk.units]);
  const waiting = new Set(
    desk.changes.filter(({ status }) => status === 'proposed').flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const found = desk.people.filter((person) => isFound(person, sought, names));
  const present = found.filter(({ hasLeft }) => !hasLeft);
  const left = found.filter(({ hasLeft }) => hasLeft);
  const mayPropose = desk.allowed.people;

  const handlePropose = async (item: WishedItem, reason: string, done: (time: string) => string) => {
    if (!(await house.propose([item], reason))) return;
    setOpen(null);
    setSaid(done(clockText(new Date().toISOString())));
  };

  const card = (person: Person) => (
    <li key={person.id}>
      <PersonCard
        person={person}
        names={names}
        isOwn={person.id === me.id}
        isWaiting={waiting.has(person.id)}
        mayPropose={mayPropose}
        onOpen={(what) => setOpen({ what, id: person.id })}
      />
      {open?.what === 'edit' && open.id === person.id && (
        <PersonForm
          desk={desk}
          person={person}
          isBusy={house.doing.isBusy}
          onPropose={(item, reason) => void handlePropose(item, reason, houseText.proposed)}
          onCancel={() => setOpen(null)}
        />
      )}
      {(open?.what === 'leave' || open?.what === 'comeBack') && open.id === person.id && (
        <PresenceForm
          person={person}
          isBusy={house.doing.isBusy}
          onPropose={(item, reason) =>
            void handlePropose(item, reason, person.hasLeft ? houseText.proposed : houseText.done)
          }
          onCancel={() => setOpen(null)}
        />
      )}
    </li>
  );

  return (
    <section className={styles.stack} aria-label={houseText.sections.people}>
      <div className={styles.quiet} role="status">
        {said}
      </div>
      <Input
        size="small"
        type="search"
        className={styles.box}
        aria-label={words.search}
        placeholder={words.search}
        value={sought}
        onChange={(_, { value }) => setSought(value)}
      />
      <p className={styles.quiet}>
        {mayPropose ? words.count(present.length) : `${words.count(present.length)}。${houseText.readOnly}`}
      </p>
      {mayPropose && open?.what === 'add' && (
        <PersonForm
          desk={desk}
          person={null}
          isBusy={house.doing.isBusy}
          onPropose={(item, reason) => void handlePropose(item, reason, houseText.proposed)}
          onCancel={() => setOpen(null)}
        />
      )}
      {mayPropose && open?.what !== 'add' && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setOpen({ what: 'add' })}>
            {words.add}
          </Button>
        </div>
      )}
      {mayPropose && <RosterSection desk={desk} house={house} />}
      {found.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      {groupsOf(present, desk).map(({ name, people }) => (
        <div key={name}>
          <h3 className={styles.group}>{name}</h3>
          <ul className={styles.list} aria-label={name}>
            {people.map(card)}
          </ul>
        </div>
      ))}
      {left.length > 0 && (
        <Fold summary={words.left(left.length)}>
          <ul className={styles.list}>{left.map(card)}</ul>
        </Fold>
      )}
    </section>
  );
}

function isFound({ name, duties }: Person, sought: string, names: UnitNames): boolean {
  const texts = [name, ...duties.map((duty) => `${dutyText(duty, names)} ${names.get(duty.unit) ?? ''}`)];
  return sought
    .trim()
    .split(/\s+/)
    .every((part) => texts.some((text) => text.includes(part)));
}

/** Those of the city itself first, then unit by unit; whoever has several duties stands where the first is. */
function groupsOf(people: Person[], { city, units }: HouseReply): { name: string; people: Person[] }[] {
  const placeOf = ({ duties }: Person) => duties.find(({ role }) => isUnitRole(role))?.unit;
  const isCityWide = (person: Person) => person.duties.some(({ role, unit }) => !isUnitRole(role) && unit === city.id);
  const groups = [
    { name: words.cityWide, people: people.filter(isCityWide) },
    ...units.map(({ id, name }) => ({
      name,
      people: people.filter((person) => !isCityWide(person) && placeOf(person) === id),
    })),
  ];
  return groups.filter((group) => group.people.length > 0);
}

function PersonCard({
  person,
  names,
  isOwn,
  isWaiting,
  mayPropose,
  onOpen,
}: {
  person: Person;
  names: UnitNames;
  isOwn: boolean;
  isWaiting: boolean;
  mayPropose: boolean;
  onOpen: (what: 'edit' | 'leave' | 'comeBack') => void;
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
            <Button size="small" aria-label={words.editOf(name)} onClick={() => onOpen('edit')}>
              {words.edit}
            </Button>
          )}
          {!hasLeft && (
            <Button size="small" appearance="subtle" aria-label={words.leaveOf(name)} onClick={() => onOpen('leave')}>
              {words.leave}
            </Button>
          )}
          {hasLeft && !isWaiting && (
            <Button size="small" aria-label={words.comeBackOf(name)} onClick={() => onOpen('comeBack')}>
              {words.comeBack}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** 离岗, which takes effect at once, or coming back, which waits for a second person. */
function PresenceForm({
  person,
  isBusy,
  onPropose,
  onCancel,
}: {
  person: Person;
  isBusy: boolean;
  onPropose: (item: WishedItem, reason: string) => void;
  onCancel: () => void;
}) {
  const styles = useLook();
  const [reason, setReason] = useState('');
  const { id, name, duties, hasLeft } = person;
  const before = { name, duties, hasLeft };
  return (
    <div className={styles.form}>
      {!hasLeft && <p className={styles.quiet}>{words.leaveHint}</p>}
      <Field label={houseText.reason} size="small" required>
        <Input
          size="small"
          className={styles.box}
          maxLength={500}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={reason.trim() === '' || isBusy}
          onClick={() => onPropose({ kind: 'person', id, before, after: { ...before, hasLeft: !hasLeft } }, reason)}
        >
          {hasLeft ? houseText.propose : words.confirmLeave(name)}
        </Button>
        <Button size="small" onClick={onCancel}>
          {houseText.cancel}
        </Button>
      </div>
    </div>
  );
}
