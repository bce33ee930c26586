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
