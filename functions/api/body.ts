import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { Problem } from '../domain/problem';
import type { Env } from './env';

/** A router whose schemas answer a bad body, path or query like any other refusal. */
export function createRouter() {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const issues = result.error.issues.slice(0, 20).map((issue) => ({
        path: issue.path.join('.'),
        message: issue.message,
      }));
      throw new Problem('body.invalid', { issues });
    },
  });
}

/** A body in JSON, without which the request is none. */
export const json = <Body extends z.ZodType>(schema: Body) =>
  ({ content: { 'application/json': { schema } }, required: true }) as const;
