import type { OrgUnitId, PersonId, PlanId, RoundId, SubmissionId } from '../domain/ids';
import type { Person } from '../domain/org/people';
import type { OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import type { Round } from '../domain/round/round';
import type { Entry } from '../domain/submission/entry';
import type { Submission, SubmissionEvent } from '../domain/submission/submission';

/** One step of the record, as stored: what happened, on which content, after which step. */
export interface Commit extends SubmissionEvent {
  hash: string;
  parent: string | null;
  revision: number;
  contentHash: string;
}

/** What a parent reads of a child without opening it: where it stands, and its figures. */
export type SubmissionHead = Omit<Submission, 'entries'> & {
  figures: Pick<Entry, 'key' | 'state' | 'numerator' | 'denominator' | 'amount'>[];
};

/** 填报单 with their record. */
export interface Submissions {
  /** The submission with its entries; null if nothing was ever stored for this unit. */
  get(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Promise<Submission | null>;
  /**
   * Stores a step: content, then commit, then the head by compare-and-swap on `previous.revision`.
   * Returns the submission with its hashes. Throws `submission.stale` if someone else was first – unless that one was
   * this very request, whose result it then returns. A crash in between leaves the submission as it was.
   */
  save(previous: Submission, next: Submission, event: SubmissionEvent): Promise<Submission>;
  /** All children of a parent in a round, in one query. Units that never stored anything are not among them. */
  listHeads(round: RoundId, parent: OrgUnitId): Promise<SubmissionHead[]>;
  /** The commits reachable from `head`, oldest first. */
  history(id: SubmissionId, head: string | null): Promise<Commit[]>;
  /** The entries a content hash stands for. */
  entriesAt(id: SubmissionId, contentHash: string): Promise<Entry[]>;
}

export interface Plans {
  get(id: PlanId): Promise<Plan | null>;
  put(plan: Plan): Promise<void>;
}

export interface Rounds {
  get(id: RoundId): Promise<Round | null>;
  /** All rounds, newest data year first. */
  list(): Promise<Round[]>;
  put(round: Round): Promise<void>;
}

export interface Units {
  get(id: OrgUnitId): Promise<OrgUnit | null>;
  children(parent: OrgUnitId): Promise<OrgUnit[]>;
  put(unit: OrgUnit): Promise<void>;
}

export interface People {
  get(id: PersonId): Promise<Person | null>;
  list(): Promise<Person[]>;
  put(person: Person): Promise<void>;
}

export interface Stores {
  submissions: Submissions;
  plans: Plans;
  rounds: Rounds;
  units: Units;
  people: People;
}

/** What every action needs besides its arguments: stores, and what time it is (ISO instant). */
export interface Context {
  stores: Stores;
  now: () => string;
}
