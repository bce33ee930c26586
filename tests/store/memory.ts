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
  ExpressionAttributeValues?: Record<string, unknown>;
  ReturnValuesOnConditionCheckFailure?: string;
  ScanIndexForward?: boolean;
  Limit?: number;
}

/**
 * A table in a map, for tests that need a great many of them: the four commands of this house with the conditions it uses, and
 * nothing else. It is no engine of its own: what it promises is asserted by the store suite, as for the others.
 */
export function openMemory(): OpenTable & { items: ReadonlyMap<string, StoredItem> } {
  const items = new Map<string, StoredItem>();
  const nameOf = ({ PK, SK }: Pick<StoredItem, 'PK' | 'SK'>) => JSON.stringify([PK, SK]);
  const copy = (item: StoredItem | undefined) => item && { ...item };

  const commands: Record<string, (ask: Ask) => unknown> = {
    GetCommand: ({ Key }) => ({ Item: copy(items.get(nameOf(Key))) }),
    PutCommand: (ask) => {
      const stored = items.get(nameOf(ask.Item));
      if (!isMet(ask, stored)) throw refusal(ask, stored);
      items.set(nameOf(ask.Item), { ...ask.Item });
      return {};
    },
    QueryCommand: (ask) => {
      const { ':partition': partition, ':prefix': prefix = '' } = ask.ExpressionAttributeValues ?? {};
      const found = [...items.values()]
        .filter(({ PK, SK }) => PK === partition && SK.startsWith(String(prefix)))
        .sort((a, b) => Buffer.compare(Buffer.from(a.SK), Buffer.from(b.SK)));
      if (ask.ScanIndexForward === false) found.reverse();
      return { Items: found.slice(0, ask.Limit ?? found.length).map(copy) };
    },
    DeleteCommand: ({ Key }) => {
      items.delete(nameOf(Key));
      return {};
    },
  };

  const client = {
    async send(command: { input: Ask }) {
      const name = command.constructor.name;
      const run = commands[name];
      if (!run) throw new Error(`a table in a map knows no ${name}`);
      return run(command.input);
    },
  };
  return {
    items,
    client: client as unknown as DynamoDBDocumentClient,
    tableName: 'memory',
    close: async () => items.clear(),
  };
}

function isMet({ ConditionExpression: condition, ExpressionAttributeValues: values }: Ask, stored?: StoredItem) {
  switch (condition) {
    case undefined:
      return true;
    case 'attribute_not_exists(#PK)':
      return stored === undefined;
    case '#revision = :revision':
      return stored !== undefined && stored.revision === values?.[':revision'];
    default:
      throw new Error(`a table in a map knows no condition ${condition}`);
  }
}

function refusal({ ReturnValuesOnConditionCheckFailure: wanted }: Ask, stored?: StoredItem) {
  const item = wanted === 'ALL_OLD' && stored ? { Item: marshall(stored) } : {};
  return new ConditionalCheckFailedException({ message: 'the condition was not met', $metadata: {}, ...item });
}
