import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { PersonId } from '../../../functions/domain/ids';
import { longestDelegation } from '../../../functions/domain/org/delegation-refusal';
import { isDutyIn } from '../../../functions/domain/org/house';
import { houseText, standingInText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { ProblemBar } from '../../widgets/problem-bar';
import { useOpened } from '../../widgets/use-opened';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { DelegationForm } from './delegation-form';
import { DelegationList } from './delegation-list';
import { useLook } from './look';
import { dutyText, toUnitNames } from './names';

/** 代理 in a city, as an administrator sees them: set up for somebody who can't, and taken back. */
export function DelegationsSection({ desk, onChanged }: { desk: HouseReply; onChanged: () => Promise<void> }) {
  const styles = useLook();
  const { api, me } = usePane();
  const doing = useAttempt();
  const forms = useOpened<'setUp'>();
  const isOpen = forms.opened === 'setUp';
  const [from, setFrom] = useState<PersonId | ''>('');
  const names = toUnitNames([desk.city, ...desk.units]);
  const present = desk.people.filter(({ hasLeft }) => !hasLeft);
  const placeOf = (person: HouseReply['people'][number]) =>
    person.duties
      .filter((duty) => isDutyIn(desk, duty))
      .map((duty) => dutyText(duty, names))
      .join('、');
  /** What of theirs somebody else may do in this city: the duty of keeping its people and units is never handed over. */
  const dutiesOf = (person: (typeof present)[number]) =>
    person.duties
      .filter((duty) => isDutyIn(desk, duty) && duty.role !== 'admin')
      .map((duty) => ({ owner: desk.city.id, duty, label: dutyText(duty, names) }));
  const absent = present.find(({ id }) => id === from);
  const close = () => {
    forms.close('setUp');
    setFrom('');
  };
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    const isDone = await doing.attempt(work);
    if (isDone) {
      close();
      await onChanged();
    }
    return isDone;
  };
  return (
    <section className={styles.stack} aria-label={houseText.sections.delegations}>
      <ProblemBar problem={doing.problem} onClose={doing.dismiss} />
      {desk.allowed.delegations && !isOpen && (
        <div className={styles.buttons}>
          <Button size="small" ref={forms.opener('setUp')} onClick={() => forms.open('setUp')}>
            {words.setUp}
          </Button>
        </div>
      )}
      {isOpen && (
        <FormFrame className={styles.stack} label={words.form} onEscape={close}>
          <Field label={words.from} size="small" required>
            <Select
              size="small"
              ref={focusOnArrival}
              value={from}
              onChange={(_, { value }) => setFrom(value as PersonId | '')}
            >
              <option value="">{words.chooseFrom}</option>
              {present
                .filter((person) => dutiesOf(person).length > 0)
                .map((person) => (
                  <option key={person.id} value={person.id}>
                    {words.person(person.name, placeOf(person))}
                  </option>
                ))}
            </Select>
          </Field>
          {absent && (
            <DelegationForm
              key={absent.id}
              from={absent.id}
              duties={dutiesOf(absent)}
              candidatesOf={() =>
                present
                  .filter(({ id }) => id !== absent.id && id !== me.id)
                  .map((person) => ({ id: person.id, name: person.name, place: placeOf(person) }))
              }
              today={desk.today}
              longestDays={longestDelegation}
              isBusy={doing.isBusy}
              onSetUp={(wanted) => change(() => api.people.delegate(wanted))}
              onClose={close}
            />
          )}
          {!absent && (
            <div className={styles.buttons}>
              <Button size="small" onClick={close}>
                {houseText.cancel}
              </Button>
            </div>
          )}
        </FormFrame>
      )}
      <DelegationList
        delegations={desk.delegations}
        names={names}
        today={desk.today}
        label={words.all}
        none={words.none}
        endLabel={words.revoke}
        onEnd={desk.allowed.delegations ? ({ owner, id }) => void change(() => api.people.revoke(owner, id)) : null}
      />
    </section>
  );
}
