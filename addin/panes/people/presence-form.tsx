import { Field, Input } from '@fluentui/react-components';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { houseText, staffText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { usePane } from '../pane-context';
import { useFormDraft } from '../use-form-draft';
import { FormFoot } from './form-foot';
import { useLook } from './look';
import type { Person } from './person-card';

/** 离岗, which takes effect at once, or coming back, which waits for a second person. */
export function PresenceForm({
  person,
  isBusy,
  onPropose,
  onClose,
}: {
  person: Person;
  isBusy: boolean;
  onPropose: (item: WishedItem, reason: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const styles = useLook();
  const { me } = usePane();
  const { id, name, duties, hasLeft } = person;
  const draft = useFormDraft(`${me.id}/presence/${id}/${hasLeft}`, { reason: '' });
  const { reason } = draft.fields;
  const before = { name, duties, hasLeft };
  const handlePropose = async () => {
    const item: WishedItem = { kind: 'person', id, before, after: { ...before, hasLeft: !hasLeft } };
    if (await onPropose(item, reason)) draft.drop();
  };
  return (
    <FormFrame
      className={styles.form}
      label={hasLeft ? words.comeBackOf(name) : words.leaveOf(name)}
      onEscape={onClose}
    >
      {draft.wasKept && <p className={styles.quiet}>{houseText.kept}</p>}
      {!hasLeft && <p className={styles.quiet}>{words.leaveHint}</p>}
      <Field label={houseText.reason} size="small" required>
        <Input
          size="small"
          className={styles.box}
          maxLength={500}
          ref={focusOnArrival}
          value={reason}
          onChange={(_, { value }) => draft.write({ reason: value })}
        />
      </Field>
      <FormFoot
        label={hasLeft ? houseText.propose : words.confirmLeave(name)}
        missing={reason.trim() === '' ? [houseText.reason] : []}
        isBusy={isBusy}
        onSend={handlePropose}
        onCancel={() => {
          draft.drop();
          onClose();
        }}
      />
    </FormFrame>
  );
}
