/** Ids say what they are, so that one kind can't be handed over for another. */
export type PlanId = `pl_${string}`;
export type OrgUnitId = `ou_${string}`;
export type PersonId = `pn_${string}`;
export type RoundId = `rd_${string}`;
export type SubmissionId = `sub_${string}`;
export type SeriesId = `rs_${string}`;
export type AdjustmentId = `ad_${string}`;
export type EvaluationId = `ev_${string}`;
export type DelegationId = `dg_${string}`;
export type OrgChangeId = `oc_${string}`;

/** Plan, table and row, as the planners cite it: `KS2-07`. */
export type IndicatorId = `${string}-${string}`;

/** What one line of a form is about: an indicator, or one part of it (城市 / 农村): `KS2-17` or `KS2-17/vigil`. */
export type EntryKey = IndicatorId | `${IndicatorId}/${string}`;

export function toEntryKey(indicator: IndicatorId, part: string | null): EntryKey {
  return part === null ? indicator : `${indicator}/${part}`;
}

/** The inverse of {@link toEntryKey}. */
export function fromEntryKey(key: EntryKey): { indicator: IndicatorId; part: string | null } {
  const [indicator, part] = key.split('/') as [IndicatorId, string?];
  return { indicator, part: part ?? null };
}

/** One unit owes one submission to one round, so its id is made of both. */
export function toSubmissionId(round: RoundId, unit: OrgUnitId): SubmissionId {
  return `sub_${round.slice(3)}_${unit.slice(3)}`;
}
