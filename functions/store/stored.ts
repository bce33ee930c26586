import { z } from 'zod';
import { account, proposal } from '../contract/evaluating';
import { entryKey, evaluationId, indicatorId, personId, planId, roundId, submissionId, unitId } from '../contract/ids';
import { personName, unit } from '../contract/org';
import { delegation, duty, orgChange } from '../contract/people';
import { plan, planDraft } from '../contract/plan';
import { referenceRecord } from '../contract/planning';
import { entry, returnedLine, sentBack } from '../contract/submission';
import type { Accounts } from '../domain/evaluation/publication';
import type { Person } from '../domain/org/people';
import { DamagedItem } from '../domain/record/damaged-item';
import { fromRow, toWhole } from '../domain/record/lean';
import { type Fields, toFields } from '../domain/record/lenient';
import { type Round, steps } from '../domain/round/round';
import { actions, type Submission, type SubmissionEvent, statuses } from '../domain/submission/submission';
import { unpack } from './packing';

/**
 * How each thing looks in the table. Every item passes here on the way out, so that a damaged one is refused where it is
 * read and does not become a wrong figure three rooms further on. What is stored as it was sent has the contract's own
 * schema. Objects are strict: a field nobody knows is damage too.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const year = z.int();
const revision = z.int().positive();

/** A text as it was stored, packed or not. */
const text = z.unknown().transform((stored, context): string => {
  const unpacked = unpack(stored);
  if (unpacked === null) context.addIssue({ code: 'custom', message: 'no text, or damaged in its packing' });
  return unpacked ?? z.NEVER;
});

// ---- Submissions ----------------------------------------------------------------------------------------------------

export const entriesBody = z.array(z.preprocess((line) => toWhole(toFields(line) ?? {}), entry));

/** What a parent adds up, without the texts. */
const figure = entry.pick({ key: true, state: true, numerator: true, denominator: true, amount: true });

const event = z.strictObject({
  action: z.enum(actions),
  by: personName,
  // Steps from before there were stand-ins have none, and so on: the record is never rewritten.
  onBehalfOf: personName.nullable().default(null),
  at: z.string(),
  from: z.enum(statuses),
  to: z.enum(statuses),
  requestId: z.string(),
  keys: z.array(entryKey),
  returns: z.array(returnedLine),
  reason: z.string().nullable().default(null),
  countsFrom: z.string().nullable().default(null),
}) satisfies z.ZodType<SubmissionEvent>;

/** What a commit's hash is taken of: the event, and what it was made on and left behind. */
export const commitBody = z.strictObject({
  ...event.shape,
  submission: submissionId,
  revision,
  parent: hash.nullable(),
  contentHash: hash,
  // Steps from before the head was vouched for have none.
  standingHash: hash.nullable().default(null),
});

const mark = z.strictObject({ by: personName, at: z.string() });
const receipt = mark.extend({ revision }).nullable().default(null);
const approval = mark.extend({ revision, contentHash: hash });

// What is empty is not stored; nor was it before there were these steps.
const judgements = {
  receipt,
  accepted: z.array(mark.extend({ keys: z.array(entryKey) })).default([]),
  acceptedAs: z.partialRecord(entryKey, z.string()).default({}),
  signed: mark.nullable().default(null),
  passes: z.partialRecord(unitId, mark).default({}),
  checked: mark.nullable().default(null),
  judges: z.partialRecord(z.enum(steps), z.array(personId)).default({}),
  reviewedBy: personName.nullable().default(null),
};

/** What a correction goes back to is stored where it differs from what holds now. */
function withBefore(standing: unknown): unknown {
  const now = toFields(standing);
  const correction = toFields(now?.correction);
  const before = toFields(correction?.before);
  if (!now || !before) return standing;
  const holds = Object.fromEntries(Object.keys(judgements).map((name) => [name, now[name]]));
  return { ...now, correction: { ...correction, before: { ...holds, ...withAcceptances(before) } } };
}

const acceptedByLine = z.object({ accepted: z.record(entryKey, mark.extend({ fingerprint: z.string() })) });

/** Once each line had an acceptance of its own, with what it said when it was accepted. */
function withAcceptances(standing: Fields): Fields {
  const old = acceptedByLine.safeParse(standing);
  if (!old.success) return standing;
  const lines = Object.entries(old.data.accepted);
  return {
    ...standing,
    accepted: lines.map(([key, { by, at }]) => ({ by, at, keys: [key] })),
    acceptedAs: Object.fromEntries(lines.map(([key, { fingerprint }]) => [key, fingerprint])),
  };
}

const correction = z.strictObject({
  reason: z.string(),
  keys: z.array(entryKey).default([]),
  by: personName,
  at: z.string(),
  before: z.strictObject(judgements),
});

/** The part of a head that nothing is searched or swapped by. */
const standing = z.strictObject({
  since: z.string().nullable().default(null),
  movedAt: z.string().nullable().default(null),
  route: z.array(z.enum(steps)).default([]),
  ...judgements,
  returns: z.array(returnedLine).default([]),
  returnedContent: hash.nullable().default(null),
  contributors: z.array(personId).default([]),
  sentBack: sentBack.nullable().default(null),
  questions: z.array(mark.extend({ key: entryKey })).default([]),
  imported: mark
    .extend({
      source: z.string(),
      sha256: hash,
      countsFrom: z.string(),
      earlier: z.partialRecord(entryKey, z.string()).default({}),
    })
    .nullable()
    .default(null),
  approvedBy: personName.nullable().default(null),
  approved: approval.nullable().default(null),
  correction: correction.nullable().default(null),
}) satisfies z.ZodType<Partial<Submission>>;

export const contentItem = z.object({ entries: text });

/** Commits, and whatever else is one string of JSON. */
export const bodyItem = z.object({ body: text });

export const headItem = z.object({
  id: submissionId,
  round: roundId,
  unit: unitId,
  parent: unitId,
  status: z.enum(statuses),
  revision,
  contentHash: hash,
  commit: hash,
  lastRequest: z.string(),
  figures: json(z.array(z.preprocess(fromRow, figure))),
  standing: json(z.preprocess((stored) => withBefore(withAcceptances(toFields(stored) ?? {})), standing)),
});

// ---- Plans, rounds, units, people -----------------------------------------------------------------------------------

export { plan, planDraft, referenceRecord, unit };

/** A published version; `draftRevision` is the revision of the draft it was made from (0 = it came from outside). */
export const versionItem = z.object({
  draftRevision: z.int().nonnegative(),
  lastRequest: z.string(),
  body: json(plan),
});

export const planDraftItem = z.object({ revision, lastRequest: z.string(), body: json(planDraft) });

export const seriesItem = z.object({ revision, lastRequest: z.string(), body: json(referenceRecord) });

/** What leads to a plan: its place in the owner's list, or its code. */
export const planPointer = z.object({ plan: planId });

/** A round that was opened by a request; one that came from outside has none. */
export const roundItem = z.object({ body: z.string(), lastRequest: z.string().optional() });

export const round = z.strictObject({
  id: roundId,
  plan: planId,
  parent: unitId,
  dataYear: year,
  title: z.string(),
  templateVersion: z.int(),
  opensOn: z.string(),
  dueOn: z.string(),
  isOpen: z.boolean(),
  route: z.array(z.enum(steps)),
  lock: mark.extend({ reason: z.string() }).nullable().default(null),
}) satisfies z.ZodType<Round>;

export const person = z.strictObject({
  id: personId,
  name: z.string(),
  duties: z.array(duty),
  hasLeft: z.boolean(),
}) satisfies z.ZodType<Person>;

export const orgChangeItem = z.object({ revision, lastRequest: z.string(), body: json(orgChange) });

export const delegationItem = z.object({ revision, lastRequest: z.string(), body: json(delegation) });

// ---- Evaluations, accounts, adjustments -------------------------------------------------------------------------------

/** The hash stands for the body: that is not looked into, since its shape is of the day it was published. */
export const evaluationItem = z.object({ requestId: z.string(), hash, body: text });

/** The part of a published evaluation by which it is found. */
export const evaluationHead = z.object({ id: evaluationId, plan: planId, dataYear: year, number: revision });

const accountsBody = z.strictObject({
  plan: planId,
  dataYear: year,
  revision,
  saved: z.strictObject({ by: personName, at: z.string() }).nullable(),
  byIndicator: z.partialRecord(indicatorId, account),
}) satisfies z.ZodType<Accounts>;

export const accountsItem = z.object({ revision, lastRequest: z.string(), body: json(accountsBody) });

export const adjustmentItem = z.object({ revision, lastRequest: z.string(), body: json(proposal.strict()) });

// ---- Reading --------------------------------------------------------------------------------------------------------

export { DamagedItem };

/** The item as what it is meant to be. Throws {@link DamagedItem}, naming `where` it lies. */
export function parseItem<Schema extends z.ZodType>(schema: Schema, where: string, item: unknown): z.output<Schema> {
  const result = schema.safeParse(item);
  if (!result.success) throw new DamagedItem(where, z.prettifyError(result.error));
  return result.data;
}

/** A thing stored as one text of JSON. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return text
    .transform((said, context): unknown => {
      try {
        return JSON.parse(said);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
