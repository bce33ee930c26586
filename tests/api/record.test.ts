import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor } from '../../functions/actions/make-anchor';
import type { AnnexReply, LatestAnchorReply, PlanRecordReply, RoundRecordReply } from '../../functions/contract/record';
import type { Anchor } from '../../functions/domain/record/anchor';
import type { RecordReader } from '../../functions/domain/record/ports';
import { aStep, untouched } from '../store/builders';
import { anEntry } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, li, qin, sun, wang, zhang, zhao, zhou } from '../support/people';

let house: House;
let reader: RecordReader;
beforeAll(async () => {
  house = await openHouse();
  reader = house.stores.record;
});
afterAll(() => house.close());
beforeEach(() => house.clear());
afterEach(() => {
  house.stores.record = reader;
});

const round = '/rounds/rd_test_2023/record';
const annex = '/rounds/rd_test_2023/units/ou_a/record';
const good = anEntry('KS2-01', { numerator: '950', denominator: '1000' });

/** Zhang saves a draft and corrects a figure in it. */
async function twoSteps() {
  await house.as(zhang).change('save-draft', { entries: [{ ...good, numerator: '940' }] });
  await house.as(zhang).change('save-draft', { entries: [good] });
}

/** The table as it is after somebody reached into it, past the API: a step is gone. */
function deleteStep(revision: number): void {
  house.stores.record = {
    ...reader,
    record: async (id) => {
      const { commits, contents } = await reader.record(id);
      return { commits: commits.filter((commit) => commit.revision !== revision), contents };
    },
  };
}

describe('the record of a round', () => {
  it('is told whole to those who plan over it', async () => {
    await twoSteps();
    const { status, body } = await house.as(zhou).get<RoundRecordReply>(round);
    expect(status).toBe(200);
    expect(body).toEqual({
      round: 'rd_test_2023',
      units: [
        {
          unit: 'ou_a',
          name: '甲县',
          submission: 'sub_test_2023_a',
          steps: 2,
          shortHash: expect.stringMatching(/^[0-9a-f]{12}$/),
          isWhole: true,
        },
      ],
      findings: [],
      next: null,
    });
  });

  it('tells a deleted step with its place', async () => {
    await twoSteps();
    deleteStep(1);
    const { body } = await house.as(zhou).get<RoundRecordReply>(round);
    expect(body.units).toMatchObject([{ unit: 'ou_a', isWhole: false, steps: 1 }]);
    expect(body.findings).toMatchObject([
      { fault: 'commitMissing', level: 'broken', id: 'sub_test_2023_a', unit: 'ou_a', revision: 1 },
    ]);
  });

  it('begins a page where it is asked to', async () => {
    await twoSteps();
    const { body } = await house.as(zhou).get<RoundRecordReply>(`${round}?from=ou_b`);
    expect(body.units).toEqual([]);
  });

  it.each([
    { who: 'a filler', person: zhang },
    { who: 'a reviewer', person: li },
    { who: 'an approver', person: wang },
    { who: 'a reviewer of another city', person: qin },
  ])('is not there for $who', async ({ person }) => {
    const { status, problem } = await house.as(person).get(round);
    expect([status, problem?.code]).toEqual([404, 'thing.notFound']);
  });

  it('is not there for a round that does not exist, and not for somebody who has left', async () => {
    expect((await house.as(zhou).get('/rounds/rd_none/record')).status).toBe(404);
    expect((await house.as(sun).get(round)).problem?.code).toBe('session.unknownPerson');
  });
});

describe('the record of a plan', () => {
  it('is told to its planner, with the rounds that are verified beside it', async () => {
    const { status, body } = await house.as(zhou).get<PlanRecordReply>('/plans/pl_test/record');
    expect(status).toBe(200);
    expect(body).toMatchObject({ plan: 'pl_test', versions: 1, evaluations: 0, findings: [] });
    expect(body.rounds.map(({ id }) => id).sort()).toEqual(['rd_test_2022', 'rd_test_2023']);
  });

  it('is not there for others', async () => {
    expect((await house.as(li).get('/plans/pl_test/record')).status).toBe(404);
    expect((await house.as(zhou).get('/plans/pl_none/record')).status).toBe(404);
  });
});

describe('办理记录 of a submission, for print', () => {
  it('tells the filler every step, and what it changed', async () => {
    await twoSteps();
    const { status, body } = await house.as(zhang).get<AnnexReply>(annex);
    expect(status).toBe(200);
    expect(body).toMatchObject({ unitName: '甲县', roundTitle: '2023年度填报', submission: 'sub_test_2023_a' });
    expect(body.annex.rows.map(({ revision, by, action }) => [revision, by, action])).toEqual([
      [1, '张', 'saveDraft'],
      [2, '张', 'saveDraft'],
    ]);
    expect(body.annex.rows[1]?.changes).toMatchObject([
      { key: 'KS2-01', field: 'numerator', before: '940', after: '950' },
    ]);
    expect(body.verification).toMatchObject({ steps: 2, isWhole: true, findings: [], at: house.clock.now });
  });

  it('is readable also where the record is damaged, and says so', async () => {
    await twoSteps();
    deleteStep(1);
    const { status, body } = await house.as(zhang).get<AnnexReply>(annex);
    expect(status).toBe(200);
    expect(body.verification).toMatchObject({ isWhole: false, findings: [{ fault: 'commitMissing' }] });
    expect(body.annex.rows).toHaveLength(1);
  });

  it.each([
    { who: 'the reviewer', person: li, status: 200 },
    { who: 'the planner', person: zhou, status: 200 },
    { who: 'the filler of another county', person: zhao, status: 404 },
    { who: 'a reviewer of another city', person: qin, status: 404 },
  ])('answers $who with $status', async ({ person, status }) => {
    await twoSteps();
    expect((await house.as(person).get(annex)).status).toBe(status);
  });

  it('is not there before the first step', async () => {
    const { status, problem } = await house.as(zhang).get(annex);
    expect([status, problem?.details]).toEqual([404, { what: 'submission' }]);
  });
});

describe('the newest anchor', () => {
  it('is none at first, and then shown to anybody who is signed in, as receipts print it', async () => {
    expect((await house.as(zhang).get<LatestAnchorReply>('/anchors/latest')).body).toEqual({ anchor: null });
    await twoSteps();
    const kept: Anchor[] = [];
    const keeper = { keep: async (anchor: Anchor) => kept.push(anchor) > 0 };
    const signer = { publicKey: 'key', sign: () => 'signature' };
    await makeAnchor({ stores: house.stores, now: () => house.clock.now }, keeper, signer);
    for (const person of [zhang, qin, chen]) {
      const { body } = await house.as(person).get<LatestAnchorReply>('/anchors/latest');
      expect(body.anchor).toMatchObject({
        day: '2024-01-08',
        count: 2,
        root: kept[0]?.root,
        shortRoot: kept[0]?.root.slice(0, 12),
      });
    }
    expect((await house.as(zhang).get<AnnexReply>(annex)).body.anchor?.root).toBe(kept[0]?.root);
  });

  it('is shown to nobody who is not signed in, or has left', async () => {
    expect((await house.app.request('/api/anchors/latest')).status).toBe(401);
    expect((await house.as(sun).get('/anchors/latest')).status).toBe(403);
  });
});

describe('a round of many units', () => {
  it('is verified page by page, and no unit is left out or told twice', async () => {
    const units = Array.from({ length: 60 }, (_, index) => `ou_v${String(index).padStart(2, '0')}` as const);
    const ofCity = { type: '村', parent: 'ou_city', divisionCode: null, validFrom: null, validTo: null } as const;
    await Promise.all(units.map((id) => house.stores.units.put({ ...ofCity, id, name: id })));
    const written = ['ou_v00', 'ou_v21', 'ou_v22', 'ou_v59'] as const;
    for (const unit of written) {
      const before = untouched({ round: 'rd_test_2023', unit });
      await house.stores.submissions.save(...aStep(before, { entries: [good] }));
    }
    const pages: string[][] = [];
    for (let from: string | null = 'ou_a'; from !== null; ) {
      const { body }: { body: RoundRecordReply } = await house.as(zhou).get<RoundRecordReply>(`${round}?from=${from}`);
      pages.push(body.units.map(({ unit }) => unit));
      from = body.next;
      expect(pages.length).toBeLessThan(5);
    }
    // 甲县, 乙县 and the bureau come before the villages: 25 a page are villages 00 to 21 on the first.
    expect(pages).toEqual([['ou_v00', 'ou_v21'], ['ou_v22'], ['ou_v59']]);
  });
});
