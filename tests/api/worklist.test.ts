import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Worklist } from '../../functions/contract/worklist';
import type { Delegation } from '../../functions/domain/org/delegation';
import type { Person } from '../../functions/domain/org/people';
import { steps } from '../../functions/domain/round/round';
import { aCount, anIndicator, aPlan, aRound, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { wang, zhang, zhou } from '../support/people';

const elderly = { id: 'ou_elderly', name: '养老服务处' } as const;
const relief = { id: 'ou_relief', name: '社会救助处' } as const;
const aPerson = (id: Person['id'], name: string, duties: Person['duties']): Person => ({
  id,
  name,
  duties,
  hasLeft: false,
});
const han = aPerson('pn_han', '韩', [{ role: 'head', unit: 'ou_a' }]);
const gu = aPerson('pn_gu', '顾', [{ role: 'reviewer', unit: 'ou_city', department: elderly.id }]);
const shen = aPerson('pn_shen', '沈', [{ role: 'reviewer', unit: 'ou_city', department: relief.id }]);

let house: House;
beforeAll(async () => {
  // 养老服务处 judges KS2-01, 社会救助处 KS2-02.
  house = await openHouse(
    aPlan({ indicators: [anIndicator({ department: elderly }), aCount({ department: relief })], route: [...steps] }),
  );
  await house.stores.rounds.put(aRound({ route: [...steps] }));
  await Promise.all([han, gu, shen].map((person) => house.stores.people.put(person)));
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const waiting = async (person: Person) => {
  const { items } = (await house.as(person).get<Worklist>('/worklist')).body;
  return items
    .filter(({ dataYear, unit }) => dataYear === 2023 && unit === 'ou_a')
    .map(({ task, isMine, cameBack, review }) => ({ task, isMine, cameBack, review }));
};
const returns = [{ key: 'KS2-01', field: 'numerator', reason: '与台账不符', suggestion: null }];

async function underReview() {
  await house.as(zhang).submit(goodEntries());
  await house.as(han).change('sign');
  await house.as(gu).change('start-review');
}

async function atPlanningOffice() {
  await underReview();
  await house.as(gu).change('accept-entries', { keys: ['KS2-01'] });
  await house.as(gu).change('pass-review');
  await house.as(shen).change('accept-entries', { keys: ['KS2-02'] });
  await house.as(shen).change('pass-review');
}

describe('a form on the list of who reviews', () => {
  it('has no past when it comes first, and counts the lines of their department only', async () => {
    await underReview();
    expect(await waiting(gu)).toEqual([
      { task: 'review', isMine: true, cameBack: null, review: { open: 1, isOfDepartment: true } },
    ]);
  });

  it('says how much is with the filler while the rest stays, and then that it was handed in again', async () => {
    await underReview();
    await house.as(gu).change('return-for-revision', { returns });
    const left = { open: 0, isOfDepartment: true };
    expect(await waiting(gu)).toEqual([
      { task: 'review', isMine: false, cameBack: { how: 'returned', lines: 1 }, review: left },
    ]);
    expect((await waiting(shen))[0]).toMatchObject({
      isMine: true,
      cameBack: { how: 'returned', lines: 1 },
      review: { open: 1 },
    });
    await house.as(zhang).submit(goodEntries());
    await house.as(han).change('sign');
    expect(await waiting(gu)).toEqual([
      { task: 'review', isMine: true, cameBack: { how: 'refiled' }, review: { open: 1, isOfDepartment: true } },
    ]);
  });

  it('names who sent it back a step, why, and how many lines; the other department has nothing of it', async () => {
    await atPlanningOffice();
    await house.as(zhou).change('send-back', { to: 'review', keys: ['KS2-02'], reason: '户数口径存疑' });
    const by = { id: zhou.id, name: zhou.name };
    expect(await waiting(shen)).toEqual([
      {
        task: 'review',
        isMine: true,
        cameBack: { how: 'sentBack', by, reason: '户数口径存疑', lines: 1 },
        review: { open: 1, isOfDepartment: true },
      },
    ]);
    expect((await waiting(gu))[0]).toMatchObject({ isMine: false, review: { open: 0 } });
  });

  it('names who sent it back to the planning office', async () => {
    await atPlanningOffice();
    await house.as(zhou).change('pass-check');
    await house.as(wang).change('send-back', { to: 'check', keys: [], reason: '请核对全市口径' });
    expect((await waiting(zhou)).find(({ task }) => task === 'check')).toMatchObject({
      isMine: true,
      cameBack: { how: 'sentBack', by: { name: wang.name }, reason: '请核对全市口径', lines: 0 },
      review: null,
    });
  });
});

describe('a form in the hands of who stands in', () => {
  const deputy = aPerson('pn_deputy', '陆', [{ role: 'reviewer', unit: 'ou_city', department: relief.id }]);

  it('says which lines are judged in whose name, and the record says the same', async () => {
    await house.stores.people.put(deputy);
    const by = { id: gu.id, name: gu.name };
    const days = { firstDay: '2024-01-01', lastDay: '2024-01-31', at: '2024-01-01T01:00:00.000Z' };
    const delegation: Delegation = {
      id: 'dg_city_1',
      owner: 'ou_city',
      from: by,
      to: { id: deputy.id, name: deputy.name },
      duties: gu.duties,
      ...days,
      reason: '出差',
      by,
      revision: 1,
      revoked: null,
    };
    await house.stores.delegations.open(delegation, 'request-of-gu');
    await underReview();
    const { submission } = (await house.as(deputy).open()).body;
    expect(submission.standingIn).toEqual({ of: { id: gu.id, name: gu.name }, keys: ['KS2-01'] });
    const after = await house.as(deputy).change('accept-entries', { keys: ['KS2-01'] });
    expect(after.body.history.at(-1)?.onBehalfOf).toEqual(submission.standingIn?.of);
    const own = await house.as(deputy).change('accept-entries', { keys: ['KS2-02'] });
    expect(own.body.history.at(-1)?.onBehalfOf).toBeNull();
  });
});
