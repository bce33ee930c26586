import type { OrgUnitId } from '../../../functions/domain/ids';
import { isUnitRole } from '../../../functions/domain/org/house';
import type { Duty } from '../../../functions/domain/org/people';
import { roleText, staffText } from '../../text/zh-people';

/** Names of units by their ids. */
export type UnitNames = ReadonlyMap<OrgUnitId, string>;

export function toUnitNames(units: { id: OrgUnitId; name: string }[]): UnitNames {
  return new Map(units.map(({ id, name }) => [id, name]));
}

/** 「张浦镇 填报人」, 「审核人（养老服务处）」: the city itself goes without saying. */
export function dutyText({ role, unit, department }: Duty, names: UnitNames): string {
  const place = isUnitRole(role) ? `${names.get(unit) ?? unit} ` : '';
  const part = department === undefined ? '' : staffText.department_(names.get(department) ?? department);
  return `${place}${roleText[role]}${part}`;
}
