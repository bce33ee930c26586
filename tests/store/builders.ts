import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PublishedEvaluation } from '../../functions/domain/evaluation/publication';
import {
  type EntryKey,
  fromEntryKey,
  type OrgUnitId,
  type PersonId,
  type PlanId,
  type RoundId,
} from '../../functions/domain/ids';
import type { Delegation } from '../../functions/domain/org/delegation';
import type { OrgChange } from '../../functions/domain/org/org-change';
import type { Person, PersonName } from '../../functions/domain/org/people';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { AdjustmentProposal } from '../../functions/domain/plan/adjustment';
import { type PlanDraft, toDraft } from '../../functions/domain/plan/draft';
import type { Plan } from '../../functions/domain/plan/plan';
import type { Round } from '../../functions/domain/round/round';
import { blankEntry, type Entry } from '../../functions/domain/submission/entry';
import { newSubmission, type Submission, type SubmissionEvent } from '../../functions/domain/submission/submission';
import {
  aCount,
  anIndicator,
  aPart,
  aPriorResult,
  aTarget,
  aPlan as ordinaryPlan,
  aRound as ordinaryRound,
} from '../support/builders';

export const zhang: PersonName = { id: 'pn_zhang', name: '张伟' };
export const li: PersonName = { id: 'pn_li', name: '李静' };

export const city: OrgUnitId = 'ou_city';
export const countyA: OrgUnitId = 'ou_county_a';
export const countyB: OrgUnitId = 'ou_county_b';

let rounds = 0;

/** A round of its own for each test, so that tests on one table do not see each other. */
export function aRoundId(): RoundId {
  rounds += 1;
  return `rd_2026_${rounds}`;
}

/** A submission nobody has touched. */
export function untouched(options: { round?: RoundId; unit?: OrgUnitId; parent?: OrgUnitId } = {}): Submission {
  return newSubmission(options.round ?? aRoundId(), options.parent ?? city, options.unit ?? countyA);
}

export function anEntry(fields: Partial<Entry> & { key?: EntryKey } = {}): Entry {
  const key = fields.key ?? 'KS2-01';
  const { indicator, part } = fromEntryKey(key);
  return {
    ...blankEntry(key, indicator, part),
    state: 'NUMERIC',
    numerator: '95',
    denominator: '100',
    ...fields,
  };
}

interface StepFields extends Partial<Submission> {
  by?: PersonName;
  requestId?: string;
  event?: Partial<SubmissionEvent>;
}

let requests = 0;

export function aRequestId(): string {
  requests += 1;
  return `request-${requests}`;
}

/** One step on a submission: what a decision of the workflow hands to the store. */
export function aStep(
  previous: Submission,
  { by = zhang, requestId = aRequestId(), event, ...fields }: StepFields = {},
): [previous: Submission, next: Submission, event: SubmissionEvent] {
  const at = '2027-01-12T08:00:00.000Z';
  const movedAt = event?.at ?? at;
  const next = { ...previous, revision: previous.revision + 1, lastRequest: requestId, movedAt, ...fields };
  return [
    previous,
    next,
    {
      action: 'saveDraft',
      by,
      at,
      from: previous.status,
      to: next.status,
      requestId,
      keys: [],
      returns: [],
      reason: null,
      onBehalfOf: null,
      countsFrom: null,
      ...event,
    },
  ];
}

/** Both ways of reporting, an indicator in parts, and a row of the prior period: whatever a plan can have. */
export function aPlan(fields: Partial<Plan> = {}): Plan {
  return ordinaryPlan({
    indicators: [anIndicator({ parts: [aPart('urban', '城市')], annualTargets: { '2026': '55.0' } }), aCount()],
    priorResults: [aPriorResult()],
    ...fields,
  });
}

let plans = 0;

/** A plan of its own for each test, with a code that no other has; published as version 1. */
export function anotherPlan(fields: Partial<Plan> = {}): Plan {
  plans += 1;
  const code = String.fromCharCode(65 + Math.floor(plans / 26), 65 + (plans % 26));
  return aPlan({ id: `pl_${code.toLowerCase()}_2025`, code, ...fields });
}

/** The next draft of a plan, as an action hands it to the store. */
export function aDraft(of: Plan | PlanDraft, fields: Partial<PlanDraft> = {}): PlanDraft {
  const draft = 'revision' in of ? of : toDraft(of);
  return { ...draft, revision: draft.revision + 1, saved: { by: zhang, at: '2027-01-12T08:00:00.000Z' }, ...fields };
}

/** The first evaluation of 2023, as an action hands it to the store. */
export function anEvaluation(
  plan: PlanId,
  fields: Partial<PublishedEvaluation<unknown>> = {},
): PublishedEvaluation<unknown> {
  return {
    id: 'ev_ks_2023_1',
    plan,
    round: 'rd_ks_2023',
    dataYear: 2023,
    kind: 'midTerm',
    number: 1,
    asOf: '2027-01-12T08:00:00.000Z',
    publishedBy: li,
    publishedAt: '2027-01-12T08:00:00.000Z',
    note: '',
    basis: { planVersion: 1, inputs: [], references: [], targets: [] },
    changes: [],
    accounts: {},
    result: {},
    ...fields,
  };
}

/** 50 → 44, proposed and not decided. */
export function aProposal(plan: PlanId): AdjustmentProposal {
  return {
    id: 'ad_ks_1',
    plan,
    indicator: 'KS2-01',
    from: aTarget('50'),
    to: aTarget('44', { version: 2 }),
    effectiveFrom: 2023,
    reasonKind: 'higherPlanChanged',
    reason: '省规划调整',
    documentNumber: '苏民规〔2023〕5号',
    approvingBody: '市政府',
    proposedBy: zhang,
    proposedAt: '2027-01-12T08:00:00.000Z',
    status: 'proposed',
    decidedBy: null,
    decidedAt: null,
    decisionNote: '',
    revision: 1,
  };
}

export function aRound(fields: Partial<Round> = {}): Round {
  return ordinaryRound({ id: aRoundId(), ...fields });
}

export function aUnit(fields: Partial<OrgUnit> = {}): OrgUnit {
  return {
    id: countyA,
    name: '甲县',
    type: '县',
    parent: city,
    divisionCode: null,
    validFrom: null,
    validTo: null,
    ...fields,
  };
}

export function anOrgChange(city: OrgUnitId, number: number): OrgChange {
  return {
    id: `oc_${city.slice(3)}_${number}`,
    city,
    number,
    items: [
      {
        kind: 'person',
        id: 'pn_zhang',
        before: null,
        after: { name: '张伟', duties: [{ role: 'filler', unit: countyA }], hasLeft: false },
      },
    ],
    reason: '新录用',
    proposedBy: zhang,
    proposedAt: '2027-01-12T08:00:00.000Z',
    status: 'proposed',
    decidedBy: null,
    decidedAt: null,
    decisionNote: '',
    isDone: false,
    revision: 1,
  };
}

export function aDelegation(owner: OrgUnitId, to: PersonId): Delegation {
  return {
    id: `dg_${owner.slice(3)}_1`,
    owner,
    from: zhang,
    to: { id: to, name: '李静' },
    duties: [{ role: 'reviewer', unit: owner, department: 'ou_department' }],
    firstDay: '2027-01-12',
    lastDay: '2027-01-16',
    reason: '休假',
    by: zhang,
    at: '2027-01-12T08:00:00.000Z',
    revision: 1,
    revoked: null,
  };
}

export function aPerson(id: PersonId, fields: Partial<Person> = {}): Person {
  return { id, name: '张伟', duties: [{ role: 'filler', unit: countyA }], hasLeft: false, ...fields };
}

/** What a test sees of the traffic: the name of the command (`PutCommand`) and what it asks. */
export interface Sent {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each command has its own input, and tests look at one field of it
  input: any;
}

export type Send = (command: object) => Promise<unknown>;

/** A client whose every command goes through `pass`, to be counted, held back or broken. */
export function intercepted(
  client: DynamoDBDocumentClient,
  pass: (sent: Sent, send: () => Promise<unknown>) => Promise<unknown>,
): DynamoDBDocumentClient {
  const send = (command: { input: object }) =>
    pass({ name: command.constructor.name, input: command.input }, () =>
      (client.send as unknown as Send).call(client, command),
    );
  return { send } as unknown as DynamoDBDocumentClient;
}

/** A client that also notes what it sends. */
export function recorded(client: DynamoDBDocumentClient): { client: DynamoDBDocumentClient; sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    client: intercepted(client, (command, send) => {
      sent.push(command);
      return send();
    }),
  };
}

export class Crash extends Error {}

/** A client whose process dies around its nth write (from 1): before it reaches the table, or before the answer comes back. */
export function crashing(
  client: DynamoDBDocumentClient,
  nth: number,
  moment: 'before' | 'after' = 'before',
): DynamoDBDocumentClient {
  let writes = 0;
  return intercepted(client, async ({ name }, send) => {
    if (writes >= nth) throw new Crash();
    const isWrite = name === 'PutCommand' || name === 'DeleteCommand';
    if (isWrite) writes += 1;
    if (writes < nth) return send();
    if (moment === 'after') await send();
    throw new Crash();
  });
}
