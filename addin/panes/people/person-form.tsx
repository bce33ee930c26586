import { Button, Field, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import { isDutyIn } from '../../../functions/domain/org/house';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { houseText, staffText as words } from '../../text/zh-people';
import { type DutyDraft, DutyFields, isWhole } from './duty-fields';
import { focusFirst } from './focus-first';
import { useLook } from './look';

type Person = HouseReply['people'][number];

const blankDuty: DutyDraft = { role: 'filler', unit: null };

/** Who somebody is and what they do, proposed for a second person's word. `person` null: somebody new. */
export function PersonForm({
  desk,
  person,
  isBusy,
  onPropose,
  onCancel,
}: {
  desk: HouseReply;
  person: Person | null;
  isBusy: boolean;
  onPropose: (item: WishedItem, reason: string) => void;
  onCancel: () => void;
}) {
  const styles = useLook();
  const [name, setName] = useState(person?.name ?? '');
  const [duties, setDuties] = useState<DutyDraft[]>(
    person?.duties.filter((duty) => isDutyIn(desk, duty)) ?? [blankDuty],
  );
  const [reason, setReason] = useState('');
  // Duties in another city are that city's to change: they stay as they are.
  const elsewhere = person?.duties.filter((duty) => !isDutyIn(desk, duty)) ?? [];
  const missing = [
    ...(name.trim() === '' ? [words.name] : []),
    ...(duties.length > 0 && duties.every(isWhole) ? [] : [words.unit]),
    ...(reason.trim() === '' ? [houseText.reason] : []),
  ];
  const missingId = useId();

  const handlePropose = () => {
    const before = person && { name: person.name, duties: person.duties, hasLeft: person.hasLeft };
    const after = { name: name.trim(), duties: [...duties.filter(isWhole), ...elsewhere], hasLeft: false };
    onPropose({ kind: 'person', id: person?.id ?? null, before, after }, reason);
  };

  return (
    <div className={styles.form}>
      <Field label={words.name} size="small" required>
        <Input
          size="small"
          className={styles.box}
          maxLength={60}
          ref={focusFirst}
          value={name}
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
      {duties.map((duty, index) => (
        <DutyFields
          // biome-ignore lint/suspicious/noArrayIndexKey: duties in the making have no other name than their place
          key={index}
          desk={desk}
          duty={duty}
          number={index + 1}
          onChange={(next) => setDuties(duties.map((one, at) => (at === index ? next : one)))}
          onRemove={duties.length > 1 ? () => setDuties(duties.filter((_, at) => at !== index)) : null}
        />
      ))}
      <div className={styles.buttons}>
        <Button size="small" appearance="subtle" onClick={() => setDuties([...duties, blankDuty])}>
          {words.addDuty}
        </Button>
      </div>
      <Field label={houseText.reason} size="small" required hint={houseText.reasonHint}>
        <Input
          size="small"
          className={styles.box}
          maxLength={500}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      {missing.length > 0 && (
        <p id={missingId} className={styles.quiet}>
          {houseText.missing(missing)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          aria-describedby={missing.length > 0 ? missingId : undefined}
          disabledFocusable={missing.length > 0 || isBusy}
          onClick={handlePropose}
        >
          {houseText.propose}
        </Button>
        <Button size="small" onClick={onCancel}>
          {houseText.cancel}
        </Button>
      </div>
    </div>
  );
}
