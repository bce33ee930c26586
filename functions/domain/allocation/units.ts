import { isDepartment } from '../catalogue/departments';
import { isValidIn, type OrgUnit } from '../org/units';
import type { PlanDraft } from '../plan/draft';

/** Whoever reports to the plan's owner in some year: its children, but not its departments. */
export function reportingUnits(draft: Pick<PlanDraft, 'owner'>, units: OrgUnit[]): OrgUnit[] {
  return units.filter((unit) => unit.parent === draft.owner && !isDepartment(unit));
}

/** The units that report to the plan's owner in a data year, in the order of the tree. */
export function allocationUnits(draft: Pick<PlanDraft, 'owner'>, units: OrgUnit[], dataYear: number): OrgUnit[] {
  return reportingUnits(draft, units).filter((unit) => isValidIn(unit, dataYear));
}
