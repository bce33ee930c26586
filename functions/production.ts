import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createRemoteJWKSet } from 'jose';
import { createApp } from './api/app';
import { createVerify } from './api/session';
import { readSettings } from './settings';
import { createStores } from './store';

const settings = readSettings(process.env);

/** The API on the real table, the real clock and the real issuer: the only wiring outside of the local server. */
export const app = createApp({
  context: {
    stores: createStores(DynamoDBDocumentClient.from(new DynamoDBClient({})), settings.tableName),
    now: () => new Date().toISOString(),
  },
  verify: createVerify({
    issuer: settings.issuer,
    audience: settings.audience,
    keys: createRemoteJWKSet(new URL(settings.jwksUrl)),
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  }),
  origins: settings.origins,
});
