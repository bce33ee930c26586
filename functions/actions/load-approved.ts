import type { OrgUnitId } from '../domain/ids';
import type { OrgUnit } from '../domain/org/units';
import type { ChildReport } from '../domain/roll-up/roll-up';
import { dayInChina } from '../domain/round/calendar';
import { approvalAt, authoritativeContent } from '../domain/submission/authoritative';
import type { Context, SubmissionHead } from './stores';

type Figures = SubmissionHead['figures'];

/** The version of a unit's figures that counts. `at`: when it was approved, null where the head does not tell. */
export interface ApprovedFigures {
  figures: Figures;
  at: string | null;
}

/**
 * What counts of each unit: approved figures, the approved ones also while a correction of them is under way. A unit that
 * is not in the answer has none. `asOf` (ISO, UTC): as known at that instant, read from the records; without it, or where
 * it has not passed yet, from the heads alone – only a correction under way costs a look at what it corrects.
 */
export async function loadApproved(
  context: Context,
  heads: SubmissionHead[],
  asOf?: string,
): Promise<Map<OrgUnitId, ApprovedFigures>> {
  const isPast = asOf !== undefined && asOf < context.now();
  const found = await Promise.all(
    heads.map(
      async (head) =>
        [head.unit, await (isPast ? approvedThen(context, head, asOf) : approvedNow(context, head))] as const,
    ),
  );
  return new Map(found.filter((item): item is [OrgUnitId, ApprovedFigures] => item[1] !== null));
}

/** The same as what the units bring to their parent: one without approved figures is missing, not zero. */
export async function loadChildReports(
  context: Context,
  units: OrgUnit[],
  heads: SubmissionHead[],
  asOf?: string,
): Promise<ChildReport[]> {
  const approved = await loadApproved(context, heads, asOf);
  return units.map((unit) => {
    const { figures = null, at = null } = approved.get(unit.id) ?? {};
    return { unit, entries: figures, ...(at !== null && { approvedOn: dayInChina(at) }) };
  });
}

async function approvedNow({ stores }: Context, head: SubmissionHead): Promise<ApprovedFigures | null> {
  const content = authoritativeContent(head);
  if (content === null) return null;
  const figures = content === head.contentHash ? head.figures : await stores.submissions.entriesAt(head.id, content);
  return { figures, at: head.approved?.at ?? null };
}

async function approvedThen(context: Context, head: SubmissionHead, asOf: string): Promise<ApprovedFigures | null> {
  const { submissions } = context.stores;
  // The head knows the newest approval: where that was made by then, no record has to be read.
  const isStill = head.approved !== null && head.approved.at <= asOf;
  if (isStill) return approvedNow(context, head);
  const approval = approvalAt(await submissions.history(head.id, head.commit), asOf);
  if (!approval) return null;
  return { figures: await submissions.entriesAt(head.id, approval.contentHash), at: approval.at };
}
