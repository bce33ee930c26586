import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../addin/api/api';
import { createApi } from '../../../addin/api/client';
import { goodEntries } from '../../support/builders';
import { type House, openHouse } from '../../support/house';
import { zhang } from '../../support/people';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 500 });
});
afterEach(() => {
  vi.useRealTimers();
  return house.close();
});

const at = { round: 'rd_test_2023', unit: 'ou_a', revision: 0 } as const;

/** The network between pane and server; `faults` are taken one by one before a request gets through. */
function network(faults: ('lost' | 'answerLost' | number)[]) {
  const sent: { url: string; body: unknown }[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    sent.push({ url: String(input), body: init?.body ? JSON.parse(String(init.body)) : null });
    const fault = faults.shift();
    if (fault === 'lost') throw new TypeError('Failed to fetch');
    if (typeof fault === 'number') return new Response('<html>bad gateway</html>', { status: fault });
    const response = await house.app.request(String(input), init);
    if (fault === 'answerLost') throw new TypeError('Failed to fetch');
    return response;
  };
  return { fetcher, sent };
}

const apiOver = (fetcher: typeof fetch) => createApi(() => zhang.id, fetcher);

describe('the client of the API', () => {
  it('reads forms and worklists typed as the contract has them', async () => {
    const api = apiOver(network([]).fetcher);
    expect((await api.worklist()).me.name).toBe('张');
    expect((await api.form('rd_test_2023', 'ou_a')).template.rows).toHaveLength(2);
  });

  it('reads the lines of an earlier revision, 办理记录 and the newest anchor', async () => {
    const api = apiOver(network([]).fetcher);
    await api.saveDraft(at, goodEntries().slice(0, 1));
    await api.saveDraft({ ...at, revision: 1 }, goodEntries());
    expect((await api.entriesAt(at.round, at.unit, 1)).entries.map(({ key }) => key)).toEqual(['KS2-01']);
    expect((await api.record.annex(at.round, at.unit)).annex.rows).toHaveLength(2);
    expect((await api.record.latestAnchor()).anchor).toBeNull();
  });

  it('tries again by itself when the network hiccups, under the same request id', async () => {
    const { fetcher, sent } = network(['lost', 503]);
    expect(await apiOver(fetcher).submit(at, goodEntries(), 1)).toMatchObject({ status: 'submitted', revision: 1 });
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ body }) => (body as { requestId: string }).requestId)).size).toBe(1);
  });

  it('stores nothing twice when the answer was lost and the person tries again', async () => {
    const { fetcher } = network(['answerLost', 'lost', 'lost']);
    const api = apiOver(fetcher);
    await expect(api.submit(at, goodEntries(), 1)).rejects.toBeInstanceOf(NoAnswer);
    expect(await api.submit(at, goodEntries(), 1)).toMatchObject({ status: 'submitted', revision: 1 });
    expect((await house.as(zhang).open()).body.submission.history).toHaveLength(1);
  });

  it('throws refusals as problems, at once', async () => {
    const { fetcher, sent } = network([]);
    const stale = apiOver(fetcher).submit({ ...at, revision: 9 }, goodEntries(), 1);
    await expect(stale).rejects.toMatchObject({ code: 'submission.stale', details: { expected: 9, current: 0 } });
    expect(sent).toHaveLength(1);
  });

  it('takes an answer that is not our server’s for no answer', async () => {
    const portal = async () => new Response('<html>please sign in to the hotel</html>', { status: 404 });
    await expect(apiOver(portal).worklist()).rejects.toEqual(expect.objectContaining({ wasReading: true }));
    await expect(apiOver(portal).sign(at)).rejects.toEqual(expect.objectContaining({ wasReading: false }));
  });

  it('takes a trial that was lost, of rules or of a file, for nothing that might have been done', async () => {
    const api = apiOver(network(Array.from({ length: 9 }, () => 'lost')).fetcher);
    const limits = { points: null, percent: null };
    const wanted = { round: null, rules: {}, changeLimits: limits, indicators: [], only: null };
    const file = { name: '2021.csv', base64: 'aW5kaWNhdG9y' };
    const sent = await Promise.allSettled([
      api.planning.tryRules('pl_test', wanted),
      api.importing.tryImport('pl_test', file),
      api.importing.importFile('pl_test', file, false),
    ]);
    expect(sent.map((one) => one.status === 'rejected' && one.reason)).toEqual([
      expect.objectContaining({ name: 'NoAnswer', wasReading: true }),
      expect.objectContaining({ name: 'NoAnswer', wasReading: true }),
      expect.objectContaining({ name: 'NoAnswer', wasReading: false }),
    ]);
  });

  it('asks for the token anew each time: people sign in again in the middle of their work', async () => {
    let token: string | null = null;
    const api = createApi(() => token, network([]).fetcher);
    await expect(api.worklist()).rejects.toMatchObject({ code: 'session.invalid' });
    token = zhang.id;
    expect((await api.worklist()).me.id).toBe(zhang.id);
  });
});
