import type { EntryKey, OrgUnitId, PersonId, RoundId, SubmissionId } from '../ids';
import { toSubmissionId } from '../ids';
import type { PersonName } from '../org/people';
import type { Step } from '../round/round';
import type { Entry, Field } from './entry';

/** 草稿 · 待单位负责人签字 · 已提交 · 审核中 · 已退回 · 待汇总审核 · 待审批 (reviewed) · 已通过. */
export const statuses = [
  'draft',
  'signing',
  'submitted',
  'inReview',
  'returned',
  'checking',
  'reviewed',
  'approved',
] as const;
export type Status = (typeof statuses)[number];

/** 回执: what was handed in. The content hash follows from the entries and is added by the store. */
export interface Receipt {
  by: PersonName;
  at: string;
  revision: number;
}

/** Who took a step, and when. */
export interface Mark {
  by: PersonName;
  at: string;
}

/** Lines a reviewer accepted in one go. */
export interface Acceptance extends Mark {
  keys: EntryKey[];
}

/** 退回上一步: sent back to people who judged it before, not to the filler. */
export interface SentBack extends Mark {
  to: 'review' | 'check';
  reason: string;
  keys: EntryKey[];
}

/** A question on a line that the filler has not answered yet; its words stand in the record. */
export interface OpenQuestion extends Mark {
  key: EntryKey;
}

/**
 * 历史数据导入: figures of a past year from a file, not from a filler. Their source stands in the record. Until a correction of
 * them is approved: then there is a filler behind what counts.
 */
export interface Imported extends Mark {
  source: string;
  /** SHA-256 of the file. */
  sha256: string;
  /** The day (`YYYY-MM-DD`) from which the present content counted, as its source says. */
  countsFrom: string;
  /** The day of each line that stood so before that; it was approved then, and on that day nothing was said of it. */
  earlier: Partial<Record<EntryKey, string>>;
}

/** 通过版: the version that counts, from its approval until the next one takes its place. */
export interface Approval {
  /** Of the step that approved it. */
  revision: number;
  contentHash: string;
  at: string;
  by: PersonName;
}

/** 更正 under way. Until it is approved, the approved version goes on counting. */
export interface Correction {
  reason: string;
  /** The lines it opens; none named = all. */
  keys: EntryKey[];
  by: PersonName;
  at: string;
  /** What the approved version stood on, for the case that the correction is given up. */
  before: Pick<
    Submission,
    'receipt' | 'signed' | 'accepted' | 'acceptedAs' | 'passes' | 'checked' | 'reviewedBy' | 'judges'
  >;
}

/** A line sent back, pinned to meaning (indicator, part, field), never to a cell address. */
export interface Return {
  key: EntryKey;
  field: Field;
  reason: string;
  /** What the reviewer thinks it should be; the filler may take it. A reviewer never edits a figure. */
  suggestion: string | null;
  by: PersonName;
  at: string;
}

/** 填报单: what one unit reports to one round, with where it stands on its way. */
export interface Submission {
  id: SubmissionId;
  round: RoundId;
  unit: OrgUnitId;
  parent: OrgUnitId;
  status: Status;
  /** Counts every step; a change names the revision it was made on. 0 = nothing stored yet. */
  revision: number;
  entries: Entry[];
  /** SHA-256 of the entries in canonical form; null while nothing is stored. */
  contentHash: string | null;
  /** Hash of the newest commit; null while nothing is stored. */
  commit: string | null;
  /** Since when (ISO instant) it waits for whose turn it is; null where the head is from before it told. */
  since: string | null;
  /** When (ISO instant) its newest step was taken: none after it is ever earlier. Null while nothing is stored. */
  movedAt: string | null;
  /** The way it takes, frozen when it is first submitted. */
  route: Step[];
  receipt: Receipt | null;
  /** 单位负责人签字. */
  signed: Mark | null;
  /** A line is in one of these at most. Whether its acceptance holds `acceptances.ts` tells. */
  accepted: Acceptance[];
  /** Fingerprints of accepted lines that say something else now, as they were accepted: one that says it again is accepted. */
  acceptedAs: Partial<Record<EntryKey, string>>;
  /** 业务处室 that have passed their lines; one whose line changes afterwards has to pass anew. */
  passes: Partial<Record<OrgUnitId, Mark>>;
  /** 汇总审核. */
  checked: Mark | null;
  /** Who judged at each step of this run, also on behalf of whom: nobody judges at two. */
  judges: Partial<Record<Step, PersonId[]>>;
  /** Open returns; empty unless it was returned and not yet passed since. */
  returns: Return[];
  /** Content at the moment of the last return: what the reviewer has seen, for showing only the difference. */
  returnedContent: string | null;
  /** Everyone who typed or handed in anything in it: none of them may judge it. */
  contributors: PersonId[];
  /** Until the step it was sent back to has been taken again. */
  sentBack: SentBack | null;
  questions: OpenQuestion[];
  imported: Imported | null;
  /** Who passed the review last. */
  reviewedBy: PersonName | null;
  approvedBy: PersonName | null;
  /** The version that counts; null before the first approval. While status is 'approved' it is the present content. */
  approved: Approval | null;
  /** 更正 that was begun and is neither approved nor given up. */
  correction: Correction | null;
  /** The last change's request id: a retry finds its own and gets the same answer. */
  lastRequest: string | null;
}

/** A submission nobody has touched yet. It exists in thought only, until its first save. */
export function newSubmission(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Submission {
  return {
    id: toSubmissionId(round, unit),
    round,
    unit,
    parent,
    status: 'draft',
    revision: 0,
    entries: [],
    contentHash: null,
    commit: null,
    since: null,
    movedAt: null,
    route: [],
    receipt: null,
    signed: null,
    accepted: [],
    acceptedAs: {},
    passes: {},
    checked: null,
    judges: {},
    returns: [],
    returnedContent: null,
    contributors: [],
    sentBack: null,
    questions: [],
    imported: null,
    reviewedBy: null,
    approvedBy: null,
    approved: null,
    correction: null,
    lastRequest: null,
  };
}

/** 办理记录: one step of a submission, as it stands in the record for good. */
export interface SubmissionEvent {
  action: Action;
  by: PersonName;
  /** 代理: whose duty it was; null where it was the person's own. */
  onBehalfOf: PersonName | null;
  at: string;
  from: Status;
  to: Status;
  requestId: string;
  /** Lines accepted, sent back with reasons, or opened for a correction; of an import those approved on its day. */
  keys: EntryKey[];
  returns: Return[];
  /** Why, where the step as a whole has a reason (更正原因, 退回上一步); what was asked or answered; the file imported. */
  reason: string | null;
  /** For imported figures: the day (`YYYY-MM-DD`) from which they counted, as their source says. */
  countsFrom: string | null;
}

export const actions = [
  'saveDraft',
  'submit',
  'recall',
  'sign',
  'startReview',
  'acceptEntries',
  'returnForRevision',
  'passReview',
  'passCheck',
  'sendBack',
  'approve',
  'ask',
  'answer',
  'correct',
  'dropCorrection',
  'importRecord',
] as const;
export type Action = (typeof actions)[number];
