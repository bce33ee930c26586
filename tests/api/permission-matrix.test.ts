import { beforeAll, describe, expect, it } from 'vitest';
import type { Context, Stores } from '../../functions/actions/stores';
import { createApp } from '../../functions/api/app';
import type { OrgUnitId, PersonId } from '../../functions/domain/ids';
import type { Duty, Person } from '../../functions/domain/org/people';
import { Problem } from '../../functions/domain/problem';
import { steps } from '../../functions/domain/round/round';
import { createStores } from '../../functions/store';
import { openMemory } from '../store/memory';
import { aCount, anEntry, anIndicator, aPlan, aRound } from '../support/builders';
import { bureau, city, countyA, countyB, elsewhere } from '../support/people';

/**
 * 权限: who may do what in which state of a form, over HTTP, as a table of its own. It does not ask the house's table of
 * rights: two that agree were thought of twice. Whatever is refused leaves every item of the table as it was.
 */

const elderly: OrgUnitId = 'ou_elderly';
const relief: OrgUnitId = 'ou_relief';
const aPerson = (id: PersonId, hasLeft: boolean, ...duties: Duty[]): Person => ({ id, name: id, duties, hasLeft });

const cast = {
  filler: aPerson('pn_filler', false, { role: 'filler', unit: 'ou_a' }),
  fillerB: aPerson('pn_filler_b', false, { role: 'filler', unit: 'ou_b' }),
  head: aPerson('pn_head', false, { role: 'head', unit: 'ou_a' }),
  headB: aPerson('pn_head_b', false, { role: 'head', unit: 'ou_b' }),
  elderly: aPerson('pn_elderly', false, { role: 'reviewer', unit: 'ou_city', department: elderly }),
  relief: aPerson('pn_relief', false, { role: 'reviewer', unit: 'ou_city', department: relief }),
  planner: aPerson('pn_planner', false, { role: 'planner', unit: 'ou_city' }),
  approver: aPerson('pn_approver', false, { role: 'approver', unit: 'ou_city' }),
  admin: aPerson('pn_admin', false, { role: 'admin', unit: 'ou_city' }),
  foreignReviewer: aPerson('pn_far_reviewer', false, { role: 'reviewer', unit: 'ou_othercity' }),
  foreignPlanner: aPerson('pn_far_planner', false, { role: 'planner', unit: 'ou_othercity' }),
  foreignApprover: aPerson('pn_far_approver', false, { role: 'approver', unit: 'ou_othercity' }),
  foreignAdmin: aPerson('pn_far_admin', false, { role: 'admin', unit: 'ou_othercity' }),
  leaver: aPerson(
    'pn_leaver',
    true,
    ...(['filler', 'head'] as const).map((role) => ({ role, unit: 'ou_a' as const })),
    ...(['reviewer', 'planner', 'approver', 'admin'] as const).map((role) => ({ role, unit: 'ou_city' as const })),
  ),
  nobody: null,
} as const satisfies Record<string, Person | null>;
type Actor = keyof typeof cast;
const actors = Object.keys(cast) as Actor[];

const department = (id: OrgUnitId) => ({ department: { id, name: id } });
const plan = aPlan({
  indicators: [anIndicator({ ...department(elderly) }), aCount({ ...department(relief) })],
});
const entries = [anEntry('KS2-01', { numerator: '460', denominator: '1000' }), anEntry('KS2-02', { amount: '300' })];
const at = '/rounds/rd_test_2023/units/ou_a';

// ---- One house, whose table is put back before each request ------------------------------------------------------------

let memory = openMemory();
const clock = '2024-01-08T01:00:00.000Z';
let stores: Stores;
const context: Context = {
  get stores() {
    return stores;
  },
  now: () => clock,
};
const app = createApp({
  context,
  verify: async (authorization) => {
    const id = authorization?.replace('Bearer ', '');
    if (!id) throw new Problem('session.invalid', {});
    return id as PersonId;
  },
  origins: [],
});
type Table = ReadonlyMap<string, unknown>;

function stand(items?: Parameters<typeof openMemory>[0]): void {
  memory = openMemory(items);
  stores = createStores(memory.client, memory.tableName);
}

let requests = 0;
async function send(actor: Actor, method: string, path: string, body?: Record<string, unknown>) {
  requests += 1;
  const who = cast[actor];
  const json = body && JSON.stringify({ requestId: `request-${requests}`, ...body });
  const response = await app.request(`/api${path}`, {
    method,
    headers: {
      ...(who && { authorization: `Bearer ${who.id}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(json !== undefined && { body: json }),
  });
  const reply = (await response.json()) as { code?: string };
  return { status: response.status, code: reply.code ?? null };
}

/** A verb of the form on its newest revision, as if the actor had read it. */
async function act(actor: Actor, verb: Verb, body: Record<string, unknown> = bodyOf(verb, actor)) {
  const form = await stores.submissions.get('rd_test_2023', 'ou_city', 'ou_a');
  return send(actor, 'POST', `${at}/${verb}`, { ...body, revision: form?.revision ?? 0 });
}

// ---- The states of a form, each made by people from the one before -----------------------------------------------------

const sendsBack = (key: string) => ({ returns: [{ key, field: 'numerator', reason: '与台账不符', suggestion: null }] });
const question = { key: 'KS2-01', text: '分母含寄养老人吗？' };
type Walk = [Actor, Verb, Record<string, unknown>?][];
type Verb =
  | 'save-draft'
  | 'submit'
  | 'recall'
  | 'sign'
  | 'start-review'
  | 'accept-entries'
  | 'return-for-revision'
  | 'pass-review'
  | 'pass-check'
  | 'send-back'
  | 'approve'
  | 'ask'
  | 'answer'
  | 'correct'
  | 'drop-correction';

const toSigning: Walk = [['filler', 'submit']];
const toSubmitted: Walk = [...toSigning, ['head', 'sign']];
const toReview: Walk = [...toSubmitted, ['elderly', 'start-review']];
const toAccepted: Walk = [...toReview, ['elderly', 'accept-entries'], ['relief', 'accept-entries']];
const toChecking: Walk = [...toAccepted, ['elderly', 'pass-review'], ['relief', 'pass-review']];
const toReviewed: Walk = [...toChecking, ['planner', 'pass-check']];
const toApproved: Walk = [...toReviewed, ['approver', 'approve']];
const walks = {
  untouched: [],
  draft: [['filler', 'save-draft']],
  signing: toSigning,
  submitted: toSubmitted,
  inReview: toReview,
  asked: [...toReview, ['elderly', 'ask', question]],
  accepted: toAccepted,
  returned: [...toReview, ['elderly', 'return-for-revision']],
  checking: toChecking,
  reviewed: toReviewed,
  approved: toApproved,
  correcting: [...toApproved, ['filler', 'correct']],
} satisfies Record<string, Walk>;
type State = keyof typeof walks;
const states = Object.keys(walks) as State[];
const underWay: State[] = ['signing', 'submitted', 'inReview', 'asked', 'accepted', 'returned', 'checking', 'reviewed'];

// ---- Who may, by hand ---------------------------------------------------------------------------------------------------

const inTheReview: State[] = ['inReview', 'asked', 'accepted'];
const verbs = {
  'save-draft': { filler: ['untouched', 'draft', 'returned', 'correcting'] },
  // Handing a correction in without having corrected anything is nobody's right.
  submit: { filler: ['untouched', 'draft', 'returned'] },
  recall: { filler: ['signing', 'submitted'] },
  sign: { head: ['signing'] },
  'start-review': { elderly: ['submitted'], relief: ['submitted'] },
  // 养老's own line lies with the filler while it is returned; 救助's does not.
  'accept-entries': { elderly: ['inReview', 'asked'], relief: ['inReview', 'asked', 'returned'] },
  'return-for-revision': {
    head: ['signing'],
    elderly: [...inTheReview, 'returned', 'checking', 'reviewed'],
    relief: [...inTheReview, 'returned', 'checking', 'reviewed'],
    planner: ['checking', 'reviewed'],
    // Whoever approves may always have another line opened: on a way without review nobody else could.
    approver: [...inTheReview, 'returned', 'reviewed'],
  },
  'pass-review': { elderly: ['accepted'], relief: ['accepted'] },
  'pass-check': { planner: ['checking'] },
  'send-back': { planner: ['checking'], approver: ['reviewed'] },
  approve: { approver: ['reviewed'] },
  ask: {
    head: [...underWay, 'correcting'],
    elderly: [...underWay, 'correcting'],
    relief: [...underWay, 'correcting'],
    planner: [...underWay, 'correcting'],
    approver: [...underWay, 'correcting'],
  },
  answer: { filler: ['asked'] },
  correct: { filler: ['approved'] },
  'drop-correction': { filler: ['correcting'] },
} satisfies Record<Verb, Partial<Record<Actor, State[]>>>;

function mayDo(verb: Verb, actor: Actor, state: State): boolean {
  const by: Partial<Record<Actor, State[]>> = verbs[verb];
  return by[actor]?.includes(state) ?? false;
}

function bodyOf(verb: Verb, actor: Actor): Record<string, unknown> {
  const own = actor === 'relief' ? 'KS2-02' : 'KS2-01';
  switch (verb) {
    case 'save-draft':
      return { entries };
    case 'submit':
      return { entries, templateVersion: 1 };
    case 'accept-entries':
      return { keys: [own] };
    case 'return-for-revision':
      return sendsBack(own);
    case 'send-back':
      return { to: 'review', keys: ['KS2-01'], reason: '口径存疑' };
    case 'ask':
    case 'answer':
      return question;
    case 'correct':
      return { keys: [], reason: '台账漏计两户' };
    default:
      return {};
  }
}

const snapshots = new Map<State, NonNullable<Parameters<typeof openMemory>[0]>>();

beforeAll(async () => {
  stand();
  await Promise.all([
    ...[city, countyA, countyB, bureau, elsewhere].map((unit) => stores.units.put(unit)),
    stores.units.put({ ...city, id: 'ou_othercity', name: '外市' }),
    ...Object.values(cast).map((person) => person && stores.people.put(person)),
    stores.plans.put({ ...plan, route: [...steps] }),
    stores.rounds.put(aRound({ route: [...steps] })),
  ]);
  const house = new Map(memory.items);
  for (const state of states) {
    stand(house);
    for (const [actor, verb, body] of walks[state] as Walk) {
      const reply = await act(actor, verb, body);
      if (reply.status !== 200) throw new Error(`${actor} could not ${verb} on the way to ${state}: ${reply.code}`);
    }
    snapshots.set(state, new Map(memory.items));
  }
});

const plain = (table: Table) => JSON.stringify([...table]);

describe.each(states)('a form that is %s', (state) => {
  it.each(Object.keys(verbs) as Verb[])('%s is done by those whose it is, and refused to all others', async (verb) => {
    const snapshot = snapshots.get(state);
    if (!snapshot) throw new Error(`nobody made ${state}`);
    for (const actor of actors) {
      stand(snapshot);
      const { status, code } = await act(actor, verb);
      if (mayDo(verb, actor, state)) {
        expect([actor, status]).toEqual([actor, 200]);
      } else {
        expect([actor, status]).not.toEqual([actor, 200]);
        expect(code).toMatch(/^(session|thing|action|submission|round)\./);
        expect(plain(memory.items) === plain(snapshot), `${actor} was refused, and something changed`).toBe(true);
      }
    }
  });

  it('is read by its own people and those above it; to strangers it is not there', async () => {
    stand(snapshots.get(state));
    const readers: Actor[] = ['filler', 'head', 'elderly', 'relief', 'planner', 'approver'];
    for (const actor of actors) {
      const { status, code } = await send(actor, 'GET', at);
      const refused = { leaver: 'session.unknownPerson', nobody: 'session.invalid' } as Partial<Record<Actor, string>>;
      const expected = readers.includes(actor) ? [200, null] : [status, refused[actor] ?? 'thing.notFound'];
      expect([actor, status, code]).toEqual([actor, ...expected]);
    }
  });
});

// ---- Everything else the API has ----------------------------------------------------------------------------------------

const insiders: Actor[] = ['elderly', 'relief', 'planner', 'approver'];
const evaluators: Actor[] = ['planner', 'approver'];
const round = '/rounds/rd_test_2023';
const anyone = actors.filter((actor) => cast[actor] !== null && !cast[actor]?.hasLeft);
const arrangers: Actor[] = ['admin', 'planner', 'approver'];

const draft = { indicators: plan.indicators, references: [], route: plan.route };
const newPlan = {
  ...{ owner: 'ou_city', code: 'ZZ', title: '示例市新规划', baseYear: 2025, startYear: 2026, endYear: 2030 },
  ...{ indicators: [], references: [], priorResults: [] },
};
const pastYear = { name: '2021.csv', base64: btoa('indicator,part,dataYear,unit\n') };
const days = { firstDay: '2024-01-09', lastDay: '2024-01-12', reason: '出差' };

const adjustment = {
  ...{
    indicator: 'KS2-01',
    to: plan.indicators[0]?.target,
    effectiveFrom: 2024,
    reasonKind: 'higherPlanChanged',
    reason: '政策调整',
  },
  ...{ documentNumber: '示政发〔2024〕1号', approvingBody: '市政府' },
};

const newcomer = {
  kind: 'person',
  id: null,
  before: null,
  after: { name: '新同志', duties: [{ role: 'filler', unit: 'ou_a' }], hasLeft: false },
};

/**
 * Method and address, with a body that could be carried out, and who is let in: what they meet there is another matter.
 * Where the address names a thing that is not there, nobody is.
 */
const doors: [string, string, Record<string, unknown> | undefined, Actor[]][] = [
  ['GET', '/worklist', undefined, anyone],
  ['GET', `${round}/progress`, undefined, insiders],
  ['GET', `${round}/evaluation`, undefined, evaluators],
  ['GET', `${round}/evaluation/desk`, undefined, evaluators],
  ['GET', `${round}/evaluation/passport/KS2-01`, undefined, evaluators],
  ['GET', `${round}/evaluation/published/ev_test_2023_1`, undefined, []],
  ['POST', `${round}/evaluation/accounts`, { revision: 0, byIndicator: {} }, ['planner']],
  ['POST', `${round}/evaluation/publish`, { number: 0, accountsRevision: 0, asOf: null, note: '' }, ['planner']],
  ['POST', `${round}/evaluation/adjustments`, adjustment, ['planner']],
  ['POST', `${round}/evaluation/adjustments/ad_test_1/decide`, { revision: 1, approve: true, note: '' }, []],
  ['GET', '/plans', undefined, anyone],
  ['POST', '/plans', newPlan, ['planner']],
  ['GET', '/plans/pl_test', undefined, ['planner']],
  ['POST', '/plans/pl_test/save-draft', { ...draft, revision: 0 }, ['planner']],
  ['POST', '/plans/pl_test/publish', { revision: 1, note: '修订' }, ['planner']],
  ['POST', '/plans/pl_test/open-round', { dataYear: 2024, title: '2024年度填报', dueOn: '2025-02-01' }, ['planner']],
  ['POST', '/plans/pl_test/references/rs_none', { revision: 0, year: 2023, amount: '1', source: '公报' }, ['planner']],
  ['POST', '/plans/pl_test/rules/trial', { requestId: undefined, round: null }, ['planner']],
  ['GET', '/plans/pl_test/record', undefined, ['planner']],
  ['GET', '/plans/pl_test/imports', undefined, ['planner', 'approver']],
  ['POST', '/plans/pl_test/imports/try', { requestId: undefined, file: pastYear }, ['planner']],
  ['POST', '/plans/pl_test/imports', { file: pastYear, leaveOutFaulty: false }, ['planner']],
  ['POST', '/plans/pl_test/imports/approve', { units: [{ round: 'rd_test_2021', unit: 'ou_a', revision: 1 }] }, []],
  ['GET', `${round}/lock`, undefined, insiders],
  ['POST', `${round}/lock`, { action: 'lockRound', reason: '年度评估已发布' }, ['planner', 'approver']],
  ['GET', `${round}/record`, undefined, ['planner']],
  ['GET', `${at}/record`, undefined, ['filler', 'head', ...insiders]],
  ['GET', `${at}/revision`, undefined, ['filler', 'head', ...insiders]],
  ['GET', `${at}/entries?revision=1`, undefined, ['filler', 'head', ...insiders]],
  ['GET', `${round}/reminders`, undefined, ['planner']],
  ['POST', `${round}/reminders`, { debts: ['none'] }, ['planner']],
  ['GET', `${round}/idle-owners`, undefined, ['planner']],
  ['GET', '/anchors/latest', undefined, anyone],
  ['GET', '/org', undefined, anyone],
  ['GET', '/org/ou_city', undefined, arrangers],
  ['POST', '/org/ou_city/changes', { items: [newcomer], reason: '人员调整' }, ['admin', 'planner']],
  ['POST', '/org/ou_city/changes/oc_city_1/decide', { revision: 1, decision: 'confirm', note: '' }, []],
  ['GET', '/delegations', undefined, anyone],
  [
    'POST',
    '/delegations',
    { ...days, owner: 'ou_city', from: 'pn_approver', to: 'pn_planner', duties: cast.approver.duties },
    ['approver', 'admin'],
  ],
  ['POST', '/delegations/dg_none/revoke', { owner: 'ou_city' }, []],
];

describe('the other doors', () => {
  it.each(doors)('%s %s lets in just those whose business it is', async (method, path, body, allowed) => {
    for (const actor of actors) {
      const snapshot = snapshots.get('reviewed');
      stand(snapshot);
      const { status, code } = await send(actor, method, path, body);
      expect([status, code], 'the body of this row is none').not.toEqual([400, 'body.invalid']);
      const isIn = ![401, 403, 404].includes(status);
      expect([actor, isIn, `${status} ${code}`]).toEqual([actor, allowed.includes(actor), `${status} ${code}`]);
      if (!isIn) expect(plain(memory.items) === plain(snapshot ?? new Map())).toBe(true);
    }
  });

  it('are all: an address without its row here is found', async () => {
    const reply = await app.request('/api/openapi.json');
    const { paths } = (await reply.json()) as { paths: Record<string, Record<string, unknown>> };
    const rows = [
      ...doors.map(([method, path]) => `${method} ${path.split('?')[0]}`),
      ...Object.keys(verbs).map((verb) => `POST ${at}/${verb}`),
      `GET ${at}`,
    ];
    const templates = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`),
    );
    const isCovered = (template: string) => {
      const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      return rows.some((row) => pattern.test(row));
    };
    expect(templates.length).toBeGreaterThan(40);
    expect(templates.filter((template) => !isCovered(template))).toEqual([]);
  });
});
