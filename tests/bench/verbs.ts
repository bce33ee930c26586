import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../functions/store/table';
import { openTable } from '../engine/genuine';
import { type House, openHouse } from '../engine/house';
import { bytesOf, bytesOfValue, type Spent } from '../engine/metered';
import { ageDraft, type RoadStep, road, walk } from '../engine/road';
import type { OpenTable } from '../store/suite';
import { atMost, heldAgainst, type Measured } from './measure';

const warmUps = 3;
const runs = 9;
const stepsBefore = 100;

/** WCU a step may cost: one that stores new content, with every line explained too, and one that only moves the submission on. */
const aims = { content: 6, transition: 3 };

/** A step of the road over all walks. */
interface Taken {
  step: RoadStep;
  spent: Spent;
  times: number[];
  bareTimes: number[];
}

/** Every verb of the workflow on a form of 27 indicators (29 lines), with last year's approved beside it. */
export async function measureVerbs(endpoint: string): Promise<Measured[]> {
  const [table, bare] = [await openTable(endpoint), await openTable(endpoint)];
  try {
    const house = await openHouse(table, warmUps + runs + 4);
    const fresh = await walkAll(house, bare);
    const [aged, silent, talkative, first] = house.units.slice(warmUps + runs);
    if (!aged || !silent || !talkative || !first) throw new Error('the house has too few units');
    await walk(house, house.lastYear, aged);
    await ageDraft(house, house.round, aged, stepsBefore);
    const old = await spentOn(house, aged, 'some');
    return [
      ...fresh.flatMap(measureStep),
      atMost('Submit without a word', submitOf(await spentOn(house, silent, 'none')), 'WCU', aims.content),
      atMost('Submit with every line explained', submitOf(await spentOn(house, talkative, 'all')), 'WCU', aims.content),
      ...measureHistory(fresh, old),
      ...measureSizes(fresh),
    ];
  } finally {
    await bare.close();
    await table.close();
  }
}

/** Walks several units along the road; each step's items are then written once more, directly, into a table of their own. */
async function walkAll(house: House, bare: OpenTable): Promise<Taken[]> {
  const all = road.map((step): Taken => ({ step, spent: none, times: [], bareTimes: [] }));
  for (const [run, unit] of house.units.slice(0, warmUps + runs).entries()) {
    await walk(house, house.lastYear, unit);
    await walk(house, house.round, unit, {}, async (step, spent) => {
      const taken = all.find((each) => each.step === step);
      if (!taken) return;
      const bareMs = await timeOfPuts(bare, spent.puts);
      taken.spent = spent;
      if (run < warmUps) return;
      taken.times.push(spent.ms);
      taken.bareTimes.push(bareMs);
    });
  }
  return all;
}

const none: Spent = { writeUnits: 0, readUnits: 0, sent: [], puts: [], ms: 0 };

async function timeOfPuts({ client, tableName }: OpenTable, items: Item[]): Promise<number> {
  const start = performance.now();
  for (const item of items) await put(client, tableName, item);
  return performance.now() - start;
}

const put = (client: DynamoDBDocumentClient, tableName: string, item: Item) =>
  client.send(new PutCommand({ TableName: tableName, Item: item }));

async function spentOn(
  house: House,
  unit: House['units'][number],
  texts: 'none' | 'some' | 'all',
): Promise<Map<RoadStep, Spent>> {
  const spentBy = new Map<RoadStep, Spent>();
  await walk(house, house.round, unit, { texts }, (step, spent) => {
    spentBy.set(step, spent);
  });
  return spentBy;
}

const first = (verb: RoadStep['verb']) => road.find((step) => step.verb === verb) as RoadStep;
const submitOf = (spent: Map<RoadStep, Spent>) => spent.get(first('submit'))?.writeUnits ?? Number.NaN;
const isContent = ({ SK }: Item) => SK.startsWith('CONTENT#');
const isHead = ({ SK }: Item) => SK.startsWith('HEAD#');

function measureStep({ step, spent, times, bareTimes }: Taken): Measured[] {
  const aim = spent.puts.some(isContent) ? aims.content : aims.transition;
  const sizes = spent.puts.map((item) => `${(bytesOf(item) / 1024).toFixed(1)} KB`).join(' + ');
  const name = `To ${step.name}`;
  return [
    atMost(`${name} (${sizes}), written`, spent.writeUnits, 'WCU', aim),
    { name: '… read, with the answer', value: spent.readUnits, unit: 'RCU' },
    heldAgainst('… time', times, { name: 'the bare writes', times: bareTimes }),
  ];
}

function measureHistory(fresh: Taken[], old: Map<RoadStep, Spent>): Measured[] {
  const more = (units: 'writeUnits' | 'readUnits') =>
    Math.max(...fresh.map(({ step, spent }) => (old.get(step)?.[units] ?? Number.NaN) - spent[units]));
  return [
    atMost(`What ${stepsBefore} steps of history add to any of them, written`, more('writeUnits'), 'WCU', 0),
    { name: '… read, since each answer brings the record', value: more('readUnits'), unit: 'RCU' },
  ];
}

const kilobytes = (value: Item[string]) => bytesOfValue(value) / 1024;

/** What stands in the largest head: the figures the parent adds up, and all else of its standing. */
function measureSizes(fresh: Taken[]): Measured[] {
  const heads = fresh.flatMap(({ spent }) => spent.puts.filter(isHead));
  const largest = heads.toSorted((a, b) => bytesOf(b) - bytesOf(a))[0];
  return [
    { name: 'The largest head: its figures', value: kilobytes(largest?.figures ?? ''), unit: 'KB' },
    {
      name: '… its standing (acceptances, returns, correction)',
      value: kilobytes(largest?.standing ?? ''),
      unit: 'KB',
    },
  ];
}
