import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ProblemReply } from '../contract/problem';
import { Problem, type ProblemCode } from '../domain/problem';
import type { Env } from './env';

/** The one place with status numbers. */
const status: Record<ProblemCode, ContentfulStatusCode> = {
  'session.invalid': 401,
  'session.unknownPerson': 403,
  'body.invalid': 400,
  'body.tooLarge': 413,
  'thing.notFound': 404,
  'action.notYours': 403,
  'action.wrongStatus': 409,
  'round.closed': 409,
  'submission.stale': 409,
  'submission.ownWork': 403,
  'submission.ownReview': 403,
  'submission.otherDepartment': 403,
  'submission.entryWithFiller': 409,
  'submission.acceptOneByOne': 422,
  'round.locked': 409,
  'submission.hasMustFindings': 422,
  'submission.explanationMissing': 422,
  'submission.entryClosed': 409,
  'submission.unknownEntry': 422,
  'submission.notAllAccepted': 409,
  'submission.reasonMissing': 422,
  'submission.nothingToDo': 409,
  'submission.correctionReasonMissing': 422,
  'submission.nothingCorrected': 422,
  'form.otherUnit': 409,
  'form.otherRound': 409,
  'form.oldVersion': 409,
  'form.notFound': 404,
  'plan.stale': 409,
  'plan.codeTaken': 409,
  'plan.forComment': 409,
  'plan.notPublished': 409,
  'plan.noIndicators': 422,
  'plan.hasFindings': 422,
  'plan.nothingToPublish': 409,
  'plan.unknownSeries': 422,
  'round.exists': 409,
  'round.yearOutside': 422,
  'round.dueInPast': 422,
  'round.nobodyReports': 422,
  'round.notStaffed': 422,
  'import.unreadable': 422,
  'import.tooManyLines': 413,
  'import.faulty': 422,
  'import.nothing': 422,
  'import.roundOpen': 409,
  'import.filled': 409,
  'import.approved': 409,
  'lock.reasonMissing': 422,
  'lock.correctionsUnderWay': 409,
  'lock.roundOpen': 409,
  'lock.stale': 409,
  'reminder.restDay': 409,
  'evaluation.stale': 409,
  'evaluation.accountsStale': 409,
  'evaluation.accountMissing': 422,
  'evaluation.asOfAhead': 422,
  'evaluation.tooLarge': 413,
  'adjustment.stale': 409,
  'adjustment.approvedAlready': 409,
  'adjustment.ownProposal': 403,
  'adjustment.underWay': 409,
  'adjustment.incomplete': 422,
  'adjustment.sameTarget': 422,
  'adjustment.yearOutside': 422,
  'adjustment.partTargets': 422,
  'adjustment.targetFlawed': 422,
  'people.ownEntry': 403,
  'people.ownChange': 403,
  'people.lastAdmin': 409,
  'people.stale': 409,
  'people.underWay': 409,
  'people.decided': 409,
  'people.incomplete': 422,
  'people.dutyInvalid': 422,
  'people.nothingToChange': 422,
  'units.incomplete': 422,
  'units.nameTaken': 422,
  'units.divisionCode': 422,
  'units.yearsReversed': 422,
  'units.reported': 422,
  'units.typeFixed': 422,
  'units.parentFixed': 422,
  'delegation.reasonMissing': 422,
  'delegation.datesReversed': 422,
  'delegation.inPast': 422,
  'delegation.tooLong': 422,
  'delegation.toSelf': 422,
  'delegation.toArranger': 403,
  'delegation.hasLeft': 409,
  'delegation.elsewhere': 422,
  'delegation.notOwnDuty': 422,
  'delegation.adminDuty': 422,
  'delegation.loop': 409,
  'delegation.delegateAway': 409,
  'delegation.standsIn': 409,
  'delegation.overlaps': 409,
  'delegation.over': 409,
  'delegation.stale': 409,
  'record.damaged': 409,
  'server.fault': 500,
};

/** A malformed body or a wrong content type reaches us as Hono's own exception; without this they would be a 500. */
function toProblem(error: Error, requestId: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new Problem('body.invalid', { issues: [{ path: '', message: error.message }] });
  }
  return new Problem('server.fault', { requestId });
}

/** What somebody who runs the house has to look into: a fault of ours, or a table that was reached into. */
function toFault({ code, cause }: Problem, error: Error): Error | null {
  if (code === 'server.fault') return error;
  return code === 'record.damaged' && cause instanceof Error ? cause : null;
}

/** Turns anything thrown into the one reply shape; a fault is logged once and says nothing of itself. */
export function problemResponse(error: Error, c: Context<Env>): Response {
  const requestId = c.get('requestId') ?? '';
  const problem = toProblem(error, requestId);
  const fault = toFault(problem, error);
  if (fault) {
    console.error(JSON.stringify({ level: 'error', requestId, message: fault.message, stack: fault.stack }));
  }
  const reply: ProblemReply = {
    type: `urn:gangmu:problem:${problem.code}`,
    title: problem.code,
    status: status[problem.code],
    code: problem.code,
    details: problem.details as ProblemReply['details'],
    requestId,
  };
  return c.body(JSON.stringify(reply), status[problem.code], { 'content-type': 'application/problem+json' });
}
