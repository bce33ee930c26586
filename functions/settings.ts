import { z } from 'zod';
import { channels } from './domain/reminder/reminder';

const table = z.object({ TABLE_NAME: z.string().min(3) });

const environment = table.extend({
  ISSUER: z.url(),
  AUDIENCE: z.string().min(1),
  /** Where the issuer publishes its signing keys. */
  JWKS_URL: z.url(),
  /** Space-separated origins of the add-in's pages, where they are not the API's own. */
  ORIGINS: z.string().default(''),
});

/** What a deployment says of itself. A missing or malformed setting stops the start and is named. */
export function readSettings(env: Record<string, string | undefined>) {
  const { TABLE_NAME, ISSUER, AUDIENCE, JWKS_URL, ORIGINS } = environment.parse(env);
  return {
    tableName: TABLE_NAME,
    issuer: ISSUER,
    audience: AUDIENCE,
    jwksUrl: JWKS_URL,
    origins: ORIGINS.split(' ').filter(Boolean),
  };
}

/** The table, for what knows nothing of who signs people in: the jobs. */
export function readTableName(env: Record<string, string | undefined>): string {
  return table.parse(env).TABLE_NAME;
}

/** By which channel a deployment says its reminders (催报) go out. */
export function readMessengerChannel(env: Record<string, string | undefined>) {
  return z.object({ MESSENGER: z.enum(channels) }).parse(env).MESSENGER;
}
