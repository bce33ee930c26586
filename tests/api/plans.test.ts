import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenRoundReply, PlanDeskReply, PlansReply } from '../../functions/contract/planning';
import type { Worklist } from '../../functions/contract/worklist';
import type { Indicator } from '../../functions/domain/plan/indicator';
import type { Plan } from '../../functions/domain/plan/plan';
import type { ReferenceSeries } from '../../functions/domain/plan/reference';
import { aCount, anIndicator, aPart, aPlan, aRound, aTarget } from '../support/builders';
import { type House, openHouse, type Reply } from '../support/house';
import { bureau, chen, countyA, li, sun, wang, zhang, zhou } from '../support/people';

/** Plans for the other city. */
const gao = { id: 'pn_gao', name: '高', duties: [{ role: 'planner', unit: 'ou_othercity' }], hasLeft: false } as const;
const department = { ...bureau, id: 'ou_city_elderly', name: '养老服务科', type: '处室' } as const;
const minimum: ReferenceSeries = { id: 'rs_minimum', name: '低保标准', measure: '元/月', definition: '7月1日起执行' };

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.stores.people.put({ ...gao, duties: [...gao.duties] });
  await house.stores.units.put(department);
});
afterAll(() => house.close());

let plans = 0;
let requests = 0;
const aRequestId = () => {
  requests += 1;
  return `request-${requests}`;
};

/** A code that no plan has yet. */
function aCode(): string {
  plans += 1;
  return String.fromCharCode(65 + Math.floor(plans / 26), 65 + (plans % 26));
}

/** The city's plan of a test: two indicators, published as version 1, no round yet. */
let plan: Plan;
let rate: Indicator;
let count: Indicator;
async function publishAnother(differs: Partial<Plan> = {}) {
  const code = aCode();
  rate = anIndicator({ id: `${code}2-01` });
  count = aCount({ id: `${code}2-02` });
  plan = aPlan({
    id: `pl_${code.toLowerCase()}_2025`,
    code,
    indicators: [rate, count],
    references: [minimum],
    ...differs,
  });
  await house.stores.plans.put(plan);
}
beforeEach(() => publishAnother());

type Fields = Record<string, unknown>;

const desk = async () => (await house.as(zhou).get<PlanDeskReply>(`/plans/${plan.id}`)).body;
const post = <Body = PlanDeskReply>(path: string, body: Fields, person: { id: `pn_${string}` } = zhou) =>
  house.as(person).post<Body>(`/plans/${plan.id}/${path}`, { requestId: aRequestId(), ...body });

/** The planner's part of the draft, with another definition (口径) in its first row. */
const changes = (definition = '含备案机构') => ({
  indicators: [{ ...rate, definition }, count],
  references: plan.references,
  route: plan.route,
});
const save = (differs: Fields = {}) => post('save-draft', { revision: 0, ...changes(), ...differs });
const publish = (differs: Fields = {}) => post('publish', { revision: 1, note: '按省厅要求完善口径', ...differs });
const openRound = (differs: Fields = {}) =>
  post<OpenRoundReply>('open-round', { dataYear: 2023, title: '2023年度填报', dueOn: '2024-02-01', ...differs });
const record = (differs: Fields = {}) =>
  post(`references/${minimum.id}`, { revision: 0, year: 2023, amount: '1095', source: '苏州市民政局通知', ...differs });

const newPlan = (differs: Fields = {}) => {
  const code = aCode();
  return {
    requestId: aRequestId(),
    owner: 'ou_city',
    code,
    title: '示例市“十五五”民政事业发展规划',
    baseYear: 2025,
    startYear: 2026,
    endYear: 2030,
    indicators: [{ ...anIndicator({ id: `${code}2-01` }), nature: null, reporting: null, department: null }],
    references: [],
    priorResults: [],
    ...differs,
  };
};
const create = (body: Fields, person: { id: `pn_${string}` } = zhou) =>
  house.as(person).post<PlanDeskReply>('/plans', body);

describe('the list of plans', () => {
  const listed = async (person: { id: `pn_${string}` }) => (await house.as(person).get<PlansReply>('/plans')).body;

  it('shows a planner the plans of the own unit, and where others may be set up', async () => {
    await save();
    const { plans, owners } = await listed(zhou);
    expect(owners).toEqual([{ id: 'ou_city', name: '示例市' }]);
    expect(plans.find(({ id }) => id === plan.id)).toEqual({
      id: plan.id,
      code: plan.code,
      title: plan.title,
      ownerName: '示例市',
      status: 'inForce',
      startYear: 2021,
      endYear: 2025,
      version: 1,
      hasDraft: true,
      indicators: 2,
      proseTargets: 0,
      openRounds: 0,
    });
  });

  it('says that there is nothing to publish once a draft is back to what is published', async () => {
    await save();
    await save({ revision: 1, ...changes(rate.definition) });
    expect((await listed(zhou)).plans.find(({ id }) => id === plan.id)).toMatchObject({ hasDraft: false });
  });

  it('is empty for who plans nothing, and shows no other city’s plans', async () => {
    for (const person of [zhang, li, wang]) expect(await listed(person)).toEqual({ plans: [], owners: [] });
    expect((await listed(gao)).plans).toEqual([]);
  });

  it('is for nobody who has not signed in, nor is a plan', async () => {
    for (const path of ['/api/plans', `/api/plans/${plan.id}`]) {
      expect((await house.app.request(path)).status).toBe(401);
    }
  });
});

describe('a plan on the desk', () => {
  it('shows what is published, what it is checked against, and what may be done with it', async () => {
    const { published, draft, ownerName, units, staffing, rounds, findings, allowedActions, today } = await desk();
    expect(published).toEqual(plan);
    expect(draft).toMatchObject({ revision: 0, basedOn: 1, saved: null, indicators: plan.indicators });
    expect(ownerName).toBe('示例市');
    expect(units.map(({ id }) => id).sort()).toEqual(['ou_a', 'ou_b', 'ou_bureau', 'ou_city_elderly']);
    // Those of the other city are none of a planner's business.
    expect(staffing).toEqual({ fillers: ['ou_a', 'ou_b'], reviewers: ['ou_city'] });
    expect(rounds).toEqual([]);
    expect(findings).toEqual([]);
    expect(allowedActions.map(({ action, refusal }) => [action, refusal?.code ?? null])).toEqual([
      ['savePlanDraft', null],
      ['publishPlan', 'plan.nothingToPublish'],
      ['openRound', null],
      ['recordReference', null],
    ]);
    expect(today).toBe('2024-01-08');
  });

  it('is not found if there is none, and alike for whom it is none of their business', async () => {
    expect((await house.as(zhou).get('/plans/pl_none')).problem).toMatchObject({
      status: 404,
      details: { what: 'plan' },
    });
    for (const stranger of [zhang, li, wang, gao]) {
      const { problem } = await house.as(stranger).get(`/plans/${plan.id}`);
      expect(problem).toMatchObject({ status: 404, details: { what: 'plan' } });
    }
  });
});

const verbs: [verb: string, prepare: () => Promise<unknown>, body: () => Fields][] = [
  ['save-draft', async () => {}, () => ({ revision: 0, ...changes() })],
  ['publish', () => save(), () => ({ revision: 1, note: '完善口径' })],
  ['open-round', async () => {}, () => ({ dataYear: 2023, title: '2023年度填报', dueOn: '2024-02-01' })],
  ['references/rs_minimum', async () => {}, () => ({ revision: 0, year: 2023, amount: '1095', source: '通知' })],
];

describe.each(verbs)('%s', (verb, prepare, body) => {
  beforeEach(prepare);

  it('is not found for a plan that does not exist', async () => {
    const { problem } = await house.as(zhou).post(`/plans/pl_none/${verb}`, { requestId: aRequestId(), ...body() });
    expect(problem).toMatchObject({ status: 404, code: 'thing.notFound', details: { what: 'plan' } });
  });

  it('is refused to fillers, reviewers, approvers, other cities’ planners and leavers, and nothing has changed', async () => {
    const before = await desk();
    for (const stranger of [zhang, li, wang, gao]) {
      expect((await post(verb, body(), stranger)).problem).toMatchObject({ status: 404, details: { what: 'plan' } });
    }
    expect((await post(verb, body(), sun)).problem).toMatchObject({ status: 403, code: 'session.unknownPerson' });
    expect(await desk()).toEqual(before);
  });

  it('works for the planner, once, also when the request is repeated', async () => {
    const requestId = aRequestId();
    const first = await post<unknown>(verb, { ...body(), requestId });
    expect(first).toMatchObject({ status: 200, problem: null });
    const again = await post<unknown>(verb, { ...body(), requestId });
    expect(again).toEqual(first);
  });

  it('takes the same request id from another planner for another wish', async () => {
    const requestId = aRequestId();
    await post(verb, { ...body(), requestId });
    expect((await post(verb, { ...body(), requestId }, chen)).status).toBe(409);
  });

  it('is refused with a field nobody knows', async () => {
    const before = await desk();
    expect((await post(verb, { ...body(), owner: 'ou_othercity' })).problem).toMatchObject({ code: 'body.invalid' });
    expect(await desk()).toEqual(before);
  });
});

describe('a draft', () => {
  it('keeps what the planner settled, and everything else of the plan as it is', async () => {
    const { body } = await save();
    expect(body.draft).toEqual({
      ...(await desk()).draft,
      indicators: changes().indicators,
      revision: 1,
      basedOn: 1,
      title: plan.title,
      saved: { by: { id: 'pn_zhou', name: '周' }, at: '2024-01-08T01:00:00.000Z' },
    });
    expect(body.published).toEqual(plan);
    expect(body.allowedActions).toContainEqual({ action: 'publishPlan', refusal: null });
  });

  it('may be as unsettled as it is; what is missing is found', async () => {
    const { body } = await save({ indicators: [{ ...rate, nature: null }, count] });
    expect(body.findings).toMatchObject([{ rule: 'natureMissing', level: 'must', indicator: rate.id }]);
    expect(body.allowedActions).toContainEqual({
      action: 'publishPlan',
      refusal: { code: 'plan.hasFindings', details: { count: 1 } },
    });
  });

  it('is not saved over one that was saved meanwhile', async () => {
    await save();
    const before = await desk();
    expect((await save({ ...changes('另一种口径') })).problem).toMatchObject({
      status: 409,
      code: 'plan.stale',
      details: { expected: 0, current: 1 },
    });
    expect(await desk()).toEqual(before);
  });

  it.each<[string, () => Fields[]]>([
    ['row of another plan', () => [{ ...rate, id: 'ZZ2-01' }, count]],
    ['two rows of one id', () => [rate, { ...count, id: rate.id }]],
  ])('takes no %s', async (_, indicators) => {
    const before = await desk();
    expect((await save({ indicators: indicators() })).problem).toMatchObject({
      code: 'body.invalid',
      details: { issues: [{ path: expect.stringMatching(/^indicators\.\d\.id$/) }] },
    });
    expect(await desk()).toEqual(before);
  });

  it('takes no two parts of one key', async () => {
    const parts = [aPart('city', '城市'), aPart('city', '农村')];
    const { problem } = await save({ indicators: [rate, { ...count, parts }] });
    expect(problem).toMatchObject({
      code: 'body.invalid',
      details: { issues: [{ path: 'indicators.1.parts.1.key' }] },
    });
    expect((await desk()).draft.revision).toBe(0);
  });

  it('takes no two series of one id', async () => {
    expect((await save({ references: [minimum, minimum] })).problem).toMatchObject({ code: 'body.invalid' });
  });

  it('takes a text by the letters it is stored in, so that what was saved can be read', async () => {
    // שּׁ is one letter as typed and three as stored.
    const { problem } = await save(changes('\uFB2C'.repeat(2000)));
    expect(problem).toMatchObject({ code: 'body.invalid', details: { issues: [{ path: 'indicators.0.definition' }] } });
    expect((await save(changes('\uFB2C'.repeat(1333)))).body.draft.indicators[0]?.definition).toHaveLength(3999);
    expect(await desk()).toMatchObject({ draft: { revision: 1 } });
  });

  it('may be longer than a form, but not as long as one likes', async () => {
    const long = (pieces: number) => ({ padding: 'x'.repeat(pieces * 1024) });
    expect((await save(long(400))).problem).toMatchObject({ code: 'body.invalid' });
    expect((await save(long(513))).problem).toMatchObject({ status: 413, details: { limitBytes: 512 * 1024 } });
  });
});

describe('publishing', () => {
  it('makes the next version, with who, when and what for, and finishes the draft', async () => {
    await save();
    const { body } = await publish();
    expect(body.published).toMatchObject({
      version: 2,
      indicators: [{ id: rate.id, definition: '含备案机构' }, { id: count.id }],
      editions: [
        { version: 2, by: { id: 'pn_zhou', name: '周' }, at: '2024-01-08T01:00:00.000Z', note: '按省厅要求完善口径' },
      ],
    });
    expect(body.draft).toMatchObject({ basedOn: 2, revision: 1, saved: null });
    expect(body.allowedActions).toContainEqual({
      action: 'publishPlan',
      refusal: { code: 'plan.nothingToPublish', details: {} },
    });
    expect(await house.stores.plans.getVersion(plan.id, 1)).toEqual(plan);
  });

  it('goes on from there: the next draft is saved on the revision that was published', async () => {
    await save();
    await publish();
    await save({ revision: 1, ...changes('第三种口径') });
    expect((await publish({ revision: 2 })).body.published?.version).toBe(3);
  });

  it.each<[string, () => Promise<unknown>, Fields, string, number]>([
    ['nothing was changed', async () => {}, { revision: 0 }, 'plan.nothingToPublish', 409],
    [
      'something is not settled',
      () => save({ indicators: [{ ...rate, nature: null }, count] }),
      {},
      'plan.hasFindings',
      422,
    ],
    ['no indicator is left', () => save({ indicators: [] }), {}, 'plan.noIndicators', 422],
    ['a published indicator was dropped', () => save({ indicators: [rate] }), {}, 'plan.hasFindings', 422],
    ['nothing is said of what it is for', () => save(), { note: ' ' }, 'body.invalid', 400],
    [
      'the draft was changed since',
      () => save().then(() => save({ revision: 1, ...changes('又一种') })),
      {},
      'plan.stale',
      409,
    ],
  ])('is refused where %s, and nothing has changed', async (_, prepare, differs, code, status) => {
    await prepare();
    const before = await desk();
    expect((await publish(differs)).problem).toMatchObject({ code, status });
    expect(await desk()).toEqual(before);
    expect(await house.stores.plans.getVersion(plan.id, 2)).toBeNull();
  });

  it('may rewrite a target as long as nobody was asked for figures, and not after', async () => {
    const rewritten = { indicators: [{ ...rate, target: aTarget('60') }, count] };
    await save(rewritten);
    await openRound();
    expect((await desk()).findings).toMatchObject([{ rule: 'targetRewritten', indicator: rate.id }]);
    expect((await publish()).problem).toMatchObject({ code: 'plan.hasFindings' });
  });

  it('is done by one of two planners at the same moment', async () => {
    await save();
    const replies = await Promise.all(
      [zhou, chen].map((person) => post('publish', { revision: 1, note: '完善口径' }, person)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await desk()).published?.version).toBe(2);
  });
});

describe('opening a round', () => {
  it('asks all units of the plan for a year’s figures, on the version in force', async () => {
    const { body } = await openRound();
    expect(body.round).toBe(`rd_${plan.code.toLowerCase()}_2023`);
    expect(body.desk.rounds).toEqual([
      {
        id: body.round,
        title: '2023年度填报',
        dataYear: 2023,
        dueOn: '2024-02-01',
        isOpen: true,
        isLocked: false,
        planVersion: 1,
        units: 2,
      },
    ]);
    expect(await house.stores.rounds.get(body.round)).toMatchObject({ parent: 'ou_city', opensOn: '2024-01-08' });
  });

  it('is answered, not refused, when the request comes once more after the due date', async () => {
    const wish = { requestId: aRequestId(), dueOn: '2024-01-09' };
    await openRound(wish);
    const { now } = house.clock;
    house.clock.now = '2024-01-10T01:00:00.000Z';
    const again = await openRound(wish);
    house.clock.now = now;
    expect(again).toMatchObject({ status: 200, body: { desk: { rounds: [{ dueOn: '2024-01-09' }] } } });
  });

  it.each<[string, Fields, string]>([
    ['for a year before the plan', { dataYear: 2020 }, 'round.yearOutside'],
    ['for a year after the plan', { dataYear: 2026 }, 'round.yearOutside'],
    ['that was due yesterday', { dueOn: '2024-01-07' }, 'round.dueInPast'],
    ['due on a day that is none', { dueOn: '2024-02-30' }, 'body.invalid'],
    ['due in a year that nobody means', { dueOn: '2204-02-01' }, 'body.invalid'],
    ['without a title', { title: '' }, 'body.invalid'],
    ['whose title is blanks', { title: ' \u3000' }, 'body.invalid'],
  ])('is refused %s, and there is no round', async (_, differs, code) => {
    expect((await openRound(differs)).problem).toMatchObject({ code });
    expect((await desk()).rounds).toEqual([]);
  });

  it('is refused for a year that was asked for before, whatever that round is called', async () => {
    await openRound();
    expect((await openRound({ title: '又一个' })).problem).toMatchObject({ status: 409, code: 'round.exists' });
    expect((await desk()).rounds.map(({ title }) => title)).toEqual(['2023年度填报']);
    const id = `rd_${plan.code.toLowerCase()}_first_year` as const;
    await house.stores.rounds.put(aRound({ id, plan: plan.id, dataYear: 2022 }));
    expect((await openRound({ dataYear: 2022 })).problem).toMatchObject({ code: 'round.exists' });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['is for comment only', () => publishAnother({ status: 'forComment' }), 'plan.forComment'],
    ['has no indicators', () => publishAnother({ indicators: [] }), 'plan.noIndicators'],
    [
      'is reported by nobody',
      () => publishAnother({ indicators: [anIndicator({ appliesTo: { by: 'units', units: [] } })] }),
      'round.nobodyReports',
    ],
  ])('is refused on a plan that %s', async (_, prepare, code) => {
    await prepare();
    expect((await openRound()).problem).toMatchObject({ code });
    expect((await desk()).rounds).toEqual([]);
  });

  it('is refused on a plan that was never published', async () => {
    const { body } = await create(newPlan());
    const path = `/plans/${body.draft.id}/open-round`;
    const wish = { requestId: aRequestId(), dataYear: 2026, title: '2026年度填报', dueOn: '2024-02-01' };
    expect((await house.as(zhou).post(path, wish)).problem).toMatchObject({ code: 'plan.notPublished' });
  });
});

describe('figures of a reference series', () => {
  it('are kept with who entered them and from where', async () => {
    const { body } = await record();
    expect(body.references).toEqual([
      {
        plan: plan.id,
        series: 'rs_minimum',
        revision: 1,
        values: [
          {
            year: 2023,
            version: 1,
            amount: '1095',
            source: '苏州市民政局通知',
            by: { id: 'pn_zhou', name: '周' },
            at: '2024-01-08T01:00:00.000Z',
          },
        ],
      },
    ]);
  });

  it('are superseded by a later one of the same year, which leaves the earlier readable', async () => {
    await record();
    await record({ revision: 1, year: 2022, amount: '1045' });
    const { body } = await record({ revision: 2, amount: '1100' });
    const values = body.references[0]?.values.map(({ year, version, amount }) => [year, version, amount]);
    expect(values).toEqual([
      [2023, 1, '1095'],
      [2022, 1, '1045'],
      [2023, 2, '1100'],
    ]);
  });

  it.each<[string, Fields]>([
    ['was changed meanwhile', { revision: 0 }],
    ['nobody can have read', { revision: 7 }],
  ])('are not entered on a record that %s', async (_, differs) => {
    await record();
    const before = await desk();
    expect((await record({ amount: '1100', ...differs })).problem).toMatchObject({ status: 409, code: 'plan.stale' });
    expect(await desk()).toEqual(before);
  });

  it('need to say where they come from', async () => {
    expect((await record({ source: ' ' })).problem).toMatchObject({ code: 'body.invalid' });
    expect((await desk()).references).toEqual([]);
  });

  it('need a series of the plan', async () => {
    const { problem } = await post('references/rs_other', { revision: 0, year: 2023, amount: '1', source: '通知' });
    expect(problem).toMatchObject({ code: 'plan.unknownSeries', details: { series: 'rs_other' } });
    expect((await desk()).references).toEqual([]);
  });

  it('are entered also for a series that only the published version still names', async () => {
    await save({ references: [] });
    expect((await record()).status).toBe(200);
  });

  it('are decimals, never numbers', async () => {
    expect((await record({ amount: 1095 })).problem).toMatchObject({ code: 'body.invalid' });
  });
});

describe('a new plan', () => {
  it('is a draft of its own, in the list, with nothing published', async () => {
    const wanted = newPlan();
    const { body } = await create(wanted);
    expect(body).toMatchObject({
      published: null,
      ownerName: '示例市',
      draft: {
        id: `pl_${wanted.code.toLowerCase()}_2030`,
        ...{ code: wanted.code, title: wanted.title, owner: 'ou_city', indicators: wanted.indicators },
        ...{ kind: 'fiveYear', status: 'inForce', route: ['review', 'approval'], demoNotice: null },
        verdictSettings: { nearPace: '0.9', nearlyMet: '0.95', exceeded: '1.1', names: {}, withIndex: false },
        ...{ basedOn: 0, revision: 1, saved: { by: { id: 'pn_zhou' } } },
      },
    });
    const { body: list } = await house.as(zhou).get<PlansReply>('/plans');
    expect(list.plans.find(({ id }) => id === body.draft.id)).toMatchObject({ version: null, hasDraft: true });
  });

  it('is set up once, also when the request is repeated', async () => {
    const wanted = newPlan();
    const first = await create(wanted);
    expect(await create(wanted)).toEqual(first);
  });

  it('is refused for who does not plan for that unit, and there is none', async () => {
    const wanted = newPlan();
    for (const stranger of [zhang, li, wang, gao]) {
      expect((await create(wanted, stranger)).problem).toMatchObject({ status: 404, details: { what: 'unit' } });
    }
    expect((await create({ ...wanted, owner: 'ou_nowhere' })).problem).toMatchObject({ status: 404 });
    expect(await house.stores.plans.getInWork(`pl_${wanted.code.toLowerCase()}_2030`)).toBeNull();
  });

  it('needs a code that no other plan has', async () => {
    const indicators = [anIndicator({ id: `${plan.code}2-01` })];
    const { problem } = await create(newPlan({ code: plan.code, indicators }));
    expect(problem).toMatchObject({ status: 409, code: 'plan.codeTaken', details: { code: plan.code } });
    expect(await house.stores.plans.get(plan.id)).toEqual(plan);
  });

  it.each<[string, Fields]>([
    ['of years that run backwards', { startYear: 2031 }],
    ['whose baseline lies within', { baseYear: 2026 }],
    ['with rows of another plan', { indicators: [anIndicator({ id: 'ZZ2-01' })] }],
    ['whose title is blanks', { title: '\u3000' }],
    ['with a code of small letters', { code: 'ks' }],
  ])('is refused %s', async (_, differs) => {
    const wanted = newPlan(differs);
    expect((await create(wanted)).problem).toMatchObject({ status: 400, code: 'body.invalid' });
    expect(await house.stores.plans.getInWork(`pl_${wanted.code.toLowerCase()}_2030`)).toBeNull();
  });
});

describe('from the table of a plan to the form of a county', () => {
  const formOf = async (round: string) => (await house.as(zhang).open('ou_a', round)).body.template;
  const worklist = async () => (await house.as(zhang).get<Worklist>('/worklist')).body.items;

  it('a round keeps the version it was opened on, whatever is published later', async () => {
    await save();
    await publish();
    const { body } = await openRound();
    expect(await worklist()).toContainEqual(
      expect.objectContaining({ round: body.round, unit: countyA.id, task: 'fill', total: 2 }),
    );
    expect((await formOf(body.round)).rows.map(({ indicator }) => indicator.definition)).toEqual(['含备案机构', '']);

    const third = aCount({ id: `${plan.code}2-03`, serial: 3, name: '助餐点数' });
    const { indicators, references, route } = (await desk()).draft;
    const wider = [{ ...indicators[0], definition: '不再含备案机构' }, indicators[1], third];
    await save({ revision: 1, indicators: wider, references, route });
    const { body: after }: Reply<PlanDeskReply> = await publish({ revision: 2, note: '增加助餐点' });
    expect(after).toMatchObject({ published: { version: 3 }, rounds: [{ planVersion: 2, units: 2 }] });

    const form = await formOf(body.round);
    expect(form.version).toBe(2);
    expect(form.rows.map(({ indicator }) => indicator.definition)).toEqual(['含备案机构', '']);
    expect(await worklist()).toContainEqual(expect.objectContaining({ round: body.round, total: 2 }));

    const { body: next } = await openRound({ dataYear: 2024, title: '2024年度填报', dueOn: '2025-02-01' });
    expect((await formOf(next.round)).rows).toHaveLength(3);
    expect(await worklist()).toContainEqual(expect.objectContaining({ round: next.round, total: 3 }));
  });
});
