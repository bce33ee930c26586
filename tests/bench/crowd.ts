import { BatchWriteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { readReminders } from '../../functions/actions/read-reminders';
import { readWorklist } from '../../functions/actions/read-worklist';
import { type SubmissionId, toSubmissionId } from '../../functions/domain/ids';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { Round } from '../../functions/domain/round/round';
import { sha256, toCanonicalJson } from '../../functions/store/canonical';
import { pack, unpack } from '../../functions/store/packing';
import {
  childrenPartition,
  commitKey,
  commitPrefix,
  headKey,
  headPrefix,
  type Item,
  listedKey,
  unitKey,
} from '../../functions/store/table';
import { cast } from '../engine/cast';
import { openTable } from '../engine/genuine';
import { aCounty, city, type House, openHouse } from '../engine/house';
import { isRead, type Spent } from '../engine/metered';
import { road, walk } from '../engine/road';
import type { Sent } from '../store/builders';
import type { OpenTable } from '../store/suite';
import { heldAgainst, type Measured } from './measure';

const count = 3000;
/** What is read over all units of a round. */
const reads: { name: string; read(house: House): Promise<unknown> }[] = [
  { name: 'worklist of the reviewer (待办)', read: ({ context }) => readWorklist(context, cast.reviewer) },
  { name: 'who owes what (催报)', read: ({ context, round }) => readReminders(context, cast.planner, round.id) },
];

/** 待办 and 催报 of 3,000 units beneath one, all of which also reported last year. */
export async function measureCrowd(endpoint: string): Promise<Measured[]> {
  const table = await openTable(endpoint);
  try {
    const house = await openHouse(table, 1);
    await fillUp(house, table);
    const measured: Measured[] = [];
    for (const each of reads) measured.push(...(await measureRead(house, table, each)));
    return measured;
  } finally {
    await table.close();
  }
}

async function measureRead(
  house: House,
  table: OpenTable,
  { name, read }: (typeof reads)[number],
): Promise<Measured[]> {
  // Once: it is tens of MB, over which the engine itself is busy for seconds.
  const { spent } = await house.meter.during(() => read(house));
  const bareMs = await timeOf(() => askAgain(table, spent));
  const title = `${count} submissions: ${name}`;
  return [
    { name: `${title}, read`, value: spent.readUnits, unit: 'RCU' },
    { name: '… questions sent', value: spent.sent.length, unit: 'commands' },
    heldAgainst('… time', [spent.ms], { name: 'reading the same items', times: [bareMs] }),
  ];
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The same questions, one after the other, and nothing done with the answers. */
async function askAgain({ client }: OpenTable, { sent }: Spent): Promise<void> {
  for (const { name, input } of sent.filter(isRead) as Sent[]) {
    if (name === 'GetCommand') await client.send(new GetCommand(input));
    else await client.send(new QueryCommand(input));
  }
}

/**
 * One unit walks the road; all others stand where it stood at one of its steps before the approval, with the record that
 * led there, and were approved last year.
 */
async function fillUp(house: House, table: OpenTable): Promise<void> {
  const { lastYear, round, units } = house;
  const [model] = units;
  if (!model) throw new Error('the house has no unit');
  const approval = road.findIndex(({ verb }) => verb === 'approve');
  const putsOf = async (year: Round) => {
    const puts: Item[] = [];
    await walk(house, year, model, { steps: road.slice(0, approval + 1) }, (_, spent) => {
      puts.push(...spent.puts);
    });
    return puts;
  };
  const before = (await putsOf(lastYear)).filter(isHead).slice(-1);
  const puts = await putsOf(round);
  const [heads, commits] = [puts.filter(isHead), puts.filter(({ SK }) => SK.startsWith(commitPrefix))];
  const others = Array.from({ length: count - 1 }, (_, at) => aCounty(at + 1));
  const items = others.flatMap((unit, at) => {
    const steps = 1 + (at % Math.min(approval, 6));
    const record = recordOf(commits.slice(0, steps), toSubmissionId(round.id, unit.id));
    const commit = String(record.at(-1)?.SK).slice(-64);
    return [
      listed(unit),
      ...record,
      { ...standIn(heads[steps - 1] as Item, round, unit), commit },
      ...before.map((head) => standIn(head, lastYear, unit)),
    ];
  });
  await putAll(table, items);
}

const isHead = ({ SK }: Item) => SK.startsWith(headPrefix);

/** The same steps as another submission's own: each names it, and the one before. */
function recordOf(commits: Item[], submission: SubmissionId): Item[] {
  let parent: string | null = null;
  return commits.map(({ body: text }): Item => {
    const step = { ...JSON.parse(unpack(text) ?? ''), submission, parent };
    const body = toCanonicalJson(step);
    parent = sha256(body);
    return { ...commitKey(submission, step.revision, parent), body: pack(body) };
  });
}

function listed(unit: OrgUnit): Item {
  return { ...listedKey(childrenPartition(city), unitKey(unit.id)), body: toCanonicalJson(unit) };
}

function standIn(head: Item, { id, parent }: Round, unit: OrgUnit): Item {
  return { ...head, ...headKey(id, parent, unit.id), id: toSubmissionId(id, unit.id), unit: unit.id };
}

/** 25 is the most one batch may hold. */
async function putAll({ client, tableName }: OpenTable, items: Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += 25) {
    const requests = items.slice(start, start + 25).map((item) => ({ PutRequest: { Item: item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
  }
}
