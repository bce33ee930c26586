import type { SubmissionView } from '../../../functions/contract/submission';
import { problemText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { mergeText } from '../../text/zh-merge';
import { correctedKeys, isSentBack, offered } from './line-state';
import type { Fill } from './use-fill';

/** Why the form can't be handed in now, in words that stand beside the button; null if it can. */
export function blockedReason(fill: Fill, submission: SubmissionView): string | null {
  const refusal = offered(submission, 'submit')?.refusal;
  if (refusal) return reasonText(refusal);
  if (fill.stale.isHeld) return `${fill.stale.conflicts.length > 0 ? mergeText.held : mergeText.failedRemedy}。`;
  if (fill.blankCount > 0) return `${fillText.blockedByBlank(fill.blankCount)}。`;
  const isFreshCorrection = submission.correction !== null && !isSentBack(submission);
  if (isFreshCorrection && fill.form && correctedKeys(fill.form.template, submission, fill.entries).length === 0) {
    return `${fillText.nothingCorrected}。`;
  }
  const { mustFindings, unexplained } = fill.blocked;
  if (mustFindings > 0 && unexplained > 0) return `${fillText.blockedByBoth(mustFindings, unexplained)}。`;
  if (mustFindings > 0) return `${fillText.blockedByMust(mustFindings)}。`;
  if (unexplained > 0) return `${fillText.blockedByExplain(unexplained)}。`;
  return fill.closedChanged.length > 0 ? `${fillText.closedChangedRemedy}。` : null;
}

/** A refusal as the reason beside a button. */
export function reasonText(refusal: { code: string; details: Record<string, unknown> }): string {
  const { what, remedy } = problemText(refusal.code, refusal.details);
  return `${what}。${remedy}。`;
}
