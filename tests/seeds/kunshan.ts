import { readFileSync } from 'node:fs';
import type { Person } from '../../functions/domain/org/people';
import type { OrgUnit } from '../../functions/domain/org/units';
import { type Plan, reportsIn } from '../../functions/domain/plan/plan';
import type { ChildReport } from '../../functions/domain/roll-up/roll-up';
import { entriesOf, parseObservations } from '../../seeds/observations';

const folder = new URL('../../seeds/kunshan/', import.meta.url);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const plan: Plan = json('plan.json');
export const units: OrgUnit[] = json('units.json');
export const people: Person[] = json('people.json');
export const observations = parseObservations(readFileSync(new URL('observations.csv', folder), 'utf8'));

/** The 11 区镇 and the bureau; its departments (科室) report nothing. */
export const reportingUnits = units.filter((unit) => unit.parent === plan.owner && reportsIn(plan, unit, 2023));

/** What all units say of a year, approved or not. */
export function allReports(year: number): ChildReport[] {
  return reportingUnits.map((unit) => ({ unit, entries: entriesOf(observations, unit.id, year) }));
}

/** What of a year is approved. */
export function approvedReports(year: number): ChildReport[] {
  const approved = observations.filter((item) => item.approvedOn !== null);
  return reportingUnits.map((unit) => {
    const entries = entriesOf(approved, unit.id, year);
    return { unit, entries: entries.length > 0 ? entries : null };
  });
}
