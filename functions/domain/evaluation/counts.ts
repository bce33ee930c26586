import { Fraction } from '../decimal';
import { isReached, type Verdict, verdicts } from './verdict';

/**
 * How many of each class, with every denominator beside them: `total` = `excluded` + `withoutData` + `evaluated`. What has no data,
 * or can't be assessed, is in no numerator and no denominator.
 */
export type VerdictCounts = Record<Verdict, number> & {
  total: number;
  /** 数据不全 and 无法评价 */
  withoutData: number;
  evaluated: number;
  /** 完成 at the end; 提前完成 and 达到时序进度 during the plan. */
  reached: number;
  /** 完成率: reached ÷ evaluated; null where nothing was evaluated. */
  rate: Fraction | null;
};

export function countVerdicts(list: Verdict[]): VerdictCounts {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const verdict of list) counts[verdict] += 1;
  const withoutData = counts.incomplete + counts.notAssessable;
  const evaluated = list.length - counts.excluded - withoutData;
  const reached = list.filter(isReached).length;
  return {
    ...counts,
    total: list.length,
    withoutData,
    evaluated,
    reached,
    rate: evaluated === 0 ? null : new Fraction(reached, evaluated),
  };
}
