import { Badge, Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { departmentsIn, reportersIn } from '../../../functions/domain/org/house';
import { toUnitState, type UnitState, type WishedItem } from '../../../functions/domain/org/org-change';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { clockText } from '../../text/zh';
import { houseText, staffText, unitsText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { useOpened } from '../../widgets/use-opened';
import { usePane } from '../pane-context';
import { useFormDraft } from '../use-form-draft';
import { useLook } from './look';
import type { HouseDesk } from './use-house';

/** 单位 of a city: they begin, change and end, and are never taken away. */
export function UnitsSection({ desk, house }: { desk: HouseReply; house: HouseDesk }) {
  const styles = useLook();
  const forms = useOpened<OrgUnitId | 'add'>();
  const [said, setSaid] = useState('');
  const waiting = new Set(
    desk.changes.filter(({ status }) => status === 'proposed').flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const mayPropose = desk.allowed.units;
  const form = (unit: OrgUnit | null) => {
    const key = unit?.id ?? 'add';
    const handlePropose = async (item: WishedItem, reason: string): Promise<boolean> => {
      const isDone = await house.propose([item], reason);
      if (isDone) {
        forms.close(key);
        setSaid(houseText.proposed(clockText(new Date().toISOString())));
      }
      return isDone;
    };
    return (
      <UnitForm
        city={desk.city.id}
        unit={unit}
        isBusy={house.doing.isBusy}
        onPropose={handlePropose}
        onClose={() => forms.close(key)}
      />
    );
  };
  return (
    <section className={styles.stack} aria-label={houseText.sections.units}>
      <div className={styles.quiet} role="status" ref={forms.fallback} tabIndex={-1}>
        {said}
      </div>
      <p className={styles.quiet}>{mayPropose ? words.merge : houseText.readOnly}</p>
      {mayPropose && forms.opened !== 'add' && (
        <div className={styles.buttons}>
          <Button size="small" ref={forms.opener('add')} onClick={() => forms.open('add')}>
            {words.add}
          </Button>
        </div>
      )}
      {forms.opened === 'add' && form(null)}
      {groupsOf(desk).map(({ name, units }) => (
        <div key={name}>
          <h3 className={styles.group}>{name}</h3>
          <ul className={styles.list} aria-label={name}>
            {units.map((unit) => (
              <li key={unit.id}>
                <div className={styles.card}>
                  <div className={styles.head}>
                    <span className={styles.name}>{unit.name}</span>
                    {isOver(unit, desk.today) && <Badge appearance="outline">{words.ended}</Badge>}
                    {waiting.has(unit.id) && (
                      <Badge appearance="tint" color="brand">
                        {staffText.underWay}
                      </Badge>
                    )}
                    {mayPropose && !waiting.has(unit.id) && (
                      <Button
                        size="small"
                        aria-label={words.editOf(unit.name)}
                        ref={forms.opener(unit.id)}
                        onClick={() => forms.open(unit.id)}
                      >
                        {words.edit}
                      </Button>
                    )}
                  </div>
                  {factsOf(unit) !== '' && <div className={styles.quiet}>{factsOf(unit)}</div>}
                </div>
                {forms.opened === unit.id && form(unit)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Whether the year is over for which a unit reports last. */
function isOver({ validTo }: OrgUnit, today: string): boolean {
  return validTo !== null && validTo < Number(today.slice(0, 4));
}

/** Who reports, then the departments, by their types: what a heading says is not said again in each line. */
function groupsOf(desk: HouseReply): { name: string; units: OrgUnit[] }[] {
  const kinds = [
    { kind: words.reporting, units: reportersIn(desk) },
    { kind: words.departments, units: departmentsIn(desk) },
  ];
  return kinds.flatMap(({ kind, units }) =>
    [...new Set(units.map(({ type }) => type))].map((type) => ({
      name: words.group(kind, type),
      units: units.filter((unit) => unit.type === type),
    })),
  );
}

function factsOf({ divisionCode, validFrom, validTo }: OrgUnit): string {
  return [divisionCode, validFrom !== null && words.from(validFrom), validTo !== null && words.to(validTo)]
    .filter((text) => !!text)
    .join(' · ');
}

const yearOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const isYear = (text: string) => text.trim() === '' || /^(19|20|21)\d\d$/.test(text.trim());

function UnitForm({
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
  const isReady = [name, type, reason].every((text) => text.trim() !== '') && isYear(from) && isYear(to);
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
  const boxes = [
    { label: words.name, field: 'name', value: name, longest: 100, hint: undefined, isRequired: true },
    { label: words.type, field: 'type', value: type, longest: 40, hint: words.typeHint, isRequired: true },
    {
      label: words.divisionCode,
      field: 'divisionCode',
      value: divisionCode,
      longest: 12,
      hint: undefined,
      isRequired: false,
    },
    { label: words.validFrom, field: 'from', value: from, longest: 4, hint: words.yearHint, isRequired: false },
    { label: words.validTo, field: 'to', value: to, longest: 4, hint: words.yearHint, isRequired: false },
    {
      label: houseText.reason,
      field: 'reason',
      value: reason,
      longest: 500,
      hint: houseText.reasonHint,
      isRequired: true,
    },
  ];
  return (
    <FormFrame className={styles.form} label={words.form(unit?.name ?? null)} onEscape={onClose}>
      {draft.wasKept && <p className={styles.quiet}>{houseText.kept}</p>}
      <div className={styles.pair}>
        {boxes.map(({ label, field, value, longest, hint, isRequired }, index) => (
          <Field
            key={label}
            label={label}
            size="small"
            className={field === 'name' || field === 'reason' ? styles.wide : undefined}
            hint={hint}
            required={isRequired}
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
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={!isReady || isBusy}
          onClick={() => void handlePropose()}
        >
          {houseText.propose}
        </Button>
        <Button
          size="small"
          onClick={() => {
            draft.drop();
            onClose();
          }}
        >
          {houseText.cancel}
        </Button>
      </div>
    </FormFrame>
  );
}
