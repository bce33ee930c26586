import type { PersonId, PlanId, SeriesId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { planRefusal, referenceRefusal } from '../domain/plan/plan-refusal';
import type { ReferenceRecord, ReferenceValue } from '../domain/plan/reference';
import { Problem } from '../domain/problem';
import { loadPlanInWork, refuse } from './load-plan-in-work';
import { type PlanDesk, readPlan } from './read-plan';
import { toRequest } from './request';
import type { Context } from './stores';

/** One year's figure of a series, and the revision of the series' record it was entered on. */
export interface ReferenceEntry extends Pick<ReferenceValue, 'year' | 'amount' | 'source'> {
  plan: PlanId;
  series: SeriesId;
  revision: number;
  requestId: string;
}

/** 录入参照数. An earlier figure for the year is superseded and stays readable. Throws `plan.stale`, `plan.unknownSeries`. */
export async function recordReference(context: Context, actorId: PersonId, entry: ReferenceEntry): Promise<PlanDesk> {
  const { plan, series, revision, requestId, year, amount, source } = entry;
  const loaded = await loadPlanInWork(context, actorId, plan);
  const { actor, draft, surroundings, references } = loaded;
  refuse(planRefusal('recordReference', loaded));
  // Also a series that the draft no longer names: the published targets rest on it as long as they are in force.
  const known = [...draft.references, ...(surroundings.published?.references ?? [])];
  refuse(referenceRefusal({ references: known }, series));

  const record = references.find((one) => one.series === series) ?? newRecord(plan, series);
  // A record ahead of the revision may be this very request's; that the store knows. One behind it nobody has read.
  if (record.revision < revision) throw new Problem('plan.stale', { expected: revision, current: record.revision });
  const version = record.values.filter((value) => value.year === year).length + 1;
  const value = { year, version, amount, source, by: toPersonName(actor), at: context.now() };
  const next = { ...record, revision: revision + 1, values: [...record.values, value] };
  await context.stores.plans.references.save(next, toRequest(actorId, requestId));
  return readPlan(context, actorId, plan);
}

function newRecord(plan: PlanId, series: SeriesId): ReferenceRecord {
  return { plan, series, revision: 0, values: [] };
}
