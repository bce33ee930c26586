import { exact } from '../decimal';
import { readCell } from '../form/read-cell';
import type { IndicatorId } from '../ids';
import { toKey } from '../import/clean';
import type { PlanDraft } from '../plan/draft';
import { longest } from '../plan/limits';
import { type CatalogueColumnId, type PlanFinding, type PlanRule, planRules } from '../plan/plan-findings';
import { readQuantity } from '../plan/read-value';
import type { CatalogueRow } from './grid';
import type { CatalogueTexts } from './to-rows';

/** One row being read: what stands in it, what of it differs from the stored indicator, and what could not be read. */
export interface Row {
  id: IndicatorId;
  draft: PlanDraft;
  /** Without blanks around it; empty where the sheet has no such column. */
  text(column: CatalogueColumnId): string;
  /** Whether any of these cells says something else than what is stored. */
  isChanged(...columns: CatalogueColumnId[]): boolean;
  /** Records that a cell could not be taken over; `expected` is what would be right there. */
  complain(rule: PlanRule, column: CatalogueColumnId, expected: string): void;
}

// Sheets hand back line breaks in their own way, and people leave blanks of every width behind.
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u200b\u2060\u3000\ufeff]+|[\s\u200b\u2060\u3000\ufeff]+$/g, '');

/** `46.40` in the place of `46.4` is no change: sheets show figures as they please. */
function isSame(one: string, other: string): boolean {
  if (one === other || tidy(one) === tidy(other)) return true;
  const [left, right] = [readCell(one), readCell(other)];
  return left.kind === 'amount' && right.kind === 'amount' && exact(left.amount).equals(exact(right.amount));
}

const longTexts = new Set<CatalogueColumnId>([
  'baseline',
  'baselineNote',
  'target',
  'annualReason',
  'definition',
  'predecessor',
  'remark',
]);

const limitOf = (column: CatalogueColumnId) => (longTexts.has(column) ? longest.text : longest.name);

/**
 * A row beside the stored texts (`before`; null for a row that is new). A cell that the sheet does not have at all, because its
 * column was deleted, counts as unchanged: nobody emptied it. So does one that is too long, and is found.
 */
export function toRow(
  id: IndicatorId,
  typedRow: Pick<CatalogueRow, 'cells'>,
  before: CatalogueTexts | null,
  draft: PlanDraft,
  findings: PlanFinding[],
): Row {
  const cells = { ...typedRow.cells };
  for (const [column, typed] of Object.entries(cells) as [CatalogueColumnId, string | undefined][]) {
    const limit = limitOf(column);
    if (typed === undefined || typed.length <= limit) continue;
    delete cells[column];
    const found = `${typed.slice(0, 50)}…`;
    findings.push({ rule: 'cellUnread', level: 'must', indicator: id, column, found, expected: `不超过${limit}字` });
  }
  const text = (column: CatalogueColumnId) => tidy(cells[column] ?? before?.[column] ?? '');
  return {
    id,
    draft,
    text,
    isChanged: (...columns) =>
      columns.some((column) => {
        const typed = cells[column];
        return typed !== undefined && !isSame(typed, before?.[column] ?? '');
      }),
    complain: (rule, column, expected) => {
      findings.push({ rule, level: planRules[rule], indicator: id, column, found: text(column), expected });
    },
  };
}

/** Whether a cell for a figure or a choice says that there is none: empty, a dash, 不适用. */
export function isNothing(text: string): boolean {
  return ['empty', 'dash', 'notApplicable'].includes(readCell(text).kind);
}

/** The code of a drop-down's cell; what the list does not have keeps what is stored. */
export function readChoice<Code extends string>(
  row: Row,
  column: CatalogueColumnId,
  list: Readonly<Record<Code, string>>,
  stored: Code | null,
): Code | null {
  if (!row.isChanged(column)) return stored;
  const text = row.text(column);
  if (isNothing(text)) return null;
  const labels = Object.entries<string>(list) as [Code, string][];
  const found = labels.find(([, label]) => toKey(label) === toKey(text));
  if (found) return found[0];
  row.complain('choiceUnknown', column, labels.map(([, label]) => label).join('、'));
  return stored;
}

/** A whole number within bounds, as people write it (`２０２３年`, `1万`); null where the text is none. */
export function toWholeNumber(text: string, least: number, most: number): number | null {
  const amount = readQuantity(text.replace(/年$/, ''), null)?.amount;
  if (amount === undefined || exact(amount).d !== 1n) return null;
  const number = Number(amount);
  return number >= least && number <= most ? number : null;
}

/** A cell for a whole number. Returns `empty` for an empty one, and what is stored for one that can't be read. */
export function readWholeNumber<Stored extends number | null>(
  row: Row,
  column: CatalogueColumnId,
  bounds: [least: number, most: number],
  stored: Stored,
  empty: Stored,
): number | Stored {
  if (!row.isChanged(column)) return stored;
  const text = row.text(column);
  if (isNothing(text)) return empty;
  const number = toWholeNumber(text, ...bounds);
  if (number === null) row.complain('cellUnread', column, `${bounds[0]}～${bounds[1]}`);
  return number ?? stored;
}

/** The years that can be meant; whether one fits the plan is asked when the whole is checked. */
export const anyYear: [number, number] = [1949, 2100];
