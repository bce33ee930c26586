import type { Role } from '../org/people';
import type { Status } from '../submission/submission';

/** What is owed: 未开始 · 草稿未提交 · 退回未重报 · 待签字 · 已提交未审 · 审核中 · 待汇总审核 · 待审批. */
export const debtKinds = [
  'unfiled',
  'draft',
  'returned',
  'signing',
  'submitted',
  'inReview',
  'checking',
  'reviewed',
] as const;
export type DebtKind = (typeof debtKinds)[number];

/** Whose turn a status is, and when it turns into a debt. */
export interface StageOwner {
  role: Role;
  /** Who hears of it once (升级) when reminding did not help. */
  superior: Role;
  /** What a reminder is remembered under: who began a draft after being urged is not urged anew for the same thing. */
  duty: 'file' | 'refile' | 'sign' | 'startReview' | 'review' | 'check' | 'approve';
  /** 办理时限: working days from the day it came to them. The unit's own steps are never due before the round is. */
  workingDays: number;
  /** 临期: working days before the due day from which on it is near. Short, where the time given is. */
  soonDays: number;
  isUnits: boolean;
}

/**
 * The one table of who owes something while a submission stands in a status; null = nobody. A superior the house has not on
 * record is replaced by the planners, who are there in any case.
 */
export const stageOwner = {
  draft: { role: 'filler', superior: 'head', duty: 'file', workingDays: 0, soonDays: 3, isUnits: true },
  returned: { role: 'filler', superior: 'head', duty: 'refile', workingDays: 3, soonDays: 1, isUnits: true },
  signing: { role: 'head', superior: 'planner', duty: 'sign', workingDays: 2, soonDays: 1, isUnits: true },
  submitted: {
    role: 'reviewer',
    superior: 'approver',
    duty: 'startReview',
    workingDays: 5,
    soonDays: 2,
    isUnits: false,
  },
  inReview: { role: 'reviewer', superior: 'approver', duty: 'review', workingDays: 10, soonDays: 3, isUnits: false },
  checking: { role: 'planner', superior: 'approver', duty: 'check', workingDays: 5, soonDays: 2, isUnits: false },
  reviewed: { role: 'approver', superior: 'planner', duty: 'approve', workingDays: 3, soonDays: 1, isUnits: false },
  approved: null,
} as const satisfies Record<Status, StageOwner | null>;
