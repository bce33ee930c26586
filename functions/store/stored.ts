import { z } from 'zod';
import { isAmount } from '../domain/decimal';
import type { EntryKey, IndicatorId, OrgUnitId, PersonId, PlanId, RoundId, SubmissionId } from '../domain/ids';
import { type Person, type PersonName, roles } from '../domain/org/people';
import type { OrgUnit } from '../domain/org/units';
import {
  accumulations,
  directions,
  type Indicator,
  natures,
  type Plan,
  type Reporting,
  rollUpMethods,
  valueKinds,
} from '../domain/plan/plan';
import { comparators, type Target } from '../domain/plan/target';
import { type Round, steps } from '../domain/round/round';
import { type Entry, fields, figureFields, figureStates } from '../domain/submission/entry';
import { actions, type Return, type Submission, type SubmissionEvent, statuses } from '../domain/submission/submission';

/**
 * How each thing looks in the table. Every item passes here on the way out, so that a damaged one is refused where it is
 * read and does not become a wrong figure three rooms further on. Objects are strict: a field nobody knows is damage too.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const amount = z.string().refine(isAmount, 'not an amount');
const year = z.int();
const revision = z.int().positive();

function id<Prefix extends string>(prefix: Prefix) {
  return z.templateLiteral([prefix, z.string().min(1)]);
}

const planId = id('pl_') satisfies z.ZodType<PlanId>;
const unitId = id('ou_') satisfies z.ZodType<OrgUnitId>;
const personId = id('pn_') satisfies z.ZodType<PersonId>;
const roundId = id('rd_') satisfies z.ZodType<RoundId>;
const submissionId = id('sub_') satisfies z.ZodType<SubmissionId>;
const indicatorId = z.templateLiteral([z.string().min(1), '-', z.string().min(1)]) satisfies z.ZodType<IndicatorId>;
// The same pattern as an indicator's: with a part it is longer, never of another kind.
const entryKey = indicatorId satisfies z.ZodType<EntryKey>;

const personName = z.strictObject({ id: personId, name: z.string() }) satisfies z.ZodType<PersonName>;

// ---- Submissions ----------------------------------------------------------------------------------------------------

const entry = z.strictObject({
  key: entryKey,
  indicator: indicatorId,
  part: z.string().nullable(),
  state: z.enum(figureStates),
  numerator: amount.nullable(),
  denominator: amount.nullable(),
  amount: amount.nullable(),
  unread: z.partialRecord(z.enum(figureFields), z.string()),
  explanation: z.string(),
  remark: z.string(),
}) satisfies z.ZodType<Entry>;

export const entriesBody = z.array(entry);

/** What a parent adds up, without the texts. */
const figure = entry.pick({ key: true, state: true, numerator: true, denominator: true, amount: true });

const returned = z.strictObject({
  key: entryKey,
  field: z.enum(fields),
  reason: z.string(),
  suggestion: z.string().nullable(),
  by: personName,
  at: z.string(),
}) satisfies z.ZodType<Return>;

const event = z.strictObject({
  action: z.enum(actions),
  by: personName,
  at: z.string(),
  from: z.enum(statuses),
  to: z.enum(statuses),
  requestId: z.string(),
  keys: z.array(entryKey),
  returns: z.array(returned),
  reason: z.string().nullable(),
}) satisfies z.ZodType<SubmissionEvent>;

/** What a commit's hash is taken of: the event, and what it was made on and left behind. */
export const commitBody = z.strictObject({
  ...event.shape,
  submission: submissionId,
  revision,
  parent: hash.nullable(),
  contentHash: hash,
});

/** The part of a head that nothing is searched or swapped by. */
const standing = z.strictObject({
  route: z.array(z.enum(steps)),
  receipt: z.strictObject({ by: personName, at: z.string(), revision }).nullable(),
  accepted: z.record(entryKey, z.strictObject({ by: personName, at: z.string(), fingerprint: z.string() })),
  returns: z.array(returned),
  returnedContent: hash.nullable(),
  contributors: z.array(personId),
  reviewedBy: personName.nullable(),
  approvedBy: personName.nullable(),
}) satisfies z.ZodType<Partial<Submission>>;

export const contentItem = z.object({ entries: z.string() });

/** Commits, and whatever else is one string of JSON. */
export const bodyItem = z.object({ body: z.string() });

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
  figures: json(z.array(figure)),
  standing: json(standing),
});

// ---- Plans, rounds, units, people -----------------------------------------------------------------------------------

const counted = z.strictObject({ name: z.string(), measure: z.string(), isWhole: z.boolean() });

const reporting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), numerator: counted, denominator: counted, per: z.number() }),
  z.strictObject({ kind: z.literal('amount'), counted, scale: z.number() }),
]) satisfies z.ZodType<Reporting>;

const target = z.strictObject({
  version: z.int(),
  comparator: z.enum(comparators),
  amount,
  dueYear: year,
  everyYear: z.boolean(),
  raw: z.string(),
}) satisfies z.ZodType<Target>;

const indicator = z.strictObject({
  id: indicatorId,
  serial: z.int(),
  name: z.string(),
  nameRaw: z.string(),
  measure: z.string(),
  decimals: z.int(),
  nature: z.enum(natures),
  valueKind: z.enum(valueKinds),
  direction: z.enum(directions),
  accumulation: z.enum(accumulations),
  rollUp: z.enum(rollUpMethods),
  reporting,
  parts: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  baseline: z.strictObject({
    amount: amount.nullable(),
    raw: z.string(),
    source: z.enum(['table', 'derived', 'supplemented']),
    note: z.string().nullable(),
  }),
  target,
  annualTargets: z.record(z.string(), amount),
  appliesTo: z.array(z.string()),
  department: z.string(),
  definition: z.string(),
  checks: z.strictObject({
    maxChangePoints: amount.nullable(),
    maxChangePercent: amount.nullable(),
    neverFalls: z.boolean(),
    denominatorPerUnit: amount.nullable(),
    isShare: z.boolean(),
  }),
  source: z.strictObject({ table: z.string(), row: z.int() }),
}) satisfies z.ZodType<Indicator>;

export const plan = z.strictObject({
  id: planId,
  title: z.string(),
  owner: unitId,
  baseYear: year,
  startYear: year,
  endYear: year,
  midTermYear: year.nullable(),
  verdictSettings: z.strictObject({ nearPace: amount, behind: amount, maxStrain: amount }),
  indicators: z.array(indicator),
  priorResults: z.array(
    z.strictObject({
      serial: z.int(),
      name: z.string(),
      measure: z.string(),
      target: z.string(),
      actual: z.string(),
      note: z.string().nullable(),
      state: z.enum(['met', 'missed', 'transferred']),
    }),
  ),
  demoNotice: z.string().nullable(),
}) satisfies z.ZodType<Plan>;

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
}) satisfies z.ZodType<Round>;

export const unit = z.strictObject({
  id: unitId,
  name: z.string(),
  type: z.string(),
  parent: unitId.nullable(),
  divisionCode: z.string().nullable(),
  validFrom: year.nullable(),
  validTo: year.nullable(),
}) satisfies z.ZodType<OrgUnit>;

export const person = z.strictObject({
  id: personId,
  name: z.string(),
  duties: z.array(z.strictObject({ role: z.enum(roles), unit: unitId })),
  hasLeft: z.boolean(),
}) satisfies z.ZodType<Person>;

// ---- Reading --------------------------------------------------------------------------------------------------------

/** An item that is not what its key promises: a fault of the table or of a writer, never of the person who asks. */
export class DamagedItem extends Error {
  constructor(where: string, what: string) {
    super(`damaged item ${where}: ${what}`);
    this.name = 'DamagedItem';
  }
}

/** The item as what it is meant to be. Throws {@link DamagedItem}, naming `where` it lies. */
export function parseItem<Schema extends z.ZodType>(schema: Schema, where: string, item: unknown): z.output<Schema> {
  const result = schema.safeParse(item);
  if (!result.success) throw new DamagedItem(where, z.prettifyError(result.error));
  return result.data;
}

/** A thing stored as one string of JSON. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
