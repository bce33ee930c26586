import { z } from '@hono/zod-openapi';
import { steps } from '../domain/round/round';
import { type Entry, fields, figureFields, figureStates } from '../domain/submission/entry';
import type { Finding } from '../domain/submission/findings';
import { ruleLevels, rules } from '../domain/submission/rules';
import { actions, statuses } from '../domain/submission/submission';
import { entryKey, indicatorId, roundId, submissionId, unitId } from './ids';
import { personName, unitName } from './org';
import { amount } from './plan';

/** Limits on what a person may send: generous for an office, narrow for an attacker. */
export const limits = { entries: 300, explains: 40, note: 2000, typed: 200, bodyBytes: 256 * 1024 } as const;

// Composed form (NFC) at the door: two spellings of one text would otherwise count as a change of the line.
const note = z.string().normalize('NFC').max(limits.note);
const typed = z.string().normalize('NFC').max(limits.typed);

/** Made once per click and kept over retries. */
export const requestId = z.string().regex(/^[\w-]{8,64}$/);

export const entry = z
  .strictObject({
    key: entryKey,
    indicator: indicatorId,
    part: z.string().max(40).nullable(),
    state: z.enum(figureStates),
    numerator: amount.nullable(),
    denominator: amount.nullable(),
    amount: amount.nullable(),
    unread: z.partialRecord(z.enum(figureFields), typed),
    explanation: note,
    // Lines from before explanations were tied to what they explain have none.
    explains: z
      .array(
        z.strictObject({
          rule: z.enum(Object.keys(rules) as [keyof typeof rules]),
          field: z.enum(fields),
          print: typed,
        }),
      )
      .max(limits.explains)
      .default([]),
    remark: note,
  })
  .openapi('Entry') satisfies z.ZodType<Entry>;

export const returnedLine = z
  .strictObject({
    key: entryKey,
    field: z.enum(fields),
    reason: note,
    suggestion: typed.nullable(),
    by: personName,
    at: z.string(),
  })
  .openapi('Return');

export const mark = z.strictObject({ by: personName, at: z.string() });

/** 退回上一步: to the departments or to the planning office, with the reason. */
export const sentBack = mark.extend({ to: z.enum(['review', 'check']), reason: note, keys: z.array(entryKey) });

const refusal = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

const allowedAction = z
  .object({
    action: z.enum(actions),
    refusal: refusal.nullable(),
    /** 代理: in whose name it would be done, beside the person's own. */
    onBehalfOf: personName.nullable(),
  })
  .openapi('AllowedAction');

// Details differ by rule; the pane's words for each rule are typed against the domain.
export const finding = z
  .object({
    rule: z.enum(Object.keys(rules) as [keyof typeof rules]),
    level: z.enum(ruleLevels),
    key: entryKey,
    field: z.enum(fields),
    serial: z.string(),
    name: z.string(),
    details: z.record(z.string(), z.unknown()),
    isExplained: z.boolean(),
  })
  .openapi('Finding') as unknown as z.ZodType<Finding, Finding>;

const historyItem = z
  .object({
    revision: z.number().int(),
    action: z.enum(actions),
    by: personName,
    /** 代理: whose duty it was. */
    onBehalfOf: personName.nullable(),
    at: z.string(),
    from: z.enum(statuses),
    to: z.enum(statuses),
    keys: z.array(entryKey),
    returns: z.array(returnedLine),
    /** 更正原因, 退回上一步的原因, what was asked or answered, the file imported. */
    reason: z.string().nullable(),
    /** For imported figures: the day from which they counted. */
    countsFrom: z.string().nullable(),
    hash: z.string(),
  })
  .openapi('HistoryItem');

export const submissionView = z
  .object({
    id: submissionId,
    round: roundId,
    unit: unitId,
    status: z.enum(statuses),
    revision: z.number().int(),
    entries: z.array(entry),
    contentHash: z.string().nullable(),
    commit: z.string().nullable(),
    route: z.array(z.enum(steps)),
    receipt: z.object({ by: personName, at: z.string(), revision: z.number().int() }).nullable(),
    /** 单位负责人签字. */
    signed: mark.nullable(),
    /** 汇总审核. */
    checked: mark.nullable(),
    /** 业务处室 with lines in it, in the form's order: who has passed them; null = not yet. */
    departments: z.array(z.object({ department: unitName, keys: z.array(entryKey), passed: mark.nullable() })),
    /** The lines this person judges in the review. */
    keysToReview: z.array(entryKey),
    /** 代理: those of them that this person judges in the name of somebody who is away; null = none. */
    standingIn: z.object({ of: personName, keys: z.array(entryKey) }).nullable(),
    sentBack: sentBack.nullable(),
    /** Lines with a question the filler has not answered. */
    questions: z.array(mark.extend({ key: entryKey })),
    imported: mark.extend({ source: z.string(), sha256: z.string(), countsFrom: z.string() }).nullable(),
    /** Lines whose acceptance holds. */
    acceptedKeys: z.array(entryKey),
    returns: z.array(returnedLine),
    /** Lines that changed since they were last sent back, as they were then. */
    changedSinceReturn: z.array(entry),
    reviewedBy: personName.nullable(),
    approvedBy: personName.nullable(),
    /** The version that counts, also while a correction of it is under way. */
    approved: z.object({ revision: z.number().int(), at: z.string(), by: personName }).nullable(),
    /** 更正 under way; no keys = all lines are open. */
    correction: z.object({ reason: z.string(), keys: z.array(entryKey), by: personName, at: z.string() }).nullable(),
    /** In a correction: lines that differ from the version that counts, as they stand in that. */
    changedSinceApproval: z.array(entry),
    findings: z.array(finding),
    history: z.array(historyItem),
    allowedActions: z.array(allowedAction),
  })
  .openapi('Submission');
export type SubmissionView = z.infer<typeof submissionView>;

/** The lines as they stood in one revision. */
export const entriesReply = z
  .object({ revision: z.number().int().min(0), contentHash: z.string().nullable(), entries: z.array(entry) })
  .openapi('EntriesAt');
export type EntriesReply = z.infer<typeof entriesReply>;

/** How far a submission is, for a pane that asks whether it has the newest; 0 while nothing is stored. */
export const revisionReply = z
  .object({ revision: z.number().int().min(0), status: z.enum(statuses) })
  .openapi('RevisionNow');
export type RevisionReply = z.infer<typeof revisionReply>;

/** A revision as a query names it. */
export const revisionQuery = z.object({
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .openapi({ type: 'integer', example: 3 }),
});

/** Every change names the revision it was made on, and carries an id so that a retry is no second change. */
const change = {
  revision: z.number().int().min(0),
  requestId,
};
const entries = z.array(entry).max(limits.entries);

export const changeBody = z.object(change).openapi('Change');
export const saveDraftBody = z.object({ ...change, entries }).openapi('SaveDraft');
export const submitBody = z
  .object({ ...change, entries, templateVersion: z.number().int().positive() })
  .openapi('Submit');
export const acceptEntriesBody = z
  .object({ ...change, keys: z.array(entryKey).min(1).max(limits.entries) })
  .openapi('AcceptEntries');
export const sendBackBody = z
  .object({
    ...change,
    to: z.enum(['review', 'check']),
    keys: z.array(entryKey).max(limits.entries),
    reason: note,
  })
  .openapi('SendBack');
export const messageBody = z.object({ ...change, key: entryKey, text: note }).openapi('Message');
export const correctBody = z
  .object({ ...change, reason: note, keys: z.array(entryKey).max(limits.entries) })
  .openapi('Correct');
export const returnForRevisionBody = z
  .object({
    ...change,
    returns: z
      .array(z.object({ key: entryKey, field: z.enum(fields), reason: note, suggestion: typed.nullable() }))
      .min(1)
      .max(limits.entries),
  })
  .openapi('ReturnForRevision');
