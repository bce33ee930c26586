import { reportingUnits } from '../allocation/units';
import { departmentsOf } from '../catalogue/departments';
import type { OrgUnitId } from '../ids';
import { isValidIn, type OrgUnit } from '../org/units';
import { type CheckContext, type Found, type IndicatorCheck, yearsOf } from './check-context';
import type { IndicatorDraft } from './draft';
import { isActiveIn, isAllocated } from './indicator';

/** Whether the units and departments an indicator is allocated to exist, report in the plan's years and have people. */
export const checkUnits: IndicatorCheck = (indicator, context) => {
  const unknown = findUnknown(indicator, context);
  return [
    ...unknown,
    ...(unknown.length === 0 ? checkReach(indicator, context) : []),
    ...checkFillers(indicator, context),
    ...checkDepartment(indicator, context),
  ];
};

/** Units and types of units that are named but not there. Departments (处室) lead indicators and report none. */
function findUnknown({ appliesTo }: IndicatorDraft, { draft, surroundings }: CheckContext): Found[] {
  if (appliesTo === null) return [];
  const units = reportingUnits(draft, surroundings.units);
  const named: OrgUnitId[] = appliesTo.by === 'units' ? appliesTo.units : appliesTo.except;
  const types = appliesTo.by === 'types' ? appliesTo.types : [];
  return [
    ...types.filter((type) => !units.some((unit) => unit.type === type)),
    ...named.filter((id) => !units.some((unit) => unit.id === id)),
  ].map((found) => ({ rule: 'unitUnknown', column: null, found }));
}

/** The units that report an indicator in some year of the plan. */
function reachedBy(indicator: IndicatorDraft, { draft, surroundings }: CheckContext): OrgUnit[] {
  const { appliesTo } = indicator;
  if (appliesTo === null) return [];
  const units = reportingUnits(draft, surroundings.units);
  const years = yearsOf(draft).filter((year) => isActiveIn(indicator, year));
  return units.filter((unit) => isAllocated(appliesTo, unit) && years.some((year) => isValidIn(unit, year)));
}

function checkReach(indicator: IndicatorDraft, context: CheckContext): Found[] {
  const { appliesTo } = indicator;
  const isAsked = appliesTo !== null && yearsOf(context.draft).some((year) => isActiveIn(indicator, year));
  const names = appliesTo?.by === 'types' ? appliesTo.types : (appliesTo?.units ?? []);
  // An allocation to nobody at all is not settled yet; that is said elsewhere.
  if (!isAsked || names.length === 0 || reachedBy(indicator, context).length > 0) return [];
  const found = names.map((name) => context.surroundings.units.find(({ id }) => id === name)?.name ?? name);
  return [{ rule: 'noUnitReports', column: null, found: found.join('、') }];
}

/**
 * Units that report and have nobody who fills, each said once, at the first indicator it reports. A unit that goes before the plan
 * ends is not asked for: its people may have gone with it.
 */
function checkFillers(indicator: IndicatorDraft, context: CheckContext): Found[] {
  const { draft, surroundings } = context;
  const isFirstFor = (unit: OrgUnit) =>
    draft.indicators.find((one) => reachedBy(one, context).includes(unit)) === indicator;
  return reachedBy(indicator, context)
    .filter((unit) => isValidIn(unit, draft.endYear) && !surroundings.staffing.fillers.includes(unit.id))
    .filter(isFirstFor)
    .map((unit) => ({ rule: 'fillerMissing', column: null, found: unit.name }));
}

/** The lead department (责任处室) is there, and somebody reviews: for the plan's owner, or in the department's name. */
function checkDepartment({ department, id }: IndicatorDraft, { draft, surroundings }: CheckContext): Found[] {
  if (department === null) return [];
  // Where no departments are recorded, the owner itself stands for them.
  const isOwner = department.id === draft.owner;
  const known = isOwner
    ? department
    : departmentsOf(draft, surroundings.units).find(({ id: own }) => own === department.id);
  if (!known) return [{ rule: 'departmentUnknown', column: 'department', found: department.name }];
  const isReviewed = [draft.owner, known.id].some((unit) => surroundings.staffing.reviewers.includes(unit));
  const isFirst = draft.indicators.find((one) => one.department?.id === known.id)?.id === id;
  return isReviewed || !isFirst ? [] : [{ rule: 'reviewerMissing', column: 'department', found: known.name }];
}
