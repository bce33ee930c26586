import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadApproved } from '../../functions/actions/load-approved';
import type { Entry } from '../../functions/domain/submission/entry';
import { anEntry, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, li, wang, zhang } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.clear();
  house.clock.now = '2024-01-08T01:00:00.000Z';
});

const entries = goodEntries();
const withCount = (amount: string): Entry[] => [...entries.slice(0, 1), anEntry('KS2-02', { amount })];
const requestId = 'request-of-zhang';

async function record() {
  const { body } = await house.as(zhang).open();
  return body.submission;
}

const stale = (expected: number, current: number) => ({ code: 'submission.stale', details: { expected, current } });

describe('a request id', () => {
  it('of one person says nothing for another, who did nothing yet', async () => {
    await house.as(zhang).change('save-draft', { entries, requestId });
    const replayed = await house.as(chen).change('save-draft', { entries: withCount('310'), requestId, revision: 0 });
    expect(replayed.problem).toMatchObject(stale(0, 1));
    const own = await house.as(chen).change('save-draft', { entries: withCount('310'), requestId });
    expect(own.status).toBe(200);
    expect((await record()).history.map(({ by }) => by.id)).toEqual([zhang.id, chen.id]);
  });

  it('does not pass another form off as saved', async () => {
    await house.as(zhang).change('save-draft', { entries, requestId });
    const other = await house.as(zhang).change('save-draft', { entries: withCount('999'), requestId, revision: 0 });
    expect(other.problem).toMatchObject(stale(0, 1));
    expect((await record()).entries).toEqual(entries);
    const again = await house.as(zhang).change('save-draft', { entries, requestId, revision: 0 });
    expect(again.body).toMatchObject({ revision: 1, entries });
  });

  it('does not pass one verb off for another', async () => {
    await house.as(zhang).submit(entries);
    await house.as(li).change('start-review', { requestId });
    const passed = await house.as(li).change('pass-review', { requestId, revision: 1 });
    expect(passed.problem).toMatchObject(stale(1, 2));
    expect((await record()).status).toBe('inReview');
  });

  it('does not pass other lines, or another reason, off as judged', async () => {
    await house.as(zhang).submit(entries);
    await house.as(li).change('start-review');
    await house.as(li).change('accept-entries', { keys: ['KS2-01'], requestId });
    const other = await house.as(li).change('accept-entries', { keys: ['KS2-02'], requestId, revision: 2 });
    expect(other.problem).toMatchObject(stale(2, 3));
    const returns = (reason: string) => ({
      returns: [{ key: 'KS2-02', field: 'amount', reason, suggestion: null }],
      requestId: 'request-to-return',
      revision: 3,
    });
    await house.as(li).change('return-for-revision', returns('请核对台账'));
    const reworded = await house.as(li).change('return-for-revision', returns('请附名单'));
    expect(reworded.problem).toMatchObject(stale(3, 4));
    expect((await record()).returns.map(({ reason }) => reason)).toEqual(['请核对台账']);
  });

  it('is still known after others went on, and its step is not taken twice', async () => {
    await house.as(zhang).change('save-draft', { entries, requestId });
    await house.as(chen).change('save-draft', { entries: withCount('310') });
    const again = await house.as(zhang).change('save-draft', { entries, requestId, revision: 0 });
    // The answer tells what there is now, and whoever asks has to see that it is not what they sent.
    expect(again.body).toMatchObject({ revision: 2, entries: withCount('310') });
    expect((await record()).history).toHaveLength(2);
  });
});

describe('a revision', () => {
  it('from the future is refused like one from the past, and nothing changes', async () => {
    await house.as(zhang).change('save-draft', { entries });
    for (const revision of [0, 2, 7, Number.MAX_SAFE_INTEGER]) {
      const ahead = await house.as(zhang).change('save-draft', { entries: withCount('999'), revision });
      expect(ahead.problem).toMatchObject(stale(revision, 1));
    }
    expect(await record()).toMatchObject({ revision: 1, entries });
  });

  it('of what nobody has begun is none but 0', async () => {
    const ahead = await house.as(zhang).change('save-draft', { entries, revision: 1 });
    expect(ahead.problem).toMatchObject(stale(1, 0));
    expect((await record()).history).toEqual([]);
  });
});

describe('a clock that is set back between two steps', () => {
  async function approve(amount: string) {
    await house.as(zhang).submit(withCount(amount));
    await house.as(li).change('start-review');
    const open = (await record()).entries.map(({ key }) => key).filter((key) => key !== 'KS2-01' || amount === '300');
    for (const key of open) await house.as(li).change('accept-entries', { keys: [key] });
    await house.as(li).change('pass-review');
    await house.as(wang).change('approve');
  }

  it('dates no step before the one it follows', async () => {
    await house.as(zhang).change('save-draft', { entries });
    house.clock.now = '2024-01-08T00:30:00.000Z';
    await house.as(zhang).submit(entries);
    const { history, revision, receipt } = await record();
    expect(history.map(({ action, at }) => [action, at.slice(11, 16)])).toEqual([
      ['saveDraft', '01:00'],
      ['submit', '01:00'],
    ]);
    expect({ revision, receipt: receipt?.at }).toEqual({ revision: 2, receipt: '2024-01-08T01:00:00.000Z' });
  });

  it('never lets an older approval count again after a newer one', async () => {
    await approve('300');
    // 更正, approved by a machine whose clock is half an hour behind.
    house.clock.now = '2024-01-08T00:30:00.000Z';
    await house.as(zhang).change('correct', { reason: '台账漏计十户', keys: ['KS2-02'] });
    await approve('310');
    const context = { stores: house.stores, now: () => house.clock.now };
    const heads = await house.stores.submissions.listHeads('rd_test_2023', 'ou_city');
    const countedAt = async (past: string | null) => {
      const approved = await loadApproved(context, heads, past);
      return approved.get('ou_a')?.figures.find(({ key }) => key === 'KS2-02')?.amount ?? null;
    };
    // Both bear the time of the first: at no instant does the corrected figure count after the correction.
    expect(await countedAt('2024-01-08T00:45:00.000Z')).toBeNull();
    expect(await countedAt('2024-01-08T01:00:00.000Z')).toBe('310');
    expect(await countedAt('2024-01-08T01:30:00.000Z')).toBe('310');
    expect(await countedAt(null)).toBe('310');
  });
});
