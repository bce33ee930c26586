import type { PlanDeskReply } from '../../../functions/contract/planning';
import { compareIndicators, type Difference } from '../../../functions/domain/catalogue/compare';
import { comparePlanSettings, type SettingDifference } from '../../../functions/domain/catalogue/compare-settings';
import type { CatalogueGrid } from '../../../functions/domain/catalogue/grid';
import { readCatalogue } from '../../../functions/domain/catalogue/read-rows';
import type { IndicatorId } from '../../../functions/domain/ids';
import { checkDraft } from '../../../functions/domain/plan/check-draft';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import type { PlanFinding } from '../../../functions/domain/plan/plan-findings';

/** What stands in the sheet (or, without one, in the draft), what is wrong with it, and how it differs from what is stored. */
export interface CatalogueReading {
  indicators: IndicatorDraft[];
  findings: PlanFinding[];
  /** Cells nobody could read, rows that stand twice or are gone: saving now would lose what stands there. */
  unread: number;
  /** Stored indicators whose row is gone and that were never published: they may be taken out. */
  removable: IndicatorId[];
  /** Against the stored draft: what would be lost with the sheet. */
  unsaved: Difference[];
  /** Against the published version; null before the first one. */
  unpublished: Difference[] | null;
  /** What holds for the whole plan and is not as published; nothing before the first version. */
  unpublishedSettings: SettingDifference[];
}

const unreadRules: ReadonlySet<PlanFinding['rule']> = new Set(['cellUnread', 'choiceUnknown', 'rowTwice', 'rowLost']);

/**
 * Reads the catalogue with the very code by which the server judges it. A row that is gone is no wish by itself: its indicator stays
 * until the planner says so (`dropped`).
 */
export function readDesk(
  desk: PlanDeskReply,
  grid: CatalogueGrid | null,
  dropped: ReadonlySet<IndicatorId> = new Set(),
): CatalogueReading {
  const { draft, published, units, staffing, rounds, references } = desk;
  const read = grid ? readCatalogue(grid, draft, units, published) : { indicators: draft.indicators, findings: [] };
  const isPublished = (id: IndicatorId) => published?.indicators.some((one) => one.id === id) ?? false;
  const lost = read.findings.flatMap(({ rule, indicator }) => (rule === 'rowLost' && indicator ? [indicator] : []));
  const removable = lost.filter((id) => !isPublished(id));
  const isDropped = (id: IndicatorId | null) => id !== null && dropped.has(id) && removable.includes(id);

  const indicators = read.indicators.filter(({ id }) => !isDropped(id));
  const reading = read.findings.filter(({ indicator }) => !isDropped(indicator));
  const surroundings = { published, units, staffing, hasRounds: rounds.length > 0 };
  const checked = checkDraft({ ...draft, indicators }, surroundings, references);
  return {
    indicators,
    findings: [...reading, ...checked],
    unread: reading.filter(({ rule }) => unreadRules.has(rule)).length,
    removable: removable.filter((id) => !isDropped(id)),
    unsaved: grid ? compareIndicators(draft.indicators, indicators, units) : [],
    unpublished: published && compareIndicators(published.indicators, indicators, units),
    unpublishedSettings: published ? comparePlanSettings(published, draft) : [],
  };
}

/** Whether two readings of the sheet say the same. */
export function isSameGrid(one: CatalogueGrid, other: CatalogueGrid): boolean {
  return JSON.stringify(one.rows) === JSON.stringify(other.rows);
}

/**
 * What was typed while the draft was on its way to the server, for laying it over the sheet that is written from the answer.
 * Rows are told by their place, because one that was added has its key only now.
 */
export function typedMeanwhile(sent: CatalogueGrid, now: CatalogueGrid, written: CatalogueGrid) {
  return now.rows.flatMap((row, index) => {
    const key = row.key ?? written.rows[index]?.key;
    const before = sent.rows[index];
    if (!key || before?.key !== row.key) return [];
    const columns = Object.keys(row.cells) as (keyof typeof row.cells)[];
    return columns
      .filter((column) => (row.cells[column] ?? '') !== (before.cells[column] ?? ''))
      .map((column) => ({ key, column, text: row.cells[column] ?? '' }));
  });
}
