import { Badge, Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { departmentsIn, reportersIn } from '../../../functions/domain/org/house';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { clockText } from '../../text/zh';
import { houseText, staffText, unitsText as words } from '../../text/zh-people';
import { useOpened } from '../../widgets/use-opened';
import { useLook } from './look';
import { UnitForm } from './unit-form';
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
