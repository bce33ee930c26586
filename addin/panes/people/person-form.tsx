import { Button, Field, Input } from '@fluentui/react-components';
import type { HouseReply } from '../../../functions/contract/people';
import { isDutyIn } from '../../../functions/domain/org/house';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { houseText, staffText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { usePane } from '../pane-context';
import { useFormDraft } from '../use-form-draft';
import { type DutyDraft, DutyFields, isWhole } from './duty-fields';
import { FormFoot } from './form-foot';
import { useLook } from './look';

type Person = HouseReply['people'][number];

const blankDuty: DutyDraft = { role: 'filler', unit: null };

/** Who somebody is and what they do, proposed for a second person's word. `person` null: somebody new. */
export function PersonForm({
  desk,
  person,
  isBusy,
  onPropose,
  onClose,
}: {
  desk: HouseReply;
  person: Person | null;
  isBusy: boolean;
  /** Whether it was taken: what was typed is forgotten then. */
  onPropose: (item: WishedItem, reason: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const styles = useLook();
  const { me } = usePane();
  const before = person && { name: person.name, duties: person.duties, hasLeft: person.hasLeft };
  const draft = useFormDraft(`${me.id}/person/${desk.city.id}/${person?.id ?? 'new'}/${JSON.stringify(before)}`, {
    name: person?.name ?? '',
    duties: (person?.duties.filter((duty) => isDutyIn(desk, duty)) ?? [blankDuty]) as DutyDraft[],
    reason: '',
  });
  const { name, duties, reason } = draft.fields;
  const setDuties = (next: DutyDraft[]) => draft.write({ duties: next });
  // Duties in another city are that city's to change: they stay as they are.
  const elsewhere = person?.duties.filter((duty) => !isDutyIn(desk, duty)) ?? [];
  const missing = [
    ...(name.trim() === '' ? [words.name] : []),
    // Who works elsewhere as well may end here; everybody else has a duty, or leaves.
    ...(duties.every(isWhole) && duties.length + elsewhere.length > 0 ? [] : [words.unit]),
    ...(reason.trim() === '' ? [houseText.reason] : []),
  ];

  const handlePropose = async () => {
    const after = { name: name.trim(), duties: [...duties.filter(isWhole), ...elsewhere], hasLeft: false };
    if (await onPropose({ kind: 'person', id: person?.id ?? null, before, after }, reason)) draft.drop();
  };
  const handleCancel = () => {
    draft.drop();
    onClose();
  };

  return (
    <FormFrame className={styles.form} label={person ? words.editOf(person.name) : words.add} onEscape={onClose}>
      {draft.wasKept && <p className={styles.quiet}>{houseText.kept}</p>}
      <Field label={words.name} size="small" required>
        <Input
          size="small"
          className={styles.box}
          maxLength={60}
          ref={focusOnArrival}
          value={name}
          onChange={(_, { value }) => draft.write({ name: value })}
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
          onRemove={
            duties.length + elsewhere.length > 1 ? () => setDuties(duties.filter((_, at) => at !== index)) : null
          }
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
          onChange={(_, { value }) => draft.write({ reason: value })}
        />
      </Field>
      <FormFoot
        label={houseText.propose}
        missing={missing}
        isBusy={isBusy}
        onSend={handlePropose}
        onCancel={handleCancel}
      />
    </FormFrame>
  );
}
