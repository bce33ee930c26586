import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createRemoteJWKSet } from 'jose';
import type { Context } from './actions/stores';
import { createApp } from './api/app';
import { createVerify } from './api/session';
import { readSettings } from './settings';
import { createStores } from './store';

const settings = readSettings(process.env);

/** The real table and the real clock, for the API and the jobs alike. */
export const context: Context = {
  stores: createStores(DynamoDBDocumentClient.from(new DynamoDBClient({})), settings.tableName),
  now: () => new Date().toISOString(),
};

/** The API on the real table, the real clock and the real issuer: the only wiring outside of the local server. */
export const app = createApp({
  context,
  verify: createVerify({
    issuer: settings.issuer,
    audience: settings.audience,
    keys: createRemoteJWKSet(new URL(settings.jwksUrl)),
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  }),
  origins: settings.origins,
});
