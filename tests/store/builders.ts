import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EntryKey, IndicatorId, OrgUnitId, PersonId, RoundId } from '../../functions/domain/ids';
import type { Person, PersonName } from '../../functions/domain/org/people';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { Indicator, Plan } from '../../functions/domain/plan/plan';
import type { Round } from '../../functions/domain/round/round';
import { blankEntry, type Entry } from '../../functions/domain/submission/entry';
import { newSubmission, type Submission, type SubmissionEvent } from '../../functions/domain/submission/submission';

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
  return {
    ...blankEntry(key, key.split('/')[0] as IndicatorId, null),
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
  const next = { ...previous, revision: previous.revision + 1, lastRequest: requestId, ...fields };
  return [
    previous,
    next,
    {
      action: 'saveDraft',
      by,
      at: '2027-01-12T08:00:00.000Z',
      from: previous.status,
      to: next.status,
      requestId,
      keys: [],
      returns: [],
      reason: null,
      ...event,
    },
  ];
}

export function anIndicator(fields: Partial<Indicator> = {}): Indicator {
  return {
    id: 'KS2-01',
    serial: 1,
    name: '养老机构护理型床位占比',
    nameRaw: '养老机构护理型床位占比（%）',
    measure: '%',
    decimals: 1,
    nature: 'binding',
    valueKind: 'PCT',
    direction: 'UP',
    accumulation: 'STOCK',
    rollUp: 'RATIO_OF_SUMS',
    reporting: {
      kind: 'ratio',
      numerator: { name: '护理型床位数', measure: '张', isWhole: true },
      denominator: { name: '床位总数', measure: '张', isWhole: true },
      per: 100,
    },
    parts: [{ key: 'urban', label: '城市' }],
    baseline: { amount: '50.5', raw: '50.5', source: 'table', note: null },
    target: { version: 1, comparator: 'GE', amount: '70', dueYear: 2030, everyYear: false, raw: '≧70' },
    annualTargets: { '2026': '55.0' },
    appliesTo: ['县'],
    department: '民政局',
    definition: '',
    checks: {
      maxChangePoints: '10',
      maxChangePercent: null,
      neverFalls: false,
      denominatorPerUnit: null,
      isShare: true,
    },
    source: { table: '专栏2', row: 1 },
    ...fields,
  };
}

export function aPlan(fields: Partial<Plan> = {}): Plan {
  return {
    id: 'pl_city_15',
    title: '某市民政事业发展规划',
    owner: city,
    baseYear: 2025,
    startYear: 2026,
    endYear: 2030,
    midTermYear: 2028,
    verdictSettings: { nearPace: '0.9', behind: '0.75', maxStrain: '1.5' },
    indicators: [
      anIndicator(),
      anIndicator({
        id: 'KS2-02',
        serial: 2,
        parts: [],
        reporting: { kind: 'amount', counted: { name: '人数', measure: '人', isWhole: true }, scale: 10_000 },
      }),
    ],
    priorResults: [{ serial: 1, name: '床位数', measure: '张', target: '40', actual: '41', note: null, state: 'met' }],
    demoNotice: null,
    ...fields,
  };
}

export function aRound(fields: Partial<Round> = {}): Round {
  return {
    id: aRoundId(),
    plan: 'pl_city_15',
    parent: city,
    dataYear: 2026,
    title: '2026年度填报',
    templateVersion: 1,
    opensOn: '2027-01-05',
    dueOn: '2027-01-31',
    isOpen: true,
    route: ['review', 'approval'],
    ...fields,
  };
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
