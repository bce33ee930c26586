import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { OpenTable } from './suite';

type StoredItem = Record<string, unknown> & { PK: string; SK: string };

interface Ask {
  Key: StoredItem;
  Item: StoredItem;
  ConditionExpression?: string;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
  ReturnValuesOnConditionCheckFailure?: string;
  ScanIndexForward?: boolean;
  Limit?: number;
  ExclusiveStartKey?: StoredItem;
}

/** About where a page of DynamoDB ends. */
const pageCharacters = 1024 * 1024;

/**
 * A table in a map, for tests that need a great many of them: the four commands of this house with the conditions it uses, and
 * nothing else. It is no engine of its own: what it promises is asserted by the store suite, as for the others.
 */
export function openMemory(before: ReadonlyMap<string, StoredItem> = new Map()) {
  const items = new Map(before);
  const nameOf = ({ PK, SK }: Pick<StoredItem, 'PK' | 'SK'>) => JSON.stringify([PK, SK]);
  const copy = (item: StoredItem | undefined) => item && { ...item };

  function run(name: string, ask: Ask): unknown {
    switch (name) {
      case 'GetCommand':
        return { Item: copy(items.get(nameOf(ask.Key))) };
      case 'PutCommand': {
        const stored = items.get(nameOf(ask.Item));
        if (!isMet(ask, stored)) throw refusal(ask, stored);
        items.set(nameOf(ask.Item), { ...ask.Item });
        return {};
      }
      case 'QueryCommand':
        return query(ask);
      case 'DeleteCommand':
        items.delete(nameOf(ask.Key));
        return {};
      default:
        throw new Error(`a table in a map knows no ${name}`);
    }
  }

  function query({ ExpressionAttributeValues: values, ScanIndexForward, Limit, ExclusiveStartKey: after }: Ask) {
    const { ':partition': partition, ':prefix': prefix = '' } = values ?? {};
    const found = [...items.values()]
      .filter(({ PK, SK }) => PK === partition && SK.startsWith(String(prefix)))
      .sort((a, b) => Buffer.compare(Buffer.from(a.SK), Buffer.from(b.SK)));
    if (ScanIndexForward === false) found.reverse();
    const rest = found.slice(after ? found.findIndex(({ SK }) => SK === after.SK) + 1 : 0);
    let room = pageCharacters;
    const isFull = (item: StoredItem) => {
      for (const value of Object.values(item))
        room -= typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
      return room < 0;
    };
    const cut = rest.length > 1 ? rest.findIndex(isFull) : -1;
    const page = rest.slice(0, Math.min(cut > 0 ? cut : rest.length, Limit ?? rest.length));
    const last = page.at(-1);
    return {
      Items: page.map(copy),
      ...(last && page.length < rest.length && { LastEvaluatedKey: { PK: last.PK, SK: last.SK } }),
    };
  }

  const client = { send: async (command: { input: Ask }) => run(command.constructor.name, command.input) };
  return {
    items,
    client: client as unknown as DynamoDBDocumentClient,
    tableName: 'memory',
    close: async () => items.clear(),
  } satisfies OpenTable & { items: ReadonlyMap<string, StoredItem> };
}

function isMet(ask: Ask, stored?: StoredItem): boolean {
  const { ConditionExpression: condition, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = ask;
  if (condition === undefined) return true;
  if (condition === 'attribute_not_exists(#PK)') return stored === undefined;
  const [, name = '', value = ''] = /^(#\w+) = (:\w+)$/.exec(condition) ?? [];
  const field = names?.[name];
  if (field === undefined) throw new Error(`a table in a map knows no condition ${condition}`);
  return stored !== undefined && stored[field] === values?.[value];
}

function refusal({ ReturnValuesOnConditionCheckFailure: wanted }: Ask, stored?: StoredItem) {
  const item = wanted === 'ALL_OLD' && stored ? { Item: marshall(stored) } : {};
  return new ConditionalCheckFailedException({ message: 'the condition was not met', $metadata: {}, ...item });
}
