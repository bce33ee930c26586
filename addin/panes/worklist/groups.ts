import type { WorklistItem } from '../../../functions/contract/worklist';
import { fromExactText } from '../../../functions/domain/decimal';

/** A filler's items under the headings of the office; an item stands under one of them. */
export interface FillGroups {
  returned: WorklistItem[];
  /** 询问 that wait for an answer, of what was handed in or approved. */
  asked: WorklistItem[];
  /** 更正 in hand. */
  correcting: WorklistItem[];
  overdue: WorklistItem[];
  toFill: WorklistItem[];
  filed: WorklistItem[];
  /** Approved in rounds that are closed: still to be looked at, and corrected. */
  past: WorklistItem[];
}

export function toFillGroups(items: WorklistItem[]): FillGroups {
  const mine = items.filter((item) => item.task === 'fill');
  // What came back is urgent in its own way, due or overdue: it stands where it will be looked for.
  const returned = mine.filter((item) => item.isMine && item.status === 'returned' && item.openReturns > 0);
  const isInHand = (item: WorklistItem) => item.status === 'draft' || item.status === 'returned';
  const asked = mine.filter((item) => item.isMine && item.openQuestions > 0 && !isInHand(item));
  // A correction is due on no day.
  const correcting = mine.filter(
    (item) => item.isMine && item.isInCorrection && ![...returned, ...asked].includes(item),
  );
  const open = mine.filter((item) => item.isMine && ![...returned, ...asked, ...correcting].includes(item));
  const isPast = (item: WorklistItem) => !item.isRoundOpen && !item.isInCorrection;
  return {
    returned,
    asked,
    correcting,
    overdue: open.filter((item) => item.daysLeft < 0),
    toFill: open.filter((item) => item.daysLeft >= 0),
    filed: mine.filter((item) => !item.isMine && !isPast(item)),
    past: mine.filter((item) => !item.isMine && isPast(item)),
  };
}

/** From this many percentage points on, a change is one to look at first. */
const largeChangePoints = 10;

export const judgeFilters = ['withFindings', 'largeChange', 'refiled'] as const;
export type JudgeFilter = (typeof judgeFilters)[number];

const passes: Record<JudgeFilter, (item: WorklistItem) => boolean> = {
  withFindings: (item) => item.explainFindings > 0,
  largeChange: (item) =>
    item.largestChange !== null && fromExactText(item.largestChange.exact).abs().compare(largeChangePoints) >= 0,
  refiled: (item) => item.isRefiled,
};

/** What waits for the word of a head, reviewer, planning office or approver, longest waiting first. */
export function toJudge(items: WorklistItem[]): WorklistItem[] {
  return items
    .filter((item) => item.task !== 'fill' && item.isMine)
    .toSorted((a, b) => (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''));
}

export function filterJudge(items: WorklistItem[], filters: JudgeFilter[]): WorklistItem[] {
  return items.filter((item) => filters.every((filter) => passes[filter](item)));
}

/** What does not wait for this person, each once: who holds several duties would see it twice otherwise. */
export function toOthers(items: WorklistItem[]): WorklistItem[] {
  const name = ({ round, unit }: WorklistItem) => `${round} ${unit}`;
  const mine = new Set(toJudge(items).map(name));
  const others = items.filter((item) => item.task !== 'fill' && !item.isMine && !mine.has(name(item)));
  return [...new Map(others.map((item) => [name(item), item])).values()];
}

/** Whether the year of a form has to be said for it to be told from another of the same unit. */
export function hasSeveralRounds(items: WorklistItem[]): boolean {
  return new Set(items.map(({ round }) => round)).size > 1;
}
