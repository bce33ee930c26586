import type { SubmissionView } from '../../functions/contract/submission';
import type { Step } from '../../functions/domain/round/round';
import { filingText, stepText } from '../text/zh';
import type { RouteStep } from '../widgets/route-line';

const usualRoute: Step[] = ['review', 'approval'];

/** The way of a submission for the line of dots: who took each step and when, and where it stands now. */
export function toRouteSteps(view: SubmissionView): RouteStep[] {
  const { status, receipt, history } = view;
  const isFiled = status !== 'draft' && status !== 'returned';
  const passedAt = history.findLast((item) => item.action === 'passReview')?.at;
  const approvedAt = history.findLast((item) => item.action === 'approve')?.at;
  const later: Record<Step, RouteStep> = {
    review: {
      name: stepText.review,
      state: status === 'reviewed' || status === 'approved' ? 'done' : isFiled ? 'now' : 'todo',
      who: view.reviewedBy?.name,
      at: view.reviewedBy ? passedAt : null,
    },
    approval: {
      name: stepText.approval,
      state: status === 'approved' ? 'done' : status === 'reviewed' ? 'now' : 'todo',
      who: view.approvedBy?.name,
      at: view.approvedBy ? approvedAt : null,
    },
  };
  const filing: RouteStep = {
    name: filingText,
    state: isFiled ? 'done' : 'now',
    who: isFiled ? receipt?.by.name : null,
    at: isFiled ? receipt?.at : null,
  };
  const route = view.route.length > 0 ? view.route : usualRoute;
  return [filing, ...route.map((step) => later[step])];
}
