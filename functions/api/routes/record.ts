import { createRoute, z } from '@hono/zod-openapi';
import { readAnnex, readLatestAnchor, readPlanRecord, readRoundRecord } from '../../actions/read-record';
import { planId, roundId, unitId } from '../../contract/ids';
import { annexReply, latestAnchorReply, planRecordReply, roundRecordReply } from '../../contract/record';
import { createRouter } from '../body';
import { presentAnnex, presentLatestAnchor, presentPlanRecord, presentRoundRecord } from '../present/record';
import { bearer, replies } from '../reply';

const planRoute = createRoute({
  method: 'get',
  path: '/plans/{plan}/record',
  security: bearer,
  request: { params: z.object({ plan: planId }) },
  responses: replies(planRecordReply, "Whether the plan's versions and evaluations are whole, and its rounds"),
});

const roundRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/record',
  security: bearer,
  request: { params: z.object({ round: roundId }), query: z.object({ from: unitId.optional() }) },
  responses: replies(roundRecordReply, 'Whether the record of a page of units is whole, and every fault'),
});

const annexRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/units/{unit}/record',
  security: bearer,
  request: { params: z.object({ round: roundId, unit: unitId }) },
  responses: replies(annexReply, 'Every step of a submission as a table for print, with its verification'),
});

const anchorRoute = createRoute({
  method: 'get',
  path: '/anchors/latest',
  security: bearer,
  responses: replies(latestAnchorReply, 'The newest anchor of the house; null before the first'),
});

export const record = createRouter()
  .openapi(planRoute, async (c) =>
    c.json(presentPlanRecord(await readPlanRecord(c.var.context, c.var.person, c.req.valid('param').plan)), 200),
  )
  .openapi(roundRoute, async (c) => {
    const from = c.req.valid('query').from ?? null;
    return c.json(
      presentRoundRecord(await readRoundRecord(c.var.context, c.var.person, c.req.valid('param').round, from)),
      200,
    );
  })
  .openapi(annexRoute, async (c) => {
    const { round, unit } = c.req.valid('param');
    return c.json(presentAnnex(await readAnnex(c.var.context, c.var.person, round, unit)), 200);
  })
  .openapi(anchorRoute, async (c) =>
    c.json(presentLatestAnchor(await readLatestAnchor(c.var.context, c.var.person)), 200),
  );
