import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlanDeskReply } from '../../functions/contract/planning';
import { evaluate } from '../../functions/domain/evaluation/evaluate';
import { noReferences } from '../../functions/domain/plan/target';
import { anEntry, aPlan } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { countyA, zhou } from '../support/people';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const desk = async () => (await house.as(zhou).get<PlanDeskReply>('/plans/pl_test')).body;

async function save(index: unknown, requestId = 'request-weights') {
  const { draft } = await desk();
  const { revision, indicators, references, route } = draft;
  return house
    .as(zhou)
    .post<PlanDeskReply>('/plans/pl_test/save-draft', { requestId, revision, indicators, references, route, index });
}

it('weights of the composite index are kept with the draft, are something to publish, and count', async () => {
  expect((await desk()).draft.verdictSettings).toMatchObject({ withIndex: false });
  await save({ withIndex: true, weights: { 'KS2-01': '3' } });
  const { draft, published, allowedActions } = await desk();
  expect(draft.verdictSettings).toMatchObject({ withIndex: true, weights: { 'KS2-01': '3' } });
  // A weight is something to publish: until then the version in force goes without.
  expect(published?.verdictSettings.withIndex).toBe(false);
  const reasons = allowedActions.map(({ action, refusal }) => [action, refusal?.code]);
  expect(reasons).not.toContainEqual(['publishPlan', 'plan.nothingToPublish']);

  // 45.5 is half of the way from 41 to 50, 5000 all of it: (3 × 0.5 + 1 × 1)/4 = 0.625.
  const entries = [anEntry('KS2-01', { numerator: '455', denominator: '1000' }), anEntry('KS2-02', { amount: '5000' })];
  const { index } = evaluate(aPlan({ verdictSettings: draft.verdictSettings }), {
    year: 2023,
    kind: 'annual',
    children: [{ unit: countyA, entries }],
    earlier: [],
    lookUp: noReferences,
  });
  expect(index?.value.toString()).toBe('0.625');
});

it.each([
  ['below nothing', '-1'],
  ['no figure', '三'],
])('a weight that is %s is refused', async (_, weight) => {
  const { status } = await save({ withIndex: true, weights: { 'KS2-01': weight } });
  expect(status).toBe(400);
  expect((await desk()).draft.verdictSettings.weights).toBeUndefined();
});

it('saving the catalogue alone leaves them as they are', async () => {
  await save({ withIndex: true, weights: { 'KS2-02': '0' } });
  await save(undefined, 'request-later');
  expect((await desk()).draft.verdictSettings).toMatchObject({ withIndex: true, weights: { 'KS2-02': '0' } });
});
