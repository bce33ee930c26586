import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HouseReply, HousesReply, StandingInReply } from '../../functions/contract/people';
import type { Worklist } from '../../functions/contract/worklist';
import type { Duty, Person } from '../../functions/domain/org/people';
import { anEntry } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, qin, sun, wang, zhang, zhao, zhou } from '../support/people';

type Fields = Record<string, unknown>;
type Who = Pick<Person, 'id'>;

const anAdmin = (id: Person['id'], name: string, unit: Duty['unit'] = 'ou_city'): Person => ({
  id,
  name,
  duties: [{ role: 'admin', unit }],
  hasLeft: false,
});
const admin = anAdmin('pn_admin', '管');
const admin2 = anAdmin('pn_admin2', '关');
const foreign = anAdmin('pn_foreign', '外', 'ou_othercity');

let house: House;
let requests = 0;
beforeEach(async () => {
  house = await openHouse();
  for (const person of [admin, admin2, foreign]) await house.stores.people.put(person);
});
afterEach(() => house.close());

const aRequestId = () => {
  requests += 1;
  return `request-${requests}`;
};
const desk = async (person: Who = admin) => (await house.as(person).get<HouseReply>('/org/ou_city')).body;
const propose = (items: Fields[], person: Who = admin, differs: Fields = {}) =>
  house
    .as(person)
    .post<HouseReply>('/org/ou_city/changes', { requestId: aRequestId(), items, reason: '岗位调整', ...differs });
const decide = (decision: string, person: Who = admin2, differs: Fields = {}, id = 'oc_city_1') =>
  house.as(person).post<HouseReply>(`/org/ou_city/changes/${id}/decide`, {
    requestId: aRequestId(),
    revision: 1,
    decision,
    note: decision === 'reject' ? '岗位未定' : '',
    ...differs,
  });

const state = ({ name, duties, hasLeft }: Person) => ({ name, duties, hasLeft });
const change = (person: Person, after: Fields) => ({
  kind: 'person',
  id: person.id,
  before: state(person),
  after: { ...state(person), ...after },
});
const toB = change(zhang, { duties: [{ role: 'filler', unit: 'ou_b' }] });
const comes = {
  kind: 'person',
  id: null,
  before: null,
  after: { name: '新', duties: toB.after.duties, hasLeft: false },
};
const leaves = change(zhang, { hasLeft: true });

/** What lies in the table of people, units and their changes: nothing of it may change when something is refused. */
async function everything() {
  const { people, units, orgChanges, delegations } = house.stores;
  return JSON.stringify([
    await people.list(),
    await units.children('ou_city'),
    await orgChanges.list('ou_city'),
    await delegations.list('ou_city'),
  ]);
}

async function expectRefusal(act: () => Promise<{ problem: unknown }>, status: number, code: string) {
  const before = await everything();
  expect((await act()).problem).toMatchObject({ status, code });
  expect(await everything()).toBe(before);
}

describe('the people and units of a city', () => {
  it('are seen by who arranges or confirms them; for others there is no such city', async () => {
    const { people, units, allowed, changes } = await desk();
    expect(people.map(({ name }) => name).toSorted()).toEqual(
      ['张', '赵', '李', '王', '周', '陈', '孙', '管', '关'].toSorted(),
    );
    expect(units.map(({ name }) => name)).toEqual(['甲县', '乙县', '市民政局']);
    expect(allowed).toEqual({ people: true, units: true, delegations: true });
    expect(changes).toEqual([]);
    expect((await desk(wang)).allowed).toEqual({ people: false, units: false, delegations: false });
    for (const person of [zhang, li, qin, foreign]) {
      expect((await house.as(person).get('/org/ou_city')).problem).toMatchObject({ status: 404 });
      await expectRefusal(() => propose([comes], person), 404, 'thing.notFound');
      await expectRefusal(() => decide('confirm', person), 404, 'thing.notFound');
    }
    expect((await house.app.request('/api/org/ou_city')).status).toBe(401);
    expect((await house.app.request('/api/delegations')).status).toBe(401);
  });

  it('are listed for who arranges them, with what waits for their word', async () => {
    await propose([toB]);
    const houses = async (person: Who) => (await house.as(person).get<HousesReply>('/org')).body.houses;
    expect(await houses(admin2)).toEqual([{ id: 'ou_city', name: '示例市', waiting: 1 }]);
    expect(await houses(admin)).toEqual([{ id: 'ou_city', name: '示例市', waiting: 0 }]);
    expect(await houses(zhang)).toEqual([]);
  });
});

describe('changing a duty', () => {
  it('waits for another administrator or an approver, and then takes effect; both stand on the record', async () => {
    const { body } = await propose([toB]);
    expect(body.changes[0]).toMatchObject({
      id: 'oc_city_1',
      status: 'proposed',
      proposedBy: { name: '管' },
      refusal: { code: 'people.ownChange' },
      confirmers: expect.arrayContaining(['关', '王', '陈']),
    });
    expect((await house.as(zhang).open('ou_a')).status).toBe(200);
    await expectRefusal(() => decide('confirm', admin), 403, 'people.ownChange');
    await expectRefusal(() => decide('confirm', zhou), 403, 'action.notYours');

    house.clock.now = '2024-01-09T01:00:00.000Z';
    const confirmed = (await decide('confirm', wang)).body;
    expect(confirmed.changes[0]).toMatchObject({
      status: 'confirmed',
      proposedAt: '2024-01-08T01:00:00.000Z',
      decidedBy: { name: '王' },
      decidedAt: '2024-01-09T01:00:00.000Z',
      isDone: true,
      items: [{ before: { duties: [{ unit: 'ou_a' }] }, after: { duties: [{ unit: 'ou_b' }] } }],
    });
    expect(confirmed.people.find(({ id }) => id === 'pn_zhang')?.duties).toEqual(toB.after.duties);
    expect((await house.as(zhang).open('ou_a')).status).toBe(404);
    expect((await house.as(zhang).open('ou_b')).status).toBe(200);
    await expectRefusal(() => decide('confirm'), 409, 'people.decided');
  });

  it('can be turned down with a reason, or taken back by who proposed it', async () => {
    await propose([toB]);
    await expectRefusal(() => decide('reject', admin2, { note: ' ' }), 422, 'people.incomplete');
    expect((await decide('reject')).body.changes[0]).toMatchObject({ status: 'rejected', decisionNote: '岗位未定' });
    await propose([toB]);
    await expectRefusal(() => decide('withdraw', admin2, {}, 'oc_city_2'), 403, 'action.notYours');
    expect((await decide('withdraw', admin, {}, 'oc_city_2')).body.changes[0]?.status).toBe('withdrawn');
    expect((await house.stores.people.get('pn_zhang'))?.duties).toEqual(zhang.duties);
  });

  it('is not for oneself, nor in another city, nor of what was changed meanwhile', async () => {
    const more = change(admin, { duties: [...admin.duties, { role: 'approver', unit: 'ou_city' }] });
    await expectRefusal(() => propose([more]), 403, 'people.ownEntry');
    await expectRefusal(() => propose([change(qin, { name: '琴' })]), 409, 'people.stale');
    await expectRefusal(() => propose([change({ ...zhang, name: '章' }, { name: '张伟' })]), 409, 'people.stale');
    await expectRefusal(() => propose([]), 422, 'people.nothingToChange');
  });

  it('is proposed once per request, and numbered once where two propose at the same moment', async () => {
    const requestId = aRequestId();
    await propose([toB], admin, { requestId });
    expect((await propose([toB], admin, { requestId })).body.changes).toHaveLength(1);
    const both = await Promise.all([propose([comes]), propose([change(zhao, { name: '赵磊' })], zhou)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await desk()).changes.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('brings a newcomer in, under an id of the house', async () => {
    await propose([comes], zhou);
    expect(await house.stores.people.get('pn_city_1_1')).toBeNull();
    await decide('confirm');
    expect((await house.as({ id: 'pn_city_1_1' }).get<Worklist>('/worklist')).body.me.name).toBe('新');
  });

  it('is carried out by the next who looks in, where it broke off after it was confirmed', async () => {
    await propose([toB]);
    const [waiting] = await house.stores.orgChanges.list('ou_city');
    if (!waiting) throw new Error('nothing waits');
    const { lastRequest: _, ...rest } = waiting;
    const decided = { decidedBy: { id: wang.id, name: wang.name }, decidedAt: '2024-01-09T01:00:00.000Z' };
    await house.stores.orgChanges.save({ ...rest, ...decided, status: 'confirmed', revision: 2 }, 'request-broken');
    expect((await house.stores.people.get('pn_zhang'))?.duties).toEqual(zhang.duties);
    expect((await desk()).changes[0]).toMatchObject({ isDone: true, decidedBy: { name: '王' } });
    expect((await house.stores.people.get('pn_zhang'))?.duties).toEqual(toB.after.duties);
  });
});

describe('leaving (离岗)', () => {
  it('takes effect at once: the next request of theirs is refused, and their name stays', async () => {
    expect((await house.as(zhang).get('/worklist')).status).toBe(200);
    const { body } = await propose([leaves], zhou);
    expect(body.changes[0]).toMatchObject({ status: 'atOnce', proposedBy: { name: '周' }, isDone: true });
    expect((await house.as(zhang).get('/worklist')).problem).toMatchObject({ code: 'session.unknownPerson' });
    expect(body.people.find(({ id }) => id === 'pn_zhang')).toMatchObject({ name: '张', hasLeft: true });
  });

  it('waits for nobody, though other changes in the same list do', async () => {
    const { body } = await propose([leaves, comes]);
    expect(body.changes.map(({ status }) => status)).toEqual(['proposed', 'atOnce']);
    expect(await house.stores.people.get('pn_zhang')).toMatchObject({ hasLeft: true });
  });

  it('makes a change that waits for them void', async () => {
    await propose([toB]);
    await propose([leaves]);
    await expectRefusal(() => decide('confirm'), 409, 'people.stale');
    expect((await house.as(zhang).get('/worklist')).problem).toMatchObject({ code: 'session.unknownPerson' });
  });

  it('is not undone by a change that was confirmed a moment before', async () => {
    await propose([toB]);
    // Confirmed, and not carried out yet when they leave.
    const [waiting] = await house.stores.orgChanges.list('ou_city');
    if (!waiting) throw new Error('nothing waits');
    const { lastRequest: _, ...rest } = waiting;
    await house.stores.orgChanges.save({ ...rest, status: 'confirmed', revision: 2 }, 'request-broken');
    await house.stores.people.change(zhang, { ...zhang, hasLeft: true });
    expect((await desk()).changes[0]?.isDone).toBe(true);
    expect(await house.stores.people.get('pn_zhang')).toEqual({ ...zhang, hasLeft: true });
  });

  it('never takes the last administrator, and coming back takes a second person', async () => {
    await propose([change(admin2, { hasLeft: true })]);
    await expectRefusal(() => propose([change(admin, { hasLeft: true })], zhou), 409, 'people.lastAdmin');
    const back = { ...change(sun, {}), before: state(sun), after: { ...state(sun), hasLeft: false } };
    expect((await propose([back])).body.changes[0]?.status).toBe('proposed');
    expect((await house.as(sun).get('/worklist')).problem).toMatchObject({ code: 'session.unknownPerson' });
  });
});

describe('units', () => {
  const [countyB] = [
    { name: '乙县', type: '区镇', parent: 'ou_city', divisionCode: null, validFrom: null, validTo: null },
  ];

  it('end and begin with two people’s word, and are never taken away', async () => {
    const merged = { ...countyB, name: '新区', validFrom: 2024 };
    await propose([
      { kind: 'unit', id: 'ou_b', before: countyB, after: { ...countyB, validTo: 2023 } },
      { kind: 'unit', id: null, before: null, after: merged },
    ]);
    const { units } = (await decide('confirm')).body;
    expect(units.find(({ id }) => id === 'ou_b')).toMatchObject({ name: '乙县', validTo: 2023 });
    expect(units.find(({ id }) => id === 'ou_city_1_2')).toMatchObject(merged);
  });

  it('do not end before a year for which they reported', async () => {
    await house
      .as(zhao)
      .submit(
        [anEntry('KS2-01', { numerator: '1', denominator: '2' }), anEntry('KS2-02', { amount: '3' })],
        {},
        'ou_b',
      );
    const ends = (validTo: number) => ({ kind: 'unit', id: 'ou_b', before: countyB, after: { ...countyB, validTo } });
    await expectRefusal(() => propose([ends(2022)]), 422, 'units.reported');
    expect((await propose([ends(2023)])).status).toBe(200);
  });

  it('do not end before a year whose figures were sent back, or are being corrected', async () => {
    const handsIn = (amount: string) =>
      house
        .as(zhao)
        .submit([anEntry('KS2-01', { numerator: '1', denominator: '2' }), anEntry('KS2-02', { amount })], {}, 'ou_b');
    const ends = { kind: 'unit', id: 'ou_b', before: countyB, after: { ...countyB, validTo: 2022 } };
    await handsIn('3');
    await house.as(li).change('start-review', {}, 'ou_b');
    const returns = [{ key: 'KS2-02', field: 'amount', reason: '与台账不符', suggestion: null }];
    expect((await house.as(li).change('return-for-revision', { returns }, 'ou_b')).body.receipt).toBeNull();
    await expectRefusal(() => propose([ends]), 422, 'units.reported');

    await handsIn('4');
    await house.as(li).change('start-review', {}, 'ou_b');
    for (const key of ['KS2-01', 'KS2-02']) await house.as(li).change('accept-entries', { keys: [key] }, 'ou_b');
    await house.as(li).change('pass-review', {}, 'ou_b');
    expect((await house.as(wang).change('approve', {}, 'ou_b')).status).toBe(200);
    await house.as(zhao).change('correct', { keys: [], reason: '台账漏计两户' }, 'ou_b');
    await expectRefusal(() => propose([ends]), 422, 'units.reported');
  });

  it('are not bound by a draft nobody handed in', async () => {
    await house.as(zhao).change('save-draft', { entries: [] }, 'ou_b');
    await house.as(zhao).change('save-draft', { entries: [anEntry('KS2-02', { amount: '3' })] }, 'ou_b');
    expect(
      (await propose([{ kind: 'unit', id: 'ou_b', before: countyB, after: { ...countyB, validTo: 2022 } }])).status,
    ).toBe(200);
  });
});

const away = {
  owner: 'ou_city',
  from: 'pn_wang',
  to: 'pn_zhou',
  duties: [{ role: 'approver', unit: 'ou_city' }],
  firstDay: '2024-01-08',
  lastDay: '2024-01-12',
  reason: '赴省里参加培训',
};
const delegate = (person: Who = wang, differs: Fields = {}) =>
  house.as(person).post<StandingInReply>('/delegations', { requestId: aRequestId(), ...away, ...differs });
const revoke = (person: Who = wang, id = 'dg_city_1') =>
  house.as(person).post<StandingInReply>(`/delegations/${id}/revoke`, { requestId: aRequestId(), owner: 'ou_city' });
const standingIn = async (person: Who) => (await house.as(person).get<StandingInReply>('/delegations')).body;

const figures = [anEntry('KS2-01', { numerator: '420', denominator: '1000' }), anEntry('KS2-02', { amount: '1600' })];
async function reviewed() {
  await house.as(zhang).submit(figures);
  await house.as(li).change('start-review');
  await house.as(li).change('accept-entries', { keys: ['KS2-01'] });
  await house.as(li).change('accept-entries', { keys: ['KS2-02'] });
  const { problem } = await house.as(li).change('pass-review');
  expect(problem).toBeNull();
}

describe('standing in (代理)', () => {
  it('shows everybody who does their work, whose they do, and who could', async () => {
    expect(await standingIn(zhang)).toMatchObject({
      forMe: [],
      byMe: [],
      duties: [{ duty: { role: 'filler', unit: 'ou_a' }, owner: 'ou_city', unitName: '甲县' }],
      longestDays: 90,
      today: '2024-01-08',
    });
    const { colleagues } = await standingIn(zhang);
    // Who has left is nobody’s stand-in; chen fills for the same county and comes first.
    expect(colleagues.map(({ name }) => name)).not.toContain('孙');
    expect(colleagues[0]).toMatchObject({ name: '陈', unitName: '甲县', role: 'filler', owner: 'ou_city' });
    expect((await standingIn(admin)).duties).toEqual([]);

    const { body } = await delegate();
    expect(body.forMe).toMatchObject([{ id: 'dg_city_1', to: { name: '周' }, by: { name: '王' }, revoked: null }]);
    expect((await standingIn(zhou)).byMe).toMatchObject([{ id: 'dg_city_1', from: { name: '王' } }]);
    expect((await desk()).delegations).toMatchObject([{ id: 'dg_city_1' }]);
  });

  it('lets the stand-in act for the days of the absence, with both names on the record', async () => {
    await reviewed();
    expect((await house.as(zhou).change('approve')).problem).toMatchObject({ status: 403 });
    await delegate();
    const { body, problem } = await house.as(zhou).change('approve');
    expect(problem).toBeNull();
    expect(body.history.at(-1)).toMatchObject({ by: { name: '周' }, onBehalfOf: { name: '王' } });
  });

  it('is over after the last day, and at once when it is taken back', async () => {
    await reviewed();
    await delegate();
    house.clock.now = '2024-01-12T16:00:00.000Z';
    expect((await house.as(zhou).change('approve')).problem).toMatchObject({ status: 403 });
    house.clock.now = '2024-01-12T15:59:59.000Z';
    const { body } = await revoke(zhou);
    expect(body.byMe[0]?.revoked).toMatchObject({ by: { name: '周' } });
    expect((await house.as(zhou).change('approve')).problem).toMatchObject({ status: 403 });
    await expectRefusal(() => revoke(), 409, 'delegation.over');
    expect((await desk()).delegations[0]).toMatchObject({ revoked: { by: { name: '周' } }, revision: 2 });
  });

  it('is arranged by an administrator for somebody who can not, and tells them', async () => {
    await delegate(admin);
    expect((await standingIn(wang)).forMe).toMatchObject([{ by: { name: '管' }, to: { name: '周' } }]);
    await expectRefusal(() => delegate(li, { from: 'pn_wang', to: 'pn_zhao' }), 403, 'action.notYours');
    await expectRefusal(() => delegate(admin, { from: 'pn_li', to: 'pn_admin' }), 403, 'delegation.toArranger');
  });

  it('is refused across cities, in a circle and for what is passed on', async () => {
    await expectRefusal(() => delegate(foreign), 404, 'thing.notFound');
    await expectRefusal(() => delegate(qin, { from: 'pn_qin' }), 404, 'thing.notFound');
    await expectRefusal(() => delegate(wang, { to: 'pn_qin' }), 422, 'delegation.elsewhere');
    await delegate();
    const back = { from: 'pn_zhou', to: 'pn_wang', duties: [{ role: 'planner', unit: 'ou_city' }] };
    await expectRefusal(() => delegate(zhou, back), 409, 'delegation.loop');
    await expectRefusal(() => delegate(zhou, { ...back, to: 'pn_li' }), 409, 'delegation.standsIn');
    await expectRefusal(() => delegate(zhou, { from: 'pn_zhou', to: 'pn_li' }), 422, 'delegation.notOwnDuty');
    await expectRefusal(
      () => delegate(li, { from: 'pn_li', to: 'pn_wang', duties: li.duties }),
      409,
      'delegation.delegateAway',
    );
    await expectRefusal(() => revoke(zhang), 403, 'action.notYours');
    await expectRefusal(() => revoke(wang, 'dg_city_9'), 404, 'thing.notFound');
    await expectRefusal(() => delegate(wang, { lastDay: '下周' }), 400, 'body.invalid');
  });

  it('is set up once per request, and one after the other where two do at the same moment', async () => {
    const requestId = aRequestId();
    await delegate(wang, { requestId });
    expect((await delegate(wang, { requestId })).body.forMe).toHaveLength(1);
    const twice = [
      delegate(li, { from: 'pn_li', to: 'pn_zhou', duties: li.duties }),
      delegate(li, { from: 'pn_li', to: 'pn_zhao', duties: li.duties }),
    ];
    const replies = await Promise.all(twice);
    expect(replies.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['delegation.overlaps', 'done']);
  });

  it('gives nothing once the absent one has left or lost the duty', async () => {
    await reviewed();
    await delegate();
    await propose([change(wang, { hasLeft: true })]);
    expect((await house.as(zhou).change('approve')).problem).toMatchObject({ status: 403 });
  });
});

describe('a stand-in whose ground is gone', () => {
  const approves = async () => (await house.as(zhou).change('approve')).problem?.status ?? 200;
  const first = async () => (await desk()).delegations[0];
  it.each<[string, () => unknown[], string]>([
    ['the one who is away leaves', () => [change(wang, { hasLeft: true })], 'fromLeft'],
    ['the one who stands in leaves', () => [change(zhou, { hasLeft: true })], 'toLeft'],
    [
      'the duty passes to somebody else',
      () => [change(wang, { duties: [{ role: 'planner', unit: 'ou_city' }] })],
      'dutyEnded',
    ],
  ])('covers nothing from the moment when %s, and the house reads why', async (_, items, because) => {
    await reviewed();
    await delegate();
    await propose(items() as Fields[]);
    if ((await desk()).changes[0]?.status === 'proposed') await decide('confirm');
    expect(await approves()).not.toBe(200);
    expect(await first()).toMatchObject({ lapse: because, revoked: { because, by: { id: expect.any(String) } } });
  });

  it.each<[string, Person, string]>([
    ['the one who is away', wang, 'fromMoved'],
    ['the one who stands in', zhou, 'toMoved'],
  ])('covers nothing once %s works for another city alone', async (_, person, because) => {
    const fills: Duty = { role: 'filler', unit: 'ou_else' };
    const both: Person = { ...person, duties: [...person.duties, fills] };
    await house.stores.people.change(person, both);
    await reviewed();
    await delegate();
    await propose([change(both, { duties: [fills] })]);
    expect(await first()).toMatchObject({ lapse: null, revoked: null });
    expect((await decide('confirm', admin2)).problem).toBeNull();
    expect(await approves()).not.toBe(200);
    expect(await first()).toMatchObject({ lapse: because, revoked: { because, by: { name: '关' } } });
    expect((await desk()).people.map(({ id }) => id)).not.toContain(person.id);
    // Whom it concerned reads it by the names of the units, not by ids.
    expect((await standingIn(zhou)).unitNames).toMatchObject({ ou_city: '示例市' });
  });

  it('stays ended where somebody comes back to the same duty within its days', async () => {
    await reviewed();
    await delegate();
    await propose([change(wang, { duties: [{ role: 'planner', unit: 'ou_city' }] })]);
    await decide('confirm');
    const back = { ...wang, duties: [{ role: 'planner', unit: 'ou_city' }] } as Person;
    await propose([change(back, { duties: wang.duties })]);
    await decide('confirm', admin2, {}, 'oc_city_2');
    expect((await house.stores.people.get('pn_wang'))?.duties).toEqual(wang.duties);
    expect(await approves()).toBe(403);
    expect((await standingIn(wang)).forMe).toMatchObject([{ lapse: 'dutyEnded', revoked: { by: { name: '关' } } }]);
    // And does not stand in the way of a new one.
    expect((await delegate()).problem).toBeNull();
    expect(await approves()).toBe(200);
  });

  it('covers what is left of several duties', async () => {
    await reviewed();
    const two: Person = { ...wang, duties: [...wang.duties, { role: 'reviewer', unit: 'ou_city' }] };
    await house.stores.people.change(wang, two);
    await delegate(two, { duties: two.duties });
    await propose([change(two, { duties: wang.duties })]);
    await decide('confirm');
    expect(await first()).toMatchObject({ lapse: null, revoked: null, lost: [{ role: 'reviewer' }] });
    expect(await approves()).toBe(200);
  });

  it('covers no more of several duties what the absent one lost and got back within its days', async () => {
    const reviewer: Duty = { role: 'reviewer', unit: 'ou_city' };
    const two: Person = { ...wang, duties: [...wang.duties, reviewer] };
    await house.stores.people.change(wang, two);
    await delegate(two, { duties: two.duties });
    await propose([change(two, { duties: [reviewer] })]);
    await decide('confirm');
    await propose([change({ ...wang, duties: [reviewer] }, { duties: two.duties })]);
    await decide('confirm', admin2, {}, 'oc_city_2');
    expect((await house.stores.people.get('pn_wang'))?.duties).toEqual(two.duties);
    await reviewed();
    expect(await approves()).toBe(403);
    expect(await first()).toMatchObject({ lapse: null, revoked: null, lost: wang.duties });
    // Given anew it is covered again, beside the one that went on.
    expect((await delegate(two, { duties: wang.duties })).problem).toBeNull();
    expect((await delegate(two, { duties: [reviewer] })).problem).toMatchObject({ code: 'delegation.overlaps' });
    expect(await approves()).toBe(200);
  });

  it('stays ended in this city too, where another one entered that somebody left, and they come back', async () => {
    const elsewhere: Duty = { role: 'reviewer', unit: 'ou_othercity' };
    const both: Person = { ...wang, duties: [...wang.duties, elsewhere] };
    const foreign2 = anAdmin('pn_foreign2', '邻', 'ou_othercity');
    await house.stores.people.put(foreign2);
    const city = await house.stores.units.get('ou_city');
    if (city) await house.stores.units.put({ ...city, id: 'ou_othercity', name: '他市' });
    await house.stores.people.change(wang, both);
    await reviewed();
    await delegate();
    const there = (who: Who, path: string, body: Fields) =>
      house.as(who).post(`/org/ou_othercity/changes${path}`, { requestId: aRequestId(), ...body });
    await there(foreign, '', { items: [change(both, { hasLeft: true })], reason: '离岗' });
    const confirm = { decision: 'confirm', revision: 1, note: '' };
    expect((await there(foreign2, '/oc_othercity_1/decide', confirm)).problem).toBeNull();
    await propose([change({ ...both, hasLeft: true }, { hasLeft: false })]);
    await decide('confirm');
    expect((await house.stores.people.get('pn_wang'))?.hasLeft).toBe(false);
    expect(await approves()).toBe(403);
    expect(await first()).toMatchObject({ revoked: { because: 'fromLeft', by: { name: '邻' } } });
  });

  it('is ended by a change that was confirmed and broke off, before anybody is moved', async () => {
    await delegate();
    await propose([change(wang, { duties: [{ role: 'planner', unit: 'ou_city' }] })]);
    const { people, delegations } = house.stores;
    // The machine fails between the two.
    const move = people.change;
    people.change = async () => {
      throw new Error('the machine fails');
    };
    await decide('confirm');
    people.change = move;
    expect((await delegations.list('ou_city'))[0]).toMatchObject({ revoked: { because: 'dutyEnded' } });
    expect((await people.get('pn_wang'))?.duties).toEqual(wang.duties);
    expect((await desk()).changes[0]?.isDone).toBe(true);
    expect((await people.get('pn_wang'))?.duties).not.toEqual(wang.duties);
  });

  it('is ended where it was set up at the very moment when the other left', async () => {
    const { delegations, people } = house.stores;
    const open = delegations.open;
    delegations.open = async (...wish) => {
      // zhou leaves after the judgement, and before this is written.
      await people.change(zhou, { ...zhou, hasLeft: true });
      return open(...wish);
    };
    await delegate();
    expect(await first()).toMatchObject({ lapse: 'toLeft', revoked: { because: 'toLeft' } });
  });
});

describe('a city with one administrator and nobody who approves', () => {
  const chief = anAdmin('pn_chief', '厅', 'ou_province');
  const alone = async (...kept: Person[]) => {
    for (const { id } of [wang, admin2, zhou, { id: 'pn_chen' as const }]) {
      const person = await house.stores.people.get(id);
      if (person && !kept.some((one) => one.id === id))
        await house.stores.people.change(person, { ...person, hasLeft: true });
    }
  };
  const province = async () => {
    const city = await house.stores.units.get('ou_city');
    if (!city) throw new Error('no city');
    await house.stores.units.put({ ...city, id: 'ou_province', name: '示例省', type: '省' });
    await house.stores.units.put({ ...city, parent: 'ou_province' });
    await house.stores.people.put(chief);
  };

  it('has its planner confirm what the administrator proposes, and nobody both', async () => {
    await alone(zhou);
    const { body } = await propose([toB]);
    expect(body.changes[0]).toMatchObject({ confirmers: ['周'], confirmersAs: 'planner' });
    await expectRefusal(() => decide('confirm', admin), 403, 'people.ownChange');
    expect((await decide('confirm', zhou)).body.changes[0]).toMatchObject({ status: 'confirmed' });
  });

  it('has the unit above confirm where there is no planner either; only then that finds the city', async () => {
    await alone();
    await province();
    expect((await house.as(chief).get('/org/ou_city')).problem).toMatchObject({ status: 404 });
    expect((await propose([toB])).body).toMatchObject({
      superior: '示例省',
      changes: [{ confirmers: ['厅'], confirmersAs: 'superior' }],
    });
    const houses = async () => (await house.as(chief).get<HousesReply>('/org')).body.houses;
    expect(await houses()).toContainEqual({ id: 'ou_city', name: '示例市', waiting: 1 });
    const seen = await desk(chief);
    expect(seen.allowed).toEqual({ people: false, units: false, delegations: false });
    expect(seen.changes[0]?.refusal).toBeNull();
    await expectRefusal(() => propose([comes], chief), 403, 'action.notYours');
    expect((await decide('confirm', chief)).body.changes[0]).toMatchObject({ decidedBy: { name: '厅' } });
    expect((await house.stores.people.get('pn_zhang'))?.duties).toEqual(toB.after.duties);
    expect((await houses()).map(({ id }) => id)).not.toContain('ou_city');
  });

  it('shows the unit above what waits for it and what it decided, and nothing else of the city', async () => {
    await alone(zhou);
    await province();
    // Away on sick leave, which is the city's own matter; so is what its own planner confirmed.
    await house.as(li).post('/delegations', {
      ...{ requestId: aRequestId(), owner: 'ou_city', from: 'pn_li', to: 'pn_zhang', reason: '住院' },
      ...{ duties: li.duties, firstDay: '2024-01-08', lastDay: '2024-01-14' },
    });
    expect((await desk()).delegations).toMatchObject([{ reason: '住院' }]);
    await propose([comes]);
    expect((await decide('confirm', zhou)).problem).toBeNull();
    await house.stores.people.change(zhou, { ...zhou, hasLeft: true });
    await propose([change(sun, { name: '孙大伟' })]);
    await propose([toB]);

    const waiting = await desk(chief);
    expect(waiting.changes.map(({ number }) => number)).toEqual([3, 2]);
    expect(waiting.people.map(({ id }) => id)).toContain('pn_zhang');
    expect(waiting.delegations).toEqual([]);
    await expectRefusal(() => decide('reject', chief, {}, 'oc_city_1'), 404, 'thing.notFound');

    expect((await decide('confirm', chief, {}, 'oc_city_3')).problem).toBeNull();
    await decide('withdraw', admin, {}, 'oc_city_2');
    const afterwards = await desk(chief);
    expect(afterwards.changes.map(({ number, status }) => [number, status])).toEqual([[3, 'confirmed']]);
    expect([afterwards.people, afterwards.delegations]).toEqual([[], []]);
  });

  it('says so where there is nobody at all', async () => {
    await alone();
    expect((await propose([toB])).body).toMatchObject({
      superior: null,
      changes: [{ confirmers: [], confirmersAs: 'nobody' }],
    });
  });
});

describe('access with a token one holds already', () => {
  const paths = (unit: string) => [
    `/rounds/rd_test_2023/units/${unit}`,
    `/rounds/rd_test_2023/units/${unit}/revision`,
    `/rounds/rd_test_2023/units/${unit}/record`,
  ];
  const statuses = async (who: Who, at: string[]) =>
    Promise.all(at.map(async (path) => (await house.as(who).get(path)).status));

  it('ends for a leaver with the answer to who entered it, on every door', async () => {
    await house.as(zhang).submit(figures);
    const doors = ['/worklist', '/delegations', ...paths('ou_a')];
    expect(await statuses(zhang, doors)).toEqual([200, 200, 200, 200, 200]);
    await propose([leaves]);
    expect(await statuses(zhang, doors)).toEqual([403, 403, 403, 403, 403]);
    const wish = { entries: figures };
    expect((await house.as(zhang).change('save-draft', wish)).problem).toMatchObject({ code: 'session.unknownPerson' });
    // What they did stays under their name.
    const { body } = await house.as(li).open();
    expect(JSON.stringify(body)).toContain('"name":"张"');
  });

  it('passes with a mover from the old unit to the new one', async () => {
    await house.as(zhang).submit(figures);
    await propose([toB]);
    expect(await statuses(zhang, paths('ou_a'))).toEqual([200, 200, 200]);
    await decide('confirm');
    expect(await statuses(zhang, paths('ou_a'))).toEqual([404, 404, 404]);
    expect((await house.as(zhang).change('recall')).problem).toMatchObject({ status: 404 });
    expect((await house.as(zhang).open('ou_b')).status).toBe(200);
    const { items } = (await house.as(zhang).get<Worklist>('/worklist')).body;
    expect(items.map(({ unit }) => unit)).not.toContain('ou_a');
  });
});

describe('four eyes across a change of duties', () => {
  it('does not let an approver who came to fill for a unit approve what they wrote', async () => {
    await propose([change(wang, { duties: [...wang.duties, { role: 'filler', unit: 'ou_a' }] })]);
    await decide('confirm');
    await house.as(wang).change('save-draft', { entries: figures });
    await reviewed();
    expect((await house.as(wang).change('approve')).problem).toMatchObject({ status: 403, code: 'submission.ownWork' });
  });

  it('does not let their stand-in approve it either', async () => {
    await house.as(zhang).change('save-draft', { entries: figures });
    await delegate(zhang, { from: 'pn_zhang', to: 'pn_wang', duties: zhang.duties });
    await reviewed();
    expect((await house.as(wang).change('approve')).problem).toMatchObject({ code: 'submission.ownWork' });
  });

  it('binds a stand-in who comes to fill for the unit in mid-flow, and nobody’s acceptance of theirs holds', async () => {
    await house.as(zhang).submit(figures);
    await delegate(li, { from: 'pn_li', duties: li.duties });
    expect((await house.as(zhou).change('start-review')).problem).toBeNull();
    expect((await house.as(zhou).change('accept-entries', { keys: ['KS2-01'] })).problem).toBeNull();
    const returns = [{ key: 'KS2-02', field: 'amount', reason: '与台账不符', suggestion: null }];
    expect((await house.as(zhou).change('return-for-revision', { returns })).problem).toBeNull();
    // zhou comes to fill for the county, and types there; the delegation of li’s duty goes on.
    await propose([change(zhou, { duties: [...zhou.duties, { role: 'filler', unit: 'ou_a' }] })]);
    await decide('confirm');
    const mended = [figures[0], anEntry('KS2-02', { amount: '1601' })] as typeof figures;
    const filed = await house.as(zhou).submit(mended);
    expect(filed.problem).toBeNull();
    expect((await house.as(zhou).change('start-review')).problem).toMatchObject({ code: 'submission.ownWork' });
    // li is back, did not type, and finds nothing accepted that zhou had accepted in li’s name.
    await revoke(li);
    expect((await house.as(li).change('start-review')).problem).toBeNull();
    expect((await house.as(li).change('pass-review')).problem).toMatchObject({
      code: 'submission.notAllAccepted',
      details: { open: 2 },
    });
  });
});

it('describes people, units and stand-ins to other programs', async () => {
  const described = (await (await house.app.request('/api/openapi.json')).json()) as { paths: object };
  expect(Object.keys(described.paths)).toEqual(
    expect.arrayContaining([
      '/api/org',
      '/api/org/{unit}',
      '/api/org/{unit}/changes',
      '/api/org/{unit}/changes/{change}/decide',
      '/api/delegations',
      '/api/delegations/{delegation}/revoke',
    ]),
  );
});
