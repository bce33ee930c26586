import { Badge, Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { departmentsIn, reportersIn } from '../../../functions/domain/org/house';
import { toUnitState, type UnitState, type WishedItem } from '../../../functions/domain/org/org-change';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { clockText } from '../../text/zh';
import { houseText, staffText, unitsText as words } from '../../text/zh-people';
import { useLook } from './look';
import type { HouseDesk } from './use-house';

/** 单位 of a city: they begin, change and end, and are never taken away. */
export function UnitsSection({ desk, house }: { desk: HouseReply; house: HouseDesk }) {
  const styles = useLook();
  const [open, setOpen] = useState<OrgUnitId | 'add' | null>(null);
  const [said, setSaid] = useState('');
  const waiting = new Set(
    desk.changes.filter(({ status }) => status === 'proposed').flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const mayPropose = desk.allowed.units;
  const handlePropose = async (item: WishedItem, reason: string) => {
    if (!(await house.propose([item], reason))) return;
    setOpen(null);
    setSaid(houseText.proposed(clockText(new Date().toISOString())));
  };
  const form = (unit: OrgUnit | null) => (
    <UnitForm
      city={desk.city.id}
      unit={unit}
      isBusy={house.doing.isBusy}
      onPropose={(item, reason) => void handlePropose(item, reason)}
      onCancel={() => setOpen(null)}
    />
  );
  return (
    <section className={styles.stack} aria-label={houseText.sections.units}>
      <div className={styles.quiet} role="status">
        {said}
      </div>
      <p className={styles.quiet}>{mayPropose ? words.merge : houseText.readOnly}</p>
      {mayPropose && open !== 'add' && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setOpen('add')}>
            {words.add}
          </Button>
        </div>
      )}
      {open === 'add' && form(null)}
      {[
        { name: words.reporting, units: reportersIn(desk) },
        { name: words.departments, units: departmentsIn(desk) },
      ]
        .filter(({ units }) => units.length > 0)
        .map(({ name, units }) => (
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
                        <Button size="small" aria-label={words.editOf(unit.name)} onClick={() => setOpen(unit.id)}>
                          {words.edit}
                        </Button>
                      )}
                    </div>
                    <div className={styles.quiet}>{factsOf(unit)}</div>
                  </div>
                  {open === unit.id && form(unit)}
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

function factsOf({ type, divisionCode, validFrom, validTo }: OrgUnit): string {
  return [type, divisionCode, validFrom !== null && words.from(validFrom), validTo !== null && words.to(validTo)]
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
  onCancel,
}: {
  city: OrgUnitId;
  unit: OrgUnit | null;
  isBusy: boolean;
  onPropose: (item: WishedItem, reason: string) => void;
  onCancel: () => void;
}) {
  const styles = useLook();
  const [name, setName] = useState(unit?.name ?? '');
  const [type, setType] = useState(unit?.type ?? '');
  const [divisionCode, setDivisionCode] = useState(unit?.divisionCode ?? '');
  const [from, setFrom] = useState(String(unit?.validFrom ?? ''));
  const [to, setTo] = useState(String(unit?.validTo ?? ''));
  const [reason, setReason] = useState('');
  const isReady = [name, type, reason].every((text) => text.trim() !== '') && isYear(from) && isYear(to);
  const handlePropose = () => {
    const after: UnitState = {
      name: name.trim(),
      type: type.trim(),
      parent: city,
      divisionCode: divisionCode.trim() || null,
      validFrom: yearOf(from),
      validTo: yearOf(to),
    };
    onPropose({ kind: 'unit', id: unit?.id ?? null, before: unit && toUnitState(unit), after }, reason);
  };
  const boxes = [
    { label: words.name, value: name, set: setName, longest: 100, hint: undefined, isRequired: true },
    { label: words.type, value: type, set: setType, longest: 40, hint: words.typeHint, isRequired: true },
    {
      label: words.divisionCode,
      value: divisionCode,
      set: setDivisionCode,
      longest: 12,
      hint: undefined,
      isRequired: false,
    },
    { label: words.validFrom, value: from, set: setFrom, longest: 4, hint: words.yearHint, isRequired: false },
    { label: words.validTo, value: to, set: setTo, longest: 4, hint: words.yearHint, isRequired: false },
    {
      label: houseText.reason,
      value: reason,
      set: setReason,
      longest: 500,
      hint: houseText.reasonHint,
      isRequired: true,
    },
  ];
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        {boxes.map(({ label, value, set, longest, hint, isRequired }) => (
          <Field key={label} label={label} size="small" hint={hint} required={isRequired}>
            <Input
              size="small"
              className={styles.box}
              maxLength={longest}
              value={value}
              onChange={(_, data) => set(data.value)}
            />
          </Field>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabledFocusable={!isReady || isBusy} onClick={handlePropose}>
          {houseText.propose}
        </Button>
        <Button size="small" onClick={onCancel}>
          {houseText.cancel}
        </Button>
      </div>
    </div>
  );
}
