import type { MilestoneKind, PlanHead } from '../plan/plan';

/**
 * Which evaluation a data year calls for: as the plan sets it, and 总结评估 for the plan's last year whether it says so or not.
 * Of several in one year the most thorough.
 */
export function evaluationKindOf({ milestones, endYear }: Pick<PlanHead, 'milestones' | 'endYear'>, year: number) {
  const kinds = milestones.filter((milestone) => milestone.year === year).map(({ kind }) => kind);
  const wanted: MilestoneKind =
    year >= endYear || kinds.includes('final') ? 'final' : kinds.includes('midTerm') ? 'midTerm' : 'annual';
  return wanted;
}
