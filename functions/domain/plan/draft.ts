import type { PersonName } from '../org/people';
import type { Indicator } from './indicator';
import type { Plan, PlanHead } from './plan';

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
  /** Counts up with each saving; 0 = never saved. */
  revision: number;
  /** Who saved it last; null while nobody has. */
  saved: { by: PersonName; at: string } | null;
  indicators: IndicatorDraft[];
}

/** The working copy of a published plan on which nobody has worked yet. */
export function toDraft({ version, editions: _, ...plan }: Plan): PlanDraft {
  return { ...plan, basedOn: version, revision: 0, saved: null };
}
