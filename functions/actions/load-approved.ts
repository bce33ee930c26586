import type { OrgUnitId } from '../domain/ids';
import type { OrgUnit } from '../domain/org/units';
import type { ChildReport } from '../domain/roll-up/roll-up';
import { dayInChina } from '../domain/round/calendar';
import { approvalAt, authoritativeContent } from '../domain/submission/authoritative';
import { earlierDaysAt, importedAt, type LineDays } from '../domain/submission/imported';
import type { Approval } from '../domain/submission/submission';
import type { Commit, Context, SubmissionHead } from './stores';

type Figures = SubmissionHead['figures'];

/** The version of a unit's figures that counts, by which approval: null where the head does not tell. */
export interface ApprovedFigures {
  figures: Figures;
  /** From when it counted: its approval, or of imported figures (历史数据) the day their file says. */
  at: string | null;
  /** The days (`YYYY-MM-DD`) of lines that count from an earlier one: of an import each has the day its file says. */
  earlier: LineDays;
  /** By whom it was put on record here, and when. */
  approval: Approval | null;
}

/**
 * What counts of each unit: approved figures, the approved ones also while a correction of them is under way. A unit that
 * is not in the answer has none. `past` (an ISO instant, UTC): as known then, which stands in the records; without it the
 * heads alone tell, and only a correction under way costs a look at what it corrects. Before their approval here, imported
 * figures count from the days their file tells (see `importedAt`).
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
    const { figures, at = null, earlier = {} } = approved.get(unit.id) ?? {};
    const entries = figures?.map((figure) => ({ ...figure, approvedOn: earlier[figure.key] ?? null })) ?? null;
    return { unit, entries, ...(at !== null && { approvedOn: dayInChina(at) }) };
  });
}

async function approvedNow({ stores }: Context, head: SubmissionHead): Promise<ApprovedFigures | null> {
  const content = authoritativeContent(head);
  if (content === null) return null;
  const figures = content === head.contentHash ? head.figures : await stores.submissions.entriesAt(head.id, content);
  const earlier = head.approved && head.imported ? head.imported.earlier : {};
  return { figures, at: countedFrom(head), earlier, approval: head.approved };
}

/** What is imported counted long before it was approved here. */
function countedFrom({ imported, approved }: SubmissionHead): string | null {
  return approved && imported ? startOf(imported.countsFrom) : (approved?.at ?? null);
}

/** An instant of that day in China. */
export const startOf = (day: string) => `${day}T00:00:00.000Z`;

async function approvedThen(context: Context, head: SubmissionHead, past: string): Promise<ApprovedFigures | null> {
  const { submissions } = context.stores;
  // The head knows the newest approval: where that was made by then, no record has to be read.
  const isStill = head.approved !== null && head.approved.at <= past;
  if (isStill) return approvedNow(context, head);
  const history = await submissions.history(head.id, head.commit);
  const approval = approvalAt(history, past);
  const first = history.find(({ action }) => action === 'approve');
  const step = approval ?? (first ? importedAt(history, dayInChina(past)) : null);
  if (!step || !first) return null;
  const { revision, contentHash, countsFrom } = step;
  const figures = await submissions.entriesAt(head.id, contentHash);
  const { at, by } = approval ?? first;
  const day = countsFrom === null ? importedDay(history, step) : step;
  return {
    figures,
    at: day?.countsFrom ? startOf(day.countsFrom) : step.at,
    earlier: day ? earlierDaysAt(history, day) : {},
    approval: { revision, contentHash, at, by },
  };
}

/** The approval of what was imported rests on a day of the file; any later one on itself. */
function importedDay(history: Commit[], approval: Commit): Commit | null {
  const imported = history.findLast(({ revision, countsFrom }) => countsFrom !== null && revision < approval.revision);
  return imported?.contentHash === approval.contentHash ? imported : null;
}
