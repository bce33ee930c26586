import type { IndicatorDraft } from '../domain/plan/draft';
import type { PriorResult } from '../domain/plan/plan';
import type { ReferenceSeries } from '../domain/plan/reference';
import { Problem } from '../domain/problem';

/** The lists of a plan whose rows are cited by their id. */
interface Catalogue {
  indicators: IndicatorDraft[];
  references: ReferenceSeries[];
  priorResults?: PriorResult[];
}

/**
 * Refuses rows of another plan, and two rows of one id: no sheet of the house makes such, and figures would be filed under
 * the wrong row. Throws `body.invalid`.
 */
export function checkCatalogue(code: string, { indicators, references, priorResults = [] }: Catalogue): void {
  const issues = [
    ...foreign('indicators', code, indicators),
    ...foreign('priorResults', code, priorResults),
    ...twice('indicators', indicators),
    ...twice('priorResults', priorResults),
    ...twice('references', references),
  ];
  if (issues.length > 0) throw new Problem('body.invalid', { issues: issues.slice(0, 20) });
}

function foreign(list: string, code: string, rows: { id: string }[]) {
  return issuesOf(list, rows, ({ id }) => !id.startsWith(code), `not a row of ${code}`);
}

function twice(list: string, rows: { id: string }[]) {
  const seen = new Set<string>();
  const isSeen = ({ id }: { id: string }) => seen.size === seen.add(id).size;
  return issuesOf(list, rows, isSeen, 'the same id twice');
}

function issuesOf(list: string, rows: { id: string }[], isWrong: (row: { id: string }) => boolean, what: string) {
  return rows.flatMap((row, index) =>
    isWrong(row) ? [{ path: `${list}.${index}.id`, message: `${row.id}: ${what}` }] : [],
  );
}
