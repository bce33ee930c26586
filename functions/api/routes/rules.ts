import { createRoute, z } from '@hono/zod-openapi';
import { type RuleTrial, readRuleTrial } from '../../actions/try-rules';
import { planId } from '../../contract/ids';
import { maxListedHits, type RuleTrialReply, ruleTrialBody, ruleTrialReply } from '../../contract/rules';
import { createRouter, json } from '../body';
import { bearer, replies } from '../reply';

// A reading, though it is asked for with a body: the settings of a whole plan fit into no address.
const trialRoute = createRoute({
  method: 'post',
  path: '/plans/{plan}/rules/trial',
  security: bearer,
  request: { params: z.object({ plan: planId }), body: json(ruleTrialBody) },
  responses: replies(ruleTrialReply, 'What the rules would find in forms that were handed in; nothing is changed'),
});

export const rules = createRouter().openapi(trialRoute, async (c) => {
  const wish = { ...c.req.valid('json'), ...c.req.valid('param') };
  return c.json(present(await readRuleTrial(c.var.context, c.var.person, wish)), 200);
});

function present({ rounds, round, tried, overall, hits, across }: RuleTrial): RuleTrialReply {
  return {
    rounds: rounds.map(({ round: { id, title, dataYear }, forms }) => ({ id, title, dataYear, forms })),
    round,
    tried,
    overall,
    hitCount: hits.length,
    hits: hits.slice(0, maxListedHits).map(({ unit, unitName, finding }) => ({ unit, unitName, finding })),
    across,
  };
}
