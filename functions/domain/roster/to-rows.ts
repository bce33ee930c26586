import { departmentsIn, type House, isDutyIn, reportersIn } from '../org/house';
import type { Duty } from '../org/people';
import { roleLabels } from '../org/role-labels';
import { kindLabels, presenceLabels, type RosterColumnId } from './columns';

/** A line of 人员与单位 as texts. `key` is the id of the unit or person; empty where somebody or something is new. */
export type RosterRow = Record<RosterColumnId, string>;

const blank: RosterRow = {
  key: '',
  kind: '',
  name: '',
  role: '',
  unit: '',
  department: '',
  presence: '',
  type: '',
  divisionCode: '',
  validFrom: '',
  validTo: '',
};

/** Units first, departments last of them, then people with one line for each duty they have in this house. */
export function toRosterRows(house: House): RosterRow[] {
  const names = new Map([house.city, ...house.units].map(({ id, name }) => [id, name]));
  const dutyCells = ({ role, unit, department }: Duty) => ({
    role: roleLabels[role],
    unit: names.get(unit) ?? unit,
    department: department === undefined ? '' : (names.get(department) ?? department),
  });
  return [
    ...[...reportersIn(house), ...departmentsIn(house)].map(
      ({ id, name, type, divisionCode, validFrom, validTo }): RosterRow => ({
        ...blank,
        key: id,
        kind: kindLabels.unit,
        name,
        type,
        divisionCode: divisionCode ?? '',
        validFrom: String(validFrom ?? ''),
        validTo: String(validTo ?? ''),
      }),
    ),
    ...house.people.flatMap(({ id, name, duties, hasLeft }) =>
      duties
        .filter((duty) => isDutyIn(house, duty))
        .map(
          (duty): RosterRow => ({
            ...blank,
            key: id,
            kind: kindLabels.person,
            name,
            ...dutyCells(duty),
            presence: hasLeft ? presenceLabels.left : presenceLabels.here,
          }),
        ),
    ),
  ];
}
