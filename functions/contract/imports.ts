import { z } from '@hono/zod-openapi';
import { maxImportBytes, type PastRule, pastRules } from '../domain/observation/past-years';
import { type FileRule, fileRules } from '../domain/observation/problem';
import { ruleLevels } from '../domain/submission/rules';
import { statuses } from '../domain/submission/submission';
import { entryKey, planId, roundId, unitId } from './ids';
import { personName } from './org';
import { year } from './plan';
import { requestId } from './submission';

/** The most that is told of a file's faults, and approved at once. */
export const importLimits = { problems: 200, units: 1000 } as const;

const refusal = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable();

// ---- What is asked --------------------------------------------------------------------------------------------------

const file = z.strictObject({
  name: z.string().normalize('NFC').trim().min(1).max(200),
  /** The very bytes of the file, so that its hash is that of the file on the disk. */
  base64: z.base64().max(Math.ceil(maxImportBytes / 3) * 4),
});

export const tryImportBody = z.strictObject({ file });

export const importBody = z.strictObject({ requestId, file, leaveOutFaulty: z.boolean() });

export const approveImportBody = z.strictObject({
  requestId,
  units: z
    .array(z.strictObject({ round: roundId, unit: unitId, revision: z.number().int().positive() }))
    .min(1)
    .max(importLimits.units),
});
export type ApproveImportBody = z.infer<typeof approveImportBody>;

// ---- What is answered -----------------------------------------------------------------------------------------------

const pastProblem = z.object({
  /** Null where it concerns the file. */
  line: z.number().int().nullable(),
  code: z.enum([...Object.keys(fileRules), ...Object.keys(pastRules)] as [FileRule | PastRule]),
  level: z.enum(ruleLevels),
  column: z.string().nullable(),
  found: z.string(),
  expected: z.string(),
});

/** 试导入: what a file brings; after the import, what became of it. */
export const importReply = z
  .object({
    source: z.string(),
    sha256: z.string(),
    lines: z.number().int(),
    /** The first of them by line; `faults` and `hints` count all. */
    problems: z.array(pastProblem),
    faults: z.number().int(),
    hints: z.number().int(),
    years: z.array(
      z.object({
        dataYear: year,
        round: roundId,
        title: z.string(),
        isNew: z.boolean(),
        refusal,
        units: z.array(
          z.object({
            unit: unitId,
            name: z.string(),
            /** Lines of the form that say something. */
            figures: z.number().int(),
            /** The days from which its states counted, oldest first. */
            days: z.array(z.string()),
            /** Nothing is there yet. */
            isNew: z.boolean(),
            differing: z.array(entryKey),
            refusal,
          }),
        ),
      }),
    ),
  })
  .openapi('PastYearsImport');
export type ImportReply = z.infer<typeof importReply>;

/** 导入记录 of a plan, newest file first. */
export const importsReply = z
  .object({
    plan: planId,
    planTitle: z.string(),
    /** Why this person may not import. */
    importRefusal: refusal,
    imports: z.array(
      z.object({
        source: z.string(),
        sha256: z.string(),
        by: personName,
        at: z.string(),
        units: z.array(
          z.object({
            round: roundId,
            dataYear: year,
            unit: unitId,
            name: z.string(),
            status: z.enum(statuses),
            revision: z.number().int(),
            figures: z.number().int(),
            countsFrom: z.string(),
            approvedBy: personName.nullable(),
            approvedAt: z.string().nullable(),
            /** Why this person may not approve it now. */
            refusal,
          }),
        ),
      }),
    ),
  })
  .openapi('PastYearsImports');
export type ImportsReply = z.infer<typeof importsReply>;

export const approveImportReply = z
  .object({
    imports: importsReply,
    refused: z.array(z.object({ round: roundId, unit: unitId, refusal })),
  })
  .openapi('PastYearsApproval');
export type ApproveImportReply = z.infer<typeof approveImportReply>;
