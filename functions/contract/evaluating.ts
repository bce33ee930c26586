import { z } from '@hono/zod-openapi';
import { type BasisChange, type EvaluationBasis, evaluatingActions } from '../domain/evaluation/publication';
import { proposalStatuses } from '../domain/plan/adjustment';
import { milestoneKinds } from '../domain/plan/plan';
import { evaluationReply } from './evaluation';
import { adjustmentId, evaluationId, indicatorId, planId, roundId, seriesId, submissionId, unitId } from './ids';
import { personName } from './org';
import { adjustmentTerms, amount, target, year } from './plan';
import { requestId } from './submission';

const note = z.string().normalize('NFC').max(2000);
const short = z.string().normalize('NFC').max(200);
const revision = z.number().int().nonnegative();

/**
 * An instant as of which figures count. Records are kept in UTC to the millisecond and compared as texts, so this one is put the
 * same way; one that has no such form (the year 10000) is none.
 */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => /^\d{4}-/.test(text));

// ---- What is asked --------------------------------------------------------------------------------------------------

/** 原因和措施, one indicator's. */
export const account = z.strictObject({
  cause: note,
  measure: note,
  responsible: short,
  dueOn: z.union([z.iso.date(), z.literal('')]),
});

const byIndicator = z.partialRecord(indicatorId, account);

export const saveAccountsBody = z.strictObject({ revision, requestId, byIndicator });
export type SaveAccounts = z.infer<typeof saveAccountsBody>;

export const publishEvaluationBody = z.strictObject({
  requestId,
  /** How many of this data year are published: a second planner's publication is not amended unseen. */
  number: z.number().int().nonnegative(),
  /** Of the accounts that were read. */
  accountsRevision: revision,
  /** As of which instant the figures count; null = now. */
  asOf: instant.nullable(),
  note,
});
export type PublishEvaluation = z.infer<typeof publishEvaluationBody>;

export const proposeAdjustmentBody = z.strictObject({
  requestId,
  indicator: indicatorId,
  part: adjustmentTerms.part,
  to: target,
  effectiveFrom: year,
  reasonKind: adjustmentTerms.reasonKind,
  reason: note,
  documentNumber: short,
  approvingBody: short,
});
export type ProposeAdjustment = z.infer<typeof proposeAdjustmentBody>;

export const decideAdjustmentBody = z.strictObject({ requestId, revision, approve: z.boolean(), note });
export type DecideAdjustment = z.infer<typeof decideAdjustmentBody>;

// ---- What is answered -----------------------------------------------------------------------------------------------

const action = z.object({
  action: z.enum(evaluatingActions),
  refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
});

export const proposal = z
  .object({
    ...adjustmentTerms,
    id: adjustmentId,
    plan: planId,
    indicator: indicatorId,
    to: target,
    proposedAt: z.string(),
    status: z.enum(proposalStatuses),
    decidedBy: personName.nullable(),
    decidedAt: z.string().nullable(),
    decisionNote: z.string(),
    revision,
  })
  .openapi('AdjustmentProposal');

const publishedHead = z.object({
  id: evaluationId,
  number: z.number().int(),
  kind: z.enum(milestoneKinds),
  dataYear: year,
  asOf: z.string(),
  publishedBy: personName,
  publishedAt: z.string(),
  note: z.string(),
});

const basisChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figures'), dataYear: year, unit: unitId }),
  z.object({ kind: z.literal('reference'), series: seriesId, year }),
  z.object({ kind: z.literal('target'), indicator: indicatorId }),
  z.object({ kind: z.literal('unit'), unit: unitId }),
]) satisfies z.ZodType<BasisChange>;

const publishedSummary = publishedHead.extend({
  /** Units whose figures, or targets whose values, have changed since: the next one would differ. */
  isOutdated: z.boolean(),
  /** Names of the units whose figures have changed since, or who report and did not, or the other way round. */
  changedUnits: z.array(z.string()).optional(),
});

const basis = z.object({
  /** The version whose targets count; who reports what is the round's own version. */
  planVersion: z.number().int(),
  inputs: z.array(
    z.object({
      dataYear: year,
      unit: unitId,
      submission: submissionId,
      revision,
      contentHash: z.string(),
      approvedAt: z.string(),
    }),
  ),
  references: z.array(z.object({ series: seriesId, year, version: z.number().int(), amount })),
  /** Which version of each target was in force. */
  targets: z.array(z.object({ indicator: indicatorId, part: z.string().optional(), version: z.number().int() })),
  units: z.array(unitId).optional(),
}) satisfies z.ZodType<EvaluationBasis>;

/** What is prepared beside the figures of a data year: accounts, publications, adjustments. */
export const evaluationDeskReply = z
  .object({
    round: roundId,
    plan: planId,
    accounts: z.object({
      revision,
      saved: z.object({ by: personName, at: z.string() }).nullable(),
      byIndicator,
      /** Approved explanations of units, offered as words for the cause. */
      suggestions: z.partialRecord(indicatorId, z.array(z.object({ unit: z.string(), text: z.string() }))),
    }),
    /** What stands in the way of publishing, by indicator. */
    missing: z.array(
      z.object({ indicator: indicatorId, fields: z.array(z.enum(['cause', 'measure', 'responsible', 'dueOn'])) }),
    ),
    published: z.array(publishedSummary),
    proposals: z.array(proposal),
    /** Current targets in full, for proposing. */
    targets: z.array(
      z.object({ indicator: indicatorId, part: z.string().optional(), label: z.string().optional(), target }),
    ),
    allowedActions: z.array(action),
  })
  .openapi('EvaluationDesk');
export type EvaluationDeskReply = z.infer<typeof evaluationDeskReply>;

/** Frozen: the same bytes whenever it is read, so nothing in it tells of today. */
export const publishedEvaluationReply = z
  .object({
    ...publishedHead.shape,
    basis,
    /** An amendment (number 2 and up): what it rests on that the one before did not. */
    changes: z.array(basisChange),
    accounts: byIndicator,
    result: evaluationReply,
  })
  .openapi('PublishedEvaluation');
export type PublishedEvaluationReply = z.infer<typeof publishedEvaluationReply>;

/** 数字来历: what one figure of the evaluation is made of, enough to work it out again. */
export const passportReply = z
  .object({
    indicator: indicatorId,
    name: z.string(),
    measure: z.string(),
    part: z.string().nullable(),
    dataYear: year,
    asOf: z.string(),
    /** How units' figures become the city's. */
    rollUp: z.string(),
    per: z.number().int().nullable(),
    scale: z.number().int().nullable(),
    /** Exact and rounded; null while nothing is reported. */
    value: z.object({ text: z.string(), exact: z.string() }).nullable(),
    /** The same worked out again from the units below; they have to agree. */
    recomputed: z.object({ text: z.string(), exact: z.string() }).nullable(),
    target: z.object({ raw: z.string(), version: z.number().int(), planVersion: z.number().int() }),
    settings: z.record(z.string(), z.string()),
    units: z.array(
      z.object({
        unit: unitId,
        name: z.string(),
        state: z.string(),
        numerator: z.string().nullable(),
        denominator: z.string().nullable(),
        amount: z.string().nullable(),
        explanation: z.string(),
        revision: z.number().int().nullable(),
        contentHash: z.string().nullable(),
        filledBy: personName.nullable(),
        approvedBy: personName.nullable(),
        approvedAt: z.string().nullable(),
        /** 历史数据: the file it came from, its hash, and the day from which it counted. */
        imported: z.object({ source: z.string(), sha256: z.string(), countsFrom: z.string() }).nullable(),
        carriedFrom: z.number().int().nullable(),
      }),
    ),
  })
  .openapi('Passport');
export type PassportReply = z.infer<typeof passportReply>;
