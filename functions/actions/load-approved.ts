import type { OrgUnitId } from '../domain/ids';
import type { OrgUnit } from '../domain/org/units';
import type { ChildReport } from '../domain/roll-up/roll-up';
import { dayInChina } from '../domain/round/calendar';
import { approvalAt, authoritativeContent } from '../domain/submission/authoritative';
import type { Approval } from '../domain/submission/submission';
import type { Context, SubmissionHead } from './stores';

type Figures = SubmissionHead['figures'];

/** The version of a unit's figures that counts, by which approval: null where the head does not tell. */
export interface ApprovedFigures {
  figures: Figures;
  /** When it was approved. */
  at: string | null;
  approval: Approval | null;
}

/**
 * What counts of each unit: approved figures, the approved ones also while a correction of them is under way. A unit that
 * is not in the answer has none. `past` (an ISO instant, UTC): as known then, which stands in the records; without it the
 * heads alone tell, and only a correction under way costs a look at what it corrects.
 */
export async function loadApproved(
  context: Context,
  heads: SubmissionHead[],
  past: string | null = null,
): Promise<Map<OrgUnitId, ApprovedFigures>> {
  const found = await Promise.all(
    heads.map(
      async (head) =>
        [head.unit, await (past ? approvedThen(context, head, past) : approvedNow(context, head))] as const,
    ),
  );
  return new Map(found.filter((item): item is [OrgUnitId, ApprovedFigures] => item[1] !== null));
}

/** The same as what the units bring to their parent: one without approved figures is missing, not zero. */
export function toChildReports(units: OrgUnit[], approved: Map<OrgUnitId, ApprovedFigures>): ChildReport[] {
  return units.map((unit) => {
    const { figures = null, at = null } = approved.get(unit.id) ?? {};
    return { unit, entries: figures, ...(at !== null && { approvedOn: dayInChina(at) }) };
  });
}

async function approvedNow({ stores }: Context, head: SubmissionHead): Promise<ApprovedFigures | null> {
  const content = authoritativeContent(head);
  if (content === null) return null;
  const figures = content === head.contentHash ? head.figures : await stores.submissions.entriesAt(head.id, content);
  return { figures, at: head.approved?.at ?? null, approval: head.approved };
}

async function approvedThen(context: Context, head: SubmissionHead, past: string): Promise<ApprovedFigures | null> {
  const { submissions } = context.stores;
  // The head knows the newest approval: where that was made by then, no record has to be read.
  const isStill = head.approved !== null && head.approved.at <= past;
  if (isStill) return approvedNow(context, head);
  const approval = approvalAt(await submissions.history(head.id, head.commit), past);
  if (!approval) return null;
  const { revision, contentHash, at, by } = approval;
  const figures = await submissions.entriesAt(head.id, contentHash);
  return { figures, at, approval: { revision, contentHash, at, by } };
}
