import { readFileSync } from 'node:fs';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import type { PlanDesk } from '../../../addin/excel/plan-books';
import type { Workbook } from '../../../addin/excel/workbook';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { toDraft } from '../../../functions/domain/plan/draft';
import type { Plan } from '../../../functions/domain/plan/plan';

const seed = <T>(city: string, name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../seeds/${city}/${name}.json`, import.meta.url), 'utf8')) as T;

/** A published plan on the desk of its planner, with nothing changed yet. */
export function deskOf(city: 'kunshan' | 'nantong'): PlanDesk {
  const published = seed<Plan>(city, 'plan');
  const units = seed<OrgUnit[]>(city, 'units');
  const owner = units.find(({ id }) => id === published.owner);
  if (!owner) throw new Error(`no owner of ${published.id}`);
  return { draft: toDraft(published), published, ownerName: owner.name, units, references: [] };
}

/** A fresh workbook as a newly opened pane has it, with the catalogue of a plan. */
export async function withCatalogue(desk: PlanDesk): Promise<Workbook> {
  const workbook = createExcelWorkbook();
  await workbook.catalogue.open(desk, { rewrite: false });
  return workbook;
}
