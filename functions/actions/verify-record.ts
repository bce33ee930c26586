import { type OrgUnitId, type PlanId, type RoundId, toSubmissionId } from '../domain/ids';
import { type RecordFinding, toFinding } from '../domain/record/finding';
import { toText } from '../domain/record/lenient';
import type { ListedRound, RecordReader, StoredHead, StoredRecord } from '../domain/record/ports';
import { type Edition, verifyEvaluations, verifyVersions } from '../domain/record/verify-plan';
import { type Step, type SubmissionPlace, verifySubmission } from '../domain/record/verify-submission';

/** One unit of a round: what leads to its head, and what is wrong with it. Units nobody wrote for are not among them. */
export interface VerifiedUnit {
  place: SubmissionPlace;
  steps: Step[];
  record: StoredRecord;
  findings: RecordFinding[];
}

export interface VerifiedPlan {
  versions: Edition[];
  evaluations: Edition[];
  findings: RecordFinding[];
}

/** Everything of a house, one submission at a time through `each`, so that it need not fit into memory. */
export interface VerifiedHouse {
  rounds: number;
  submissions: number;
  steps: number;
  plans: number;
  findings: RecordFinding[];
}

/** Only what has a shape a key can be made of: a damaged head may name anything. */
const isUnitId = (unit: OrgUnitId | null): unit is OrgUnitId => unit !== null && /^ou_[a-z0-9_]+$/.test(unit);

/** The units of a round that could have a record: those that report to its parent, and those that have a head. */
export async function listUnits(reader: RecordReader, round: RoundId, parent: OrgUnitId): Promise<OrgUnitId[]> {
  const [heads, units] = await Promise.all([reader.heads(round, parent), reader.units(parent)]);
  return [...new Set([...heads.map(({ unit }) => unit), ...units])].filter(isUnitId).sort();
}

/**
 * Verifies one submission; null where there is nothing at all. People go on working meanwhile, and a step made between
 * reading head and record looks like damage: where the head has moved since, it is looked at again.
 */
export async function verifyUnit(
  reader: RecordReader,
  round: RoundId,
  parent: OrgUnitId,
  unit: OrgUnitId,
): Promise<VerifiedUnit | null> {
  const place = { id: toSubmissionId(round, unit), round, unit, parent };
  let head = await reader.head(round, parent, unit);
  for (let look = 1; ; look += 1) {
    const record = await reader.record(place.id);
    if (!head && record.commits.length === 0) return null;
    const verified = verifySubmission(place, head, record, reader.digest);
    if (verified.findings.length === 0 || look === looks) return { place, record, ...verified };
    const again: StoredHead | null = await reader.head(round, parent, unit);
    if (toText(again?.fields.commit) === toText(head?.fields.commit)) return { place, record, ...verified };
    head = again;
  }
}

/** Nobody makes steps as fast as they are read; still it has to end. */
const looks = 5;

export async function verifyPlan(reader: RecordReader, plan: PlanId): Promise<VerifiedPlan> {
  const [versions, evaluations] = await Promise.all([reader.planVersions(plan), reader.evaluations(plan)]);
  const [ofVersions, ofEvaluations] = [
    verifyVersions(plan, versions, reader.digest),
    verifyEvaluations(plan, evaluations, reader.digest),
  ];
  return {
    versions: ofVersions.editions,
    evaluations: ofEvaluations.editions,
    findings: [...ofVersions.findings, ...ofEvaluations.findings],
  };
}

/** What to verify of a house: all of it, or one round, or the rounds and editions of one plan. */
export type Scope = { round: RoundId } | { plan: PlanId } | 'house';

/** Walks a house, a plan or a round. `onUnit` and `onPlan` see each part as it is done. */
export async function verifyHouse(
  reader: RecordReader,
  scope: Scope,
  { onUnit, onPlan }: { onUnit?: (unit: VerifiedUnit) => void; onPlan?: (id: PlanId, plan: VerifiedPlan) => void } = {},
): Promise<VerifiedHouse> {
  const house = await reader.house();
  const rounds = house.rounds.filter((round) => isWithin(scope, round));
  const plans = scope === 'house' ? house.plans : house.plans.filter((id) => 'plan' in scope && scope.plan === id);
  const verified: VerifiedHouse = {
    rounds: rounds.length,
    submissions: 0,
    steps: 0,
    plans: plans.length,
    findings: [],
  };
  for (const round of rounds) {
    const { id, parent } = round;
    if (parent === null) {
      verified.findings.push(toFinding('roundUnread', { id, round: id, unit: null }));
      continue;
    }
    for (const unit of await listUnits(reader, id, parent)) {
      const one = await verifyUnit(reader, id, parent, unit);
      if (!one) continue;
      verified.submissions += 1;
      verified.steps += one.steps.length;
      verified.findings.push(...one.findings);
      onUnit?.(one);
    }
  }
  for (const id of plans) {
    const plan = await verifyPlan(reader, id);
    verified.findings.push(...plan.findings);
    onPlan?.(id, plan);
  }
  return verified;
}

function isWithin(scope: Scope, { id, plan }: ListedRound): boolean {
  if (scope === 'house') return true;
  return 'round' in scope ? scope.round === id : scope.plan === plan;
}
