import type { OrgUnitId } from '../ids';
import type { OrgUnit, UnitType } from '../org/units';
import { type Allocation, isAllocated } from '../plan/indicator';

/** Whether a type is better told whole with exceptions than unit by unit: more of it report than not. */
function isMostly(type: UnitType, units: OrgUnit[], wanted: ReadonlySet<OrgUnitId>): boolean {
  const ofType = units.filter((unit) => unit.type === type);
  const count = ofType.filter(({ id }) => wanted.has(id)).length;
  return count > ofType.length - count;
}

/**
 * The allocation (任务分解) that the marks say. `selected` are the units marked among `shown`; a unit not shown, because it came or
 * went in other years, keeps what it had. Said by types where the previous allocation was, or where there was none and whole types
 * were marked, so that a unit that comes later is included without asking; otherwise unit by unit. `units` are all that ever report
 * to the plan's owner.
 */
export function toAllocation(
  selected: OrgUnitId[],
  units: OrgUnit[],
  previous: Allocation | null,
  shown: OrgUnitId[] = units.map(({ id }) => id),
): Allocation {
  const had = (unit: OrgUnit) => previous !== null && isAllocated(previous, unit);
  const isWanted = (unit: OrgUnit) => (shown.includes(unit.id) ? selected.includes(unit.id) : had(unit));
  const wanted = new Set(units.filter(isWanted).map(({ id }) => id));
  if (previous !== null && units.every((unit) => wanted.has(unit.id) === had(unit))) return previous;

  const byUnits: Allocation = { by: 'units', units: units.filter(({ id }) => wanted.has(id)).map(({ id }) => id) };
  if (previous?.by === 'units' || wanted.size === 0) return byUnits;

  const before = previous?.types ?? [];
  const used = new Set(units.filter(({ id }) => wanted.has(id)).map(({ type }) => type));
  const types = [...before.filter((type) => used.has(type)), ...[...used].filter((type) => !before.includes(type))];
  const except = units.filter(({ id, type }) => used.has(type) && !wanted.has(id)).map(({ id }) => id);
  // Nobody has said 'all but' yet: a few marks are just those few.
  if (previous === null && except.length > 0) return byUnits;
  if (!types.every((type) => isMostly(type, units, wanted))) return byUnits;
  const elsewhere = (previous?.except ?? []).filter((id) => !units.some((unit) => unit.id === id));
  return { by: 'types', types, except: [...except, ...elsewhere] };
}
