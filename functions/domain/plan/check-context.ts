import type { IndicatorDraft, PlanDraft } from './draft';
import type { CatalogueColumnId, PlanRule } from './plan-findings';
import type { PlanSurroundings } from './planning';
import type { ReferenceRecord } from './reference';

/** What every check may look at besides the indicator in hand. */
export interface CheckContext {
  draft: PlanDraft;
  surroundings: PlanSurroundings;
  records: ReferenceRecord[];
}

/** What a check says of one indicator. Figures, names and codes only: the words are the pane's. */
export interface Found {
  rule: PlanRule;
  column: CatalogueColumnId | null;
  found?: string;
  expected?: string;
}

export type IndicatorCheck = (indicator: IndicatorDraft, context: CheckContext) => Found[];

/** The data years of a plan, first to last. */
export function yearsOf({ startYear, endYear }: Pick<PlanDraft, 'startYear' | 'endYear'>): number[] {
  return Array.from({ length: Math.max(0, endYear - startYear + 1) }, (_, index) => startYear + index);
}

/** How a span of years stands in a finding: `2021-2025`. */
export const spanText = (first: number, last: number) => `${first}-${last}`;
