import type { PersonName } from '../org/people';
import { Problem } from '../problem';
import { checkDraft } from './check-draft';
import { type IndicatorDraft, type PlanDraft, settledFields, toDraft } from './draft';
import type { Indicator } from './indicator';
import type { Plan } from './plan';
import type { PlanFinding } from './plan-findings';
import type { PlanSurroundings } from './planning';
import { isSameContent } from './same-content';

/** Who publishes, when (ISO instant), and what for. */
export interface Publication {
  by: PersonName;
  at: string;
  note: string;
}

/** The findings that stand in the way of publishing. */
export function mustFindings(findings: PlanFinding[]): PlanFinding[] {
  return findings.filter(({ level }) => level === 'must');
}

/** Whether publishing would make a version just like the one before. */
export function nothingChanged(draft: PlanDraft, published: Plan | null): boolean {
  return published !== null && isSameContent(contentOf(draft), contentOf(toDraft(published)));
}

/** Settings taken back to the usual ones are as good as none. */
function contentOf({ basedOn: _, revision: __, saved: ___, rules, changeLimits, ...content }: PlanDraft) {
  const hasLimits = changeLimits && Object.values(changeLimits).some((limit) => limit !== null);
  return {
    ...content,
    ...(rules && Object.keys(rules).length > 0 && { rules }),
    ...(hasLimits && { changeLimits }),
  };
}

/**
 * The next version of a plan: all settled, lead departments (责任处室) by the names they have now, the publication added to the record.
 * Throws a {@link Problem}: `plan.stale` where another version came out since the draft was made, `plan.hasFindings` while a `must`
 * finding stands.
 */
export function toPlan(draft: PlanDraft, surroundings: PlanSurroundings, { by, at, note }: Publication): Plan {
  const { published } = surroundings;
  const current = published?.version ?? 0;
  if (draft.basedOn !== current) throw new Problem('plan.stale', { expected: draft.basedOn, current });
  const count = mustFindings(checkDraft(draft, surroundings)).length;
  const indicators = draft.indicators.filter(isSettled);
  // Everything unsettled is a finding; should one ever be forgotten, no indicator may be lost over it.
  const unsettled = draft.indicators.length - indicators.length;
  if (count + unsettled > 0) throw new Problem('plan.hasFindings', { count: Math.max(count, unsettled) });

  const version = current + 1;
  return {
    ...contentOf(draft),
    version,
    editions: [...(published?.editions ?? []), { version, by, at, note }],
    indicators: indicators.map((indicator) => nameDepartment(indicator, surroundings)),
  };
}

function isSettled(indicator: IndicatorDraft): indicator is Indicator {
  return settledFields.every((field) => indicator[field] !== null);
}

function nameDepartment(indicator: Indicator, { units }: PlanSurroundings): Indicator {
  const { id, name } = indicator.department;
  return { ...indicator, department: { id, name: units.find((unit) => unit.id === id)?.name ?? name } };
}
