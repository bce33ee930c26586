import type { SubmissionView } from '../../functions/contract/submission';
import type { Step } from '../../functions/domain/round/round';
import type { Action, Status } from '../../functions/domain/submission/submission';
import { filingText, stepText } from '../text/zh';
import { departmentText } from '../text/zh-route';
import type { RouteStep } from '../widgets/route-line';

const usualRoute: Step[] = ['review', 'approval'];

/** The status in which a submission waits for a step, or is in its hands. */
const statusesAt: Record<Step, Status[]> = {
  signature: ['signing'],
  review: ['submitted', 'inReview'],
  check: ['checking'],
  approval: ['reviewed'],
};

const actionOf = {
  signature: 'sign',
  review: 'passReview',
  check: 'passCheck',
  approval: 'approve',
} as const satisfies Record<Step, Action>;

/** The way of a submission for the line of dots: who took each step and when, and where it stands now. */
export function toRouteSteps(view: SubmissionView): RouteStep[] {
  const { status, receipt, history } = view;
  const submitted = history.findLast(({ action }) => action === 'submit');
  const route = view.route.length > 0 ? view.route : usualRoute;
  const isFiled = status !== 'draft' && status !== 'returned';
  const here = route.findIndex((step) => statusesAt[step].includes(status));
  const filing: RouteStep = {
    name: filingText,
    state: isFiled ? 'done' : 'now',
    who: isFiled ? receipt?.by.name : null,
    onBehalfOf: isFiled ? submitted?.onBehalfOf?.name : null,
    at: isFiled ? receipt?.at : null,
  };
  const later = route.map((step, index): RouteStep => {
    const isDone = status === 'approved' || (isFiled && index < here);
    const taken = isDone ? history.findLast(({ action }) => action === actionOf[step]) : undefined;
    const reviewers = isDone && step === 'review' ? countReviewers(view) : 0;
    const state = isDone ? 'done' : isFiled && index === here ? 'now' : 'todo';
    return {
      name: stepText[step],
      state,
      who: reviewers > 1 ? departmentText.reviewers(reviewers) : (taken?.by.name ?? null),
      onBehalfOf: reviewers > 1 ? null : (taken?.onBehalfOf?.name ?? null),
      at: taken?.at ?? null,
    };
  });
  return [filing, ...later];
}

/** How many people passed the departments' lines: the last of them did not review it all. */
export function countReviewers({ departments }: SubmissionView): number {
  return new Set(departments.flatMap(({ passed }) => (passed ? [passed.by.id] : []))).size;
}
