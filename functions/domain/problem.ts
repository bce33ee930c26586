import type { EntryKey, IndicatorId, OrgUnitId, SeriesId } from './ids';

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
    what: 'plan' | 'round' | 'unit' | 'submission' | 'route' | 'indicator' | 'evaluation' | 'adjustment';
  };
  /** The person's roles do not include this at all. */
  'action.notYours': { action: string };
  /** The status does not allow it. */
  'action.wrongStatus': { action: string; status: string };
  'round.closed': { round: string };
  /** Someone else moved the submission since it was read. */
  'submission.stale': { expected: number; current: number };
  /** 四眼原则: who wrote it may not judge it. */
  'submission.ownWork': { action: string };
  /** Who passed the review may not also approve. */
  'submission.ownReview': Record<never, never>;
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
  ) {
    super(code);
    this.name = 'Problem';
  }
}
