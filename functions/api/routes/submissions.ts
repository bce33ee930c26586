import { createRoute, z } from '@hono/zod-openapi';
import { acceptEntries } from '../../actions/accept-entries';
import { approve } from '../../actions/approve';
import { answer, ask } from '../../actions/ask-and-answer';
import { correct } from '../../actions/correct';
import { readSubmission } from '../../actions/describe';
import { dropCorrection } from '../../actions/drop-correction';
import { passCheck } from '../../actions/pass-check';
import { passReview } from '../../actions/pass-review';
import { readEntries } from '../../actions/read-entries';
import { readRevision } from '../../actions/read-revision';
import { recall } from '../../actions/recall';
import { returnForRevision } from '../../actions/return-for-revision';
import { saveDraft } from '../../actions/save-draft';
import { sendBack } from '../../actions/send-back';
import { sign } from '../../actions/sign';
import { startReview } from '../../actions/start-review';
import { submit } from '../../actions/submit';
import { formReply } from '../../contract/form';
import { roundId, unitId } from '../../contract/ids';
import {
  acceptEntriesBody,
  changeBody,
  correctBody,
  entriesReply,
  messageBody,
  returnForRevisionBody,
  revisionQuery,
  revisionReply,
  saveDraftBody,
  sendBackBody,
  submissionView,
  submitBody,
} from '../../contract/submission';
import { createRouter, json } from '../body';
import { presentForm, presentSubmission } from '../present/submission';
import { bearer, replies } from '../reply';

const params = z.object({ round: roundId, unit: unitId });

const readRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/units/{unit}',
  security: bearer,
  request: { params },
  responses: replies(formReply, "The unit's form and where its submission stands"),
});

const revisionRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/units/{unit}/revision',
  security: bearer,
  request: { params },
  responses: replies(revisionReply, 'How far the submission is, without what stands in it'),
});

const entriesRoute = createRoute({
  method: 'get',
  path: '/rounds/{round}/units/{unit}/entries',
  security: bearer,
  request: { params, query: revisionQuery },
  responses: replies(entriesReply, 'The lines as they stood in one revision'),
});

/** One change of a submission: `POST …/<verb>`, in the word of the workflow. */
function changeRoute<Verb extends string, Body extends z.ZodType>(verb: Verb, body: Body) {
  return createRoute({
    method: 'post',
    path: `/rounds/{round}/units/{unit}/${verb}`,
    security: bearer,
    request: { params, body: json(body) },
    responses: replies(submissionView, 'The submission after it'),
  });
}

// The path goes last: no body may name another round or unit than the address does.
export const submissions = createRouter()
  .openapi(readRoute, async (c) => {
    const { round, unit } = c.req.valid('param');
    return c.json(presentForm(await readSubmission(c.var.context, c.var.person, round, unit)), 200);
  })
  .openapi(revisionRoute, async (c) => {
    const { round, unit } = c.req.valid('param');
    return c.json(await readRevision(c.var.context, c.var.person, round, unit), 200);
  })
  .openapi(entriesRoute, async (c) => {
    const { round, unit } = c.req.valid('param');
    const { revision } = c.req.valid('query');
    return c.json(await readEntries(c.var.context, c.var.person, round, unit, revision), 200);
  })
  .openapi(changeRoute('save-draft', saveDraftBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await saveDraft(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('submit', submitBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await submit(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('recall', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await recall(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('sign', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await sign(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('start-review', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await startReview(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('accept-entries', acceptEntriesBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await acceptEntries(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('return-for-revision', returnForRevisionBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await returnForRevision(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('pass-review', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await passReview(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('pass-check', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await passCheck(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('send-back', sendBackBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await sendBack(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('ask', messageBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await ask(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('answer', messageBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await answer(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('approve', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await approve(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('correct', correctBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await correct(c.var.context, c.var.person, change)), 200);
  })
  .openapi(changeRoute('drop-correction', changeBody), async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(presentSubmission(await dropCorrection(c.var.context, c.var.person, change)), 200);
  });
