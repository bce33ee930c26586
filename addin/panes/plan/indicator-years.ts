import { annualColumn } from '../../../functions/domain/catalogue/columns';
import { type Amount, exact, isAmount } from '../../../functions/domain/decimal';
import type { IndicatorId } from '../../../functions/domain/ids';
import { wayOf } from '../../../functions/domain/plan/annual-targets';
import { type CannotDecompose, decomposeByYear, isDecomposed } from '../../../functions/domain/plan/decompose';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import type { CatalogueColumnId } from '../../../functions/domain/plan/plan-findings';

/** A text for a cell of the catalogue. */
export interface CellText {
  key: IndicatorId;
  column: CatalogueColumnId;
  text: string;
}

/**
 * What the chosen method gives for an indicator beside what stands there: years that are still empty, and years that say something
 * else (set by hand, or computed before target or method changed). Or why it gives nothing: no method, one by hand, a target that
 * hangs on another figure, or what stands in the method's way.
 */
export type YearsProposal =
  | { kind: 'years'; computed: Record<string, Amount>; empty: string[]; differing: string[] }
  | { kind: 'none'; why: 'noMethod' | 'byHand' | 'unsettled' | 'relative' | CannotDecompose };

/** The proposal for an indicator as it stands in the sheet. */
export function proposeYears(indicator: IndicatorDraft, plan: Pick<PlanDraft, 'baseYear' | 'endYear'>): YearsProposal {
  const { decomposition, direction, target, annualTargets } = indicator;
  // Said first: such a target asks for no method.
  if (target?.kind === 'relative') return { kind: 'none', why: 'relative' };
  if (decomposition === null) return { kind: 'none', why: 'noMethod' };
  if (decomposition.method === 'byHand') return { kind: 'none', why: 'byHand' };
  if (direction === null || target === null) return { kind: 'none', why: 'unsettled' };
  const way = wayOf({ ...indicator, direction, target }, plan.baseYear, decomposition.method, decomposition.gridOf);
  if (way === null) return { kind: 'none', why: 'relative' };
  const computed = decomposeByYear(way);
  if (!isDecomposed(computed)) return { kind: 'none', why: computed };
  const years = Object.keys(computed);
  return {
    kind: 'years',
    computed,
    empty: years.filter((year) => !annualTargets[year]),
    differing: years.filter((year) => isOther(annualTargets[year], computed[year])),
  };
}

function isOther(standing: Amount | undefined, computed: Amount | undefined): boolean {
  if (!standing || !computed) return false;
  return !isAmount(standing) || !exact(standing).equals(exact(computed));
}

/** The cells for some years of a proposal. */
export function toCells(key: IndicatorId, computed: Record<string, Amount>, years: string[]): CellText[] {
  return years.map((year) => ({ key, column: annualColumn(Number(year)), text: computed[year] ?? '' }));
}

/** The cells that put the method's figures in the place of all that stands there; reasons for what is gone go with it. */
export function toOverwriting(indicator: IndicatorDraft, computed: Record<string, Amount>): CellText[] {
  const cells = toCells(indicator.id, computed, Object.keys(computed));
  const hasReasons = Object.keys(indicator.decomposition?.reasons ?? {}).length > 0;
  return hasReasons ? [...cells, { key: indicator.id, column: 'annualReason', text: '' }] : cells;
}

/** All indicators at once: only empty years are filled, whatever stands already stays. */
export function fillAll(indicators: IndicatorDraft[], plan: Pick<PlanDraft, 'baseYear' | 'endYear'>) {
  const cells: CellText[] = [];
  const counts = { filled: 0, leftAlone: 0, impossible: 0 };
  for (const indicator of indicators) {
    const proposal = proposeYears(indicator, plan);
    if (proposal.kind === 'none') {
      if (!['noMethod', 'byHand', 'relative'].includes(proposal.why)) counts.impossible += 1;
      continue;
    }
    if (proposal.empty.length === 0) continue;
    cells.push(...toCells(indicator.id, proposal.computed, proposal.empty));
    counts.filled += 1;
    if (proposal.differing.length > 0) counts.leftAlone += 1;
  }
  return { cells, ...counts };
}
