import { createRoute, z } from '@hono/zod-openapi';
import { lockRound, type RoundLocking, readLocking } from '../../actions/lock-round';
import { roundId } from '../../contract/ids';
import { type LockingReply, lockingReply, lockRoundBody } from '../../contract/locks';
import { createRouter, json } from '../body';
import { bearer, replies } from '../reply';

const params = z.object({ round: roundId });

const readRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/lock',
  security: bearer,
  request: { params },
  responses: replies(lockingReply, 'Whether the year is locked, and everything that was done about it'),
});

const lockRoute = createRoute({
  method: 'post',
  path: '/rounds/{round}/lock',
  security: bearer,
  request: { params, body: json(lockRoundBody) },
  responses: replies(lockingReply, 'The same after it'),
});

function present({ round, events, allowedActions }: RoundLocking): LockingReply {
  return { round: round.id, title: round.title, lock: round.lock, events, allowedActions };
}

// The path goes last: no body may name another round than the address does.
export const locks = createRouter()
  .openapi(readRoute, async (c) =>
    c.json(present(await readLocking(c.var.context, c.var.person, c.req.valid('param').round)), 200),
  )
  .openapi(lockRoute, async (c) => {
    const wish = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(present(await lockRound(c.var.context, c.var.person, wish)), 200);
  });
