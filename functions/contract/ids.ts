import { z } from '@hono/zod-openapi';
import type {
  AdjustmentId,
  DelegationId,
  EntryKey,
  EvaluationId,
  IndicatorId,
  OrgChangeId,
  OrgUnitId,
  PersonId,
  PlanId,
  RoundId,
  SeriesId,
  SubmissionId,
} from '../domain/ids';

// At run time these are plain bounded strings; the cast gives them the domain's id types.
const id = <Id extends string>(pattern: RegExp, example: string) =>
  z.string().max(120).regex(pattern).openapi({ example }) as unknown as z.ZodType<Id, Id>;

export const planId = id<PlanId>(/^pl_[a-z0-9_]+$/, 'pl_ks_14');
export const unitId = id<OrgUnitId>(/^ou_[a-z0-9_]+$/, 'ou_ks_zhangpu');
export const personId = id<PersonId>(/^pn_[a-z0-9_]+$/, 'pn_zhang');
export const roundId = id<RoundId>(/^rd_[a-z0-9_]+$/, 'rd_ks_2023');
export const submissionId = id<SubmissionId>(/^sub_[a-z0-9_]+$/, 'sub_ks_2023_ks_zhangpu');
export const seriesId = id<SeriesId>(/^rs_[a-z0-9_]+$/, 'rs_zs_dibao');
export const adjustmentId = id<AdjustmentId>(/^ad_[a-z0-9_]+$/, 'ad_ks_1');
export const delegationId = id<DelegationId>(/^dg_[a-z0-9_]+$/, 'dg_nt_1');
export const orgChangeId = id<OrgChangeId>(/^oc_[a-z0-9_]+$/, 'oc_nt_1');
export const evaluationId = id<EvaluationId>(/^ev_[a-z0-9_]+$/, 'ev_ks_2023_1');
export const indicatorId = id<IndicatorId>(/^[A-Z]{2}\d-\d{2}$/, 'KS2-07');
export const entryKey = id<EntryKey>(/^[A-Z]{2}\d-\d{2}(\/[a-z][a-zA-Z0-9]*)?$/, 'KS2-17/vigil');
