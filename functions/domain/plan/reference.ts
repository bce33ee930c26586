import type { Amount } from '../decimal';
import { exact, type Fraction } from '../decimal';
import type { PlanId, SeriesId } from '../ids';
import type { PersonName } from '../org/people';

/** 参照数列: a figure from outside the plan on which relative targets rest (低保标准, 最低工资标准, 居民人均消费支出增速). */
export interface ReferenceSeries {
  id: SeriesId;
  name: string;
  measure: string;
  /** What exactly is taken: whose standard, which table, as of when (口径). */
  definition: string;
}

/** One year's value as it was entered once; a later entry for the same year supersedes it and leaves it readable. */
export interface ReferenceValue {
  year: number;
  /** 1 for the first entry of a year, counting up. */
  version: number;
  amount: Amount;
  /** The document or bulletin it was taken from. */
  source: string;
  by: PersonName;
  /** ISO instant. */
  at: string;
}

/** All that was ever entered for one series of a plan. */
export interface ReferenceRecord {
  plan: PlanId;
  series: SeriesId;
  revision: number;
  values: ReferenceValue[];
}

/** The value in force for a year, as known at an instant (later entries are not seen); null if none was entered. */
export function referenceValue(
  record: ReferenceRecord | undefined,
  year: number,
  asOf: string | null = null,
): Fraction | null {
  const known = record?.values.filter((value) => value.year === year && (asOf === null || value.at <= asOf)) ?? [];
  const newest = known.reduce<ReferenceValue | null>(
    (latest, value) => (latest === null || value.version > latest.version ? value : latest),
    null,
  );
  return newest && exact(newest.amount);
}
