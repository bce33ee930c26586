import type { CheckContext, Found, IndicatorCheck } from './check-context';
import { checkIdentity } from './check-identity';
import { checkKind } from './check-kind';
import { checkPublished, findRemoved } from './check-published';
import { checkReferences } from './check-references';
import { checkRoute } from './check-route';
import { checkRuleSettings, checkRules } from './check-rules';
import { checkSettled } from './check-settled';
import { checkTarget } from './check-target';
import { checkUnits } from './check-units';
import { checkYears } from './check-years';
import type { PlanDraft } from './draft';
import { type CatalogueColumnId, catalogueFields, type PlanFinding, planRules } from './plan-findings';
import type { PlanSurroundings } from './planning';
import type { ReferenceRecord } from './reference';

const checks: IndicatorCheck[] = [
  checkSettled,
  checkIdentity,
  checkKind,
  checkTarget,
  checkReferences,
  checkUnits,
  checkYears,
  checkRules,
  checkPublished,
];

/**
 * Everything wrong with a plan in the making: first what concerns the plan, then by indicator in the draft's order and within one by the
 * catalogue's columns, at last the indicators it has lost. Runs unchanged in the pane and on the server; what of a sheet could not be
 * read, reading says.
 */
export function checkDraft(
  draft: PlanDraft,
  surroundings: PlanSurroundings,
  records: ReferenceRecord[] = [],
): PlanFinding[] {
  const context: CheckContext = { draft, surroundings, records };
  const none: Found[] = draft.indicators.length === 0 ? [{ rule: 'noIndicators', column: null }] : [];
  return [
    ...[...none, ...checkRoute(context), ...checkRuleSettings(context)].map((found) => toFinding(found, null)),
    ...draft.indicators.flatMap((indicator) =>
      once(checks.flatMap((check) => check(indicator, context)))
        .toSorted((a, b) => placeOf(a.column) - placeOf(b.column))
        .map((found) => toFinding(found, indicator.id)),
    ),
    ...findRemoved(context).map(({ indicator, found }) =>
      toFinding({ rule: 'indicatorRemoved', column: null, found }, indicator),
    ),
  ];
}

function toFinding(
  { rule, column, found = '', expected = '' }: Found,
  indicator: PlanFinding['indicator'],
): PlanFinding {
  return { rule, level: planRules[rule], indicator, column, found, expected };
}

/** Parts that share a target would say the same of it again. */
function once(found: Found[]): Found[] {
  const seen = new Map(found.map((one) => [JSON.stringify([one.rule, one.column, one.found, one.expected]), one]));
  return [...seen.values()];
}

/** Years stand beside each other after the fields they are divided by; what is not in the catalogue comes last. */
function placeOf(column: CatalogueColumnId | null): number {
  if (column === null) return catalogueFields.length;
  const field = catalogueFields.indexOf(column as (typeof catalogueFields)[number]);
  if (field >= 0) return field;
  return catalogueFields.indexOf('annualReason') - 1 + Number(column.slice('annual'.length)) / 10_000;
}
