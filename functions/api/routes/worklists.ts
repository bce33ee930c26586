import { createRoute } from '@hono/zod-openapi';
import { readWorklist } from '../../actions/read-worklist';
import { worklist } from '../../contract/worklist';
import { createRouter } from '../body';
import { presentWorklist } from '../present/worklist';
import { bearer, replies } from '../reply';

const readRoute = createRoute({
  method: 'get',
  path: '/worklist',
  security: bearer,
  responses: replies(worklist, 'What waits for this person, and what they may look at'),
});

export const worklists = createRouter().openapi(readRoute, async (c) =>
  c.json(presentWorklist(await readWorklist(c.var.context, c.var.person)), 200),
);
