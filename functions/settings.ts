import { z } from 'zod';

const environment = z.object({
  TABLE_NAME: z.string().min(3),
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
