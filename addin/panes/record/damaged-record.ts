import type { ProblemDetails } from '../../../functions/domain/problem';
import { Problem } from '../../../functions/domain/problem';
import { annexText } from '../../text/zh-record';
import type { View } from '../pane-context';

/**
 * The way on from a record that does not match what was written (`record.damaged`): to 办理记录, which can be read all the same;
 * null for any other problem. Trying again would change nothing.
 */
export function toDamagedRecord(problem: unknown, go: (view: View) => void, back: 'fill' | 'review') {
  if (!(problem instanceof Problem) || problem.code !== 'record.damaged') return null;
  const { round, unit } = problem.details as ProblemDetails['record.damaged'];
  return { label: annexText.lookUp, onClick: () => go({ pane: 'record', round, unit, back }) };
}
