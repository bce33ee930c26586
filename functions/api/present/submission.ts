import type { DescribedSubmission } from '../../actions/describe';
import type { FormReply } from '../../contract/form';
import type { SubmissionView } from '../../contract/submission';

/** A submission as it leaves the house: no request ids, no fingerprints. */
export function presentSubmission(described: DescribedSubmission): SubmissionView {
  const { submission, history } = described;
  const { approved, correction } = submission;
  return {
    id: submission.id,
    round: submission.round,
    unit: submission.unit,
    status: submission.status,
    revision: submission.revision,
    entries: submission.entries,
    contentHash: submission.contentHash,
    commit: submission.commit,
    route: submission.route,
    receipt: submission.receipt,
    signed: submission.signed,
    checked: submission.checked,
    departments: described.departments,
    keysToReview: described.keysToReview,
    standingIn: described.standingIn,
    sentBack: submission.sentBack,
    questions: submission.questions,
    imported: submission.imported,
    acceptedKeys: described.acceptedKeys,
    returns: submission.returns,
    changedSinceReturn: described.changedSinceReturn,
    reviewedBy: submission.reviewedBy,
    approvedBy: submission.approvedBy,
    approved: approved && { revision: approved.revision, at: approved.at, by: approved.by },
    correction: correction && {
      reason: correction.reason,
      keys: correction.keys,
      by: correction.by,
      at: correction.at,
    },
    changedSinceApproval: described.changedSinceApproval,
    findings: described.findings,
    history: history.map(
      ({ revision, action, by, onBehalfOf, at, from, to, keys, returns, reason, countsFrom, hash }) => ({
        revision,
        action,
        by,
        onBehalfOf,
        at,
        from,
        to,
        keys,
        returns,
        reason,
        countsFrom,
        hash,
      }),
    ),
    allowedActions: described.allowedActions,
  };
}

export function presentForm(described: DescribedSubmission): FormReply {
  return { template: described.template, submission: presentSubmission(described), lock: described.lock };
}
