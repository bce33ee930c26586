import type { FormReply } from '../../../functions/contract/form';
import type { FormRow } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import { type Entry, isSameEntry } from '../../../functions/domain/submission/entry';
import type { Finding } from '../../../functions/domain/submission/findings';
import { byUrgency } from '../../../functions/domain/submission/validate';
import { type Change, changeBetween, isLargeChange } from './change';
import { keysWithFiller } from './departments';
import type { ReturnDrafts } from './return-drafts';
import { isBeingReviewed, isOneOfDepartments } from './review-actions';

type ReturnedLine = FormReply['submission']['returns'][number];

/** One line as a reviewer looks at it: last year and this year, what a rule found, and what was said about it before. */
export interface ReviewLine {
  key: EntryKey;
  row: FormRow;
  entry: Entry;
  findings: Finding[];
  change: Change | null;
  isLargeChange: boolean;
  /** As it was when it was sent back; null if it has not changed since. */
  before: Entry | null;
  /** In a correction: as it stands in the version that counts; null if it says the same. */
  counting: Entry | null;
  /** What it was sent back for, while that is still open. */
  returned: ReturnedLine[];
  /** Sent back, handed in again, and still the same. */
  isUnchangedSince: boolean;
  isAccepted: boolean;
  /** Sent back and not handed in again: nobody judges it meanwhile. */
  isWithFiller: boolean;
  /** 退回上一步 named it: to be judged anew by those it was sent back to. */
  isSentBack: boolean;
  /** Another department's, while this person judges for theirs. */
  isForeign: boolean;
  /** 责任处室. */
  department: string;
}

/**
 * The order of work. `sentBack`: to be judged anew; `refiled`: what was sent back, changed since or corrected – after a refiling
 * this is all the news there is; `attention`: something to look at; `toReturn`: a return is written; `rest`: nothing found;
 * `accepted`: done; `foreign`: for other departments.
 */
export interface LineGroups {
  sentBack: ReviewLine[];
  refiled: ReviewLine[];
  attention: ReviewLine[];
  toReturn: ReviewLine[];
  rest: ReviewLine[];
  accepted: ReviewLine[];
  foreign: ReviewLine[];
}

export function toReviewLines({ template, submission }: FormReply): ReviewLine[] {
  const entries = new Map(submission.entries.map((entry) => [entry.key, entry]));
  const before = new Map(submission.changedSinceReturn.map((entry) => [entry.key, entry]));
  const approved = new Map(submission.changedSinceApproval.map((entry) => [entry.key, entry]));
  const accepted = new Set(submission.acceptedKeys);
  const withFiller = new Set(keysWithFiller(submission));
  const mine = isOneOfDepartments(submission) ? new Set(submission.keysToReview) : null;
  return template.rows.flatMap((row) => {
    const current = entries.get(row.key);
    if (!current) return [];
    const then = before.get(row.key);
    const counting = approved.get(row.key) ?? null;
    // What the unit types after a return, or in a correction, is its own affair until it is handed in again.
    const asSeen = submission.returns.length > 0 ? then : (counting ?? undefined);
    const entry = submission.status === 'returned' ? (asSeen ?? current) : current;
    const change = changeBetween(row, row.lastYear, entry);
    const returned = submission.returns.filter((item) => item.key === row.key);
    const isRefiled = submission.status !== 'returned';
    const isChanged = isRefiled && then !== undefined && !isSameEntry(then, entry);
    return {
      key: row.key,
      row,
      entry,
      findings: byUrgency(submission.findings.filter((finding) => finding.key === row.key)),
      change,
      isLargeChange: isLargeChange(row, change),
      before: isChanged ? then : null,
      counting: isRefiled ? counting : null,
      returned,
      isUnchangedSince: isRefiled && returned.length > 0 && !isChanged,
      isAccepted: accepted.has(row.key),
      isWithFiller: withFiller.has(row.key),
      isSentBack: submission.sentBack?.keys.includes(row.key) ?? false,
      isForeign: mine !== null && !mine.has(row.key),
      department: row.indicator.department.name,
    };
  });
}

/** A rule's mere remark: worth a glance, not a card of its own. */
export function isOnlyNoticed(line: ReviewLine): boolean {
  return needsALook(line) && urgency(line) === 3 && !isNews(line);
}

/** Whether a line is why the submission is here again: sent back, changed since, or corrected. */
function isNews(line: ReviewLine): boolean {
  return line.before !== null || line.counting !== null || line.returned.length > 0 || line.isSentBack;
}

/** As the line stood where the eye compares it: when it was sent back, else in the version that is corrected. */
export function formerOf(line: ReviewLine): Entry | null {
  return line.before ?? line.counting;
}

/** Whether a line has anything a person should read before judging it. */
export function needsALook(line: ReviewLine): boolean {
  return line.findings.length > 0 || line.entry.explanation.trim() !== '' || line.isLargeChange;
}

export function groupLines(
  lines: ReviewLine[],
  status: FormReply['submission']['status'],
  drafts: ReturnDrafts,
): LineGroups {
  const groups: LineGroups = {
    sentBack: [],
    refiled: [],
    attention: [],
    toReturn: [],
    rest: [],
    accepted: [],
    foreign: [],
  };
  for (const line of lines) groups[groupOf(line, status, drafts)].push(line);
  groups.attention.sort((a, b) => urgency(a) - urgency(b));
  return groups;
}

function groupOf(line: ReviewLine, status: FormReply['submission']['status'], drafts: ReturnDrafts): keyof LineGroups {
  if (line.isForeign) return 'foreign';
  if (!line.isWithFiller && drafts.has(line.key)) return 'toReturn';
  // Once the review is passed every line is accepted: the order of those who judge later goes by what there is to see.
  if (isBeingReviewed(status) && line.isAccepted) return 'accepted';
  if (line.isSentBack) return 'sentBack';
  if (isNews(line)) return 'refiled';
  return needsALook(line) ? 'attention' : 'rest';
}

/** Findings that were explained come first, then large moves, then the remarks of rules that only tell. */
function urgency(line: ReviewLine): number {
  if (line.findings.some((finding) => finding.level !== 'notice')) return 0;
  if (line.isLargeChange) return 1;
  return line.entry.explanation.trim() !== '' ? 2 : 3;
}

/**
 * Lines of `keys` that may be accepted together. Nothing a rule questioned is among them, nothing that was sent back, changed
 * since or corrected, and nothing the reviewer is about to send back, half-written reasons (`returns`) among them.
 */
export function bulkKeys(
  lines: ReviewLine[],
  keys: EntryKey[],
  ...returns: Pick<ReadonlyMap<EntryKey, unknown>, 'has'>[]
): EntryKey[] {
  return lines
    .filter((line) => keys.includes(line.key) && !isNews(line))
    .filter((line) => !needsALook(line) && !returns.some((written) => written.has(line.key)))
    .map((line) => line.key);
}

/** The moves an approver would ask about, largest first: points and percent apart, since they can't be compared. */
export function largestChanges(lines: ReviewLine[], kind: 'points' | 'percent', count: number): ReviewLine[] {
  const size = (line: ReviewLine) => (line.change?.kind === kind ? line.change.size : null);
  return lines
    .filter((line) => line.change?.kind === kind && line.change.sign !== 0)
    .toSorted((a, b) => {
      const [left, right] = [size(a), size(b)];
      return left && right ? right.compare(left) : 0;
    })
    .slice(0, count);
}
