import { z } from '@hono/zod-openapi';

/** A refusal on the wire: RFC 9457 problem details, with the house's code and its details. */
export const problemReply = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  })
  .openapi('Problem');
export type ProblemReply = z.infer<typeof problemReply>;
