import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Context } from '../actions/stores';
import { planningLimits } from '../contract/planning';
import { limits } from '../contract/submission';
import { Problem } from '../domain/problem';
import type { Env } from './env';
import { problemResponse } from './problem-response';
import { requireSession, type Verify } from './session';

export interface AppSettings {
  context: Context;
  verify: Verify;
  /** Origins besides its own that may call the API: the add-in's pages, if they are served from elsewhere. */
  origins: string[];
}

/** What holds for every route, whichever of them are mounted on it: limits, headers, who asks, and how a refusal looks. */
export function createFrame({ context, verify, origins }: AppSettings) {
  const app = new OpenAPIHono<Env>().basePath('/api');
  app.onError(problemResponse);
  app.notFound((c) => problemResponse(new Problem('thing.notFound', { what: 'route' }), c));

  app.use(requestId(), secureHeaders(), cors({ origin: origins }));
  const [ordinary, planning] = [limitBody(limits.bodyBytes), limitBody(planningLimits.bodyBytes)];
  app.use((c, next) => (c.req.path.startsWith('/api/plans') ? planning : ordinary)(c, next));
  app.use(async (c, next) => {
    c.set('context', context);
    await next();
    c.header('cache-control', 'no-store');
  });

  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Gangmu 纲目', version: '1' } });

  app.use('/worklist', requireSession(verify));
  app.use('/anchors/*', requireSession(verify));
  app.use('/rounds/*', requireSession(verify));
  // `/plans` itself is among them.
  app.use('/plans/*', requireSession(verify));
  // `/org` and `/delegations` themselves are among them.
  app.use('/org/*', requireSession(verify));
  app.use('/delegations/*', requireSession(verify));
  return app;
}

function limitBody(limitBytes: number) {
  return bodyLimit({
    maxSize: limitBytes,
    onError: () => {
      throw new Problem('body.tooLarge', { limitBytes });
    },
  });
}
