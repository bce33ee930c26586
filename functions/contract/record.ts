import { z } from '@hono/zod-openapi';
import { type Anchor, anchoredKinds, anchorFormat } from '../domain/record/anchor';
import type { Annex } from '../domain/record/annex';
import { type RecordFinding, recordFaultNames } from '../domain/record/finding';
import { planId, roundId, submissionId, unitId } from './ids';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

// ---- 定锚 -----------------------------------------------------------------------------------------------------------

export const anchorNote = z.object({
  day,
  at: z.string(),
  previous: z.strictObject({ day, hash }).nullable(),
  count: z.int().nonnegative(),
  root: hash,
  hash,
  publicKey: z.string().max(200),
  signature: z.string().max(200),
});

/** The file that is kept elsewhere. */
export const anchorFile = z.strictObject({
  ...anchorNote.shape,
  format: z.literal(anchorFormat),
  lines: z.array(z.strictObject({ kind: z.enum(anchoredKinds), id: z.string(), number: z.int().positive(), hash })),
}) satisfies z.ZodType<Anchor>;

/** As much of the newest anchor as receipts (回执) show. */
export const latestAnchorReply = z
  .object({
    anchor: z
      .object({
        day,
        at: z.string(),
        count: z.number().int(),
        root: z.string(),
        /** The root's first digits, as printed. */
        shortRoot: z.string(),
        hash: z.string(),
        publicKey: z.string(),
        signature: z.string(),
      })
      .nullable(),
  })
  .openapi('LatestAnchor');
export type LatestAnchorReply = z.infer<typeof latestAnchorReply>;

// ---- 查验 -----------------------------------------------------------------------------------------------------------

export const recordFinding = z
  .object({
    fault: z.enum(recordFaultNames),
    level: z.enum(['broken', 'notice']),
    id: z.string(),
    round: roundId.nullable(),
    unit: unitId.nullable(),
    revision: z.number().int().nullable(),
    field: z.string().nullable(),
    found: z.string(),
    expected: z.string(),
  })
  .openapi('RecordFinding') satisfies z.ZodType<RecordFinding>;

const verifiedUnit = z.object({
  unit: unitId,
  name: z.string(),
  submission: submissionId,
  /** Steps that lead to the present standing. */
  steps: z.number().int(),
  /** Hash of the newest of them, as printed; null where there is none. */
  shortHash: z.string().nullable(),
  isWhole: z.boolean(),
});

/** One page of a round: as many units as one request reads. */
export const roundRecordReply = z
  .object({
    round: roundId,
    units: z.array(verifiedUnit),
    findings: z.array(recordFinding),
    /** The unit to go on from; null on the last page. */
    next: unitId.nullable(),
  })
  .openapi('RoundRecord');
export type RoundRecordReply = z.infer<typeof roundRecordReply>;

export const planRecordReply = z
  .object({
    plan: planId,
    versions: z.number().int(),
    evaluations: z.number().int(),
    findings: z.array(recordFinding),
    /** The rounds of the plan; each is verified by a request of its own. */
    rounds: z.array(z.object({ id: roundId, title: z.string(), dataYear: z.number().int() })),
  })
  .openapi('PlanRecord');
export type PlanRecordReply = z.infer<typeof planRecordReply>;

// ---- 办理记录 -------------------------------------------------------------------------------------------------------

const annexChange = z.object({
  key: z.string(),
  serial: z.string(),
  name: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const annexReason = z.object({
  key: z.string().nullable(),
  serial: z.string(),
  name: z.string(),
  field: z.string().nullable(),
  text: z.string(),
  suggestion: z.string().nullable(),
});

const annexRow = z.object({
  revision: z.number().int(),
  at: z.string().nullable(),
  by: z.string(),
  /** On whose behalf (受托), where it was. */
  onBehalfOf: z.string().nullable(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  lines: z.array(z.object({ key: z.string(), serial: z.string(), name: z.string() })),
  reasons: z.array(annexReason),
  changes: z.array(annexChange),
  /** Changed values beyond those listed. */
  moreChanges: z.number().int(),
  shortHash: z.string(),
  receipt: z.string().nullable(),
});

const signed = z.object({ name: z.string(), at: z.string().nullable() }).nullable();

export const annexReply = z
  .object({
    round: roundId,
    roundTitle: z.string(),
    planTitle: z.string(),
    dataYear: z.number().int(),
    unit: unitId,
    unitName: z.string(),
    submission: submissionId,
    demoNotice: z.string().nullable(),
    annex: z.object({
      rows: z.array(annexRow),
      /** Steps that are not listed, the oldest ones, because there are too many for one print. */
      olderSteps: z.number().int(),
      signOff: z.object({ filler: signed, head: signed, reviewer: signed, approver: signed }),
    }) satisfies z.ZodType<Annex>,
    verification: z.object({
      at: z.string(),
      steps: z.number().int(),
      shortHash: z.string().nullable(),
      isWhole: z.boolean(),
      findings: z.array(recordFinding),
    }),
    anchor: latestAnchorReply.shape.anchor,
  })
  .openapi('Annex');
export type AnnexReply = z.infer<typeof annexReply>;
