import { createRoute, z } from '@hono/zod-openapi';
import { readEvaluation } from '../../actions/read-evaluation';
import { readProgress } from '../../actions/read-progress';
import { instant } from '../../contract/evaluating';
import { evaluationReply, progressReply } from '../../contract/evaluation';
import { roundId } from '../../contract/ids';
import { createRouter } from '../body';
import { presentEvaluation } from '../present/evaluation';
import { presentProgress } from '../present/progress';
import { bearer, replies } from '../reply';

const params = z.object({ round: roundId });

const progressRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/progress',
  security: bearer,
  request: { params },
  responses: replies(progressReply, 'Who has filed, and whose turn it is'),
});

const evaluationRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/evaluation',
  security: bearer,
  request: { params, query: z.object({ asOf: instant.optional() }) },
  responses: replies(evaluationReply, "The plan's evaluation for the round's data year, on approved submissions"),
});

export const evaluations = createRouter()
  .openapi(progressRoute, async (c) =>
    c.json(presentProgress(await readProgress(c.var.context, c.var.person, c.req.valid('param').round)), 200),
  )
  .openapi(evaluationRoute, async (c) =>
    c.json(
      presentEvaluation(
        await readEvaluation(c.var.context, c.var.person, c.req.valid('param').round, c.req.valid('query').asOf),
      ),
      200,
    ),
  );
