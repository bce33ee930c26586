import {
  type BasisChange,
  basisChanges,
  type EvaluatingAction,
  evaluatingActions,
  type MissingAccount,
  missingAccounts,
} from '../domain/evaluation/publication';
import { isLagging } from '../domain/evaluation/verdict';
import type { IndicatorId, PersonId, RoundId } from '../domain/ids';
import { type AdjustmentProposal, isInPlan } from '../domain/plan/adjustment';
import type { Plan } from '../domain/plan/plan';
import { because, type Refusal } from '../domain/problem';
import { findApproval } from './evaluation-basis';
import { type LoadedEvaluating, loadEvaluating, mayDo } from './load-evaluating';
import type { Context } from './stores';

/** What a unit's approved form says of an indicator (情况说明), as words for its cause. */
export interface Suggestion {
  unit: string;
  text: string;
}

/** 评估工作台: what is prepared, published and proposed beside the figures of a data year. */
export interface EvaluationDesk extends Pick<LoadedEvaluating, 'report' | 'accounts'> {
  missing: MissingAccount[];
  suggestions: Map<IndicatorId, Suggestion[]>;
  published: { evaluation: LoadedEvaluating['published'][number]; changes: BasisChange[] }[];
  proposals: AdjustmentProposal[];
  allowedActions: { action: EvaluatingAction; refusal: Refusal | null }[];
}

/** The most that is offered for one indicator: enough to choose from. */
const maxSuggestions = 10;

export async function readEvaluationDesk(context: Context, actor: PersonId, round: RoundId): Promise<EvaluationDesk> {
  const loaded = await loadEvaluating(context, actor, round);
  const { report, basis, accounts } = loaded;
  const missing = missingAccounts(report.evaluation.indicators, accounts.byIndicator);
  const proposals = loaded.proposals.map(({ lastRequest: _, ...proposal }) => asItStands(proposal, report.newest));
  return {
    report,
    accounts,
    missing,
    suggestions: await findSuggestions(context, loaded),
    published: loaded.published.map((evaluation) => ({
      evaluation,
      changes: basisChanges(evaluation.basis, basis),
    })),
    proposals,
    allowedActions: evaluatingActions
      .filter((action) => mayDo(loaded, action))
      .map((action) => ({ action, refusal: refusalOf(action, loaded, missing, proposals) })),
  };
}

/** A decision whose second half is missing, the plan's next version, is still to be made: approving again completes it. */
export function asItStands(proposal: AdjustmentProposal, plan: Plan): AdjustmentProposal {
  return isUnfinished(proposal, plan)
    ? { ...proposal, status: 'proposed', decidedBy: null, decidedAt: null, decisionNote: '' }
    : proposal;
}

/** Whether it was approved and is in no version of the plan. */
export function isUnfinished(proposal: AdjustmentProposal, plan: Plan): boolean {
  const indicator = plan.indicators.find(({ id }) => id === proposal.indicator);
  return proposal.status === 'approved' && indicator !== undefined && !isInPlan(indicator, proposal);
}

function refusalOf(
  action: EvaluatingAction,
  { actor }: LoadedEvaluating,
  missing: MissingAccount[],
  proposals: AdjustmentProposal[],
): Refusal | null {
  if (action === 'publishEvaluation' && missing.length > 0)
    return because('evaluation.accountMissing', { indicators: missing.map(({ indicator }) => indicator) });
  const open = proposals.filter(({ status }) => status === 'proposed');
  const areAllOwn = open.length > 0 && open.every(({ proposedBy }) => proposedBy.id === actor.id);
  return action === 'decideAdjustment' && areAllOwn ? because('adjustment.ownProposal', {}) : null;
}

/** Texts lie with the contents, so those are read only where an indicator lags and somebody has to say why. */
async function findSuggestions(context: Context, { report }: LoadedEvaluating): Promise<EvaluationDesk['suggestions']> {
  const { evaluation, progress, counted } = report;
  const lagging = evaluation.indicators
    .filter(({ verdict }) => isLagging(verdict))
    .map(({ indicator }) => indicator.id);
  const suggestions = new Map<IndicatorId, Suggestion[]>();
  if (lagging.length === 0) return suggestions;

  const ofThisYear = counted.filter(({ dataYear }) => dataYear === evaluation.dataYear);
  const forms = await Promise.all(
    progress.units.map(async ({ unit }) => {
      const figures = ofThisYear.find(({ head }) => head.unit === unit.id);
      const approval = figures && (await findApproval(context, figures));
      const entries = approval ? await context.stores.submissions.entriesAt(figures.head.id, approval.contentHash) : [];
      return { unit: unit.name, entries };
    }),
  );
  for (const { unit, entries } of forms) {
    for (const { indicator, explanation } of entries) {
      if (explanation.trim() === '' || !lagging.includes(indicator)) continue;
      const soFar = suggestions.get(indicator) ?? [];
      if (soFar.length < maxSuggestions) suggestions.set(indicator, [...soFar, { unit, text: explanation }]);
    }
  }
  return suggestions;
}
