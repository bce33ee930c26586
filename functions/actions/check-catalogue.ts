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
 * Refuses rows of another plan, and two rows or two parts of a row of one id: no sheet of the house makes such, and figures would be
 * filed under the wrong one. Throws `body.invalid`.
 */
export function checkCatalogue(code: string, { indicators, references, priorResults = [] }: Catalogue): void {
  const issues = [
    ...foreign('indicators', code, indicators),
    ...foreign('priorResults', code, priorResults),
    ...twice('indicators', 'id', indicators),
    ...twice('priorResults', 'id', priorResults),
    ...twice('references', 'id', references),
    ...indicators.flatMap(({ parts }, index) => twice(`indicators.${index}.parts`, 'key', parts)),
  ];
  if (issues.length > 0) throw new Problem('body.invalid', { issues: issues.slice(0, 20) });
}

function foreign(list: string, code: string, rows: { id: string }[]) {
  return issuesOf(list, 'id', rows, (id) => !id.startsWith(code), `not a row of ${code}`);
}

function twice<Name extends string>(list: string, name: Name, rows: Record<Name, string>[]) {
  const seen = new Set<string>();
  const isSeen = (value: string) => seen.size === seen.add(value).size;
  return issuesOf(list, name, rows, isSeen, `the same ${name} twice`);
}

function issuesOf<Name extends string>(
  list: string,
  name: Name,
  rows: Record<Name, string>[],
  isWrong: (value: string) => boolean,
  what: string,
) {
  return rows.flatMap((row, index) =>
    isWrong(row[name]) ? [{ path: `${list}.${index}.${name}`, message: `${row[name]}: ${what}` }] : [],
  );
}
