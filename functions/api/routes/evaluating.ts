import { createRoute, z } from '@hono/zod-openapi';
import {
  decideAdjustmentBody,
  evaluationDeskReply,
  passportReply,
  proposeAdjustmentBody,
  publishEvaluationBody,
  publishedEvaluationReply,
  saveAccountsBody,
} from '../../contract/evaluating';
import { adjustmentId, evaluationId, indicatorId, roundId } from '../../contract/ids';
import { Problem } from '../../domain/problem';
import { createRouter } from '../body';
import { bearer, replies } from '../reply';

const params = z.object({ round: roundId });

/** A body in JSON, without which the request is none. */
const json = <Body extends z.ZodType>(schema: Body) =>
  ({ content: { 'application/json': { schema } }, required: true }) as const;

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

const closed = async (): Promise<never> => {
  throw new Problem('thing.notFound', { what: 'route' });
};

export const evaluating = createRouter()
  .openapi(deskRoute, closed)
  .openapi(changeRoute('accounts', saveAccountsBody), closed)
  .openapi(changeRoute('publish', publishEvaluationBody), closed)
  .openapi(changeRoute('adjustments', proposeAdjustmentBody), closed)
  .openapi(decideRoute, closed)
  .openapi(publishedRoute, closed)
  .openapi(passportRoute, closed);
