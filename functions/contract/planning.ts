import { z } from '@hono/zod-openapi';
import { longest } from '../domain/plan/limits';
import { catalogueFields, type PlanFinding, planRules } from '../domain/plan/plan-findings';
import { planActions } from '../domain/plan/planning';
import type { ReferenceRecord } from '../domain/plan/reference';
import { indicatorId, planId, roundId, seriesId, unitId } from './ids';
import { personName, unit } from './org';
import {
  amount,
  changeLimits,
  indexWeights,
  indicatorDraft,
  maxIndicators,
  plan,
  planDraft,
  planHead,
  ruleLevelSettings,
  year,
} from './plan';
import { requestId } from './submission';

/** A whole catalogue with its texts is larger than any form; what is stored has to fit into one item all the same. */
export const planningLimits = { bodyBytes: 512 * 1024 } as const;

/** Words that somebody reads later; blanks are none. */
const said = (longest: number) => z.string().normalize('NFC').trim().min(1).max(longest);
const revision = z.number().int().nonnegative();

// ---- What is asked --------------------------------------------------------------------------------------------------

/** The part of a draft that a planner edits; everything else of the plan stays as it is. */
export const savePlanDraftBody = z.strictObject({
  revision,
  requestId,
  indicators: z.array(indicatorDraft).max(maxIndicators),
  references: planHead.shape.references,
  route: planHead.shape.route,
  /** Not said = as they are stored. */
  rules: ruleLevelSettings.optional(),
  changeLimits: changeLimits.optional(),
  /** 综合实现程度: whether it is worked out, and what the indicators weigh in it. */
  index: z.strictObject({ withIndex: z.boolean(), weights: indexWeights }).optional(),
});
export type SavePlanDraft = z.infer<typeof savePlanDraftBody>;

/** A new plan from an imported table: a draft with nothing published behind it. */
export const createPlanBody = z.strictObject({
  requestId,
  owner: unitId,
  code: planHead.shape.code,
  title: said(longest.name),
  baseYear: year,
  startYear: year,
  endYear: year,
  indicators: z.array(indicatorDraft).max(maxIndicators),
  references: planHead.shape.references,
  priorResults: planHead.shape.priorResults,
});
export type CreatePlan = z.infer<typeof createPlanBody>;

export const publishPlanBody = z.strictObject({ revision, requestId, note: said(2000) });

export const openRoundBody = z.strictObject({
  requestId,
  dataYear: year,
  title: said(100),
  /** `YYYY-MM-DD`, in China, of a year that can be meant. */
  dueOn: z.iso.date().refine((day) => day < '2101', 'must be before 2101'),
});
export type OpenRound = z.infer<typeof openRoundBody>;

export const recordReferenceBody = z.strictObject({
  /** Of the series' record: 0 if nothing was ever entered. */
  revision,
  requestId,
  year,
  amount,
  source: said(500),
});
export type RecordReference = z.infer<typeof recordReferenceBody>;

// ---- What is answered -----------------------------------------------------------------------------------------------

const planSummary = z
  .object({
    id: planId,
    code: z.string(),
    title: z.string(),
    ownerName: z.string(),
    status: planHead.shape.status,
    startYear: year,
    endYear: year,
    /** Null before the first publication. */
    version: z.number().int().nullable(),
    /** Somebody has saved changes that are not published yet. */
    hasDraft: z.boolean(),
    indicators: z.number().int(),
    proseTargets: z.number().int(),
    openRounds: z.number().int(),
  })
  .openapi('PlanSummary');
export type PlanSummary = z.infer<typeof planSummary>;

export const plansReply = z
  .object({
    plans: z.array(planSummary),
    /** Units for which this person may set up a plan. */
    owners: z.array(z.object({ id: unitId, name: z.string() })),
  })
  .openapi('Plans');
export type PlansReply = z.infer<typeof plansReply>;

export const planFinding = z
  .object({
    rule: z.enum(Object.keys(planRules) as [keyof typeof planRules]),
    level: z.enum(['must', 'notice']),
    indicator: indicatorId.nullable(),
    column: z.union([z.enum(catalogueFields), z.templateLiteral(['annual', z.number()])]).nullable(),
    found: z.string(),
    expected: z.string(),
  })
  .openapi('PlanFinding') satisfies z.ZodType<PlanFinding>;

export const referenceRecord = z
  .strictObject({
    plan: planId,
    series: seriesId,
    revision,
    // No most: where one item holds no more, the table says so.
    values: z.array(
      z.strictObject({
        year,
        version: z.number().int().positive(),
        amount,
        source: z.string(),
        by: personName,
        at: z.string(),
      }),
    ),
  })
  .openapi('ReferenceRecord') satisfies z.ZodType<ReferenceRecord>;

/** Refused actions carry the reason, so that a disabled button can say it. */
const allowedPlanAction = z
  .object({
    action: z.enum(planActions),
    refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  })
  .openapi('AllowedPlanAction');

/** A plan on the planner's desk: as published, as being worked on, and everything it is checked against. */
export const planDeskReply = z
  .object({
    published: plan.nullable(),
    /** The working copy; where nothing is unpublished, the published plan at the revision to go on from. */
    draft: planDraft,
    ownerName: z.string(),
    units: z.array(unit),
    staffing: z.object({ fillers: z.array(unitId), reviewers: z.array(unitId) }),
    references: z.array(referenceRecord),
    rounds: z.array(
      z.object({
        id: roundId,
        title: z.string(),
        dataYear: year,
        dueOn: z.string(),
        isOpen: z.boolean(),
        planVersion: z.number().int(),
        units: z.number().int(),
        /** 锁定: the year's figures are not corrected any more. */
        isLocked: z.boolean(),
      }),
    ),
    findings: z.array(planFinding),
    allowedActions: z.array(allowedPlanAction),
    /** Today in China, for due dates. */
    today: z.string(),
  })
  .openapi('PlanDesk');
export type PlanDeskReply = z.infer<typeof planDeskReply>;

/** After an action that made something new: the desk as it is now. */
export const openRoundReply = z.object({ round: roundId, desk: planDeskReply }).openapi('OpenedRound');
export type OpenRoundReply = z.infer<typeof openRoundReply>;
