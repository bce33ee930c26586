import type { Amount } from '../decimal';
import type { EvaluationId, IndicatorId, OrgUnitId, PlanId, RoundId, SeriesId, SubmissionId } from '../ids';
import type { PersonName } from '../org/people';
import type { MilestoneKind } from '../plan/plan';

/** 原因和措施 of an indicator that lags or was missed; a binding one also needs somebody responsible and a date. */
export interface Account {
  cause: string;
  measure: string;
  responsible: string;
  /** `YYYY-MM-DD`; '' while none is set. */
  dueOn: string;
}

export const emptyAccount: Account = { cause: '', measure: '', responsible: '', dueOn: '' };

/** The accounts of a data year while an evaluation is prepared; kept apart from figures, which nobody types here. */
export interface Accounts {
  plan: PlanId;
  dataYear: number;
  revision: number;
  saved: { by: PersonName; at: string } | null;
  byIndicator: Partial<Record<IndicatorId, Account>>;
}

/** Which version of a unit's figures went in. */
export interface EvaluationInput {
  dataYear: number;
  unit: OrgUnitId;
  submission: SubmissionId;
  revision: number;
  contentHash: string;
  approvedAt: string;
}

/** What a published evaluation rests on; with this and the same rules anyone comes to the same figures. */
export interface EvaluationBasis {
  planVersion: number;
  inputs: EvaluationInput[];
  references: { series: SeriesId; year: number; version: number; amount: Amount }[];
}

/** 已发布的评估, frozen: the same bytes ever after. A later one of the same year amends it and leaves it as it is. */
export interface PublishedEvaluation<Result> {
  id: EvaluationId;
  plan: PlanId;
  round: RoundId;
  dataYear: number;
  kind: MilestoneKind;
  /** 1 for the first of its data year; higher ones are amendments (更正). */
  number: number;
  asOf: string;
  publishedBy: PersonName;
  publishedAt: string;
  note: string;
  basis: EvaluationBasis;
  accounts: Partial<Record<IndicatorId, Account>>;
  result: Result;
}

/** What an account still lacks before the evaluation can be published; empty where it is complete. */
export function missingInAccount(account: Account | undefined, isBinding: boolean): (keyof Account)[] {
  const wanted: (keyof Account)[] = isBinding ? ['cause', 'measure', 'responsible', 'dueOn'] : ['cause', 'measure'];
  return wanted.filter((field) => (account?.[field] ?? '').trim() === '');
}
