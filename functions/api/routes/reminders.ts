import { createRoute, z } from '@hono/zod-openapi';
import type { Messenger } from '../../actions/messenger';
import { readIdleOwners, readReminders } from '../../actions/read-reminders';
import { sendReminders } from '../../actions/send-reminders';
import { roundId } from '../../contract/ids';
import { idleOwnersReply, remindersReply, sendRemindersBody, sendRemindersReply } from '../../contract/reminders';
import { createRouter, json } from '../body';
import { presentIdleOwners, presentReminders } from '../present/reminders';
import { bearer, replies } from '../reply';

const params = z.object({ round: roundId });

const readRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/reminders',
  security: bearer,
  request: { params },
  responses: replies(remindersReply, 'Who owes what, since when, and who was reminded of it'),
});

const sendRoute = createRoute({
  method: 'post',
  path: '/rounds/{round}/reminders',
  security: bearer,
  request: { params, body: json(sendRemindersBody) },
  responses: replies(sendRemindersReply, 'How many were reminded, and what is owed after it'),
});

const ownersRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/idle-owners',
  security: bearer,
  request: { params },
  responses: replies(idleOwnersReply, 'Who has a part in the round and has not acted in it'),
});

/** 催报, by way of whatever this house sends messages with. */
export function createReminders(messenger: Messenger) {
  return createRouter()
    .openapi(readRoute, async (c) => {
      const desk = await readReminders(c.var.context, c.var.person, c.req.valid('param').round);
      return c.json(presentReminders(desk, messenger.channel), 200);
    })
    .openapi(sendRoute, async (c) => {
      const wish = { ...c.req.valid('json'), ...c.req.valid('param') };
      const { sent, failed, desk } = await sendReminders(c.var.context, messenger, c.var.person, wish);
      return c.json({ sent, failed, desk: presentReminders(desk, messenger.channel) }, 200);
    })
    .openapi(ownersRoute, async (c) =>
      c.json(presentIdleOwners(await readIdleOwners(c.var.context, c.var.person, c.req.valid('param').round)), 200),
    );
}
