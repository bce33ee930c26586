import type { OrgUnit } from '../org/units';
import type { PlanDraft } from '../plan/draft';

const departmentTypes = new Set(['处室', '科室', '股室']);

/** Whether a unit is a department of the owner's own office (处室), which leads indicators but reports none. */
export function isDepartment(unit: Pick<OrgUnit, 'type'>): boolean {
  return departmentTypes.has(unit.type);
}

/** The departments beneath the plan's owner; empty where the office's departments are not recorded. */
export function departmentsOf(draft: Pick<PlanDraft, 'owner'>, units: OrgUnit[]): OrgUnit[] {
  return units.filter((unit) => unit.parent === draft.owner && isDepartment(unit));
}
