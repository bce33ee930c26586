import { describe, expect, it } from 'vitest';
import { catalogueColumns } from '../../../functions/domain/catalogue/columns';
import type { CatalogueGrid } from '../../../functions/domain/catalogue/grid';
import { readCatalogue } from '../../../functions/domain/catalogue/read-rows';
import { toCatalogueRows } from '../../../functions/domain/catalogue/to-rows';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import { folders, readCity } from '../../../seeds/read-seeds';

const cities = await Promise.all(folders.map(async (folder) => ({ folder, ...(await readCity(folder)) })));

function asGrid(draft: PlanDraft, rows: ReturnType<typeof toCatalogueRows>): CatalogueGrid {
  const placed = rows.map(({ key, cells }, index) => ({ key, row: index + 6, cells }));
  return { plan: draft.id, revision: draft.revision, rows: placed };
}

describe.each(cities)('the catalogue of $folder', ({ plan, units }) => {
  const draft = toDraft(plan);
  const rows = toCatalogueRows(draft, units);

  it('read back unchanged is the plan, to the last detail, and nothing is found', () => {
    expect(readCatalogue(asGrid(draft, rows), draft, units)).toEqual({ indicators: draft.indicators, findings: [] });
  });

  it('has a cell for every column, and no other', () => {
    const columns = catalogueColumns(draft, units).map(({ id }) => id);
    for (const { cells } of rows) expect(['key', ...Object.keys(cells)].toSorted()).toEqual(columns.toSorted());
  });

  it('prints in a column with a drop-down only words of the drop-down', () => {
    for (const { id, choices, kind } of catalogueColumns(draft, units))
      for (const { cells } of kind === 'choice' ? rows : []) expect(['', ...choices]).toContain(cells[id]);
  });

  it('typed anew cell by cell, as if nothing had been stored, says the same figures and kinds', () => {
    const empty = { ...draft, indicators: [], basedOn: 0 };
    const { indicators, findings } = readCatalogue(
      { ...asGrid(draft, rows), rows: asGrid(draft, rows).rows.map((row) => ({ ...row, key: null })) },
      { ...empty, indicators: [] },
      units,
    );
    expect(findings).toEqual([]);
    // What stands in no column of the sheet can't come from it.
    const shown = (indicator: (typeof indicators)[number]) => {
      const {
        id: _,
        categoryRaw,
        nameRaw,
        measureRaw,
        measureSource,
        source,
        checks,
        parts,
        appliesTo,
        ...rest
      } = indicator;
      const { baseline, target, unitTarget, series, ...others } = rest;
      return {
        ...others,
        since: series.since,
        baseline: baseline.amount,
        note: baseline.note,
        // 每年 in a note under the table is a planner's decision, not the cell's.
        target: target && { ...target, everyYear: null },
      };
    };
    expect(indicators.map(shown)).toEqual(draft.indicators.map(shown));
  });
});
