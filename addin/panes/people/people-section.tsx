import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { PersonId } from '../../../functions/domain/ids';
import { isUnitRole } from '../../../functions/domain/org/house';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { clockText } from '../../text/zh';
import { houseText, staffText as words } from '../../text/zh-people';
import { Fold } from '../../widgets/fold';
import { useOpened } from '../../widgets/use-opened';
import { usePane } from '../pane-context';
import { useLook } from './look';
import { dutyText, toUnitNames, type UnitNames } from './names';
import { type Deed, type Person, PersonCard } from './person-card';
import { PersonForm } from './person-form';
import { PresenceForm } from './presence-form';
import { RosterSection } from './roster-section';
import type { HouseDesk } from './use-house';

/** Which form is open: one person's, or that for somebody new. */
type Open = `${Deed} ${PersonId}` | 'add';

/** 人员 of a city by the unit they work for, to be found, given duties, and taken off the list. */
export function PeopleSection({ desk, house }: { desk: HouseReply; house: HouseDesk }) {
  const styles = useLook();
  const { me } = usePane();
  const [sought, setSought] = useState('');
  const forms = useOpened<Open>();
  const [said, setSaid] = useState('');
  const names = toUnitNames([desk.city, ...desk.units]);
  const waiting = new Set(
    desk.changes.filter(({ status }) => status === 'proposed').flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const found = desk.people.filter((person) => isFound(person, sought, names));
  const present = found.filter(({ hasLeft }) => !hasLeft);
  const left = found.filter(({ hasLeft }) => hasLeft);
  const mayPropose = desk.allowed.people;

  const propose =
    (form: Open, done: (time: string) => string = houseText.proposed) =>
    async (item: WishedItem, reason: string): Promise<boolean> => {
      const isDone = await house.propose([item], reason);
      if (isDone) {
        forms.close(form);
        setSaid(done(clockText(new Date().toISOString())));
      }
      return isDone;
    };

  const card = (person: Person) => {
    const presence = person.hasLeft ? 'comeBack' : 'leave';
    return (
      <li key={person.id}>
        <PersonCard
          person={person}
          names={names}
          isOwn={person.id === me.id}
          isWaiting={waiting.has(person.id)}
          mayPropose={mayPropose}
          opener={(deed) => ({
            ref: forms.opener(`${deed} ${person.id}`),
            onClick: () => forms.open(`${deed} ${person.id}`),
          })}
        />
        {forms.opened === `edit ${person.id}` && (
          <PersonForm
            desk={desk}
            person={person}
            isBusy={house.doing.isBusy}
            onPropose={propose(`edit ${person.id}`)}
            onClose={() => forms.close(`edit ${person.id}`)}
          />
        )}
        {forms.opened === `${presence} ${person.id}` && (
          <PresenceForm
            person={person}
            isBusy={house.doing.isBusy}
            onPropose={propose(`${presence} ${person.id}`, person.hasLeft ? houseText.proposed : houseText.done)}
            onClose={() => forms.close(`${presence} ${person.id}`)}
          />
        )}
      </li>
    );
  };

  return (
    <section className={styles.stack} aria-label={houseText.sections.people}>
      <div className={styles.quiet} role="status" ref={forms.fallback} tabIndex={-1}>
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
      {mayPropose && forms.opened === 'add' && (
        <PersonForm
          desk={desk}
          person={null}
          isBusy={house.doing.isBusy}
          onPropose={propose('add')}
          onClose={() => forms.close('add')}
        />
      )}
      {mayPropose && forms.opened !== 'add' && (
        <div className={styles.buttons}>
          <Button size="small" ref={forms.opener('add')} onClick={() => forms.open('add')}>
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
