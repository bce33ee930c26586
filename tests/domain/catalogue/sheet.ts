import type { CatalogueGrid, CatalogueRow } from '../../../functions/domain/catalogue/grid';
import { readCatalogue } from '../../../functions/domain/catalogue/read-rows';
import { toCatalogueRows } from '../../../functions/domain/catalogue/to-rows';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import type { Plan } from '../../../functions/domain/plan/plan';
import type { CatalogueColumnId } from '../../../functions/domain/plan/plan-findings';
import { type Folder, readCity } from '../../../seeds/read-seeds';

export type Cells = Partial<Record<CatalogueColumnId, string>>;

/** A plan's catalogue on a planner's screen, to type into. */
export async function sheetOf(folder: Folder) {
  const { plan, units } = await readCity(folder);
  return { plan, units, draft: toDraft(plan) };
}

/** The sheet as it is written: the first indicator in row 6. */
export function gridOf(draft: PlanDraft, units: OrgUnit[]): CatalogueGrid {
  const rows = toCatalogueRows(draft, units).map(({ key, cells }, index) => ({ key, row: index + 6, cells }));
  return { plan: draft.id, revision: draft.revision, rows };
}

/** What the sheet says after these cells of one indicator were typed over. */
export function afterTyping(
  { draft, units, plan }: { draft: PlanDraft; units: OrgUnit[]; plan?: Plan | null },
  key: IndicatorId,
  cells: Cells,
) {
  const grid = gridOf(draft, units);
  const rows = grid.rows.map((row) => (row.key === key ? { ...row, cells: { ...row.cells, ...cells } } : row));
  const { indicators, findings } = readCatalogue({ ...grid, rows }, draft, units, plan);
  const indicator = indicators.find(({ id }) => id === key);
  const stored = draft.indicators.find(({ id }) => id === key);
  if (!indicator || !stored) throw new Error(`no ${key}`);
  return { indicator, stored, findings, indicators };
}

/** What the sheet says after rows were added below the last one. */
export function afterAdding(sheet: { draft: PlanDraft; units: OrgUnit[] }, ...added: Cells[]) {
  const grid = gridOf(sheet.draft, sheet.units);
  const rows = added.map<CatalogueRow>((cells, index) => ({ key: null, row: grid.rows.length + 6 + index, cells }));
  return readCatalogue({ ...grid, rows: [...grid.rows, ...rows] }, sheet.draft, sheet.units);
}
