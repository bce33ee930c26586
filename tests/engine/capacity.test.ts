import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { OrgUnit } from '../../functions/domain/org/units';
import { actions } from '../../functions/domain/submission/submission';
import { createStores } from '../../functions/store';
import type { Item } from '../../functions/store/table';
import { anEntry, aStep, recorded, untouched } from '../store/builders';
import type { OpenTable } from '../store/suite';
import { openTable } from './genuine';
import { city, type House, openHouse } from './house';
import { bytesOf, type Spent } from './metered';
import { ageDraft, road, type Texts, walk } from './road';

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
const stepsBefore = 100;

let table: OpenTable;
let house: House;

beforeAll(async () => {
  table = await openTable(inject('engineEndpoint'));
  house = await openHouse(table, 4);
});
afterAll(() => table.close());

describe('what each step costs', () => {
  let fresh: Spent[];
  let aged: Spent[];

  let silent: Spent[];
  let talkative: Spent[];

  async function spentBy(unit: OrgUnit | undefined, texts: Texts = 'some'): Promise<Spent[]> {
    if (!unit) throw new Error('the house has too few units');
    const all: Spent[] = [];
    await walk(house, house.round, unit, { texts }, (_, spent) => {
      all.push(spent);
    });
    return all;
  }

  beforeAll(async () => {
    const [one, old, silentOne, talkativeOne] = house.units;
    if (!old) throw new Error('the house has too few units');
    await ageDraft(house, house.round, old, stepsBefore);
    [fresh, aged] = [await spentBy(one), await spentBy(old)];
    [silent, talkative] = [await spentBy(silentOne, 'none'), await spentBy(talkativeOne, 'all')];
  });

  const steps = road.map(({ name }, at) => [name, at] as const);

  it('is known for every verb of the way; a past year from a file does not take it', () => {
    expect(new Set([...road.map(({ verb }) => verb), 'importRecord'])).toEqual(new Set(actions));
  });

  it('is a WCU for every KB of what is written, as it lies packed, and of what it takes the place of', () => {
    const stored = new Map<string, number>();
    const expected = fresh.map(({ puts }) => puts.reduce((sum, item) => sum + cost(item, stored), 0));
    expect(fresh.map(({ writeUnits }) => writeUnits)).toEqual(expected);
  });

  const isNewContent = (spent: Spent | undefined) => spent?.puts.some(({ SK }) => SK.startsWith('CONTENT#'));

  it.each(steps)('is 3 WCU where the entries stay, whatever was said before: %s', (_, at) => {
    for (const { [at]: spent } of [silent, fresh, aged, talkative])
      if (!isNewContent(spent)) expect(spent?.writeUnits).toBeLessThanOrEqual(3);
  });

  // The draft has a remark in every line, and what is refiled has three more and, for the reviewer, the three reasons beside
  // the head.
  it.each(steps)('is 5 WCU at most where some of 27 indicators are explained, 6 where all are: %s', (_, at) => {
    for (const { [at]: spent } of [silent, fresh, aged]) expect(spent?.writeUnits).toBeLessThanOrEqual(5);
    expect(talkative[at]?.writeUnits).toBeLessThanOrEqual(6);
  });

  it.each(steps)('is 14 RCU at most with the answer, the plan being in memory: %s', (_, at) => {
    expect(fresh[at]?.readUnits).toBeLessThanOrEqual(14);
  });

  it.each(steps)('is two writes where the entries stay, and three where they change: %s', (_, at) => {
    const kinds = fresh[at]?.puts.map(({ SK }) => SK.split('#')[0]);
    expect([
      ['COMMIT', 'HEAD'],
      ['CONTENT', 'COMMIT', 'HEAD'],
    ]).toContainEqual(kinds);
  });

  it.each(steps)(`is the same after ${stepsBefore} steps of history: %s`, (_, at) => {
    const [early, late] = [fresh[at]?.writeUnits ?? 0, aged[at]?.writeUnits ?? 0];
    // A revision of three digits may tip one KB over.
    expect(late - early).toBeLessThanOrEqual(1);
    expect(late).toBeGreaterThanOrEqual(early);
  });

  it.each(steps)(
    'leaves a record of 1 KB, and a head of 2 KB for the parent to read, whatever was said: %s',
    (_, at) => {
      for (const { [at]: spent } of [silent, fresh, aged, talkative]) {
        const sizeOf = (prefix: string) => {
          const item = spent?.puts.find(({ SK }) => SK.startsWith(prefix));
          if (!item) throw new Error(`the step left no ${prefix}`);
          return kilobytes(bytesOf(item));
        };
        expect(sizeOf('COMMIT#')).toBe(1);
        expect(sizeOf('HEAD#')).toBeLessThanOrEqual(2);
      }
    },
  );

  it('grows in reading only by the record itself, which every answer brings along', () => {
    const [early, late] = [fresh[0], aged[0]];
    if (!early || !late) throw new Error('the road is empty');
    const recordBytes = stepsBefore * Math.max(...late.puts.filter(({ SK }) => SK.startsWith('COMMIT#')).map(bytesOf));
    expect(late.readUnits - early.readUnits).toBeGreaterThan(0);
    // Beyond the record: the head and its content, which a first save does not find.
    const found = late.puts.filter(({ SK }) => !SK.startsWith('COMMIT#'));
    const foundUnits = found.reduce((sum, item) => sum + Math.ceil(bytesOf(item) / 4096), 0);
    expect(late.readUnits - early.readUnits).toBeLessThanOrEqual(Math.ceil(recordBytes / 4096) + foundUnits);
  });

  /** A write is charged for the larger of what comes and what was there. */
  function cost(item: Item, stored: Map<string, number>): number {
    const key = `${item.PK}/${item.SK}`;
    const [bytes, before] = [bytesOf(item), stored.get(key) ?? 0];
    stored.set(key, bytes);
    return kilobytes(Math.max(bytes, before));
  }
});

describe('the children of one unit', () => {
  it('are read as one stretch: their bytes are added up before they are rounded to 4 KB', async () => {
    const { submissions } = house.context.stores;
    const round = 'rd_nt_2030' as const;
    const heads: Item[] = [];
    for (let at = 0; at < 20; at += 1) {
      const step = aStep(untouched({ round, unit: `ou_child_${at}`, parent: city }), { entries: [anEntry()] });
      const { spent } = await house.meter.during(() => submissions.save(...step));
      heads.push(...spent.puts.filter(({ SK }) => SK.startsWith('HEAD#')));
    }
    const { result, spent } = await house.meter.during(() => submissions.listHeads(round, city));
    expect(result).toHaveLength(20);
    expect(spent.sent).toHaveLength(1);
    expect(spent.readUnits).toBe(Math.ceil(heads.reduce((sum, head) => sum + bytesOf(head), 0) / 4096));
    expect(spent.readUnits).toBeLessThan(20);
  });
});

describe('the genuine engine', () => {
  it('brings the item that stood in the way along, so that a lost race needs no second read of the head', async () => {
    const { client, sent } = recorded(table.client);
    const { submissions } = createStores(client, table.tableName);
    const first = await submissions.save(...aStep(untouched(), { entries: [anEntry()] }));
    await submissions.save(...aStep(first, { status: 'submitted' }));
    sent.length = 0;
    await expect(submissions.save(...aStep(first, { status: 'submitted' }))).rejects.toMatchObject({
      code: 'submission.stale',
    });
    expect(sent.map(({ name }) => name)).not.toContain('GetCommand');
  });

  it.each([
    ['an item of 420 KB in Chinese', { SK: 'ITEM', body: '说'.repeat(140_000) }, /size has exceeded/],
    ['a sort key of 1,200 bytes in Chinese', { SK: '说'.repeat(400) }, /under 1024 bytes/],
  ])('refuses %s, which the embedded one takes', async (_, fields, words) => {
    const Item = { PK: 'BEYOND', ...fields };
    await expect(table.client.send(new PutCommand({ TableName: table.tableName, Item }))).rejects.toThrow(words);
  });
});
