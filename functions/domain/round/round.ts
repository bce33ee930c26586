import type { OrgUnitId, PlanId, RoundId } from '../ids';
import type { PersonName } from '../org/people';

/**
 * The steps a submission may pass, in the order of the trade: 单位负责人签字 · 业务处室审核 (each department its own
 * indicators, in parallel) · 规划财务处汇总审核 · 分管领导审批. A plan may use fewer, but never without the approval.
 */
export const steps = ['signature', 'review', 'check', 'approval'] as const;
export type Step = (typeof steps)[number];

/** 锁定: figures of a locked year are not corrected any more. */
export interface RoundLock {
  by: PersonName;
  at: string;
  reason: string;
}

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
  /** Taken from the plan when the round is opened, frozen into each submission when it is handed in. */
  route: Step[];
  /** Null while corrections are possible. */
  lock: RoundLock | null;
}

/** Whether a list of steps is a way a submission can take: in the trade's order, each once, approved at the end. */
export function isRoute(route: readonly Step[]): boolean {
  const inOrder = steps.filter((step) => route.includes(step));
  return (
    route.at(-1) === 'approval' && route.length === inOrder.length && route.every((step, i) => step === inOrder[i])
  );
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
