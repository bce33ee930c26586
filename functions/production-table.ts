import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from './actions/stores';
import { readTableName } from './settings';
import { createStores } from './store';

/** The real table and the real clock, for the API and the jobs alike. A job needs nothing else, so it brings nothing else. */
export const context: Context = {
  stores: createStores(DynamoDBDocumentClient.from(new DynamoDBClient({})), readTableName(process.env)),
  now: () => new Date().toISOString(),
};
