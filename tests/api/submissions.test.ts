import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../functions/domain/submission/entry';
import { anEntry, aRound, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, countyA, li, qin, sun, wang, zhang, zhao, zhou } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const status = async () => (await house.as(zhang).open()).body.submission.status;
const returns = [{ key: 'KS2-01', field: 'numerator', reason: '请核对台账', suggestion: '455' }];
const keys = ['KS2-01', 'KS2-02'];

/** Brings county A's submission to where a test begins. */
async function bring(
  to: 'submitted' | 'inReview' | 'returned' | 'reviewed' | 'approved' | 'inCorrection',
  entries: Entry[] = goodEntries(),
) {
  await house.as(zhang).submit(entries);
  if (to === 'submitted') return;
  await house.as(li).change('start-review');
  if (to === 'inReview') return;
  if (to === 'returned') {
    await house.as(li).change('accept-entries', { keys: ['KS2-02'] });
    await house.as(li).change('return-for-revision', { returns });
    return;
  }
  await house.as(li).change('accept-entries', { keys });
  await house.as(li).change('pass-review');
  if (to === 'reviewed') return;
  await house.as(wang).change('approve');
  if (to === 'inCorrection') await house.as(zhang).change('correct', { reason: '台账漏计两户', keys: [] });
}

const changes: [
  verb: string,
  who: typeof zhang,
  from: Parameters<typeof bring>[0] | 'draft',
  body: Record<string, unknown>,
][] = [
  ['save-draft', zhang, 'draft', { entries: goodEntries() }],
  ['submit', zhang, 'draft', { entries: goodEntries(), templateVersion: 1 }],
  ['recall', zhang, 'submitted', {}],
  ['start-review', li, 'submitted', {}],
  ['accept-entries', li, 'inReview', { keys: ['KS2-01'] }],
  ['return-for-revision', li, 'inReview', { returns }],
  ['pass-review', li, 'inReview', {}],
  ['approve', wang, 'reviewed', {}],
  ['correct', zhang, 'approved', { reason: '台账漏计两户', keys: ['KS2-02'] }],
  ['drop-correction', zhang, 'inCorrection', {}],
];

describe.each(changes)('%s', (verb, who, from, body) => {
  beforeEach(async () => {
    if (from !== 'draft') await bring(from);
    if (verb === 'pass-review') await house.as(li).change('accept-entries', { keys });
  });

  it('works for whom it is meant, and stands in the record', async () => {
    const { status, body: view } = await house.as(who).change(verb, body);
    expect(status).toBe(200);
    expect(view.history.at(-1)).toMatchObject({ by: { id: who.id }, revision: view.revision });
  });

  it('is not found for a unit that does not exist, or reports elsewhere', async () => {
    for (const unit of ['ou_nowhere', 'ou_else', 'ou_city']) {
      const { problem } = await house.as(who).change(verb, { ...body, revision: 0 }, unit);
      expect(problem).toMatchObject({ status: 404, code: 'thing.notFound' });
    }
  });

  it('is refused to everyone else, and nothing has changed', async () => {
    const before = (await house.as(zhou).open()).body.submission;
    for (const stranger of [zhao, qin, sun, zhou]) {
      const { problem } = await house.as(stranger).change(verb, { ...body, revision: before.revision });
      expect([403, 404]).toContain(problem?.status);
    }
    expect((await house.as(zhou).open()).body.submission).toEqual({ ...before, allowedActions: expect.anything() });
  });

  it('is refused on an old revision with what stands now, and nothing has changed', async () => {
    const before = (await house.as(zhou).open()).body.submission;
    const { problem } = await house.as(who).change(verb, { ...body, revision: before.revision + 1 });
    expect(problem).toMatchObject({
      status: 409,
      code: 'submission.stale',
      details: { expected: before.revision + 1, current: before.revision },
    });
    expect((await house.as(zhou).open()).body.submission.revision).toBe(before.revision);
  });

  it('is done once, however often the same request comes', async () => {
    const revision = (await house.as(who).open()).body.submission.revision;
    const request = { ...body, revision, requestId: 'one-click-of-the-mouse' };
    const replies = await Promise.all([1, 2, 3].map(() => house.as(who).change(verb, request)));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map((reply) => reply.body.revision))).toEqual(new Set([revision + 1]));
  });

  it('is not done for one person by a request of another, though it carries the same id', async () => {
    const { revision } = (await house.as(zhou).open()).body.submission;
    await house.as(who).change(verb, { ...body, revision, requestId: 'one-and-the-same' });
    const { problem } = await house.as(chen).change(verb, { ...body, revision, requestId: 'one-and-the-same' });
    expect(problem?.code).toBe('submission.stale');
  });

  it('answers a retry even after someone else has gone on', async () => {
    const revision = (await house.as(who).open()).body.submission.revision;
    const request = { ...body, revision, requestId: 'sent-before-the-network-died' };
    await house.as(who).change(verb, request);
    if (verb === 'submit') await house.as(li).change('start-review');
    const again = await house.as(who).change(verb, request);
    expect(again.status).toBe(200);
  });
});

describe('handing in', () => {
  it('gives a receipt: who, when, revision, content hash', async () => {
    const { body } = await house.as(zhang).submit(goodEntries());
    expect(body).toMatchObject({
      status: 'submitted',
      receipt: { by: { id: 'pn_zhang', name: '张' }, at: '2024-01-08T01:00:00.000Z', revision: 1 },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('runs the rules again: what the pane should have stopped is stopped here', async () => {
    const bad = [anEntry('KS2-01', { numerator: '1001', denominator: '1000' }), anEntry('KS2-02', { amount: '300' })];
    expect((await house.as(zhang).submit(bad)).problem).toMatchObject({
      status: 422,
      code: 'submission.hasMustFindings',
    });
    const silent = [anEntry('KS2-01', { state: 'NOT_APPLICABLE' }), anEntry('KS2-02', { amount: '300' })];
    expect((await house.as(zhang).submit(silent)).problem).toMatchObject({ code: 'submission.explanationMissing' });
    expect(await status()).toBe('draft');
  });

  it('takes neither lines the unit does not owe, nor one line twice, nor a form of another version', async () => {
    const [first, second] = goodEntries() as [Entry, Entry];
    const strange = anEntry('KS9-99', { amount: '1' });
    for (const entries of [
      [first, second, strange],
      [first, second, second],
    ]) {
      expect((await house.as(zhang).submit(entries)).problem).toMatchObject({ code: 'submission.unknownEntry' });
    }
    const old = await house.as(zhang).submit(goodEntries(), { templateVersion: 7 });
    expect(old.problem).toMatchObject({ status: 409, code: 'form.oldVersion', details: { expected: 1, found: 7 } });
  });

  it.each<[string, Partial<Entry>]>([
    ['that is blank and yet has figures', { state: 'BLANK', numerator: '460', denominator: '1000' }],
    ['that has no figure, and has one', { state: 'MISSING', numerator: '460', explanation: '台账正在核对' }],
    ['with a figure nobody asked for', { numerator: '460', denominator: '1000', amount: '7' }],
    ['of figures without any', { state: 'NUMERIC' }],
  ])('does not take a line %s: nobody would ever add it up', async (_, line) => {
    const [, second] = goodEntries() as [Entry, Entry];
    const { problem } = await house.as(zhang).submit([anEntry('KS2-01', line), second]);
    expect(problem).toMatchObject({ status: 400, details: { issues: [{ path: 'KS2-01' }] } });
    expect(await status()).toBe('draft');
  });

  it('compares with what the city approved for this unit last year', async () => {
    const lastYear = [
      anEntry('KS2-01', { numerator: '400', denominator: '1000' }),
      anEntry('KS2-02', { amount: '310' }),
    ];
    await house.as(zhang).submit(lastYear, {}, 'ou_a', 'rd_test_2022');
    await house.as(li).change('start-review', {}, 'ou_a', 'rd_test_2022');
    await house.as(li).change('accept-entries', { keys }, 'ou_a', 'rd_test_2022');
    await house.as(li).change('pass-review', {}, 'ou_a', 'rd_test_2022');
    const early = (await house.as(zhang).open()).body.template.rows.map((row) => row.lastYearText);
    expect(early).toEqual(['－', '－']);

    await house.as(wang).change('approve', {}, 'ou_a', 'rd_test_2022');
    const { body } = await house.as(zhang).open();
    expect(body.template.rows.map((row) => row.lastYearText)).toEqual(['40.0', '310']);
    expect((await house.as(zhang).submit(goodEntries())).problem?.code).toBe('submission.hasMustFindings');
  });
});

describe('a draft', () => {
  it('may be wrong and half empty, and comes back as it was typed', async () => {
    const draft = [anEntry('KS2-01', { unread: { numerator: '约460' } })];
    expect((await house.as(zhang).change('save-draft', { entries: draft })).status).toBe(200);
    expect((await house.as(zhang).open()).body.submission.entries).toEqual(draft);
  });

  it('is nobody else’s to save, not even unchanged', async () => {
    await bring('submitted');
    const { entries } = (await house.as(li).open()).body.submission;
    const { problem } = await house.as(li).change('save-draft', { entries });
    expect(problem).toMatchObject({ status: 403, code: 'action.notYours' });
  });

  it('that is saved unchanged is no step in the record', async () => {
    await house.as(zhang).change('save-draft', { entries: goodEntries() });
    const { body } = await house.as(zhang).change('save-draft', { entries: goodEntries() });
    expect(body).toMatchObject({ revision: 1 });
    expect(body.history).toHaveLength(1);
  });
});

describe('sending back and refiling', () => {
  const mended = [anEntry('KS2-01', { numerator: '455', denominator: '1000' }), anEntry('KS2-02', { amount: '300' })];

  it('shows the filler which lines came back, why, from whom and what is suggested', async () => {
    await bring('returned');
    const { submission } = (await house.as(zhang).open()).body;
    expect(submission).toMatchObject({
      status: 'returned',
      returns: [{ key: 'KS2-01', field: 'numerator', reason: '请核对台账', suggestion: '455', by: { name: '李' } }],
      acceptedKeys: ['KS2-02'],
    });
  });

  it('opens only the returned lines', async () => {
    await bring('returned');
    const elsewhere = [mended[0], anEntry('KS2-02', { amount: '999' })];
    for (const verb of ['save-draft', 'submit']) {
      const { problem } = await house.as(zhang).change(verb, { entries: elsewhere, templateVersion: 1 });
      expect(problem).toMatchObject({ code: 'submission.entryClosed', details: { keys: ['KS2-02'] } });
    }
  });

  it('can’t lose a closed line: a draft without it is refused, and the form can still be refiled', async () => {
    await bring('returned');
    const { problem } = await house.as(zhang).change('save-draft', { entries: mended.slice(0, 1) });
    expect(problem).toMatchObject({ code: 'submission.entryClosed', details: { keys: ['KS2-02'] } });
    expect((await house.as(zhang).submit(mended)).body.status).toBe('submitted');
  });

  it('shows the reviewer only the difference, and keeps what was accepted', async () => {
    await bring('returned');
    await house.as(zhang).submit(mended);
    const { body } = await house.as(li).change('start-review');
    expect(body.changedSinceReturn).toMatchObject([{ key: 'KS2-01', numerator: '460' }]);
    expect(body.acceptedKeys).toEqual(['KS2-02']);
  });

  it('keeps every step in the record, each tied to the one before', async () => {
    await bring('returned');
    await house.as(zhang).submit(mended);
    const { history } = (await house.as(zhou).open()).body.submission;
    expect(history.map(({ action }) => action)).toEqual([
      'submit',
      'startReview',
      'acceptEntries',
      'returnForRevision',
      'submit',
    ]);
    expect(new Set(history.map(({ hash }) => hash)).size).toBe(5);
  });
});

describe('four eyes', () => {
  it('chen, who holds every role, passes others but never the own work', async () => {
    await house.as(chen).submit(goodEntries());
    for (const verb of ['start-review', 'accept-entries', 'return-for-revision', 'pass-review', 'approve']) {
      const { problem } = await house.as(chen).change(verb, { keys, returns });
      expect(problem?.status).toBeGreaterThanOrEqual(403);
    }
    expect(await status()).toBe('submitted');

    await house.as(zhao).submit(goodEntries(), {}, 'ou_b');
    expect((await house.as(chen).change('start-review', {}, 'ou_b')).status).toBe(200);
    await house.as(chen).change('accept-entries', { keys }, 'ou_b');
    await house.as(chen).change('pass-review', {}, 'ou_b');
    expect((await house.as(chen).change('approve', {}, 'ou_b')).problem?.code).toBe('submission.ownReview');
    expect((await house.as(wang).change('approve', {}, 'ou_b')).body.status).toBe('approved');
  });
});

describe('what others may see', () => {
  it('nothing of one unit to another: ids of other units tell nothing', async () => {
    await bring('submitted');
    const foreign = await house.as(zhao).open('ou_a');
    const unknown = await house.as(zhao).open('ou_nowhere');
    expect(foreign.problem).toMatchObject({ status: 404, code: 'thing.notFound' });
    expect({ ...foreign.problem, requestId: '' }).toEqual({ ...unknown.problem, requestId: '' });
  });

  it('nothing of a unit that was dissolved before the year of the round', async () => {
    await house.stores.units.put({ ...countyA, validTo: 2022 });
    const lastYear = await house.as(zhang).open('ou_a', 'rd_test_2022');
    const thisYear = await house.as(zhang).open('ou_a', 'rd_test_2023');
    await house.stores.units.put(countyA);
    expect([lastYear.status, thisYear.status]).toEqual([200, 404]);
  });

  it('a closed round takes no step, of whatever kind', async () => {
    await bring('inReview');
    await house.stores.rounds.put(aRound({ isOpen: false }));
    const replies = [
      await house.as(li).change('accept-entries', { keys }),
      await house.as(li).change('return-for-revision', { returns }),
      await house.as(zhao).submit(goodEntries(), {}, 'ou_b'),
    ];
    await house.stores.rounds.put(aRound());
    expect(replies.map(({ problem }) => problem?.code)).toEqual(Array(3).fill('round.closed'));
    expect(await status()).toBe('inReview');
  });

  it('an approved submission is closed to everyone', async () => {
    await bring('approved');
    expect((await house.as(zhang).submit(goodEntries())).problem?.code).toBe('action.wrongStatus');
    expect((await house.as(wang).change('return-for-revision', { returns })).problem?.code).toBe('action.wrongStatus');
  });
});
