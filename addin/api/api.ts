import type { EvaluationReply, ProgressReply } from '../../functions/contract/evaluation';
import type { FormReply } from '../../functions/contract/form';
import type { EntriesReply, RevisionReply, SubmissionView } from '../../functions/contract/submission';
import type { Worklist } from '../../functions/contract/worklist';
import type { EntryKey, OrgUnitId, RoundId } from '../../functions/domain/ids';
import type { Entry } from '../../functions/domain/submission/entry';
import type { Return, SentBack } from '../../functions/domain/submission/submission';
import type { EvaluatingApi } from './evaluating-api';
import type { ImportsApi } from './imports-api';
import type { LockingApi } from './locking';
import type { PeopleApi } from './people-api';
import type { PlanningApi } from './planning-api';
import type { RecordApi } from './record-api';
import type { RemindingApi } from './reminding-api';

/** Where a change is made, and on which revision it rests. The client adds the request id and keeps it over retries. */
export interface Change {
  round: RoundId;
  unit: OrgUnitId;
  revision: number;
}

/**
 * The server as the panes see it. Refusals are thrown as `Problem`; a lost or failing network as {@link NoAnswer},
 * after a few silent retries of the same request (same request id, so nothing is stored twice).
 */
export interface Api {
  worklist(): Promise<Worklist>;
  form(round: RoundId, unit: OrgUnitId): Promise<FormReply>;
  /** How far it is, without what stands in it: for looking now and then whether there is something newer. */
  revision(round: RoundId, unit: OrgUnitId): Promise<RevisionReply>;
  /** The lines as they stood in one revision. */
  entriesAt(round: RoundId, unit: OrgUnitId, revision: number): Promise<EntriesReply>;
  saveDraft(change: Change, entries: Entry[]): Promise<SubmissionView>;
  submit(change: Change, entries: Entry[], templateVersion: number): Promise<SubmissionView>;
  recall(change: Change): Promise<SubmissionView>;
  sign(change: Change): Promise<SubmissionView>;
  startReview(change: Change): Promise<SubmissionView>;
  acceptEntries(change: Change, keys: EntryKey[]): Promise<SubmissionView>;
  returnForRevision(
    change: Change,
    returns: Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[],
  ): Promise<SubmissionView>;
  passReview(change: Change): Promise<SubmissionView>;
  passCheck(change: Change): Promise<SubmissionView>;
  /** To those who judged it before, not to the filler. */
  sendBack(change: Change, to: SentBack['to'], keys: EntryKey[], reason: string): Promise<SubmissionView>;
  approve(change: Change): Promise<SubmissionView>;
  ask(change: Change, key: EntryKey, text: string): Promise<SubmissionView>;
  answer(change: Change, key: EntryKey, text: string): Promise<SubmissionView>;
  /** No keys = all lines. */
  correct(change: Change, reason: string, keys: EntryKey[]): Promise<SubmissionView>;
  dropCorrection(change: Change): Promise<SubmissionView>;
  progress(round: RoundId): Promise<ProgressReply>;
  evaluation(round: RoundId): Promise<EvaluationReply>;

  /** Who does what, and who stands in for whom. */
  people: PeopleApi;
  /** What planners do. */
  planning: PlanningApi;
  /** What becomes of an evaluation: causes and measures, publication, adjusted targets, the origin of a figure. */
  evaluating: EvaluatingApi;
  /** 历史数据. */
  importing: ImportsApi;
  /** 锁定. */
  locking: LockingApi;
  /** 办理记录, its verification and its anchors. */
  record: RecordApi;
  /** 催报. */
  reminding: RemindingApi;
}

/**
 * The server could not be reached, or did not answer in time. Of a change nobody knows then whether it was carried out; where
 * something was only to be read there is nothing to wonder about.
 */
export class NoAnswer extends Error {
  override name = 'NoAnswer';

  constructor(
    message?: string,
    readonly wasReading = false,
  ) {
    super(message);
  }
}
