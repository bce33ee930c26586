import type { OrgUnitId, PersonId, PlanId, RoundId, SubmissionId } from '../domain/ids';
import { may, mayOverChildren } from '../domain/org/permissions';
import { Problem } from '../domain/problem';
import type { AnchorNote } from '../domain/record/anchor';
import { type Annex, type LineName, toAnnex } from '../domain/record/annex';
import { isBroken, type RecordFinding } from '../domain/record/finding';
import type { Round } from '../domain/round/round';
import { entryKeysOf } from '../domain/submission/entry';
import { loadActor, loadPlan, loadRound } from './situation';
import type { Context } from './stores';
import { listUnits, type VerifiedPlan, type VerifiedUnit, verifyPlan, verifyUnit } from './verify-record';

/** The most units one request verifies: a submission is a few dozen steps and contents, read whole. */
const unitsPerPage = 25;

export interface RoundRecord {
  round: Round;
  units: (Pick<VerifiedUnit, 'place' | 'steps'> & { name: string; isWhole: boolean })[];
  findings: RecordFinding[];
  next: OrgUnitId | null;
}

/** 查验 of a round, a page of units at a time, for those who plan over them. `from` is the first unit of the page. */
export async function readRoundRecord(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
  from: OrgUnitId | null,
): Promise<RoundRecord> {
  const [actor, round] = await Promise.all([loadActor(context, actorId), loadRound(context, roundId)]);
  if (!mayOverChildren(actor, 'readPlan', round.parent)) throw new Problem('thing.notFound', { what: 'round' });
  const reader = context.stores.record;
  const units = await listUnits(reader, round.id, round.parent);
  const rest = units.filter((unit) => from === null || unit >= from);
  const page = rest.slice(0, unitsPerPage);
  const [verified, names] = await Promise.all([
    Promise.all(page.map((unit) => verifyUnit(reader, round.id, round.parent, unit))),
    unitNames(context, round.parent),
  ]);
  const there = verified.filter((unit) => unit !== null);
  return {
    round,
    units: there.map(({ place, steps, findings }) => ({
      place,
      steps,
      name: names.get(place.unit) ?? place.unit,
      isWhole: !findings.some(isBroken),
    })),
    findings: there.flatMap(({ findings }) => findings),
    next: rest[unitsPerPage] ?? null,
  };
}

async function unitNames({ stores }: Context, parent: OrgUnitId): Promise<Map<OrgUnitId, string>> {
  return new Map((await stores.units.children(parent)).map(({ id, name }) => [id, name]));
}

export interface PlanRecord extends VerifiedPlan {
  plan: PlanId;
  rounds: Round[];
}

/** 查验 of a plan's versions and evaluations, and which rounds there are to verify beside them. */
export async function readPlanRecord(context: Context, actorId: PersonId, id: PlanId): Promise<PlanRecord> {
  const { stores } = context;
  const [actor, inWork] = await Promise.all([loadActor(context, actorId), stores.plans.getInWork(id)]);
  if (!inWork || !mayOverChildren(actor, 'readPlan', inWork.draft.owner)) {
    throw new Problem('thing.notFound', { what: 'plan' });
  }
  const [verified, rounds] = await Promise.all([verifyPlan(stores.record, id), stores.rounds.list()]);
  return { plan: id, rounds: rounds.filter(({ plan }) => plan === id), ...verified };
}

/** 办理记录 of one submission, with what its verification gave. */
export interface SubmissionAnnex {
  round: Round;
  planTitle: string;
  demoNotice: string | null;
  unitName: string;
  unit: OrgUnitId;
  submission: SubmissionId;
  annex: Annex;
  verifiedAt: string;
  steps: VerifiedUnit['steps'];
  findings: RecordFinding[];
  anchor: AnchorNote | null;
}

/**
 * 办理记录 for whoever may see the submission. Read from the bytes and not through the ordinary reader, which refuses damage:
 * a damaged record is the very one somebody needs on paper.
 */
export async function readAnnex(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
  unitId: OrgUnitId,
): Promise<SubmissionAnnex> {
  const { stores, now } = context;
  const [actor, round, unit] = await Promise.all([
    loadActor(context, actorId),
    loadRound(context, roundId),
    stores.units.get(unitId),
  ]);
  if (unit?.parent !== round.parent || !may(actor, 'readSubmission', unit)) {
    throw new Problem('thing.notFound', { what: 'unit' });
  }
  const [plan, verified, anchor] = await Promise.all([
    loadPlan(context, round),
    verifyUnit(stores.record, round.id, round.parent, unit.id),
    stores.anchors.latest(),
  ]);
  if (!verified) throw new Problem('thing.notFound', { what: 'submission' });
  const lines = new Map<string, LineName>(
    entryKeysOf(plan, unit, round.dataYear).map(({ key, indicator, part }) => {
      const label = indicator.parts.find((candidate) => candidate.key === part)?.label;
      const name = label ? `${indicator.name}：${label}` : indicator.name;
      return [key, { serial: String(indicator.serial), name }];
    }),
  );
  const contents = new Map(
    verified.record.contents.flatMap(({ name, entries }) => (name === null ? [] : [[name, entries] as const])),
  );
  return {
    round,
    planTitle: plan.title,
    demoNotice: plan.demoNotice,
    unit: unit.id,
    unitName: unit.name,
    submission: verified.place.id,
    annex: toAnnex(verified.steps, contents, (key) => lines.get(key) ?? { serial: '', name: key }),
    verifiedAt: now(),
    steps: verified.steps,
    findings: verified.findings,
    anchor,
  };
}

/** The newest anchor, for anybody who is signed in; null before the first. */
export async function readLatestAnchor(context: Context, actorId: PersonId): Promise<AnchorNote | null> {
  await loadActor(context, actorId);
  return context.stores.anchors.latest();
}
