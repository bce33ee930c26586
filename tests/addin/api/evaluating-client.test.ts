import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../addin/api/api';
import { createApi } from '../../../addin/api/client';
import { aTarget } from '../../support/builders';
import { type House, openHouse } from '../../support/house';
import { wang, zhang, zhou } from '../../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** How often the answer still gets lost on its way back. */
let lost = 0;
let sent: { path: string; requestId: string | null }[] = [];
beforeEach(() => {
  lost = 0;
  sent = [];
});
const fetcher: typeof fetch = async (input, init) => {
  const body = init?.body ? JSON.parse(String(init.body)) : null;
  sent.push({ path: String(input), requestId: body?.requestId ?? null });
  const response = await house.app.request(String(input), init);
  lost -= 1;
  return lost >= 0 ? new Response('<html>bad gateway</html>', { status: 502 }) : response;
};
const as = (person: { id: string }) => createApi(() => person.id, fetcher).evaluating;

describe('the evaluating part of the client', () => {
  it('goes the whole way: accounts, publication, an adjusted target, the origin of a figure', async () => {
    const round = 'rd_test_2023';
    const byIndicator = { 'KS2-01': { cause: '原因', measure: '措施', responsible: '', dueOn: '' } } as const;
    const { accounts } = await as(zhou).saveAccounts(round, { revision: 0, byIndicator });
    expect(accounts).toMatchObject({ revision: 1, byIndicator });
    const wanted = { number: 0, accountsRevision: 1, asOf: null, note: '' };
    const { published } = await as(zhou).publishEvaluation(round, wanted);
    expect(published.map(({ id }) => id)).toEqual(['ev_ks_2023_1']);
    expect((await as(wang).published(round, 'ev_ks_2023_1')).accounts).toEqual(byIndicator);
    await as(zhou).proposeAdjustment(round, {
      ...{ indicator: 'KS2-01', to: aTarget('44'), effectiveFrom: 2023, reasonKind: 'functionsMoved' },
      ...{ reason: '职能划出一部分', documentNumber: '1号', approvingBody: '市政府' },
    });
    const decision = { revision: 1, approve: true, note: '' };
    const { proposals, targets } = await as(wang).decideAdjustment(round, 'ad_ks_1', decision);
    expect(proposals[0]?.status).toBe('approved');
    expect(targets[0]?.target).toMatchObject({ amount: '44', version: 2 });
    expect((await as(wang).desk(round)).allowedActions).toEqual([{ action: 'decideAdjustment', refusal: null }]);
    expect(await as(wang).passport(round, 'KS2-01', null)).toMatchObject({ value: null, target: { version: 2 } });
    await expect(as(wang).passport(round, 'KS2-01', 'urban')).rejects.toMatchObject({ code: 'thing.notFound' });
    expect(sent.at(-1)?.path).toContain('part=urban');
  });

  it('publishes once, however often the answer is lost', async () => {
    const wanted = { number: 0, accountsRevision: 0, asOf: null, note: '' };
    const planner = as(zhou);
    lost = 3;
    await expect(planner.publishEvaluation('rd_test_2022', wanted)).rejects.toBeInstanceOf(NoAnswer);
    expect((await planner.publishEvaluation('rd_test_2022', wanted)).published).toHaveLength(1);
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('throws refusals as problems, at once', async () => {
    await expect(as(zhang).desk('rd_test_2023')).rejects.toMatchObject({
      code: 'thing.notFound',
      details: { what: 'round' },
    });
    expect(sent).toHaveLength(1);
  });
});
