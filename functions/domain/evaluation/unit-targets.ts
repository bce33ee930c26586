import type { Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import type { Indicator } from '../plan/indicator';
import { type Bounds, boundsOf, type LookUp, meetsBounds, type Target } from '../plan/target';
import type { RollUp } from '../roll-up/roll-up';
import { attainmentOf } from './attainment';

/** What each unit has to reach beside the total (每个涉农县至少3所), and who does not. */
export interface UnitTargets {
  target: Target;
  /** The first furthest below: lowest R, then by id. Units without a figure are the coverage's matter. */
  below: { unit: OrgUnitId; value: Fraction; attainment: Fraction | null }[];
}

/** Null where the plan sets no such target, or its reference has no figure for the year. */
export function checkUnits(
  { unitTarget }: Pick<Indicator, 'unitTarget'>,
  { shares }: Pick<RollUp, 'shares'>,
  year: number,
  lookUp: LookUp,
): UnitTargets | null {
  const bounds = unitTarget && boundsOf(unitTarget, year, lookUp);
  if (!unitTarget || !bounds) return null;
  const below = shares
    .flatMap(({ unit, value }) => (value && !meetsBounds(value, bounds) ? [belowOf(unit, value, bounds)] : []))
    .toSorted((a, b) => compareAttainments(a.attainment, b.attainment) || (a.unit < b.unit ? -1 : 1));
  return { target: unitTarget, below };
}

const belowOf = (unit: OrgUnitId, value: Fraction, bounds: Bounds) => ({
  unit,
  value,
  attainment: attainmentOf(value, bounds),
});

/** Where no quotient says anything the unit is taken for the furthest away. */
function compareAttainments(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
  return one.compare(other);
}
