import type { IndicatorId, OrgUnitId } from '../ids';
import { isValidIn, type OrgUnit } from '../org/units';
import { type Allocation, isAllocated } from '../plan/indicator';
import { type Plan, reportsIn } from '../plan/plan';

/** Who has to report what: from the list of units where there is one, else from the file itself. */
export interface Reporters {
  /** The plan with its indicators allocated to those who have to report them. */
  plan: Plan;
  /** The units that owe anything to a year, in a fixed order. */
  unitsIn: (year: number) => OrgUnit[];
  isKnown: (unit: OrgUnitId) => boolean;
  isAsked: (indicator: IndicatorId, unit: OrgUnitId, year: number) => boolean;
}

/** The units beneath the plan's owner, each as long as it exists, by the plan's own allocation. */
export function reportersListed(plan: Plan, units: OrgUnit[]): Reporters {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const allocations = allocationsOf(plan);
  return {
    plan,
    unitsIn: (year) => units.filter((unit) => unit.parent === plan.owner && reportsIn(plan, unit, year)),
    isKnown: (unit) => byId.has(unit),
    isAsked: (indicator, id, year) => {
      const [unit, allocation] = [byId.get(id), allocations.get(indicator)];
      return (
        !!unit && !!allocation && unit.parent === plan.owner && isValidIn(unit, year) && isAllocated(allocation, unit)
      );
    },
  };
}

/** Which units a file names for an indicator, in whatever year. */
export type Mentions = Map<IndicatorId, Set<OrgUnitId>>;

/**
 * Without a list of units, who reports an indicator in any year is expected to in every year: so a unit that has fallen silent is
 * seen. What sort of unit it is can't be told, so an allocation by types asks all of them but its exceptions; one by names its names.
 */
export function reportersNamed(plan: Plan, mentions: Mentions): Reporters {
  const indicators = plan.indicators.map((indicator) => {
    const { appliesTo } = indicator;
    const named = [...(mentions.get(indicator.id) ?? [])].filter(
      (unit) => appliesTo.by === 'types' && !appliesTo.except.includes(unit),
    );
    const units = appliesTo.by === 'units' ? appliesTo.units : named.toSorted();
    return { ...indicator, appliesTo: { by: 'units' as const, units } };
  });
  const allocated: Plan = { ...plan, indicators };
  const allocations = allocationsOf(allocated);
  const ids = [...new Set(indicators.flatMap(({ appliesTo }) => appliesTo.units))].toSorted();
  const units = ids.map((id) => toNameless(id, plan));
  return {
    plan: allocated,
    unitsIn: (year) => units.filter((unit) => reportsIn(allocated, unit, year)),
    isKnown: (unit) => unit.length > 0,
    isAsked: (indicator, unit) => {
      const allocation = allocations.get(indicator);
      return !!allocation && isAllocated(allocation, { id: unit, type: '' });
    },
  };
}

const allocationsOf = ({ indicators }: Plan): Map<IndicatorId, Allocation> =>
  new Map(indicators.map(({ id, appliesTo }) => [id, appliesTo]));

const toNameless = (id: OrgUnitId, { owner }: Plan): OrgUnit => ({
  id,
  name: id,
  type: '',
  parent: owner,
  divisionCode: null,
  validFrom: null,
  validTo: null,
});
