import type { OrgUnitId, RoundId } from '../ids';

/**
 * What can be wrong with a record. `broken`: somebody changed what nobody may change. `notice`: a trace that an honest
 * accident leaves too; only an anchor tells whether there was more.
 */
export const recordFaults = {
  /** A step whose bytes are not those it was named by. */
  commitEdited: 'broken',
  /** Something between the steps that is none. */
  commitUnread: 'broken',
  /** A step that lies under another number or in another record than it says itself. */
  commitMisplaced: 'broken',
  /** A step that the next one, or the head, follows upon and that is gone. */
  commitMissing: 'broken',
  /** … and in its place lies another. */
  commitReplaced: 'broken',
  /** A step that follows upon one that was not the one before it. */
  linkBroken: 'broken',
  /** A step that starts from another status than the one before it led to. */
  stepBroken: 'broken',
  /** A step dated before the one it follows upon: the house never writes such a one, whatever its clock says. */
  timeReversed: 'broken',
  /** Steps beyond the head: it was moved back. */
  tailCut: 'broken',
  /** One step (or one import's) after the head that never came into force: its writer broke off, or it was taken back. */
  unfinished: 'notice',
  headGone: 'broken',
  headUnread: 'broken',
  headDisagrees: 'broken',
  contentMissing: 'broken',
  contentEdited: 'broken',
  roundUnread: 'broken',
  versionMissing: 'broken',
  versionUnread: 'broken',
  evaluationMissing: 'broken',
  evaluationEdited: 'broken',
  /** The list of an anchor is not the one that was hashed. */
  anchorEdited: 'broken',
  anchorForged: 'broken',
  /** Signed with a key that is not the house's. */
  anchorKeyOther: 'broken',
  /** A day's anchor that a later one follows upon is not among those given. */
  anchorMissing: 'notice',
  anchorReplaced: 'broken',
  /** What an anchor lists is not there any more. */
  anchoredGone: 'broken',
  /** … is there, but goes no longer as far as it did on that day. */
  anchoredCut: 'broken',
  /** … goes as far, but another way. */
  anchoredRewritten: 'broken',
  /** A step dated before an anchor that does not know it: a clock was behind, or the date is not true. */
  datedTooEarly: 'notice',
  /** A step dated after an anchor that knows it already: a clock was ahead, or the date is not true. */
  datedTooLate: 'notice',
} as const satisfies Record<string, 'broken' | 'notice'>;

export type RecordFault = keyof typeof recordFaults;
export const recordFaultNames = Object.keys(recordFaults) as [RecordFault, ...RecordFault[]];

/** One fault with its place. */
export interface RecordFinding {
  fault: RecordFault;
  level: 'broken' | 'notice';
  /** The submission, plan, evaluation or round; for faults of an anchor its day. */
  id: string;
  round: RoundId | null;
  unit: OrgUnitId | null;
  /** The step (步), version or number it lies at. */
  revision: number | null;
  /** The attribute that disagrees. */
  field: string | null;
  /** What is there, and what would be right; '' where there is nothing to say. */
  found: string;
  expected: string;
}

export type Place = Pick<RecordFinding, 'id' | 'round' | 'unit'>;

type Details = Partial<Pick<RecordFinding, 'revision' | 'field' | 'found' | 'expected'>>;

export function toFinding(fault: RecordFault, { id, round, unit }: Place, details: Details = {}): RecordFinding {
  const { revision = null, field = null, found = '', expected = '' } = details;
  return { fault, level: recordFaults[fault], id, round, unit, revision, field, found, expected };
}

export function isBroken({ level }: Pick<RecordFinding, 'level'>): boolean {
  return level === 'broken';
}
