import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Problem } from '../domain/problem';
import type { Item, Key } from './table';

/** What came out of the table, before a schema has looked at it. */
export type RawItem = Record<string, unknown>;

/** What a compare-and-swap met: it went through, or the item that stood in the way (null = none). */
export type Swap = { won: true } | { won: false; stored: RawItem | null };

/** All that this house asks of DynamoDB. Every read is consistent: a decision on an old copy would be a wrong one. */
export interface TableClient {
  get(key: Key): Promise<RawItem | null>;
  /** The items of a partition, or those whose sort key starts with `prefix`, in its order, however many pages they fill. */
  query(partition: string, prefix?: string): Promise<RawItem[]>;
  /** The last item of a partition whose sort key starts with `prefix`; null if there is none. */
  last(partition: string, prefix: string): Promise<RawItem | null>;
  put(item: Item): Promise<void>;
  /** For items of which one that is already there is as good: named by their own hash, or a mere mark. */
  putIfAbsent(item: Item): Promise<void>;
  /** Puts the item if the stored one has this revision (0 = none is stored). */
  swap(item: Item, revision: number): Promise<Swap>;
  /** Puts the item if the stored one has just this body; whether it went through. */
  swapBody(item: Item, body: string): Promise<boolean>;
  remove(key: Key): Promise<void>;
}

/** DynamoDB refuses items above 400 KB; the embedded engine counts Chinese text too low, so the limit is kept here. */
const itemLimitBytes = 350 * 1024;
const partitionKeyLimitBytes = 2048;
const sortKeyLimitBytes = 1024;

const names = { '#PK': 'PK', '#SK': 'SK', '#revision': 'revision', '#body': 'body' };
const isAbsent = 'attribute_not_exists(#PK)';
const isInPartition = '#PK = :partition';
const hasPrefix = 'begins_with(#SK, :prefix)';
const isAtRevision = '#revision = :revision';
const hasBody = '#body = :body';

/** Writes throw `body.tooLarge` if item or key are beyond what DynamoDB can hold. */
export function createTableClient(client: DynamoDBDocumentClient, tableName: string): TableClient {
  const table = { TableName: tableName };

  async function get(key: Key): Promise<RawItem | null> {
    // Nothing can lie under a key that is too long to be stored; DynamoDB would call the question itself invalid.
    if (oversizedKey(key) !== null) return null;
    const { Item: item } = await client.send(new GetCommand({ ...table, Key: key, ConsistentRead: true }));
    return item ?? null;
  }

  return {
    get,

    async query(partition, prefix) {
      if (oversizedKey({ PK: partition, SK: prefix ?? '' }) !== null) return [];
      // DynamoDB refuses an empty prefix, so without one there is no condition on it.
      const condition =
        prefix === undefined
          ? {
              KeyConditionExpression: isInPartition,
              ExpressionAttributeNames: pick('#PK'),
              ExpressionAttributeValues: { ':partition': partition },
            }
          : startingWith(partition, prefix);
      const items: RawItem[] = [];
      let next: RawItem | undefined;
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({ ...table, ...condition, ConsistentRead: true, ...(next && { ExclusiveStartKey: next }) }),
        );
        items.push(...(page.Items ?? []));
        next = page.LastEvaluatedKey;
      } while (next);
      return items;
    },

    async last(partition, prefix) {
      if (oversizedKey({ PK: partition, SK: prefix }) !== null) return null;
      const { Items: items = [] } = await client.send(
        new QueryCommand({
          ...table,
          ...startingWith(partition, prefix),
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return items[0] ?? null;
    },

    async put(item) {
      refuseOversized(item);
      await client.send(new PutCommand({ ...table, Item: item }));
    },

    async putIfAbsent(item) {
      refuseOversized(item);
      try {
        await client.send(
          new PutCommand({
            ...table,
            Item: item,
            ConditionExpression: isAbsent,
            ExpressionAttributeNames: pick('#PK'),
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async swap(item, revision) {
      refuseOversized(item);
      const condition =
        revision === 0
          ? { ConditionExpression: isAbsent, ExpressionAttributeNames: pick('#PK') }
          : {
              ConditionExpression: isAtRevision,
              ExpressionAttributeNames: pick('#revision'),
              ExpressionAttributeValues: { ':revision': revision },
            };
      try {
        await client.send(
          new PutCommand({
            ...table,
            Item: item,
            ...condition,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { won: true };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // n.b. the item comes in DynamoDB's own notation even through the document client; the embedded engine sends none.
        return { won: false, stored: error.Item ? unmarshall(error.Item) : await get({ PK: item.PK, SK: item.SK }) };
      }
    },

    async swapBody(item, body) {
      refuseOversized(item);
      try {
        await client.send(
          new PutCommand({
            ...table,
            Item: item,
            ConditionExpression: hasBody,
            ExpressionAttributeNames: pick('#body'),
            ExpressionAttributeValues: { ':body': body },
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return false;
      }
    },

    async remove({ PK, SK }) {
      await client.send(new DeleteCommand({ ...table, Key: { PK, SK } }));
    },
  };
}

function startingWith(partition: string, prefix: string) {
  return {
    KeyConditionExpression: `${isInPartition} AND ${hasPrefix}`,
    ExpressionAttributeNames: pick('#PK', '#SK'),
    ExpressionAttributeValues: { ':partition': partition, ':prefix': prefix },
  };
}

/** Only the names an expression uses: DynamoDB refuses a request that brings others. */
function pick(...used: (keyof typeof names)[]): Record<string, string> {
  return Object.fromEntries(used.map((name) => [name, names[name]]));
}

/** Throws `body.tooLarge` where the item or its key is beyond what DynamoDB can hold. Every write asks this itself. */
export function refuseOversized(item: Item): void {
  const limitBytes = oversizedKey(item) ?? (sizeOf(item) > itemLimitBytes ? itemLimitBytes : null);
  if (limitBytes !== null) throw new Problem('body.tooLarge', { limitBytes });
}

/** The limit a key breaks, in bytes; null if it can be stored. */
function oversizedKey({ PK, SK }: Key): number | null {
  if (bytes(PK) > partitionKeyLimitBytes) return partitionKeyLimitBytes;
  return bytes(SK) > sortKeyLimitBytes ? sortKeyLimitBytes : null;
}

/** Bytes DynamoDB counts for an item: names and values in UTF-8 (a number is at most 21, a truth value or null 1). */
function sizeOf(item: Item): number {
  return Object.entries(item).reduce((total, [name, value]) => total + bytes(name) + sizeOfValue(value), 0);
}

function sizeOfValue(value: Item[string]): number {
  if (typeof value === 'string') return bytes(value);
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'number' ? 21 : 1;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
