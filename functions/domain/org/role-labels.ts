import type { Role } from './people';

/** The roles in the words of the office, as lists and sheets name them. */
export const roleLabels = {
  filler: '填报人',
  head: '单位负责人',
  reviewer: '审核人',
  approver: '审批人',
  planner: '规划人员',
  admin: '管理员',
} as const satisfies Record<Role, string>;
