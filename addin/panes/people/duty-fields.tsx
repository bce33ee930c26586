import { Button, Field, Select } from '@fluentui/react-components';
import type { HouseReply } from '../../../functions/contract/people';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { departmentsIn, isUnitRole, reportersIn } from '../../../functions/domain/org/house';
import { type Duty, type Role, roles } from '../../../functions/domain/org/people';
import { roleText, staffText as words } from '../../text/zh-people';
import { useLook } from './look';

/** A duty in the making: its unit may not be chosen yet. */
export type DutyDraft = Omit<Duty, 'unit'> & { unit: OrgUnitId | null };

export function isWhole(duty: DutyDraft): duty is Duty {
  return duty.unit !== null;
}

/** One duty: role, and where it is held. Every duty but filling and signing is over the whole city. */
export function DutyFields({
  desk,
  duty,
  number,
  onChange,
  onRemove,
}: {
  desk: HouseReply;
  duty: DutyDraft;
  number: number;
  onChange: (next: DutyDraft) => void;
  onRemove: (() => void) | null;
}) {
  const styles = useLook();
  const label = words.dutyNumber(number);
  const handleRole = (role: Role) => {
    const unit = isUnitRole(role) ? (isUnitRole(duty.role) ? duty.unit : null) : desk.city.id;
    onChange({ role, unit, ...(role === 'reviewer' && duty.department ? { department: duty.department } : {}) });
  };
  return (
    <fieldset className={styles.card} aria-label={label}>
      <div className={styles.pair}>
        <Field label={`${label} ${words.role}`} size="small">
          <Select size="small" value={duty.role} onChange={(_, { value }) => handleRole(value as Role)}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleText[role]}
              </option>
            ))}
          </Select>
        </Field>
        {isUnitRole(duty.role) && (
          <Field label={`${label} ${words.unit}`} size="small">
            <Select
              size="small"
              value={duty.unit ?? ''}
              onChange={(_, { value }) => onChange({ role: duty.role, unit: (value || null) as OrgUnitId | null })}
            >
              <option value="">{words.chooseUnit}</option>
              {reportersIn(desk).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {duty.role === 'reviewer' && (
          <Field label={`${label} ${words.department}`} size="small">
            <Select
              size="small"
              value={duty.department ?? ''}
              onChange={(_, { value }) =>
                onChange({ role: duty.role, unit: duty.unit, ...(value ? { department: value as OrgUnitId } : {}) })
              }
            >
              <option value="">{words.allDepartments}</option>
              {departmentsIn(desk).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {onRemove && (
        <div className={styles.buttons}>
          <Button size="small" appearance="subtle" aria-label={words.removeDuty(label)} onClick={onRemove}>
            {words.remove}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
