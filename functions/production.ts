import { createRemoteJWKSet } from 'jose';
import type { AppSettings } from './api/frame';
import { createVerify } from './api/session';
import { context } from './production-table';
import { readSettings } from './settings';

const settings = readSettings(process.env);

/** What the API runs on: the real table, the real clock and the real issuer. The only wiring outside of the local server. */
export const production: AppSettings = {
  context,
  verify: createVerify({
    issuer: settings.issuer,
    audience: settings.audience,
    keys: createRemoteJWKSet(new URL(settings.jwksUrl)),
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  }),
  origins: settings.origins,
};
