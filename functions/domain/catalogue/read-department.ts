import { toKey } from '../import/clean';
import type { OrgUnit, UnitName } from '../org/units';
import type { PlanDraft } from '../plan/draft';
import { departmentsOf } from './departments';

/**
 * The department of a name (责任处室), or null where the owner has none of it. Where no departments are recorded, the name stands
 * for a part of the owner itself.
 */
export function findDepartment(
  name: string,
  draft: Pick<PlanDraft, 'owner'>,
  units: OrgUnit[],
): { found: UnitName | null; choices: string[] } {
  const departments = departmentsOf(draft, units);
  if (departments.length === 0) return { found: { id: draft.owner, name }, choices: [] };
  const unit = departments.find((department) => toKey(department.name) === toKey(name));
  return {
    found: unit ? { id: unit.id, name: unit.name } : null,
    choices: departments.map((department) => department.name),
  };
}
