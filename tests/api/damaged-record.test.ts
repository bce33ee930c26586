import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProgressReply } from '../../functions/contract/evaluation';
import type { AnnexReply } from '../../functions/contract/record';
import type { RevisionReply } from '../../functions/contract/submission';
import type { Worklist } from '../../functions/contract/worklist';
import type { Submission } from '../../functions/domain/submission/submission';
import { pack, unpack } from '../../functions/store/packing';
import { commitKey, contentKey, headKey } from '../../functions/store/table';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, qin, wang, zhang, zhao, zhou } from '../support/people';

let house: House;
const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.clear();
  logged.mockClear();
});

const round = 'rd_test_2023';
const place = `/rounds/${round}/units/ou_a`;
const damaged = { round, unit: 'ou_a', lastYear: null };

async function stored(of: 'rd_test_2022' | 'rd_test_2023' = round): Promise<Submission> {
  const submission = await house.stores.submissions.get(of, 'ou_city', 'ou_a');
  if (!submission) throw new Error('nothing was stored');
  return submission;
}

/** Writes `after` over `before` in a text that is stored packed. */
function written(text: unknown, before: string, after: string) {
  const whole = unpack(text);
  if (!whole?.includes(before)) throw new Error(`${before} does not stand in ${whole}`);
  return pack(whole.replace(before, after));
}

/** Somebody writes another figure over the one that was handed in. */
async function editContent({ id, contentHash }: Submission): Promise<void> {
  const key = contentKey(id, contentHash ?? '');
  await house.tamper(key, (item) => ({ ...item, entries: written(item.entries, '"460"', '"960"') }));
}

/** Of the first step, which the others follow. */
async function keyOfFirstStep({ id, commit }: Submission) {
  const [first] = await house.stores.submissions.history(id, commit);
  if (!first) throw new Error('no step was stored');
  return commitKey(id, 1, first.hash);
}

const tamperings: { what: string; tamper: (submission: Submission) => Promise<void> }[] = [
  {
    what: 'a step that names somebody else',
    tamper: async (submission) =>
      house.tamper(await keyOfFirstStep(submission), (item) => ({
        ...item,
        body: written(item.body, 'pn_zhang', 'pn_zhao'),
      })),
  },
  {
    what: 'a step that was taken away',
    tamper: async (submission) => house.tamper(await keyOfFirstStep(submission), () => null),
  },
  { what: 'another figure in its content', tamper: editContent },
  {
    what: 'content that was taken away',
    tamper: ({ id, contentHash }) => house.tamper(contentKey(id, contentHash ?? ''), () => null),
  },
  {
    what: 'a head that says what no head says',
    tamper: ({ parent, unit }) =>
      house.tamper(headKey(round, parent, unit), (item) => ({ ...item, status: 'waved through' })),
  },
];

/** Which leaves what lists and sums are made of as it was. */
const behindTheHead = tamperings.filter(({ what }) => !what.startsWith('a head'));

describe.each(tamperings)('a submission with $what', ({ tamper }) => {
  beforeEach(async () => {
    await house.as(zhang).submit(goodEntries());
    await house.as(li).change('start-review');
    await tamper(await stored());
  });

  it.each([
    { who: 'its filler', person: zhang },
    { who: 'its reviewer', person: li },
    { who: 'the approver', person: wang },
    { who: 'the planner', person: zhou },
  ])('is refused as damaged to $who, who is told where and nothing else of it', async ({ person }) => {
    const { status, problem } = await house.as(person).open();
    expect(status).toBe(409);
    expect(problem).toEqual({
      type: 'urn:gangmu:problem:record.damaged',
      title: 'record.damaged',
      status: 409,
      code: 'record.damaged',
      details: damaged,
      requestId: expect.any(String),
    });
  });

  it.each([
    { who: 'the filler of another county', person: zhao },
    { who: 'a reviewer of another city', person: qin },
  ])('is not there for $who, damaged or not', async ({ person }) => {
    expect((await house.as(person).open()).problem).toMatchObject({
      code: 'thing.notFound',
      details: { what: 'unit' },
    });
  });

  it('shows its 办理记录, which says where the damage lies', async () => {
    const { status, body } = await house.as(zhang).get<AnnexReply>(`${place}/record`);
    expect([status, body.verification.isWhole]).toEqual([200, false]);
  });

  it('is logged as a fault, with the item, under the id of the request', async () => {
    const { problem } = await house.as(zhang).open();
    expect(logged).toHaveBeenCalledTimes(1);
    expect(JSON.parse(String(logged.mock.calls[0]?.[0]))).toMatchObject({
      level: 'error',
      requestId: problem?.requestId,
      message: expect.stringMatching(/sub_test_2023_a|HEAD#ou_a/),
    });
  });
});

describe('nobody goes on from a record that was tampered with', () => {
  it.each(behindTheHead)('$what: a step is refused, and none is added', async ({ tamper }) => {
    await house.as(zhang).submit(goodEntries());
    const { revision, parent } = await stored();
    await tamper(await stored());
    const { problem } = await house.as(li).change('start-review', { revision });
    expect(problem).toMatchObject({ status: 409, code: 'record.damaged', details: damaged });
    expect((await house.stores.submissions.getHead(round, parent, 'ou_a'))?.revision).toBe(revision);
  });

  it('neither reads an earlier version whose lines were edited, while the present ones are whole', async () => {
    await house.as(zhang).change('save-draft', { entries: goodEntries() });
    const before = await stored();
    const entries = goodEntries().map((entry) => (entry.key === 'KS2-01' ? { ...entry, numerator: '455' } : entry));
    await house.as(zhang).change('save-draft', { entries });
    await editContent(before);
    expect((await house.as(zhang).open()).status).toBe(200);
    const { problem } = await house.as(zhang).get(`${place}/entries?revision=1`);
    expect(problem).toMatchObject({ status: 409, code: 'record.damaged', details: damaged });
    expect((await house.as(zhang).get<RevisionReply>(`${place}/revision`)).body.revision).toBe(2);
  });

  it('nor fills a form on last year’s figures that were edited: it is told of which year', async () => {
    await house.as(zhang).submit(goodEntries(), {}, 'ou_a', 'rd_test_2022');
    await house.as(li).change('start-review', {}, 'ou_a', 'rd_test_2022');
    const accepted = { keys: goodEntries().map(({ key }) => key) };
    await house.as(li).change('accept-entries', accepted, 'ou_a', 'rd_test_2022');
    await house.as(li).change('pass-review', {}, 'ou_a', 'rd_test_2022');
    const approval = await house.as(wang).change('approve', {}, 'ou_a', 'rd_test_2022');
    expect(approval.body.status).toBe('approved');
    expect((await house.as(zhang).open()).status).toBe(200);
    await editContent(await stored('rd_test_2022'));
    const { status, problem } = await house.as(zhang).open();
    expect([status, problem?.code, problem?.details]).toEqual([
      409,
      'record.damaged',
      { round: 'rd_test_2022', unit: 'ou_a', lastYear: 2022 },
    ]);
  });
});

describe('the round around it', () => {
  it.each(behindTheHead)('$what: progress and worklists go on as they were', async ({ tamper }) => {
    await house.as(zhang).submit(goodEntries());
    await house.as(zhao).submit(goodEntries(), {}, 'ou_b');
    const read = async () => [
      (await house.as(zhou).get<ProgressReply>(`/rounds/${round}/progress`)).body,
      (await house.as(li).get<Worklist>('/worklist')).body,
    ];
    const before = await read();
    await tamper(await stored());
    expect(await read()).toEqual(before);
    expect((await house.as(zhao).open('ou_b')).status).toBe(200);
  });
});
