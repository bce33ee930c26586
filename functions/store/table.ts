import type {
  AdjustmentId,
  DelegationId,
  OrgChangeId,
  OrgUnitId,
  PersonId,
  PlanId,
  RoundId,
  SeriesId,
  SubmissionId,
} from '../domain/ids';
import type { Reminder } from '../domain/reminder/reminder';
import type { Packed } from './packing';

/**
 * Everything that lies in the one table.
 *
 * | item               | PK                             | SK                       | attributes besides the key |
 * |--------------------|--------------------------------|--------------------------|----------------------------|
 * | content            | SUB#<submission>               | CONTENT#<sha256>         | entries |
 * | commit             | SUB#<submission>               | COMMIT#<000007>#<sha256> | body |
 * | head               | ROUND#<round>#PARENT#<parent>  | HEAD#<unit>              | id, round, unit, parent, status, revision, contentHash, commit, lastRequest, figures, standing |
 * | plan, published    | PLAN#<plan>                    | VERSION#<000003>         | draftRevision, lastRequest, body |
 * | plan, in the making | PLAN#<plan>                   | DRAFT                    | revision, lastRequest, body |
 * | reference series   | PLAN#<plan>                    | SERIES#<series>          | revision, lastRequest, body |
 * | evaluation         | PLAN#<plan>                    | EVALUATION#<year>#<000001> | requestId, hash, body |
 * | causes, measures   | PLAN#<plan>                    | ACCOUNTS#<year>          | revision, lastRequest, body |
 * | adjustment         | PLAN#<plan>                    | ADJUSTMENT#<000001>      | revision, lastRequest, body |
 * | plan, listed       | PLANS#<owner>                  | PLAN#<plan>              | plan |
 * | code of a plan     | PLANCODE#<code>                | PLANCODE                 | plan |
 * | round              | ROUND#<round>                  | ROUND                    | body, list, lastRequest |
 * | round, listed      | ROUNDS                         | ROUND#<round>            | body |
 * | reminder (催报)    | ROUND#<round>                  | REMINDER#<debt>#<stage>  | body |
 * | unit               | UNIT#<unit>                    | UNIT                     | body, list |
 * | unit, listed       | CHILDREN#<parent>              | UNIT#<unit>              | body |
 * | person             | PERSON#<person>                | PERSON                   | body, list |
 * | person, listed     | PEOPLE                         | PERSON#<person>          | body |
 * | change of people, units | UNIT#<city>               | ORGCHANGE#000001         | revision, lastRequest, body |
 * | delegation         | PERSON#<delegate>              | DELEGATION#<id>          | revision, lastRequest, body |
 * | delegation, listed | UNIT#<city>                    | DELEGATION#000001        | revision, lastRequest, body |
 * | anchor, noted      | ANCHORS                        | ANCHOR#<day>             | body |
 *
 * A submission works like a repository of git: content and commits are named by their hash and never change, the head
 * points at the newest and moves by compare-and-swap on `revision`. The three are written one after another; what a
 * crash leaves in between is unreachable, hence harmless.
 *
 * Heads lie with their parent, because a roll-up (汇总) reads all children of one unit: one Query, whose cost grows with
 * the children of that unit and not with the country.
 *
 * A published version of a plan (版次) is written once and never again; the newest one is the plan in force. There is no
 * copy of it elsewhere, so a publication is one write and a crash leaves nothing half done. `plans.ts` says how the draft
 * goes on from there. Plans are listed with their owner by mere pointers, written before what they point at: one that
 * leads nowhere is skipped.
 *
 * A published evaluation is written once, under its number in the data year, with the hash of its body: it comes back as the
 * same bytes, whatever this house's schemas have become meanwhile. What was proposed for targets (目标调整) is numbered over
 * the plan and moves by compare-and-swap, like the causes and measures of a data year. An approval is two writes: the
 * decision, then the plan's next version; where the second is missing, approving again brings it.
 *
 * Rounds, units and people lie twice: once alone under their id, which is what nearly every request asks for and must
 * not meet in one partition, and once in the list they belong to (`list` is its PK). The copy under the id is written
 * last and is the one that counts; `listed-items.ts` says why a crash in between does no harm. Only the two lists of a
 * whole house (`ROUNDS`, `PEOPLE`) are one partition each, and they are read seldom and by few.
 *
 * A round's body also holds everything that was ever done about its lock (锁定), since whether a year is locked is asked with nearly
 * every request; it moves by compare-and-swap on the body.
 *
 * What is arranged among people and units is numbered over the city whose they are, and never taken away: a change waits
 * there for a second person, and says afterwards whether all of it has been carried out. People and units move by
 * compare-and-swap on their body, so that what a leaver lost is not given back by a change of the same moment.
 *
 * A delegation (代理) gives its rights where it lies with the delegate, in the partition that each of their requests looks
 * into, and is on record with the city. Set up, it is put on record first; taken back, it loses its rights first: whatever
 * breaks off in between, nobody acts for another without a record.
 *
 * Whatever is not searched for is one text of JSON (`entries`, `body`, `figures`, `standing`): nested attributes made
 * reading a list more than twice as slow. Figures are strings in it: DynamoDB's numbers lose digits on the way. What a step of
 * a submission writes is charged by the KB, so it says nothing twice: lines leave out what follows from their key and cells
 * (`lean.ts`), figures are rows, and what is empty is not there. Readers fill it in, and take it spelt out as well.
 *
 * Of submissions, plans, series, evaluations and accounts such a text is packed from 1 KB on (`packing.ts`). Rounds, units and
 * people are never, for they are swapped by their body, and the same text need not pack into the same bytes for ever.
 *
 * Nothing here needs transactions, secondary indexes, streams or expiry.
 */
export interface Key {
  PK: string;
  SK: string;
}

/** An item is flat, so that its size can be told before it is sent. */
export type Item = Key & Record<string, string | number | boolean | null | Packed>;

export const commitPrefix = 'COMMIT#';
export const headPrefix = 'HEAD#';

export function contentKey(id: SubmissionId, contentHash: string): Key {
  return { PK: submissionPartition(id), SK: `CONTENT#${part(contentHash)}` };
}

/** Six digits sort a million steps of one submission in the order they were made. */
export function commitKey(id: SubmissionId, revision: number, hash: string): Key {
  return { PK: submissionPartition(id), SK: `${commitPrefix}${String(revision).padStart(6, '0')}#${part(hash)}` };
}

export function submissionPartition(id: SubmissionId): string {
  return `SUB#${part(id)}`;
}

export function headKey(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Key {
  return { PK: headPartition(round, parent), SK: `${headPrefix}${part(unit)}` };
}

export function headPartition(round: RoundId, parent: OrgUnitId): string {
  return `ROUND#${part(round)}#PARENT#${part(parent)}`;
}

export const versionPrefix = 'VERSION#';
export const seriesPrefix = 'SERIES#';

export function planPartition(id: PlanId): string {
  return `PLAN#${part(id)}`;
}

/** Six digits sort a million publications of one plan in the order they were made. */
export function versionKey(id: PlanId, version: number): Key {
  return { PK: planPartition(id), SK: `${versionPrefix}${String(version).padStart(6, '0')}` };
}

export function planDraftKey(id: PlanId): Key {
  return { PK: planPartition(id), SK: 'DRAFT' };
}

export function seriesKey(id: PlanId, series: SeriesId): Key {
  return { PK: planPartition(id), SK: `${seriesPrefix}${part(series)}` };
}

export const adjustmentPrefix = 'ADJUSTMENT#';

export function evaluationPrefix(dataYear: number): string {
  return `EVALUATION#${dataYear}#`;
}

export function evaluationKey(id: PlanId, dataYear: number, number: number): Key {
  return { PK: planPartition(id), SK: `${evaluationPrefix(dataYear)}${String(number).padStart(6, '0')}` };
}

export function accountsKey(id: PlanId, dataYear: number): Key {
  return { PK: planPartition(id), SK: `ACCOUNTS#${dataYear}` };
}

export function adjustmentKey(id: PlanId, adjustment: AdjustmentId): Key {
  return { PK: planPartition(id), SK: `${adjustmentPrefix}${numberOf(adjustment)}` };
}

export function plansPartition(owner: OrgUnitId): string {
  return `PLANS#${part(owner)}`;
}

export function planCodeKey(code: string): Key {
  return { PK: `PLANCODE#${part(code)}`, SK: 'PLANCODE' };
}

export function roundKey(id: RoundId): Key {
  return { PK: `ROUND#${part(id)}`, SK: 'ROUND' };
}

export const reminderPrefix = 'REMINDER#';

/** One for each stage of a debt: a second one finds the first in its place. */
export function reminderKey({ round, debt, stage }: Pick<Reminder, 'round' | 'debt' | 'stage'>): Key {
  return { PK: roundKey(round).PK, SK: `${reminderPrefix}${part(debt)}#${stage}` };
}

export function unitKey(id: OrgUnitId): Key {
  return { PK: `UNIT#${part(id)}`, SK: 'UNIT' };
}

export function personKey(id: PersonId): Key {
  return { PK: `PERSON#${part(id)}`, SK: 'PERSON' };
}

export const orgChangePrefix = 'ORGCHANGE#';
export const delegationPrefix = 'DELEGATION#';

/** Everything of a person besides themself: what they stand in for. */
export function personPartition(id: PersonId): string {
  return personKey(id).PK;
}

/** What is arranged in a city, beside the city itself. */
export function cityPartition(city: OrgUnitId): string {
  return unitKey(city).PK;
}

export function orgChangeKey(city: OrgUnitId, change: OrgChangeId): Key {
  return { PK: cityPartition(city), SK: `${orgChangePrefix}${numberOf(change)}` };
}

/** Where a delegation gives its rights. */
export function delegationKey(delegate: PersonId, delegation: DelegationId): Key {
  return { PK: personPartition(delegate), SK: `${delegationPrefix}${part(delegation)}` };
}

/** Where it is on record. */
export function listedDelegationKey(city: OrgUnitId, delegation: DelegationId): Key {
  return { PK: cityPartition(city), SK: `${delegationPrefix}${numberOf(delegation)}` };
}

/** The number at the end of an id, in six digits: a million of them sort in the order they were made. */
function numberOf(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1).padStart(6, '0');
}

export const roundsPartition = 'ROUNDS';
export const peoplePartition = 'PEOPLE';

/** Of an anchor (定锚) only what it says of itself lies here; the anchor with its list is kept elsewhere, that being its point. */
export const anchorsPartition = 'ANCHORS';
export const anchorPrefix = 'ANCHOR#';

export function anchorKey(day: string): Key {
  return { PK: anchorsPartition, SK: `${anchorPrefix}${part(day)}` };
}

export function childrenPartition(parent: OrgUnitId): string {
  return `CHILDREN#${part(parent)}`;
}

/** The place in a list of what lies alone under `key`: its own partition is its name there. */
export function listedKey(partition: string, { PK }: Key): Key {
  return { PK: partition, SK: PK };
}

/** An id inside a key. `#` separates the parts, so one that comes in an id from outside may not pass for it. */
function part(id: string): string {
  return id.replaceAll('%', '%25').replaceAll('#', '%23');
}
