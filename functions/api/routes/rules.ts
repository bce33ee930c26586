import { createRoute, z } from '@hono/zod-openapi';
import { type RuleTrial, readRuleTrial } from '../../actions/try-rules';
import { planId } from '../../contract/ids';
import { maxListedHits, type RuleTrialReply, ruleTrialQuery, ruleTrialReply, toLevels } from '../../contract/rules';
import { createRouter } from '../body';
import { bearer, replies } from '../reply';

const trialRoute = createRoute({
  method: 'get',
  path: '/plans/{plan}/rules/trial',
  security: bearer,
  request: { params: z.object({ plan: planId }), query: ruleTrialQuery },
  responses: replies(ruleTrialReply, 'What the rules would find in forms that were handed in'),
});

export const rules = createRouter().openapi(trialRoute, async (c) => {
  const { plan } = c.req.valid('param');
  const { round = null, levels, points, percent } = c.req.valid('query');
  const isSaid = points !== undefined || percent !== undefined;
  const trial = await readRuleTrial(c.var.context, c.var.person, {
    plan,
    round,
    rules: levels === undefined ? null : toLevels(levels),
    changeLimits: isSaid ? { points: points || null, percent: percent || null } : null,
  });
  return c.json(present(trial), 200);
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
