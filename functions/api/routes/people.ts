import { createRoute, z } from '@hono/zod-openapi';
import { decideOrgChange } from '../../actions/decide-org-change';
import { delegate, revokeDelegation } from '../../actions/delegate';
import { proposeOrgChange } from '../../actions/propose-org-change';
import { type HouseDesk, readHouse, readHouses } from '../../actions/read-house';
import { readStandingIn, type StandingIn } from '../../actions/read-standing-in';
import { delegationId, orgChangeId, unitId } from '../../contract/ids';
import {
  decideOrgChangeBody,
  delegateBody,
  type HouseReply,
  houseReply,
  housesReply,
  proposeOrgChangeBody,
  revokeDelegationBody,
  type StandingInReply,
  standingInReply,
} from '../../contract/people';
import { longestDelegation } from '../../domain/org/delegation-refusal';
import { toPersonState } from '../../domain/org/org-change';
import { createRouter, json } from '../body';
import { bearer, replies } from '../reply';

const params = z.object({ unit: unitId });

const house = replies(houseReply, 'The people and units of a city, and what was arranged among them');
const standingIn = replies(standingInReply, 'Who stands in for this person, and for whom they do');

const housesRoute = createRoute({
  method: 'get',
  path: '/org',
  security: bearer,
  responses: replies(housesReply, 'The cities whose people and units this person arranges or confirms'),
});

const houseRoute = createRoute({
  method: 'get',
  path: '/org/{unit}',
  security: bearer,
  request: { params },
  responses: house,
});

const proposeRoute = createRoute({
  method: 'post',
  path: '/org/{unit}/changes',
  security: bearer,
  request: { params, body: json(proposeOrgChangeBody) },
  responses: house,
});

const decideRoute = createRoute({
  method: 'post',
  path: '/org/{unit}/changes/{change}/decide',
  security: bearer,
  request: { params: params.extend({ change: orgChangeId }), body: json(decideOrgChangeBody) },
  responses: house,
});

const standingInRoute = createRoute({ method: 'get', path: '/delegations', security: bearer, responses: standingIn });

const delegateRoute = createRoute({
  method: 'post',
  path: '/delegations',
  security: bearer,
  request: { body: json(delegateBody) },
  responses: standingIn,
});

const revokeRoute = createRoute({
  method: 'post',
  path: '/delegations/{delegation}/revoke',
  security: bearer,
  request: { params: z.object({ delegation: delegationId }), body: json(revokeDelegationBody) },
  responses: standingIn,
});

// The path goes last: no body may name another city, change or delegation than the address does.
export const people = createRouter()
  .openapi(housesRoute, async (c) => c.json({ houses: await readHouses(c.var.context, c.var.person) }, 200))
  .openapi(houseRoute, async (c) =>
    c.json(presentHouse(await readHouse(c.var.context, c.var.person, c.req.valid('param').unit)), 200),
  )
  .openapi(proposeRoute, async (c) => {
    const wish = { ...c.req.valid('json'), city: c.req.valid('param').unit };
    return c.json(presentHouse(await proposeOrgChange(c.var.context, c.var.person, wish)), 200);
  })
  .openapi(decideRoute, async (c) => {
    const { unit, change } = c.req.valid('param');
    const wish = { ...c.req.valid('json'), city: unit, change };
    return c.json(presentHouse(await decideOrgChange(c.var.context, c.var.person, wish)), 200);
  })
  .openapi(standingInRoute, async (c) =>
    c.json(presentStandingIn(await readStandingIn(c.var.context, c.var.person)), 200),
  )
  .openapi(delegateRoute, async (c) => {
    await delegate(c.var.context, c.var.person, c.req.valid('json'));
    return c.json(presentStandingIn(await readStandingIn(c.var.context, c.var.person)), 200);
  })
  .openapi(revokeRoute, async (c) => {
    await revokeDelegation(c.var.context, c.var.person, { ...c.req.valid('json'), ...c.req.valid('param') });
    return c.json(presentStandingIn(await readStandingIn(c.var.context, c.var.person)), 200);
  });

function presentHouse({ people: staff, ...desk }: HouseDesk): HouseReply {
  return { ...desk, people: staff.map((person) => ({ id: person.id, ...toPersonState(person) })) };
}

function presentStandingIn(found: StandingIn): StandingInReply {
  return { ...found, longestDays: longestDelegation };
}
