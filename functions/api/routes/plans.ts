import { createRoute, z } from '@hono/zod-openapi';
import { createPlan } from '../../actions/create-plan';
import { openRound } from '../../actions/open-round';
import { publishPlan } from '../../actions/publish-plan';
import { readPlan } from '../../actions/read-plan';
import { readPlans } from '../../actions/read-plans';
import { recordReference } from '../../actions/record-reference';
import { savePlanDraft } from '../../actions/save-plan-draft';
import { planId, seriesId } from '../../contract/ids';
import {
  createPlanBody,
  openRoundBody,
  openRoundReply,
  planDeskReply,
  plansReply,
  publishPlanBody,
  recordReferenceBody,
  savePlanDraftBody,
} from '../../contract/planning';
import { createRouter, json } from '../body';
import { presentPlanDesk, presentPlans } from '../present/plan';
import { bearer, replies } from '../reply';

const params = z.object({ plan: planId });

const listRoute = createRoute({
  method: 'get',
  path: '/plans',
  security: bearer,
  responses: replies(plansReply, 'The plans this person plans, and for which units they may set up others'),
});

const createPlanRoute = createRoute({
  method: 'post',
  path: '/plans',
  security: bearer,
  request: { body: json(createPlanBody) },
  responses: replies(planDeskReply, 'The new plan, a draft'),
});

const readRoute = createRoute({
  method: 'get',
  path: '/plans/{plan}',
  security: bearer,
  request: { params },
  responses: replies(planDeskReply, 'The plan as published and as it is being worked on'),
});

/** One change of a plan's draft: `POST …/<verb>`. */
function changeRoute<Verb extends string, Body extends z.ZodType>(verb: Verb, body: Body) {
  return createRoute({
    method: 'post',
    path: `/plans/{plan}/${verb}`,
    security: bearer,
    request: { params, body: json(body) },
    responses: replies(planDeskReply, 'The plan after it'),
  });
}

const openRoundRoute = createRoute({
  method: 'post',
  path: '/plans/{plan}/open-round',
  security: bearer,
  request: { params, body: json(openRoundBody) },
  responses: replies(openRoundReply, 'The round, and the plan after it'),
});

const recordReferenceRoute = createRoute({
  method: 'post',
  path: '/plans/{plan}/references/{series}',
  security: bearer,
  request: { params: z.object({ plan: planId, series: seriesId }), body: json(recordReferenceBody) },
  responses: replies(planDeskReply, 'The plan after it'),
});

// The path goes last: no body may name another plan or series than the address does.
export const plans = createRouter()
  .openapi(listRoute, async (c) => c.json(presentPlans(await readPlans(c.var.context, c.var.person)), 200))
  .openapi(createPlanRoute, async (c) =>
    c.json(presentPlanDesk(await createPlan(c.var.context, c.var.person, c.req.valid('json'))), 200),
  )
  .openapi(readRoute, async (c) =>
    c.json(presentPlanDesk(await readPlan(c.var.context, c.var.person, c.req.valid('param').plan)), 200),
  )
  .openapi(changeRoute('save-draft', savePlanDraftBody), async (c) => {
    const changes = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentPlanDesk(await savePlanDraft(c.var.context, c.var.person, changes)), 200);
  })
  .openapi(changeRoute('publish', publishPlanBody), async (c) => {
    const publication = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentPlanDesk(await publishPlan(c.var.context, c.var.person, publication)), 200);
  })
  .openapi(openRoundRoute, async (c) => {
    const wish = { ...c.req.valid('json'), ...c.req.valid('param') };
    const { round, desk } = await openRound(c.var.context, c.var.person, wish);
    return c.json({ round, desk: presentPlanDesk(desk) }, 200);
  })
  .openapi(recordReferenceRoute, async (c) => {
    const entry = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentPlanDesk(await recordReference(c.var.context, c.var.person, entry)), 200);
  });
