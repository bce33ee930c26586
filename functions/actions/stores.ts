import type { Accounts, PublishedEvaluation } from '../domain/evaluation/publication';
import type { OrgUnitId, PersonId, PlanId, RoundId, SubmissionId } from '../domain/ids';
import type { Delegation } from '../domain/org/delegation';
import type { OrgChange } from '../domain/org/org-change';
import type { Person } from '../domain/org/people';
import type { OrgUnit } from '../domain/org/units';
import type { AdjustmentProposal } from '../domain/plan/adjustment';
import type { PlanDraft } from '../domain/plan/draft';
import type { Plan } from '../domain/plan/plan';
import type { ReferenceRecord } from '../domain/plan/reference';
import type { AnchorNotes, RecordReader } from '../domain/record/ports';
import type { Reminder } from '../domain/reminder/reminder';
import type { LockEvent } from '../domain/round/lock';
import type { Round } from '../domain/round/round';
import type { Entry } from '../domain/submission/entry';
import type { Submission, SubmissionEvent } from '../domain/submission/submission';

/** One step of the record, as stored: what happened, on which content, after which step. */
export interface Commit extends SubmissionEvent {
  hash: string;
  parent: string | null;
  revision: number;
  contentHash: string;
  /** Of everything beside the head that does not follow from the content; null in a step from before that was vouched for. */
  standingHash: string | null;
}

/** What a parent reads of a child without opening it: where it stands, and its figures. */
export type SubmissionHead = Omit<Submission, 'entries'> & {
  figures: Pick<Entry, 'key' | 'state' | 'numerator' | 'denominator' | 'amount'>[];
};

/** A step as it is decided: the submission as it is to be, and the event for the record. */
export interface TakenStep {
  next: Submission;
  event: SubmissionEvent;
}

/** 填报单 with their record. */
export interface Submissions {
  /** The submission with its entries; null if nothing was ever stored for this unit. */
  get(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Promise<Submission | null>;
  /** Its head alone, in one read; null if nothing was ever stored for this unit. */
  getHead(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Promise<SubmissionHead | null>;
  /**
   * Stores a step: content, then commit, then the head by compare-and-swap on `previous.revision`.
   * Returns the submission with its hashes. Throws `submission.stale` if someone else was first – unless that one was
   * this very request, whose result it then returns. A crash in between leaves the submission as it was.
   */
  save(previous: Submission, next: Submission, event: SubmissionEvent): Promise<Submission>;
  /**
   * The same for several steps of one wish, each made on the one before it: the head moves once, over all of them, so that nobody
   * ever finds some of them without the others, whatever breaks off.
   */
  saveAll(previous: Submission, steps: readonly TakenStep[]): Promise<Submission>;
  /** All children of a parent in a round, in one query. Units that never stored anything are not among them. */
  listHeads(round: RoundId, parent: OrgUnitId): Promise<SubmissionHead[]>;
  /** The commits reachable from `head`, oldest first. */
  history(id: SubmissionId, head: string | null): Promise<Commit[]>;
  /** Those after `known`, oldest first, each in one read: after a change of one's own there is one. */
  stepsAfter(submission: Submission, known: Commit): Promise<Commit[]>;
  /** The entries a content hash stands for. */
  entriesAt(id: SubmissionId, contentHash: string): Promise<Entry[]>;
  /** A short print of what somebody asks for: the same for the same wish, another for any other. */
  digest(wish: object): string;
}

/** 规划 as a planner finds it: what is in force, and what is being worked on. */
export interface PlanInWork {
  /** The newest version; null before the first publication. */
  published: Plan | null;
  /** What was saved since that version; where nobody has, that version itself, at the revision to go on from. */
  draft: PlanDraft;
  /** Whether there is something saved that is not published. */
  hasDraft: boolean;
  /** The requests that saved and published last, so that a retry is recognised before anything is judged anew. */
  lastRequests: { save: string | null; publish: string | null };
}

/** 规划: versions that are written once, and one working copy of each. */
export interface Plans {
  /** The newest published version. */
  get(id: PlanId): Promise<Plan | null>;
  getVersion(id: PlanId, version: number): Promise<Plan | null>;
  /** Null if there is neither a version nor a draft. */
  getInWork(id: PlanId): Promise<PlanInWork | null>;
  /** The plans of a unit. An id may lead to nothing, or to another unit's plan, where setting one up broke off. */
  list(owner: OrgUnitId): Promise<PlanId[]>;
  /**
   * Stores a plan that nobody has published yet, as a draft of revision 1. Throws `plan.codeTaken` if its code or its id
   * belongs to another plan – unless that one was set up by this very request.
   */
  create(draft: PlanDraft, requestId: string): Promise<PlanDraft>;
  /**
   * Stores the next draft by compare-and-swap on the revision before `draft.revision`, and returns it as stored. Throws
   * `plan.stale` if someone else was first – unless that one was this very request, whose result it then returns.
   */
  saveDraft(draft: PlanDraft, requestId: string): Promise<PlanDraft>;
  /**
   * Stores the next version, made from the draft of revision `draftRevision`, which is thereby finished. Throws
   * `plan.stale` if that version is already there – unless this very request stored it. Null: made beside the drafts, by
   * 目标调整, and whatever is being worked on goes on.
   */
  publish(plan: Plan, draftRevision: number | null, requestId: string): Promise<Plan>;
  /** Stores a version from outside (seeds). One that is already there stays as it is, and that is success. */
  put(plan: Plan): Promise<void>;
  references: References;
}

/** 参照数 of a plan's series. */
export interface References {
  list(plan: PlanId): Promise<ReferenceRecord[]>;
  /** By compare-and-swap on the revision before `record.revision`. Throws `plan.stale` as `saveDraft` does. */
  save(record: ReferenceRecord, requestId: string): Promise<ReferenceRecord>;
}

export interface Rounds {
  get(id: RoundId): Promise<Round | null>;
  /** All rounds, newest data year first. */
  list(): Promise<Round[]>;
  /** Stores a new round. Throws `round.exists` if there is one of that id – unless this very request opened it. */
  open(round: Round, requestId: string): Promise<Round>;
  put(round: Round): Promise<void>;
  /** 锁定 and 解锁, everything that was ever done, oldest first. */
  lockEvents(id: RoundId): Promise<LockEvent[]>;
  hasLockRequest(id: RoundId, requestId: string): Promise<boolean>;
  /** On the round as it was read. Throws `lock.stale` if someone else was first – unless this very request did it. */
  changeLock(read: Round, event: LockEvent, requestId: string): Promise<void>;
}

export interface Units {
  get(id: OrgUnitId): Promise<OrgUnit | null>;
  children(parent: OrgUnitId): Promise<OrgUnit[]>;
  put(unit: OrgUnit): Promise<void>;
  /** From what it was (null = not there) to what it becomes; false if somebody else moved it on. Repeating it does no harm. */
  change(before: OrgUnit | null, after: OrgUnit): Promise<boolean>;
}

export interface People {
  get(id: PersonId): Promise<Person | null>;
  list(): Promise<Person[]>;
  put(person: Person): Promise<void>;
  /** As of units. */
  change(before: Person | null, after: Person): Promise<boolean>;
}

/** What was ever arranged among the people and units of a city. */
export interface OrgChanges {
  /** Oldest first, each with the request that moved it last. */
  list(city: OrgUnitId): Promise<(OrgChange & { lastRequest: string })[]>;
  /** By compare-and-swap on the revision before. Whether it went through; true also if this very request was first. */
  save(change: OrgChange, requestId: string): Promise<boolean>;
}

/** 代理: on record with the city whose duties they are, in force where the delegate is looked up. */
export interface Delegations {
  /** Everything ever delegated in a city, oldest first, each with the request that moved it last. */
  list(owner: OrgUnitId): Promise<(Delegation & { lastRequest: string })[]>;
  /** What a person stands in for, whatever its days. One query, asked with each of their requests. */
  to(delegate: PersonId): Promise<Delegation[]>;
  /**
   * Puts a delegation on record and in force. False if its number is taken, by another request than this one, whose
   * repetition completes what broke off.
   */
  open(delegation: Delegation, requestId: string): Promise<boolean>;
  /**
   * Takes it, or what is lost of it, out of force, then on record. Throws `delegation.stale` if somebody else was first, unless that
   * one has taken it back altogether.
   */
  change(delegation: Delegation, requestId: string): Promise<void>;
}

/** A published evaluation as it is kept: what it gives is the API's business, and comes back as it went in. */
export type StoredEvaluation = PublishedEvaluation<unknown> & { requestId: string };

/** What is kept beside the figures of a plan: accounts by data year, published evaluations, proposed adjustments. */
export interface Evaluations {
  /** All that were published of a data year, oldest first. */
  list(plan: PlanId, dataYear: number): Promise<StoredEvaluation[]>;
  /**
   * Stores an evaluation for good. Throws `evaluation.stale` if one of its number is there – unless this very request
   * published it –, and `evaluation.tooLarge`.
   */
  publish(evaluation: PublishedEvaluation<unknown>, requestId: string): Promise<void>;
  /** The accounts of a data year; of revision 0 and empty where nobody has written any. */
  accounts(plan: PlanId, dataYear: number): Promise<Accounts & { lastRequest: string | null }>;
  /** By compare-and-swap on the revision before. Throws `evaluation.accountsStale`, unless this very request was first. */
  saveAccounts(accounts: Accounts, requestId: string): Promise<void>;
  /** Every adjustment that was ever proposed for a plan, oldest first, each with the request that changed it last. */
  proposals(plan: PlanId): Promise<(AdjustmentProposal & { lastRequest: string })[]>;
  /** By compare-and-swap on the revision before. Throws `adjustment.stale`, unless this very request was first. */
  saveProposal(proposal: AdjustmentProposal, requestId: string): Promise<void>;
}

/** 催办记录: what was reminded of, by round. */
export interface Reminders {
  /** All of a round, oldest first. */
  list(round: RoundId): Promise<Reminder[]>;
  /** Writes one down before it is sent. False: this stage of this debt was reminded already, by whomever. */
  claim(reminder: Reminder): Promise<boolean>;
  /** Takes back one that could not be sent, so that it is tried again. */
  release(reminder: Reminder): Promise<void>;
}

export interface Stores {
  submissions: Submissions;
  plans: Plans;
  rounds: Rounds;
  units: Units;
  people: People;
  orgChanges: OrgChanges;
  delegations: Delegations;
  evaluations: Evaluations;
  reminders: Reminders;
  /** The table as bytes, for verification alone. */
  record: RecordReader;
  anchors: AnchorNotes;
}

/** What every action needs besides its arguments: stores, and what time it is (ISO instant). */
export interface Context {
  stores: Stores;
  now: () => string;
}
