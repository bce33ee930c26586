import type { IndicatorId } from '../ids';
import { toKey } from '../import/clean';
import type { OrgUnit } from '../org/units';
import type { IndicatorDraft, PlanDraft } from '../plan/draft';
import type { Plan } from '../plan/plan';
import { type PlanFinding, planRules } from '../plan/plan-findings';
import { blankIndicator, defaultDecimals, nextId } from './blank-indicator';
import { annualYears } from './columns';
import type { CatalogueGrid, CatalogueRow } from './grid';
import { notAdoptedLabel } from './labels';
import { readRow } from './read-row';
import { toRow } from './row';
import { toCatalogueTexts } from './to-rows';

/** 不采用 is for what was never published; a published indicator is retired instead, and its row is read as it stands. */
const isNotAdopted = ({ cells }: CatalogueRow) => (cells.lifecycle ?? '').trim() === notAdoptedLabel;

const isBlank = ({ cells }: CatalogueRow) => Object.values(cells).every((text) => (text ?? '').trim() === '');

/**
 * Which stored indicator each row is about: by its hidden key; without one, by the name of an indicator whose own row is gone (it
 * was retyped, or the sheet has not got its key yet).
 */
function matchRows(rows: CatalogueRow[], indicators: IndicatorDraft[]) {
  const keys = new Set(rows.map(({ key }) => key));
  const lost = indicators.filter(({ id }) => !keys.has(id));
  const matched = new Map<IndicatorId, CatalogueRow>();
  const twice: CatalogueRow[] = [];
  const fresh: CatalogueRow[] = [];
  const known = new Set(indicators.map(({ id }) => id));
  for (const row of rows) {
    const name = toKey(row.cells.name ?? '');
    const key = row.key ?? lost.find((one) => !matched.has(one.id) && name !== '' && toKey(one.name) === name)?.id;
    if (key && matched.has(key)) twice.push(row);
    else if (key && known.has(key)) matched.set(key, row);
    else if (!isBlank(row)) fresh.push(row);
  }
  return { matched, twice, fresh };
}

/** What a new indicator's cells leave open, the measure and the kind answer where they can. */
function completed(indicator: IndicatorDraft, hasDecimals: boolean): IndicatorDraft {
  const { category, name, measure, reporting, valueKind, checks, source, serial } = indicator;
  return {
    ...indicator,
    categoryRaw: category ?? '',
    nameRaw: name,
    measureRaw: measure,
    decimals: hasDecimals ? indicator.decimals : defaultDecimals(measure),
    checks: { ...checks, isShare: valueKind === 'PCT' && reporting?.kind === 'ratio' },
    source: source.kind === 'table' ? { ...source, row: serial } : source,
  };
}

/**
 * The indicators that a catalogue sheet says, and what of it could not be read; the inverse of `toCatalogueRows`. An unchanged
 * sheet gives back the draft's indicators. What can't be read keeps what is stored and is found; a stored indicator without a row is
 * kept, one that was never published and is marked 不采用 is left out. Rows may stand in any order: the plan's order is kept, and follows 序号 once one was changed or added.
 *
 * `published` is the version in force, by which a new 口径启用年 counts the next series; without it the draft's own stands for it.
 */
export function readCatalogue(
  grid: CatalogueGrid,
  draft: PlanDraft,
  units: OrgUnit[],
  published?: Pick<Plan, 'indicators'> | null,
): { indicators: IndicatorDraft[]; findings: PlanFinding[] } {
  const findings: PlanFinding[] = [];
  const years = annualYears(draft);
  const { matched, twice, fresh } = matchRows(grid.rows, draft.indicators);
  const inForce = (stored: IndicatorDraft) => {
    if (published !== undefined) return published?.indicators.find(({ id }) => id === stored.id)?.series ?? null;
    return draft.basedOn > 0 ? stored.series : null;
  };

  const kept = draft.indicators.flatMap((stored) => {
    const found = matched.get(stored.id);
    if (!found) {
      findings.push(aboutRow('rowLost', stored.id, stored.name));
      return [stored];
    }
    if (isNotAdopted(found) && inForce(stored) === null) return [];
    const row = toRow(stored.id, found, toCatalogueTexts(stored, years), draft, findings);
    return [readRow(row, stored, inForce(stored), units)];
  });
  for (const { key, cells } of twice) if (key) findings.push(aboutRow('rowTwice', key, cells.name ?? ''));

  const taken = new Set<string>([...draft.indicators, ...(published?.indicators ?? [])].map(({ id }) => id));
  let last = Math.max(0, ...kept.map(({ serial }) => serial));
  const added = fresh
    .filter((row) => !isNotAdopted(row))
    .map((found) => {
      const id = nextId(draft.code, taken);
      taken.add(id);
      const row = toRow(id, found, null, draft, findings);
      const blank = blankIndicator(draft, id, last + 1, found.row);
      const indicator = completed(readRow(row, blank, null, units), row.isChanged('decimals'));
      last = Math.max(last, indicator.serial);
      return indicator;
    });

  const indicators = [...kept, ...added];
  const before = new Map(draft.indicators.map(({ id, serial }) => [id, serial]));
  const isMoved = added.length > 0 || kept.some(({ id, serial }) => serial !== before.get(id));
  return {
    indicators: isMoved ? indicators.toSorted((one, other) => one.serial - other.serial) : indicators,
    findings,
  };
}

function aboutRow(rule: 'rowLost' | 'rowTwice', indicator: IndicatorId, name: string): PlanFinding {
  return { rule, level: planRules[rule], indicator, column: 'name', found: name, expected: '' };
}
