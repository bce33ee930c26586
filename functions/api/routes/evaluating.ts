import { createRoute, z } from '@hono/zod-openapi';
import { decideAdjustment } from '../../actions/decide-adjustment';
import { proposeAdjustment } from '../../actions/propose-adjustment';
import { publishEvaluation } from '../../actions/publish-evaluation';
import { readEvaluationDesk } from '../../actions/read-evaluation-desk';
import { readPassport } from '../../actions/read-passport';
import { readPublishedEvaluation } from '../../actions/read-published-evaluation';
import { saveAccounts } from '../../actions/save-accounts';
import {
  decideAdjustmentBody,
  evaluationDeskReply,
  type PublishedEvaluationReply,
  passportReply,
  proposeAdjustmentBody,
  publishEvaluationBody,
  publishedEvaluationReply,
  saveAccountsBody,
} from '../../contract/evaluating';
import { adjustmentId, evaluationId, indicatorId, roundId } from '../../contract/ids';
import { createRouter, json } from '../body';
import { presentEvaluationDesk, presentPassport } from '../present/evaluating';
import { presentEvaluation } from '../present/evaluation';
import { bearer, replies } from '../reply';

const params = z.object({ round: roundId });

const desk = replies(evaluationDeskReply, 'What is prepared beside the figures: accounts, publications, adjustments');

const deskRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/evaluation/desk',
  security: bearer,
  request: { params },
  responses: desk,
});

/** One change beside the figures of a data year: `POST …/<verb>`. */
function changeRoute<Verb extends string, Body extends z.ZodType>(verb: Verb, body: Body) {
  return createRoute({
    method: 'post',
    path: `/rounds/{round}/evaluation/${verb}`,
    security: bearer,
    request: { params, body: json(body) },
    responses: desk,
  });
}

const decideRoute = createRoute({
  method: 'post',
  path: '/rounds/{round}/evaluation/adjustments/{adjustment}/decide',
  security: bearer,
  request: { params: params.extend({ adjustment: adjustmentId }), body: json(decideAdjustmentBody) },
  responses: desk,
});

const publishedRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/evaluation/published/{evaluation}',
  security: bearer,
  request: { params: params.extend({ evaluation: evaluationId }) },
  responses: replies(publishedEvaluationReply, 'A published evaluation, the same bytes every time'),
});

const passportRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/evaluation/passport/{indicator}',
  security: bearer,
  request: {
    params: params.extend({ indicator: indicatorId }),
    query: z.object({ part: z.string().max(40).optional() }),
  },
  responses: replies(passportReply, 'What one figure is made of, and the same worked out again'),
});

// The path goes last: no body may name another round or adjustment than the address does.
export const evaluating = createRouter()
  .openapi(deskRoute, async (c) =>
    c.json(
      presentEvaluationDesk(await readEvaluationDesk(c.var.context, c.var.person, c.req.valid('param').round)),
      200,
    ),
  )
  .openapi(changeRoute('accounts', saveAccountsBody), async (c) => {
    const changes = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentEvaluationDesk(await saveAccounts(c.var.context, c.var.person, changes)), 200);
  })
  .openapi(changeRoute('publish', publishEvaluationBody), async (c) => {
    const wanted = { ...c.req.valid('json'), ...c.req.valid('param') };
    const desk = await publishEvaluation(c.var.context, c.var.person, wanted, presentEvaluation);
    return c.json(presentEvaluationDesk(desk), 200);
  })
  .openapi(changeRoute('adjustments', proposeAdjustmentBody), async (c) => {
    const wish = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentEvaluationDesk(await proposeAdjustment(c.var.context, c.var.person, wish)), 200);
  })
  .openapi(decideRoute, async (c) => {
    const decision = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentEvaluationDesk(await decideAdjustment(c.var.context, c.var.person, decision)), 200);
  })
  .openapi(publishedRoute, async (c) => {
    const { round, evaluation } = c.req.valid('param');
    const published = await readPublishedEvaluation(c.var.context, c.var.person, round, evaluation);
    // As it was stored: a schema of today would put the fields of an old one in another order, or leave some out.
    return c.json(published as PublishedEvaluationReply, 200);
  })
  .openapi(passportRoute, async (c) => {
    const { round, indicator } = c.req.valid('param');
    const part = c.req.valid('query').part ?? null;
    return c.json(presentPassport(await readPassport(c.var.context, c.var.person, round, indicator, part)), 200);
  });
