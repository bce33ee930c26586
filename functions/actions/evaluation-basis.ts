import {
  type EvaluationBasis,
  type EvaluationInput,
  targetVersions,
  usedReferences,
} from '../domain/evaluation/publication';
import type { Approval } from '../domain/submission/submission';
import type { CountedFigures, EvaluationReport } from './read-evaluation';
import type { Context } from './stores';

/** What an evaluation rests on: every version that went in, this year's and the earlier ones', by year and unit. */
export async function toBasis(context: Context, report: EvaluationReport): Promise<EvaluationBasis> {
  const { plan, newest, references, evaluation, counted, progress } = report;
  const inputs = await Promise.all(counted.map((figures) => toInput(context, figures)));
  return {
    planVersion: newest.version,
    inputs: inputs
      .filter((input) => input !== null)
      .toSorted((a, b) => a.dataYear - b.dataYear || (a.unit < b.unit ? -1 : 1)),
    references: usedReferences(plan, evaluation.dataYear, references),
    targets: targetVersions(plan, evaluation.dataYear),
    units: progress.units.map(({ unit }) => unit.id).toSorted(),
  };
}

async function toInput(context: Context, figures: CountedFigures): Promise<EvaluationInput | null> {
  const { dataYear, head } = figures;
  const approval = await findApproval(context, figures);
  if (!approval) return null;
  const { revision, contentHash, at } = approval;
  return { dataYear, unit: head.unit, submission: head.id, revision, contentHash, approvedAt: at };
}

/** The approval of the figures that count. Only what was approved before heads told it has to be looked up in the record. */
export async function findApproval(
  { stores }: Context,
  { head, approved }: Pick<CountedFigures, 'head' | 'approved'>,
): Promise<Approval | null> {
  if (approved.approval) return approved.approval;
  const history = await stores.submissions.history(head.id, head.commit);
  const step = history.findLast(({ action }) => action === 'approve');
  return step ? { revision: step.revision, contentHash: step.contentHash, at: step.at, by: step.by } : null;
}
