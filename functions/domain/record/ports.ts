import type { OrgUnitId, PlanId, RoundId, SubmissionId } from '../ids';
import type { AnchorNote } from './anchor';

/**
 * What lies in the table, as it lies there: nothing is read into it, so that whoever verifies sees damage as well as what is
 * whole. Names and numbers come from the keys and are null where a key is none of ours.
 */
export interface StoredCommit {
  /** The key, to tell people where it lies. */
  place: string;
  revision: number | null;
  /** The hash it is filed under. */
  name: string | null;
  body: unknown;
}

export interface StoredContent {
  place: string;
  name: string | null;
  entries: unknown;
}

export interface StoredHead {
  place: string;
  unit: OrgUnitId | null;
  fields: Record<string, unknown>;
}

/** A version of a plan, or a published evaluation; `hash` where one is stored beside the body. */
export interface StoredEdition {
  place: string;
  dataYear: number | null;
  number: number | null;
  body: unknown;
  hash: unknown;
}

export interface StoredRecord {
  commits: StoredCommit[];
  contents: StoredContent[];
}

/** A round as far as it can be read. */
export interface ListedRound {
  id: RoundId;
  parent: OrgUnitId | null;
  plan: PlanId | null;
}

/** The table as bytes, for verification: it refuses nothing and reads nothing into what it finds. */
export interface RecordReader {
  /** SHA-256 of a text in UTF-8, as 64 hex digits: the name of everything on record. */
  digest(text: string): string;
  /** Every round of the house, and every plan that one of its rounds or planners leads to. */
  house(): Promise<{ rounds: ListedRound[]; plans: PlanId[] }>;
  heads(round: RoundId, parent: OrgUnitId): Promise<StoredHead[]>;
  head(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Promise<StoredHead | null>;
  /** The units that report to this one, whether they have a head or not. */
  units(parent: OrgUnitId): Promise<OrgUnitId[]>;
  record(id: SubmissionId): Promise<StoredRecord>;
  planVersions(plan: PlanId): Promise<StoredEdition[]>;
  evaluations(plan: PlanId): Promise<StoredEdition[]>;
}

/** What the house itself remembers of its anchors: the newest, to chain the next one to it and to show it on receipts. */
export interface AnchorNotes {
  latest(): Promise<AnchorNote | null>;
  /** Kept once for a day; a second one of the day leaves the first. */
  note(anchor: AnchorNote): Promise<void>;
}
