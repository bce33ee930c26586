import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../functions/store/table';
import { intercepted, type Sent } from '../store/builders';

/** What some work cost: capacity as the engine counts it (1 WCU a started KB written, 1 RCU a started 4 KB read), and time. */
export interface Spent {
  writeUnits: number;
  readUnits: number;
  /** Questions and orders sent, in their order. */
  sent: Sent[];
  /** What was written. */
  puts: Item[];
  ms: number;
}

export interface Meter {
  client: DynamoDBDocumentClient;
  /** Does a piece of work, by itself, and tells what it spent. A write that was refused is not counted by the engine. */
  during<Result>(work: () => Promise<Result>): Promise<{ result: Result; spent: Spent }>;
}

/** A client that has the engine report what each command consumed. Only the genuine engine reports what DynamoDB would. */
export function metered(client: DynamoDBDocumentClient): Meter {
  let spent = nothing();
  return {
    client: intercepted(client, async (command, send) => {
      command.input.ReturnConsumedCapacity = 'TOTAL';
      spent.sent.push(command);
      const answer = (await send()) as { ConsumedCapacity?: { CapacityUnits?: number } };
      const units = answer.ConsumedCapacity?.CapacityUnits ?? 0;
      if (isRead(command)) spent.readUnits += units;
      else spent.writeUnits += units;
      if (command.name === 'PutCommand') spent.puts.push(command.input.Item);
      return answer;
    }),
    async during(work) {
      spent = nothing();
      const start = performance.now();
      const result = await work();
      return { result, spent: { ...spent, ms: performance.now() - start } };
    },
  };
}

export function isRead({ name }: Sent): boolean {
  return name === 'GetCommand' || name === 'QueryCommand';
}

function nothing(): Spent {
  return { writeUnits: 0, readUnits: 0, sent: [], puts: [], ms: 0 };
}

/** Bytes DynamoDB counts for an item: names and texts in UTF-8, a whole number two digits a byte and one more, null 1. */
export function bytesOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOfValue(value), 0);
}

export function bytesOfValue(value: Item[string]): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'number' ? Math.ceil(String(value).length / 2) + 1 : 1;
}
