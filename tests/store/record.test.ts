import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyWithAnchors } from '../../functions/actions/check-anchors';
import { makeAnchor } from '../../functions/actions/make-anchor';
import type { Stores } from '../../functions/actions/stores';
import { verifyUnit } from '../../functions/actions/verify-record';
import { Problem } from '../../functions/domain/problem';
import type { Anchor, AnchorKeeper, AnchorSigner } from '../../functions/domain/record/anchor';
import { isBroken, type RecordFault } from '../../functions/domain/record/finding';
import type { Submission } from '../../functions/domain/submission/submission';
import { createStores } from '../../functions/store';
import { createSigner, isSigned, readOrMakeKey } from '../../functions/store/anchor-signing';
import { sha256, toCanonicalJson } from '../../functions/store/canonical';
import { type Embedded, startEmbedded } from '../../functions/store/embedded';
import { createFileAnchors, readAnchors, UnreadableAnchor } from '../../functions/store/file-anchors';
import { unpack } from '../../functions/store/packing';
import { commitKey, contentKey, evaluationKey, headKey, type Key, versionKey } from '../../functions/store/table';
import {
  anEntry,
  anEvaluation,
  aPerson,
  aPlan,
  aRound,
  aStep,
  aUnit,
  Crash,
  city,
  countyA,
  countyB,
  crashing,
  untouched,
} from './builders';

const round = aRound();
const plan = aPlan({ id: round.plan });
const firstDay = '2027-03-01T02:00:00.000Z';

let engine: Embedded;
let stores: Stores;
let folder: string;
let signer: AnchorSigner;

beforeEach(async () => {
  engine = await startEmbedded({ directory: null });
  stores = createStores(engine.client, engine.tableName);
  folder = await mkdtemp(join(tmpdir(), 'gangmu-anchors-'));
  signer = createSigner(await readOrMakeKey(join(folder, 'key.pem')));
  await Promise.all([
    stores.rounds.put(round),
    stores.plans.put(plan),
    stores.units.put(aUnit()),
    stores.units.put(aUnit({ id: countyB, name: '乙县' })),
    stores.people.put(aPerson('pn_zhou', { duties: [{ role: 'planner', unit: city }] })),
  ]);
  await stores.evaluations.publish(anEvaluation(plan.id), 'request-of-publication');
});

afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

// ---- A record, and hands that reach into the table ----------------------------------------------------------------------

const get = async (key: Key) => {
  const { Item: item } = await engine.client.send(new GetCommand({ TableName: engine.tableName, Key: key }));
  if (!item) throw new Error(`no item ${key.PK}/${key.SK}`);
  return item as Key & Record<string, string>;
};
const put = (item: object) =>
  engine.client.send(new PutCommand({ TableName: engine.tableName, Item: item as Record<string, unknown> }));
const remove = ({ PK, SK }: Key) =>
  engine.client.send(new DeleteCommand({ TableName: engine.tableName, Key: { PK, SK } }));

/** Six steps of a county, each with a figure of its own, and the head as it lay after each, word for word. */
interface Written {
  saved: Submission[];
  heads: Record<string, string>[];
}

async function write(mark = '', unit = countyA): Promise<Written> {
  const written: Written = { saved: [], heads: [] };
  for (let step = 1; step <= 6; step += 1) {
    const before = written.saved.at(-1) ?? untouched({ round: round.id, unit });
    const entries = [anEntry({ numerator: String(step), remark: mark })];
    const status = step % 2 ? 'draft' : 'submitted';
    written.saved.push(await stores.submissions.save(...aStep(before, { entries, status })));
    written.heads.push(await get(headKey(round.id, city, unit)));
  }
  return written;
}

const at = ({ saved }: Written, revision: number) => saved[revision - 1] as Submission;
const keyOf = (one: Submission) => commitKey(one.id, one.revision, one.commit ?? '');
const headOf = ({ round, parent, unit }: Submission) => headKey(round, parent, unit);

async function forget(written: Written): Promise<void> {
  for (const one of written.saved) {
    await remove(keyOf(one));
    await remove(contentKey(one.id, one.contentHash ?? ''));
  }
  await remove(headOf(at(written, 1)));
}

/** An edit that edits nothing would prove nothing. */
function edited(stored: unknown, from: string, to: string): string {
  const text = unpack(stored);
  if (!text?.includes(from)) throw new Error(`${from} is not there`);
  return text.replace(from, to);
}

// ---- Anchoring and verifying ------------------------------------------------------------------------------------------

const elsewhere = () => join(folder, 'elsewhere');
const anchorAt = (now: string, keeper: AnchorKeeper = createFileAnchors(elsewhere())) =>
  makeAnchor({ stores, now: () => now }, keeper, signer);

async function verify(anchors: Anchor[] = []) {
  const judge = { isSigned, houseKey: signer.publicKey };
  return verifyWithAnchors(stores.record, 'house', anchors, judge);
}

const faultsOf = async (anchors: Anchor[] = []) => (await verify(anchors)).findings.map(({ fault }) => fault);

describe('a house as it was written', () => {
  it('is whole: every submission, every step, the plan and its evaluation', async () => {
    await write();
    await write('', countyB);
    expect(await verify()).toEqual({ rounds: 1, submissions: 2, steps: 12, plans: 1, anchors: 0, findings: [] });
  });

  it('keeps one chain when twenty people append at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, who) => {
        for (let isDone = false; !isDone; ) {
          const before =
            (await stores.submissions.get(round.id, city, countyA)) ?? untouched({ round: round.id, unit: countyA });
          const entries = [...before.entries, anEntry({ key: `KS2-${String(who + 10)}` })];
          isDone = await stores.submissions.save(...aStep(before, { entries })).then(
            () => true,
            async (error) => {
              if (!(error instanceof Problem && error.code === 'submission.stale')) throw error;
              // Each pauses for another while, as people do; all at once again would only take longer.
              await new Promise((again) => setTimeout(again, who * 7));
              return false;
            },
          );
        }
      }),
    );
    const verified = await verifyUnit(stores.record, round.id, city, countyA);
    expect(verified?.findings).toEqual([]);
    expect(verified?.steps.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('is whole after a crash between the step and the head, with a notice of it', async () => {
    const written = await write();
    const dying = createStores(crashing(engine.client, 3), engine.tableName);
    const next = aStep(at(written, 6), { entries: [anEntry({ numerator: '7' })] });
    await expect(dying.submissions.save(...next)).rejects.toThrow(Crash);
    expect((await verify()).findings).toMatchObject([{ fault: 'unfinished', level: 'notice', revision: 7 }]);
    // The request comes again, and nothing is left to be noticed.
    await stores.submissions.save(...next);
    expect((await verify()).findings).toEqual([]);
  });

  it('is not called damaged because somebody works while it is read', async () => {
    const written = await write();
    let isFirst = true;
    const record = {
      ...stores.record,
      // Two steps are made between the head and the record that belongs to it.
      head: async (...of: Parameters<typeof stores.record.head>) => {
        const head = await stores.record.head(...of);
        if (isFirst) {
          isFirst = false;
          const next = await stores.submissions.save(...aStep(at(written, 6)));
          await stores.submissions.save(...aStep(next));
        }
        return head;
      },
    };
    const verified = await verifyUnit(record, round.id, city, countyA);
    expect(verified?.findings).toEqual([]);
    expect(verified?.steps).toHaveLength(8);
  });
});

/** Hands that reach into the table, past every rule of the house. */
const tamperings: {
  name: string;
  tamper: (written: Written) => Promise<unknown>;
  /** In the bytes alone. */
  faults: RecordFault[];
  /** What the anchor of the day before says besides. */
  anchored: RecordFault[];
}[] = [
  {
    name: 'a step edited',
    tamper: async (written) => {
      const item = await get(keyOf(at(written, 3)));
      await put({ ...item, body: edited(item.body, '张伟', '王芳') });
    },
    faults: ['commitEdited'],
    anchored: [],
  },
  {
    name: 'a step deleted',
    tamper: (written) => remove(keyOf(at(written, 3))),
    faults: ['commitMissing'],
    anchored: [],
  },
  {
    name: 'two steps exchanged',
    tamper: async (written) => {
      const [three, four] = [await get(keyOf(at(written, 3))), await get(keyOf(at(written, 4)))];
      await Promise.all([remove(three), remove(four)]);
      await put({ ...commitKey(at(written, 1).id, 4, at(written, 3).commit ?? ''), body: three.body });
      await put({ ...commitKey(at(written, 1).id, 3, at(written, 4).commit ?? ''), body: four.body });
    },
    faults: ['commitMisplaced', 'commitMisplaced'],
    anchored: [],
  },
  {
    name: 'a step replaced by another under its right hash',
    tamper: async (written) => {
      const three = at(written, 3);
      const body = toCanonicalJson({ ...JSON.parse((await get(keyOf(three))).body ?? ''), reason: '另有原因' });
      await remove(keyOf(three));
      await put({ ...commitKey(three.id, 3, sha256(body)), body });
    },
    faults: ['commitReplaced'],
    anchored: [],
  },
  {
    name: 'the head set back, later steps left',
    tamper: ({ heads }) => put(heads[2] ?? {}),
    faults: ['tailCut'],
    anchored: ['anchoredCut'],
  },
  {
    name: 'the tail cut off without a trace',
    tamper: async ({ saved, heads }) => {
      await put(heads[2] ?? {});
      for (const one of saved.slice(3)) await remove(keyOf(one));
    },
    faults: [],
    anchored: ['anchoredCut'],
  },
  {
    name: 'the whole record written anew by the house’s own writer',
    tamper: async (written) => {
      await forget(written);
      await write('改写');
    },
    faults: [],
    anchored: ['anchoredRewritten'],
  },
  {
    name: 'the whole record deleted',
    tamper: forget,
    faults: [],
    anchored: ['anchoredGone'],
  },
  {
    name: 'the head deleted',
    tamper: (written) => remove(headOf(at(written, 1))),
    faults: ['headGone'],
    anchored: ['anchoredGone'],
  },
  {
    name: 'a figure edited in the content',
    tamper: async (written) => {
      const three = at(written, 3);
      const item = await get(contentKey(three.id, three.contentHash ?? ''));
      await put({ ...item, entries: edited(item.entries, '"3"', '"30"') });
    },
    faults: ['contentEdited'],
    anchored: [],
  },
  {
    name: 'a content that cannot be unpacked any more',
    tamper: async (written) => {
      const three = at(written, 3);
      await put({ ...contentKey(three.id, three.contentHash ?? ''), entries: new Uint8Array([11, 2, 128]) });
    },
    faults: ['contentEdited'],
    anchored: [],
  },
  {
    name: 'a figure edited beside the head, where roll-ups read it',
    tamper: async (written) => {
      const item = await get(headOf(at(written, 6)));
      await put({ ...item, figures: edited(item.figures, '"6"', '"60"') });
    },
    faults: ['headDisagrees'],
    anchored: [],
  },
  {
    name: 'a status set to approved',
    tamper: async (written) => put({ ...(await get(headOf(at(written, 6)))), status: 'approved' }),
    faults: ['headDisagrees'],
    anchored: [],
  },
  {
    name: 'a target edited in the published plan',
    tamper: async () => {
      const item = await get(versionKey(plan.id, 1));
      await put({ ...item, body: edited(item.body, plan.title, '另一规划') });
    },
    faults: [],
    anchored: ['anchoredRewritten'],
  },
  {
    name: 'a published plan of which a part was cut off as it lies packed',
    tamper: async () => {
      const item: Record<string, unknown> = await get(versionKey(plan.id, 1));
      if (!(item.body instanceof Uint8Array)) throw new Error('the plan is not packed');
      await put({ ...item, body: item.body.slice(0, -20) });
    },
    faults: ['versionUnread'],
    anchored: ['anchoredGone'],
  },
  {
    name: 'a published evaluation edited together with its hash',
    tamper: async () => {
      const item = await get(evaluationKey(plan.id, 2023, 1));
      const body = edited(item.body, '"note":""', '"note":"好"');
      await put({ ...item, body, hash: sha256(body) });
    },
    faults: [],
    anchored: ['anchoredRewritten'],
  },
  {
    name: 'the round taken off the list',
    tamper: () => remove({ PK: 'ROUNDS', SK: `ROUND#${round.id}` }),
    faults: [],
    anchored: ['anchoredGone'],
  },
];

describe.each(tamperings)('$name', ({ tamper, faults, anchored }) => {
  it('is told from the bytes, or by an anchor that was kept elsewhere, or by both', async () => {
    const written = await write();
    const { anchor } = await anchorAt(firstDay);
    const [kept] = await readAnchors(elsewhere());
    if (!kept) throw new Error('no anchor is kept');
    expect(kept).toEqual(anchor);
    expect(await faultsOf([kept])).toEqual([]);

    await tamper(written);
    expect(await faultsOf()).toEqual(faults);
    expect(await faultsOf([kept])).toEqual([...faults, ...anchored]);
    expect((await verify([kept])).findings.some(isBroken)).toBe(true);
  });
});

describe('somebody who has the table and the key', () => {
  it('may write everything anew and sign it, and is found by the anchor they could not reach', async () => {
    const written = await write();
    await anchorAt(firstDay);
    await forget(written);
    await write('改写');
    // Even the day's anchor is made again, from the forged record, with the house's own key, and put in its place.
    await remove({ PK: 'ANCHORS', SK: 'ANCHOR#2027-03-01' });
    const here = join(folder, 'here');
    const forged = await anchorAt(firstDay, createFileAnchors(here));
    expect(forged.anchor).not.toBeNull();
    expect(await faultsOf(await readAnchors(here))).toEqual([]);
    expect(await faultsOf(await readAnchors(elsewhere()))).toEqual(['anchoredRewritten']);
  });
});

describe('anchoring', () => {
  it('makes one anchor a day, each following upon the one before', async () => {
    await write();
    const first = await anchorAt(firstDay);
    expect(await anchorAt('2027-03-01T15:59:59.000Z')).toEqual({ anchor: null, reason: 'alreadyNoted' });
    // In China it is the next day already.
    const second = await anchorAt('2027-03-01T16:10:00.000Z');
    expect(second.anchor?.day).toBe('2027-03-02');
    expect(second.anchor?.previous).toEqual({ day: '2027-03-01', hash: first.anchor?.hash });
    const kept = await readAnchors(elsewhere());
    expect(kept.map(({ day }) => day)).toEqual(['2027-03-01', '2027-03-02']);
    expect(await faultsOf(kept)).toEqual([]);
    expect(await stores.anchors.latest()).toMatchObject({ day: '2027-03-02', root: second.anchor?.root, count: 3 });
  });

  it('names the newest step of every submission, every version of a plan, every published evaluation', async () => {
    const written = await write();
    const { anchor } = await anchorAt(firstDay);
    expect(anchor?.lines).toEqual([
      { kind: 'evaluation', id: 'ev_ks_2023_1', number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { kind: 'planVersion', id: plan.id, number: 1, hash: sha256(toCanonicalJson(plan)) },
      { kind: 'submission', id: at(written, 6).id, number: 6, hash: at(written, 6).commit },
    ]);
  });

  it('never writes over an anchor that is kept', async () => {
    await write();
    await anchorAt(firstDay);
    const file = join(elsewhere(), '2027-03-01.json');
    const before = await readFile(file, 'utf8');
    await remove({ PK: 'ANCHORS', SK: 'ANCHOR#2027-03-01' });
    expect(await anchorAt(firstDay)).toEqual({ anchor: null, reason: 'alreadyKept' });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('notes nothing where the anchor could not be kept, so that the next try makes it', async () => {
    const broken: AnchorKeeper = { keep: () => Promise.reject(new Error('out of reach')) };
    await expect(anchorAt(firstDay, broken)).rejects.toThrow('out of reach');
    expect(await stores.anchors.latest()).toBeNull();
    expect((await anchorAt(firstDay)).anchor).not.toBeNull();
  });

  it.each([
    { what: 'a clock that is behind by a day', now: '2027-02-28T02:00:00.000Z' },
    { what: 'one that lost its battery', now: '2000-01-01T00:00:00.000Z' },
  ])('makes none under $what, and says so: two days cannot both be today', async ({ now }) => {
    await anchorAt(firstDay);
    expect(await anchorAt(now)).toEqual({ anchor: null, reason: 'clockBehind', newest: '2027-03-01' });
    expect((await readAnchors(elsewhere())).map(({ day }) => day)).toEqual(['2027-03-01']);
  });

  it('goes on once the note of a clock that was years ahead is struck out; its file does no harm', async () => {
    await write();
    await anchorAt(firstDay);
    await anchorAt('2061-01-01T02:00:00.000Z');
    expect((await anchorAt('2027-03-02T02:00:00.000Z')).anchor).toBeNull();
    await remove({ PK: 'ANCHORS', SK: 'ANCHOR#2061-01-01' });
    expect((await anchorAt('2027-03-02T02:00:00.000Z')).anchor).not.toBeNull();
    expect(await faultsOf(await readAnchors(elsewhere()))).toEqual([]);
  });

  it('goes on after a day on which nothing was anchored', async () => {
    await anchorAt(firstDay);
    await anchorAt('2027-03-05T02:00:00.000Z');
    expect(await faultsOf(await readAnchors(elsewhere()))).toEqual([]);
  });
});

describe("the house's key", () => {
  it('is made once, and readable by its owner alone', async () => {
    const file = join(folder, 'key.pem');
    const pem = await readFile(file, 'utf8');
    expect(await readOrMakeKey(file)).toBe(pem);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is but one when two processes start at the same moment', async () => {
    const file = join(folder, 'another', 'key.pem');
    expect(new Set(await Promise.all([1, 2, 3].map(() => readOrMakeKey(file)))).size).toBe(1);
  });

  it('signs what only its own public part accepts', () => {
    const signature = signer.sign('2027-03-01');
    expect(isSigned('2027-03-01', signature, signer.publicKey)).toBe(true);
    expect(isSigned('2027-03-02', signature, signer.publicKey)).toBe(false);
    expect(isSigned('2027-03-01', 'AAAA', signer.publicKey)).toBe(false);
    expect(isSigned('2027-03-01', signature, 'no key')).toBe(false);
  });

  it('has to be of the one kind the house signs with', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => createSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toThrow(/not ed25519/);
  });
});

describe('a file given as an anchor', () => {
  it('that is none is refused by name', async () => {
    const file = join(folder, 'other.json');
    await writeFile(file, '{"day":"2027-03-01"}');
    await expect(readAnchors(file)).rejects.toBeInstanceOf(UnreadableAnchor);
  });

  it('that somebody changed is found by its own hashes', async () => {
    await write();
    await anchorAt(firstDay);
    const [kept] = await readAnchors(elsewhere());
    if (!kept) throw new Error('no anchor is kept');
    const lines = kept.lines.slice(1);
    expect(await faultsOf([{ ...kept, lines }])).toEqual(['anchorEdited']);
    const forger = createSigner(await readOrMakeKey(join(folder, 'forger.pem')));
    expect(await faultsOf([{ ...kept, publicKey: forger.publicKey }])).toEqual(['anchorForged', 'anchorKeyOther']);
  });
});
