import type { PersonId } from '../../functions/domain/ids';
import type { Role } from '../../functions/domain/org/people';
import type { Step } from '../../functions/domain/round/round';

/** One person for each role, over all units of the house: what is measured is the way of a figure, not who may do what. */
export const cast = {
  filler: 'pn_filler',
  head: 'pn_head',
  reviewer: 'pn_reviewer',
  approver: 'pn_approver',
  planner: 'pn_planner',
} as const satisfies Partial<Record<Role, PersonId>>;

/** Roles that are held for a unit itself, and not for the one its children report to. */
export const ownRoles: readonly string[] = ['filler', 'head'];

/** The way every submission of the house takes. */
export const route: Step[] = ['signature', 'review', 'check', 'approval'];
