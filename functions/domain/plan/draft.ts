import type { Indicator } from './indicator';
import type { PlanHead } from './plan';

/** What a planner has to settle before an indicator can be published. */
export const settledFields = [
  'nature',
  'valueKind',
  'direction',
  'accumulation',
  'rollUp',
  'reporting',
  'target',
  'appliesTo',
  'department',
] as const satisfies (keyof Indicator)[];
type Settled = Pick<Indicator, (typeof settledFields)[number]>;

/** An indicator in the making: what is not settled yet is null. */
export type IndicatorDraft = Omit<Indicator, keyof Settled> & { [Field in keyof Settled]: Settled[Field] | null };

/** 指标体系（草稿）: the planner's working copy, compared with the published version and published as the next one. */
export interface PlanDraft extends PlanHead {
  /** The published version it was made from; 0 for a plan not published yet. */
  basedOn: number;
  /** Counts up with each saving. */
  revision: number;
  indicators: IndicatorDraft[];
}
