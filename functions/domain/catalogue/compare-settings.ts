import type { Amount } from '../decimal';
import { isSameAmount } from '../decimal';
import type { IndicatorId } from '../ids';
import type { PlanDraft } from '../plan/draft';
import type { Plan, PlanHead } from '../plan/plan';
import { isSameContent } from '../plan/same-content';
import type { Step } from '../round/round';
import { type ChangeLimits, levelOf, type RuleId, type RuleSetting, ruleIds } from '../submission/rules';

/** A setting of the plan as a whole that is not as it was; figures, codes and names only. */
export type SettingDifference =
  /** 办理流程 */
  | { setting: 'route'; before: Step[]; after: Step[] }
  /** 校验规则的等级 */
  | { setting: 'level'; rule: RuleId; before: RuleSetting; after: RuleSetting }
  /** 变动上限; null = not asked. */
  | { setting: 'changeLimit'; limit: keyof ChangeLimits; before: Amount | null; after: Amount | null }
  /** Whether 综合实现程度 is worked out, and what an indicator weighs in it. */
  | { setting: 'index'; before: boolean; after: boolean }
  | { setting: 'weight'; indicator: IndicatorId; serial: number; name: string; before: Amount; after: Amount }
  /** 参照数: a series that came, went, or is described otherwise; null = not there. */
  | { setting: 'reference'; name: string; before: string | null; after: string | null };

type Settings = Pick<PlanHead, 'route' | 'rules' | 'changeLimits' | 'verdictSettings' | 'references'>;

/** How a plan in the making differs from the published version in what holds for all its indicators. */
export function comparePlanSettings(published: Plan, draft: PlanDraft): SettingDifference[] {
  return [
    ...compareRoute(published, draft),
    ...compareLevels(published, draft),
    ...compareLimits(published, draft),
    ...compareIndex(published, draft),
    ...compareReferences(published, draft),
  ];
}

function compareRoute({ route: before }: Settings, { route: after }: Settings): SettingDifference[] {
  return isSameContent(before, after) ? [] : [{ setting: 'route', before, after }];
}

/** Levels as they hold: what is named and as usual is no difference from what is not named. */
function compareLevels({ rules: before }: Settings, { rules: after }: Settings): SettingDifference[] {
  return ruleIds
    .map((rule) => ({ setting: 'level' as const, rule, before: levelOf(rule, before), after: levelOf(rule, after) }))
    .filter((one) => one.before !== one.after);
}

function compareLimits({ changeLimits: before }: Settings, { changeLimits: after }: Settings): SettingDifference[] {
  return (['points', 'percent'] as const)
    .map((limit) => {
      const amounts = { before: before?.[limit] ?? null, after: after?.[limit] ?? null };
      return { setting: 'changeLimit' as const, limit, ...amounts };
    })
    .filter((one) => !isSameAmount(one.before, one.after));
}

function compareIndex({ verdictSettings: before }: Settings, after: Settings & Pick<PlanDraft, 'indicators'>) {
  const { withIndex, weights } = after.verdictSettings;
  const index: SettingDifference[] =
    before.withIndex === withIndex ? [] : [{ setting: 'index', before: before.withIndex, after: withIndex }];
  // Who is not named weighs 1.
  const weighed = after.indicators
    .map(({ id, serial, name }) => {
      const amounts = { before: before.weights?.[id] ?? '1', after: weights?.[id] ?? '1' };
      return { setting: 'weight' as const, indicator: id, serial, name, ...amounts };
    })
    .filter((one) => !isSameAmount(one.before, one.after));
  return [...index, ...weighed];
}

function compareReferences({ references: before }: Settings, { references: after }: Settings): SettingDifference[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): SettingDifference[] => {
    const [old, now] = [before, after].map((list) => list.find((series) => series.id === id));
    if (isSameContent(old ?? null, now ?? null)) return [];
    const describe = (series: typeof old) =>
      series ? [series.name, series.measure, series.definition].filter((text) => text !== '').join('，') : null;
    return [{ setting: 'reference', name: (now ?? old)?.name ?? id, before: describe(old), after: describe(now) }];
  });
}
