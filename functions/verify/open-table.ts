import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../actions/stores';
import { Refused } from '../evaluate/refused';
import { createStores } from '../store';
import { EmbeddedInUse, startEmbedded } from '../store/embedded';
import { words } from '../verify-words';

export interface OpenedTable {
  stores: Stores;
  close(): Promise<void>;
}

/** The table to verify: the data folder's, or one of DynamoDB. Throws {@link Refused} where there is none to open. */
export async function openTable(dataDirectory: string, table: string | null): Promise<OpenedTable> {
  if (table !== null) {
    const client = new DynamoDBClient({});
    return {
      stores: createStores(DynamoDBDocumentClient.from(client), table),
      close: async () => client.destroy(),
    };
  }
  const directory = join(dataDirectory, 'table');
  // Opening would make an empty one, in which of course nothing is wrong.
  if (!existsSync(join(directory, 'table'))) throw new Refused(words.noData(dataDirectory));
  const engine = await startEmbedded({ directory }).catch((error: Error) => {
    throw error instanceof EmbeddedInUse ? new Refused(words.inUse(dataDirectory)) : error;
  });
  return { stores: createStores(engine.client, engine.tableName), close: () => engine.close() };
}
