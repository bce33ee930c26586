import { reportingUnits } from '../../../functions/domain/allocation/units';
import { departmentsOf } from '../../../functions/domain/catalogue/departments';
import { isValidIn, type OrgUnit } from '../../../functions/domain/org/units';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import { isActiveIn, isAllocated } from '../../../functions/domain/plan/indicator';
import type { Staffing } from '../../../functions/domain/plan/planning';

export interface UnitLoad {
  unit: OrgUnit;
  /** Indicators it reports for the year. */
  count: number;
  hasFiller: boolean;
  /** The year from which, and the last one in which, it reports, where that lies within the plan. */
  comesFrom: number | null;
  goesAfter: number | null;
}

export interface IndicatorLoad {
  indicator: IndicatorDraft;
  count: number;
  isActive: boolean;
}

export interface DepartmentLoad {
  name: string;
  count: number;
  hasReviewer: boolean;
}

export interface AllocationSummary {
  units: UnitLoad[];
  indicators: IndicatorLoad[];
  departments: DepartmentLoad[];
}

const reports = ({ appliesTo }: IndicatorDraft, unit: OrgUnit) => appliesTo !== null && isAllocated(appliesTo, unit);

/** Who reports what for a data year: per unit, per indicator and per department. */
export function summarise(draft: PlanDraft, units: OrgUnit[], staffing: Staffing, year: number): AllocationSummary {
  const { startYear, endYear } = draft;
  const present = reportingUnits(draft, units).filter((unit) => isValidIn(unit, year));
  const active = draft.indicators.filter((indicator) => isActiveIn(indicator, year));
  const within = (limit: number | null, from: number, to: number) =>
    limit !== null && from <= limit && limit <= to ? limit : null;

  const counts = new Map<string, number>();
  for (const { department } of active)
    if (department) counts.set(department.name, (counts.get(department.name) ?? 0) + 1);
  const recorded = departmentsOf(draft, units);
  return {
    units: present.map((unit) => ({
      unit,
      count: active.filter((indicator) => reports(indicator, unit)).length,
      hasFiller: staffing.fillers.includes(unit.id),
      comesFrom: within(unit.validFrom, startYear + 1, endYear),
      goesAfter: within(unit.validTo, startYear, endYear - 1),
    })),
    indicators: draft.indicators.map((indicator) => ({
      indicator,
      count: present.filter((unit) => reports(indicator, unit)).length,
      isActive: isActiveIn(indicator, year),
    })),
    departments: [...counts].map(([name, count]) => {
      const department = recorded.find((unit) => unit.name === name);
      // Where nobody reviews in the department's own name, those of the office do.
      const reviewing = [draft.owner, ...(department ? [department.id] : [])];
      return { name, count, hasReviewer: reviewing.some((id) => staffing.reviewers.includes(id)) };
    }),
  };
}

/** What would change for one indicator if the sheet were saved. */
export interface AllocationChange {
  indicator: IndicatorDraft;
  added: OrgUnit[];
  removed: OrgUnit[];
  department: { before: string; after: string } | null;
}

/** The indicators whose units or department the sheet says differently, over all units of all years. */
export function compareAllocation(stored: PlanDraft, read: IndicatorDraft[], units: OrgUnit[]): AllocationChange[] {
  const all = reportingUnits(stored, units);
  const now = new Map(read.map((indicator) => [indicator.id, indicator]));
  return stored.indicators.flatMap((before): AllocationChange[] => {
    const after = now.get(before.id) ?? before;
    const added = all.filter((unit) => !reports(before, unit) && reports(after, unit));
    const removed = all.filter((unit) => reports(before, unit) && !reports(after, unit));
    const [was, is] = [before.department?.name ?? '', after.department?.name ?? ''];
    if (added.length + removed.length === 0 && was === is) return [];
    return [{ indicator: after, added, removed, department: was === is ? null : { before: was, after: is } }];
  });
}

/** Whether a sheet has columns for just the units of a year. */
export function isForYear(sheetUnits: string[], draft: PlanDraft, units: OrgUnit[], year: number): boolean {
  const wanted = reportingUnits(draft, units).filter((unit) => isValidIn(unit, year));
  return wanted.length === sheetUnits.length && wanted.every(({ id }) => sheetUnits.includes(id));
}
