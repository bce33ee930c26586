import { Field, Input } from '@fluentui/react-components';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { toUnitState, type UnitState, type WishedItem } from '../../../functions/domain/org/org-change';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { houseText, unitsText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { usePane } from '../pane-context';
import { useFormDraft } from '../use-form-draft';
import { FormFoot } from './form-foot';
import { useLook } from './look';

const yearOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const isYear = (text: string) => text.trim() === '' || /^(19|20|21)\d\d$/.test(text.trim());

/** A unit that begins, or the name and years of one that is there. */
export function UnitForm({
  city,
  unit,
  isBusy,
  onPropose,
  onClose,
}: {
  city: OrgUnitId;
  unit: OrgUnit | null;
  isBusy: boolean;
  onPropose: (item: WishedItem, reason: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const styles = useLook();
  const { me } = usePane();
  const before = unit && toUnitState(unit);
  const draft = useFormDraft(`${me.id}/unit/${city}/${unit?.id ?? 'new'}/${JSON.stringify(before)}`, {
    name: unit?.name ?? '',
    type: unit?.type ?? '',
    divisionCode: unit?.divisionCode ?? '',
    from: String(unit?.validFrom ?? ''),
    to: String(unit?.validTo ?? ''),
    reason: '',
  });
  const { name, type, divisionCode, from, to, reason } = draft.fields;
  const handlePropose = async () => {
    const after: UnitState = {
      name: name.trim(),
      type: type.trim(),
      parent: city,
      divisionCode: divisionCode.trim() || null,
      validFrom: yearOf(from),
      validTo: yearOf(to),
    };
    if (await onPropose({ kind: 'unit', id: unit?.id ?? null, before, after }, reason)) draft.drop();
  };
  const required = { hint: undefined, isRequired: true, isUnread: false };
  const optional = { hint: undefined, isRequired: false, isUnread: false };
  const year = (text: string) => ({ ...optional, longest: 4, hint: words.yearHint, isUnread: !isYear(text) });
  const boxes = [
    { ...required, label: words.name, field: 'name', value: name, longest: 100 },
    { ...required, label: words.type, field: 'type', value: type, longest: 40, hint: words.typeHint },
    { ...optional, label: words.divisionCode, field: 'divisionCode', value: divisionCode, longest: 12 },
    { ...year(from), label: words.validFrom, field: 'from', value: from },
    { ...year(to), label: words.validTo, field: 'to', value: to },
    { ...required, label: houseText.reason, field: 'reason', value: reason, longest: 500, hint: houseText.reasonHint },
  ];
  const missing = boxes
    .filter(({ value, isRequired, isUnread }) => isUnread || (isRequired && value.trim() === ''))
    .map(({ label }) => label);
  const handleCancel = () => {
    draft.drop();
    onClose();
  };
  return (
    <FormFrame className={styles.form} label={words.form(unit?.name ?? null)} onEscape={onClose}>
      {draft.wasKept && <p className={styles.quiet}>{houseText.kept}</p>}
      <div className={styles.pair}>
        {boxes.map(({ label, field, value, longest, hint, isRequired, isUnread }, index) => (
          <Field
            key={label}
            label={label}
            size="small"
            className={field === 'name' || field === 'reason' ? styles.wide : undefined}
            hint={hint}
            required={isRequired}
            validationMessage={isUnread ? words.yearUnread : undefined}
            validationState={isUnread ? 'error' : 'none'}
          >
            <Input
              size="small"
              className={styles.box}
              maxLength={longest}
              value={value}
              ref={index === 0 ? focusOnArrival : undefined}
              onChange={(_, data) => draft.write({ [field]: data.value })}
            />
          </Field>
        ))}
      </div>
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
