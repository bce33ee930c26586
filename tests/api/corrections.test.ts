import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EvaluationReply, ProgressReply } from '../../functions/contract/evaluation';
import type { Worklist } from '../../functions/contract/worklist';
import type { Person } from '../../functions/domain/org/people';
import type { Entry } from '../../functions/domain/submission/entry';
import { anEntry, aRound } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, li, wang, zhang, zhao, zhou } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.clear();
  house.clock.now = '2024-01-08T01:00:00.000Z';
});
afterAll(() => house.close());

const lines = (numerator: string, amount: string): Entry[] => [
  anEntry('KS2-01', { numerator, denominator: '1000' }),
  anEntry('KS2-02', { amount }),
];
const reason = '台账漏计两户';

/** Runs what lies at the reviewer's through to its approval. */
async function pass(keys: string[], unit = 'ou_a', round = 'rd_test_2023') {
  await house.as(li).change('start-review', {}, unit, round);
  await house.as(li).change('accept-entries', { keys }, unit, round);
  await house.as(li).change('pass-review', {}, unit, round);
  return house.as(wang).change('approve', {}, unit, round);
}

async function approve(filler: Person, entries: Entry[], unit: string, round = 'rd_test_2023') {
  await house.as(filler).submit(entries, {}, unit, round);
  return pass(['KS2-01', 'KS2-02'], unit, round);
}

/** Both counties are through: 460 and 540 of 1000 each, 300 and 700 households. */
async function bothThrough() {
  await approve(zhang, lines('460', '300'), 'ou_a');
  await approve(zhao, lines('540', '700'), 'ou_b');
}

async function figures(asOf?: string) {
  const at = `/rounds/rd_test_2023/evaluation${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}`;
  const { indicators } = (await house.as(zhou).get<EvaluationReply>(at)).body;
  return indicators.map(({ actual, verdict }) => actual?.text ?? verdict);
}

const open = async (who: Pick<Person, 'id'> = zhang) => (await house.as(who).open()).body.submission;

describe('a correction on its way', () => {
  it('leaves the evaluation as it is at every step, until it is approved', async () => {
    await bothThrough();
    // (460 + 540)/2000 and 300 + 700
    expect(await figures()).toEqual(['50.0', '1000']);

    await house.as(zhang).change('correct', { reason, keys: ['KS2-02'] });
    const seen = [await figures()];
    await house.as(zhang).change('save-draft', { entries: lines('460', '302') });
    seen.push(await figures());
    await house.as(zhang).submit(lines('460', '302'));
    seen.push(await figures());
    await house.as(li).change('start-review');
    await house.as(li).change('accept-entries', { keys: ['KS2-02'] });
    seen.push(await figures());
    await house.as(li).change('pass-review');
    seen.push(await figures());
    expect(seen).toEqual(Array(5).fill(['50.0', '1000']));

    await house.as(wang).change('approve');
    expect(await figures()).toEqual(['50.0', '1002']);
  });

  it('opens the named lines, keeps the others accepted, and shows the reviewer old and new', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    const { body: begun } = await house.as(zhang).change('correct', { reason, keys: ['KS2-02'] });
    expect(begun).toMatchObject({
      status: 'returned',
      approved: { revision: 5, at: '2024-01-08T01:00:00.000Z', by: { name: '王' } },
      correction: { reason, keys: ['KS2-02'], by: { name: '张' } },
    });
    expect((await house.as(zhang).submit(lines('461', '302'))).problem).toMatchObject({
      code: 'submission.entryClosed',
      details: { keys: ['KS2-01'] },
    });
    await house.as(zhang).submit(lines('460', '302'));
    const view = await open(li);
    expect(view.acceptedKeys).toEqual(['KS2-01']);
    expect(view.changedSinceApproval).toMatchObject([{ key: 'KS2-02', amount: '300' }]);
    expect((await pass(['KS2-02'])).body).toMatchObject({
      status: 'approved',
      correction: null,
      changedSinceApproval: [],
    });
  });

  it('stands in the record with its reason, and the record of the first approval stays', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    await house.as(zhang).change('correct', { reason: ` ${reason} `, keys: ['KS2-02'] });
    const { history } = await open(zhou);
    expect(history.map(({ action }) => action)).toEqual([
      'submit',
      'startReview',
      'acceptEntries',
      'passReview',
      'approve',
      'correct',
    ]);
    expect(history.at(-1)).toMatchObject({ by: { name: '张' }, reason, keys: ['KS2-02'] });
  });

  it('given up, leaves form, receipt and evaluation as approved', async () => {
    await bothThrough();
    const before = await open();
    await house.as(zhang).change('correct', { reason, keys: [] });
    await house.as(zhang).change('save-draft', { entries: lines('470', '999') });
    const { body } = await house.as(zhang).change('drop-correction');
    const { revision, commit, history, ...rest } = body;
    expect(rest).toEqual({ ...before, revision: undefined, commit: undefined, history: undefined });
    expect(revision).toBe(before.revision + 3);
    expect(history.at(-1)).toMatchObject({ action: 'dropCorrection', to: 'approved' });
    expect(commit).not.toBe(before.commit);
    expect(await figures()).toEqual(['50.0', '1000']);
  });

  it('is sent back and refiled like anything else, and can be given up then too', async () => {
    await bothThrough();
    await house.as(zhang).change('correct', { reason, keys: [] });
    await house.as(zhang).submit(lines('460', '302'));
    await house.as(li).change('start-review');
    const returns = [{ key: 'KS2-02', field: 'amount', reason: '附验收单', suggestion: null }];
    await house.as(li).change('return-for-revision', { returns });
    expect((await house.as(zhang).submit(lines('461', '303'))).problem?.code).toBe('submission.entryClosed');
    await house.as(zhang).submit(lines('460', '303'));
    expect((await open(li)).changedSinceApproval).toMatchObject([{ key: 'KS2-02', amount: '300' }]);
    expect((await house.as(zhang).change('drop-correction')).problem?.code).toBe('action.wrongStatus');
    await house.as(zhang).change('recall');
    expect((await house.as(zhang).change('drop-correction')).body.entries).toEqual(lines('460', '300'));
  });
});

describe('a correction is refused', () => {
  it.each(['', '  ', '情况属实'])('for the reason 「%s」', async (empty) => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    const { problem } = await house.as(zhang).change('correct', { reason: empty, keys: [] });
    expect(problem).toMatchObject({ status: 422, code: 'submission.correctionReasonMissing' });
    expect(await open()).toMatchObject({ status: 'approved', correction: null });
  });

  it('for a line the form does not have', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    const { problem } = await house.as(zhang).change('correct', { reason, keys: ['KS9-99'] });
    expect(problem?.code).toBe('submission.unknownEntry');
  });

  it('while nothing is approved, or one is under way', async () => {
    await house.as(zhang).submit(lines('460', '300'));
    expect((await house.as(zhang).change('correct', { reason, keys: [] })).problem?.code).toBe('action.wrongStatus');
    await pass(['KS2-01', 'KS2-02']);
    await house.as(zhang).change('correct', { reason, keys: [] });
    expect((await house.as(zhang).change('correct', { reason, keys: [] })).problem?.code).toBe('action.wrongStatus');
  });

  it('to reviewer, approver and planner: figures are the unit’s own', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    for (const person of [li, wang, zhou]) {
      expect((await house.as(person).change('correct', { reason, keys: [] })).problem?.status).toBe(403);
    }
  });

  it('as work of four eyes: who opened it may not judge it', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    await house.as(chen).change('correct', { reason, keys: [] });
    await house.as(zhang).submit(lines('460', '302'));
    expect((await house.as(chen).change('start-review')).problem?.code).toBe('submission.ownWork');
  });

  it('as handed in while nothing differs from what was approved', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    await house.as(zhang).change('correct', { reason, keys: [] });
    const { problem } = await house.as(zhang).submit(lines('460', '300'));
    expect(problem).toMatchObject({ status: 422, code: 'submission.nothingCorrected' });
  });
});

describe('as known at an instant', () => {
  it('the figures before a correction’s approval are the old ones, whatever was corrected since', async () => {
    await bothThrough();
    house.clock.now = '2024-02-01T01:00:00.000Z';
    await house.as(zhang).change('correct', { reason, keys: [] });
    await house.as(zhang).submit(lines('500', '302'));
    await house.as(li).change('start-review');
    await house.as(li).change('accept-entries', { keys: ['KS2-01', 'KS2-02'] });
    await house.as(li).change('pass-review');
    house.clock.now = '2024-02-02T01:00:00.000Z';
    await house.as(wang).change('approve');
    house.clock.now = '2024-03-01T01:00:00.000Z';

    // (500 + 540)/2000 and 302 + 700
    expect(await figures()).toEqual(['52.0', '1002']);
    expect(await figures('2024-02-02T01:00:00.000Z')).toEqual(['52.0', '1002']);
    expect(await figures('2024-02-02T00:59:59.999Z')).toEqual(['50.0', '1000']);
    // A minute before it in China's time: 08:59 there is 00:59.
    expect(await figures('2024-02-02T08:59:00+08:00')).toEqual(['50.0', '1000']);
    expect(await figures('2024-01-08T00:00:00Z')).toEqual(['incomplete', 'incomplete']);
  });

  it('a correction under way changes neither then nor now', async () => {
    await bothThrough();
    house.clock.now = '2024-02-01T01:00:00.000Z';
    await house.as(zhang).change('correct', { reason, keys: [] });
    await house.as(zhang).change('save-draft', { entries: lines('999', '999') });
    house.clock.now = '2024-03-01T01:00:00.000Z';
    expect([await figures(), await figures('2024-02-15T00:00:00Z')]).toEqual(Array(2).fill(['50.0', '1000']));
  });

  it('asks no record for what is known now, however late the answer comes', async () => {
    await bothThrough();
    await house.as(zhang).change('correct', { reason, keys: [] });
    const asked = vi.spyOn(house.stores.submissions, 'history');
    let ticks = 0;
    const standing = house.clock.now;
    Object.defineProperty(house.clock, 'now', {
      configurable: true,
      get: () => new Date(Date.parse(standing) + ++ticks * 1000).toISOString(),
    });
    try {
      expect(await figures()).toEqual(['50.0', '1000']);
      expect(await figures('2030-01-01T00:00:00Z')).toEqual(['50.0', '1000']);
      expect(asked).not.toHaveBeenCalled();
    } finally {
      Object.defineProperty(house.clock, 'now', { configurable: true, writable: true, value: standing });
      asked.mockRestore();
    }
  });

  it('takes no day for an instant', async () => {
    const { problem } = await house.as(zhou).get('/rounds/rd_test_2023/evaluation?asOf=2024-02-02');
    expect(problem).toMatchObject({ status: 400, code: 'body.invalid' });
  });
});

describe('a correction of an earlier year', () => {
  const lastYear = async () => (await house.as(zhang).open()).body.template.rows.map((row) => row.lastYearText);
  const in2022 = ['ou_a', 'rd_test_2022'] as const;

  it('changes what this year’s form prints beside the cells with its approval only', async () => {
    await approve(zhang, lines('450', '290'), ...in2022);
    await house.as(zhang).change('correct', { reason, keys: [] }, ...in2022);
    await house.as(zhang).submit(lines('450', '280'), {}, ...in2022);
    expect(await lastYear()).toEqual(['45.0', '290']);
    await pass(['KS2-02'], ...in2022);
    expect(await lastYear()).toEqual(['45.0', '280']);
  });

  it('is possible after its round is closed, and found on everybody’s worklist; anything else stays refused', async () => {
    await approve(zhang, lines('450', '290'), ...in2022);
    const round = aRound({ id: 'rd_test_2022', dataYear: 2022, title: '2022年度填报' });
    await house.stores.rounds.put({ ...round, isOpen: false });
    const listed = async (who: Person) =>
      (await house.as(who).get<Worklist>('/worklist')).body.items
        .filter((item) => item.round === 'rd_test_2022')
        .map(({ task, isMine, status, isInCorrection, isRoundOpen }) => [
          task,
          isMine,
          status,
          isInCorrection,
          isRoundOpen,
        ]);
    try {
      expect(await listed(zhang)).toEqual([['fill', false, 'approved', false, false]]);
      expect([await listed(zhao), await listed(li), await listed(wang)]).toEqual([[], [], []]);
      expect((await house.as(zhao).submit(lines('1', '1'), {}, 'ou_b', 'rd_test_2022')).problem?.code).toBe(
        'round.closed',
      );

      await house.as(zhang).change('correct', { reason, keys: [] }, ...in2022);
      expect(await listed(zhang)).toEqual([['fill', true, 'returned', true, false]]);
      await house.as(zhang).submit(lines('450', '280'), {}, ...in2022);
      expect(await listed(li)).toEqual([['review', true, 'submitted', true, false]]);
      expect((await pass(['KS2-02'], ...in2022)).body.status).toBe('approved');
    } finally {
      await house.stores.rounds.put(round);
    }
  });
});

describe('what was approved before approvals were kept in the head', () => {
  it('counts, and is corrected, on the approval in its record', async () => {
    await bothThrough();
    const stored = await house.stores.submissions.get('rd_test_2023', 'ou_city', 'ou_a');
    const record = await house.stores.submissions.history('sub_test_2023_a', stored?.commit ?? null);
    const approval = record.at(-1);
    if (!stored || !approval) throw new Error('nothing is stored');
    // The head as it was written then: one more step, without the approval.
    const { hash: _, parent: __, revision: ___, contentHash: ____, ...event } = approval;
    const old = { ...stored, revision: stored.revision + 1, approved: null };
    await house.stores.submissions.save(stored, old, { ...event, requestId: 'as-it-was-then' });
    expect(await figures()).toEqual(['50.0', '1000']);

    const { body } = await house.as(zhang).change('correct', { reason, keys: [] });
    expect(body.approved).toEqual({ revision: old.revision, at: approval.at, by: approval.by });
    await house.as(zhang).change('save-draft', { entries: lines('999', '999') });
    expect(await figures()).toEqual(['50.0', '1000']);
  });
});

describe('the progress of a round', () => {
  it('tells of a correction, and that an approved version counts all the while', async () => {
    await approve(zhang, lines('460', '300'), 'ou_a');
    await house.as(zhang).change('correct', { reason, keys: [] });
    const { units } = (await house.as(zhou).get<ProgressReply>('/rounds/rd_test_2023/progress')).body;
    const standing = units.map(({ name, status, hasApproved, isInCorrection }) => [
      name,
      status,
      hasApproved,
      isInCorrection,
    ]);
    expect(standing).toEqual([
      ['甲县', 'returned', true, true],
      ['乙县', 'draft', false, false],
    ]);
  });
});
