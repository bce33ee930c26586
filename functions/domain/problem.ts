import type { EntryKey, IndicatorId, OrgUnitId, RoundId, SeriesId } from './ids';
import type { Role } from './org/people';
import type { Step } from './round/round';

/**
 * Every refusal of the house and the shape of its details. Words for them are the pane's business, status numbers the
 * API's: neither stands here.
 */
export interface ProblemDetails {
  /** The bearer token is missing, forged, expired or for another audience. */
  'session.invalid': Record<never, never>;
  /** The token is good, but this person has left or was never entered. */
  'session.unknownPerson': Record<never, never>;
  'body.invalid': { issues: { path: string; message: string }[] };
  'body.tooLarge': { limitBytes: number };
  /** Not there, or not for this person's eyes: the two are not told apart. */
  'thing.notFound': {
    what:
      | 'plan'
      | 'round'
      | 'unit'
      | 'submission'
      | 'route'
      | 'indicator'
      | 'evaluation'
      | 'adjustment'
      | 'person'
      | 'orgChange'
      | 'delegation';
  };
  /** The person's roles do not include this at all. */
  'action.notYours': { action: string };
  /**
   * What is stored of a submission is not what was written (存证): nothing is shown of it and nothing done on it but its 办理记录.
   * `lastYear`: its data year, where it is the year before that a form rests on.
   */
  'record.damaged': { round: RoundId; unit: OrgUnitId; lastYear: number | null };
  /** The status does not allow it. */
  'action.wrongStatus': { action: string; status: string };
  'round.closed': { round: string };
  /** Someone else moved the submission since it was read. */
  'submission.stale': { expected: number; current: number };
  /** 四眼原则: who wrote it may not judge it. */
  'submission.ownWork': { action: string };
  /** Who judged at one step of the route judges at no other. */
  'submission.ownReview': { step: Step };
  /** Lines of 业务处室 the person does not review for. */
  'submission.otherDepartment': { keys: EntryKey[] };
  /** Lines that were sent back: they are judged when they come in again. */
  'submission.entryWithFiller': { keys: EntryKey[] };
  /** Lines on which a rule has something to say are accepted one at a time. */
  'submission.acceptOneByOne': { keys: EntryKey[] };
  'round.locked': { round: string };
  /** 强制性 findings stand: the list is in the reply of the check. */
  'submission.hasMustFindings': { count: number };
  'submission.explanationMissing': { count: number };
  /** After a return only the returned entries are open. */
  'submission.entryClosed': { keys: EntryKey[] };
  'submission.unknownEntry': { keys: string[] };
  'submission.notAllAccepted': { open: number };
  'submission.reasonMissing': { keys: EntryKey[] };
  /** A changed figure loses the judgement passed on it, so nothing may be returned or accepted twice at once. */
  'submission.nothingToDo': { action: string };
  /** 更正原因 is missing, or says nothing (情况属实). */
  'submission.correctionReasonMissing': Record<never, never>;
  /** Every line of the correction says what was approved. */
  'submission.nothingCorrected': Record<never, never>;
  /** The sheet belongs to another unit, round or plan. */
  'form.otherUnit': { expected: OrgUnitId; found: string };
  'form.otherRound': { expected: string; found: string };
  'form.oldVersion': { expected: number; found: number };
  'form.notFound': Record<never, never>;
  /** Someone else saved or published the plan since it was read. */
  'plan.stale': { expected: number; current: number };
  /** Indicators are numbered by the plan's code, so no two plans share one. */
  'plan.codeTaken': { code: string };
  /** 征求意见稿: nothing is asked for on a plan that is not in force. */
  'plan.forComment': Record<never, never>;
  'plan.notPublished': Record<never, never>;
  'plan.noIndicators': Record<never, never>;
  /** `must` findings stand: the list is on the planner's desk. */
  'plan.hasFindings': { count: number };
  'plan.nothingToPublish': Record<never, never>;
  'plan.unknownSeries': { series: SeriesId };
  /** A data year is asked for once. */
  'round.exists': { dataYear: number };
  'round.yearOutside': { dataYear: number; startYear: number; endYear: number };
  'round.dueInPast': { dueOn: string };
  'round.nobodyReports': { dataYear: number };
  /** Reporting units (单位) without a filler, departments (处室) without a reviewer, by name; whether anybody approves. */
  'round.notStaffed': { units: string[]; departments: string[]; hasApprover: boolean };
  /** 历史数据导入: the file is no text, or too long. */
  'import.unreadable': Record<never, never>;
  'import.tooManyLines': { lines: number; limit: number };
  /** Lines with mistakes, and nobody said that they may stay out. */
  'import.faulty': { count: number };
  /** No line of it can be put on record. */
  'import.nothing': Record<never, never>;
  /** The year is being filled by people, or was. */
  'import.roundOpen': { dataYear: number };
  'import.filled': { dataYear: number; units: number };
  /** What is approved is changed by 更正 alone. */
  'import.approved': { unit: string };
  /** 锁定 and 解锁 say why. */
  'lock.reasonMissing': Record<never, never>;
  /** Corrections that have been begun are brought to their end, or given up, before a year is locked. */
  'lock.correctionsUnderWay': { units: string[] };
  /** A year that is still being filled is not locked. */
  'lock.roundOpen': { round: string };
  /** Somebody locked or unlocked it meanwhile. */
  'lock.stale': { isLocked: boolean };
  /** Nobody is urged on a rest day; `next` is the working day after it. */
  'reminder.restDay': { next: string };
  /** How many evaluations of the year were published when it was read, and how many are now. */
  'evaluation.stale': { expected: number; current: number };
  /** Someone else saved causes and measures since they were read. */
  'evaluation.accountsStale': { expected: number; current: number };
  /** Indicators that lag, and whose cause or measure is not told in full. */
  'evaluation.accountMissing': { indicators: IndicatorId[] };
  /** Nothing is known of a day that has not come. */
  'evaluation.asOfAhead': { asOf: string };
  'evaluation.tooLarge': { limitBytes: number };
  /** Somebody decided meanwhile (revisions), or the target is another by now (its versions). */
  'adjustment.stale': { expected: number; current: number };
  /** It was approved, and only its way into the plan broke off: approving again completes it, nobody turns it down now. */
  'adjustment.approvedAlready': { by: string };
  /** 四眼原则: who proposed it may not decide it. */
  'adjustment.ownProposal': Record<never, never>;
  /** One proposal at a time for an indicator. */
  'adjustment.underWay': { indicator: IndicatorId };
  /** What a proposal has to say, or a rejection (`note`). */
  'adjustment.incomplete': { fields: ('reason' | 'documentNumber' | 'approvingBody' | 'note')[] };
  'adjustment.sameTarget': Record<never, never>;
  /** Years from which the new target may work: in the plan's, and not before an earlier adjustment works. */
  'adjustment.yearOutside': { effectiveFrom: number; startYear: number; endYear: number };
  /** Parts with targets of their own are not judged by the indicator's. */
  'adjustment.partTargets': Record<never, never>;
  /** The new target does not fit the indicator: direction, limits, due year, reference. */
  'adjustment.targetFlawed': { found: string; expected: string };
  /** Nobody arranges their own duties, nor their own leaving. */
  'people.ownEntry': Record<never, never>;
  /** 四眼原则: who proposed a change may not confirm it. */
  'people.ownChange': Record<never, never>;
  /** A house always has somebody who arranges its people. */
  'people.lastAdmin': Record<never, never>;
  /** Names of people and units that are another by now than they were when the change was thought out. */
  'people.stale': { names: string[] };
  /** Names about which a change waits already. */
  'people.underWay': { names: string[] };
  /** Somebody confirmed, turned down or took back the change meanwhile. */
  'people.decided': { status: string };
  'people.incomplete': { name: string; missing: 'name' | 'duties' | 'reason' | 'note' };
  /** A duty that can't be held: its unit or department is not of this house, or it is there twice. */
  'people.dutyInvalid': { name: string; role: Role; fault: 'unit' | 'department' | 'twice' | 'elsewhere' };
  'people.nothingToChange': Record<never, never>;
  'units.incomplete': { name: string; missing: 'name' | 'type' };
  'units.nameTaken': { name: string };
  'units.divisionCode': { name: string; found: string };
  'units.yearsReversed': { name: string };
  /** Years for which a unit reported stay in its time. */
  'units.reported': { name: string; dataYear: number };
  /** The type of a unit that has reported. */
  'units.typeFixed': { name: string; type: string };
  /** A unit keeps the parent it reports to: it ends here and another begins there. */
  'units.parentFixed': { name: string };
  'delegation.reasonMissing': Record<never, never>;
  'delegation.datesReversed': Record<never, never>;
  'delegation.inPast': { firstDay: string };
  'delegation.tooLong': { days: number; limit: number };
  'delegation.toSelf': Record<never, never>;
  /** An administrator who arranges for somebody absent may not name themself. */
  'delegation.toArranger': Record<never, never>;
  'delegation.hasLeft': { name: string };
  /** The delegate does not belong to the people of this house. */
  'delegation.elsewhere': { name: string };
  /** Duties that the absent person does not hold themself in this house. */
  'delegation.notOwnDuty': { name: string };
  'delegation.adminDuty': Record<never, never>;
  /** The two would stand in for each other in these days. */
  'delegation.loop': { name: string };
  /** The delegate is away themself in these days. */
  'delegation.delegateAway': { name: string };
  /** The absent person stands in for others in these days. */
  'delegation.standsIn': { name: string };
  /** A duty has one stand-in at a time. */
  'delegation.overlaps': { name: string };
  'delegation.over': Record<never, never>;
  /** Somebody else changed it, or another one of this house, at the same moment. */
  'delegation.stale': { expected: number; current: number };
  /** A fault of ours, logged under the request id. */
  'server.fault': { requestId: string };
}

export type ProblemCode = keyof ProblemDetails;

/** Why something may not be done, as a value: shown on a disabled button, or thrown as a {@link Problem}. */
export type Refusal = { [Code in ProblemCode]: { code: Code; details: ProblemDetails[Code] } }[ProblemCode];

export function because<Code extends ProblemCode>(code: Code, details: ProblemDetails[Code]): Refusal {
  return { code, details } as Refusal;
}

/** A refusal: thrown where it is known, turned into a reply at the edge and into words in the pane. */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  constructor(
    readonly code: Code,
    readonly details: ProblemDetails[Code],
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'Problem';
  }
}
