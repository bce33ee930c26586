import type { OrgUnitId, PlanId, RoundId } from '../ids';

/** The steps a submission passes, in order; frozen into it when it is submitted. */
export const steps = ['review', 'approval'] as const;
export type Step = (typeof steps)[number];

/** 填报任务: plan × data year × due date. */
export interface Round {
  id: RoundId;
  plan: PlanId;
  /** The unit whose children report. */
  parent: OrgUnitId;
  dataYear: number;
  title: string;
  /** 表样版次: a sheet pulled under an earlier one is refused with a way to upgrade. */
  templateVersion: number;
  opensOn: string;
  /** Last day, inclusive, as `YYYY-MM-DD` in China Standard Time. */
  dueOn: string;
  isOpen: boolean;
  route: Step[];
}

/** The rounds of the same plan and units for earlier data years, oldest first. */
export function earlierRounds(rounds: Round[], { plan, parent, dataYear }: Round): Round[] {
  return rounds
    .filter((other) => other.plan === plan && other.parent === parent && other.dataYear < dataYear)
    .toSorted((a, b) => a.dataYear - b.dataYear);
}

/** The one for the data year before; null in the plan's first year. */
export function previousRound(rounds: Round[], round: Round): Round | null {
  return earlierRounds(rounds, round).find((other) => other.dataYear === round.dataYear - 1) ?? null;
}
