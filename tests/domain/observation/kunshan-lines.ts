import { readFileSync } from 'node:fs';
import { readCsv } from '../../../functions/documents/read-csv';
import { checkObservations, type Observations } from '../../../functions/domain/observation/observations';
import type { FileProblem } from '../../../functions/domain/observation/problem';
import type { OrgUnit } from '../../../functions/domain/org/units';
import type { Plan } from '../../../functions/domain/plan/plan';

const folder = new URL('../../../seeds/kunshan/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');

export const plan: Plan = JSON.parse(text('plan.json'));
export const units: OrgUnit[] = JSON.parse(text('units.json'));
export const seededCsv = text('observations.csv');

export const header = 'indicator,part,dataYear,unit,version,approvedOn,state,numerator,denominator,amount';

/** The lines of a file beneath the header, held against Kunshan's plan. */
export function checkLines(
  lines: string[],
  known: OrgUnit[] | null = units,
  differs: Partial<Plan> = {},
): Observations {
  return checkObservations(readCsv([header, ...lines].join('\n')), { ...plan, ...differs }, known);
}

/** A problem in short: `2 must notAnAmount amount 5% → 1234.5`. */
export function inShort({ line, level, code, column, found, expected }: FileProblem): string {
  return `${line ?? '-'} ${level} ${code} ${column ?? '-'} ${found} → ${expected}`;
}
