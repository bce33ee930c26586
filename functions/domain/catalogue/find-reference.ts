import type { IndicatorId } from '../ids';
import { toKey } from '../import/clean';
import type { PlanDraft } from '../plan/draft';
import type { Reference } from '../plan/target';

// Which year's value is meant is said by `lagYears`; in a series' name it does not stand.
const toBare = (text: string) => toKey(text).replace(/上一?年度?|去年|当年度?|本年度?/g, '');

/**
 * What a relative target is measured on, by the words it uses: a series of the plan whose name is in the words or holds them, or an
 * indicator of just that name. Null where none fits, or more than one does equally.
 */
export function findReference(words: string, draft: PlanDraft, self: IndicatorId): Reference | null {
  const bare = toBare(words);
  if (bare === '') return null;
  const named = draft.references.map(({ id, name }) => ({ id, name: toBare(name) })).filter(({ name }) => name !== '');
  const exact = named.find(({ name }) => name === bare);
  if (exact) return { kind: 'series', series: exact.id };
  const indicator = draft.indicators.find(({ id, name }) => id !== self && toBare(name) === bare);
  if (indicator) return { kind: 'indicator', indicator: indicator.id };

  // Of names within the words the longest says most: 全省最低工资标准 before 工资标准.
  const [within] = named
    .filter(({ name }) => bare.includes(name))
    .sort((one, other) => other.name.length - one.name.length);
  if (within) return { kind: 'series', series: within.id };
  const [holding, ...others] = named.filter(({ name }) => name.includes(bare));
  return holding && others.length === 0 ? { kind: 'series', series: holding.id } : null;
}
