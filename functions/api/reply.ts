import type { z } from '@hono/zod-openapi';
import { problemReply } from '../contract/problem';

/**
 * The replies of a route: what it gives, and that it may refuse. The refusal is in the published description only: the
 * typed client throws it before it looks at a body, so its types need not carry it.
 */
export function replies<Schema extends z.ZodType>(schema: Schema, description: string) {
  const given = { 200: { content: { 'application/json': { schema } }, description } } as const;
  const refused = {
    default: { content: { 'application/problem+json': { schema: problemReply } }, description: 'A refusal (RFC 9457)' },
  };
  return { ...given, ...refused } as typeof given;
}

export const bearer = [{ bearer: [] }];
