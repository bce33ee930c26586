import type { OrgUnitId } from '../ids';
import type { Indicator } from '../plan/indicator';
import { type Aggregate, aggregateOf, mergeAll, type Reported } from './aggregate';

/** Who reports to whom. A unit without children reports for itself. */
export interface UnitTree {
  childrenOf(unit: OrgUnitId): readonly OrgUnitId[];
  parentOf(unit: OrgUnitId): OrgUnitId | null;
}

/** One indicator (or part) of one data year over a whole tree: what each unit comes to. */
export type TreeAggregates = Map<OrgUnitId, Aggregate>;

/** 逐级汇总: every unit's aggregate from those of its children, down to the units that report. */
export function rollUpTree(
  indicator: Indicator,
  root: OrgUnitId,
  tree: UnitTree,
  reported: (unit: OrgUnitId) => Omit<Reported, 'unit'>,
): TreeAggregates {
  const result: TreeAggregates = new Map();
  const roll = (unit: OrgUnitId): Aggregate => {
    const children = tree.childrenOf(unit);
    const aggregate =
      children.length === 0
        ? aggregateOf(indicator, { unit, ...reported(unit) })
        : mergeAll(indicator, children.map(roll));
    result.set(unit, aggregate);
    return aggregate;
  };
  roll(root);
  return result;
}

/**
 * 更正 of one reporting unit: only it and its ancestors are worked out again, each from its own children. Changes `aggregates`
 * and returns the units whose figure was worked out anew, from the corrected one upwards.
 */
export function correctUnit(
  indicator: Indicator,
  aggregates: TreeAggregates,
  tree: UnitTree,
  corrected: Reported,
): OrgUnitId[] {
  aggregates.set(corrected.unit, aggregateOf(indicator, corrected));
  const touched = [corrected.unit];
  for (let unit = tree.parentOf(corrected.unit); unit !== null; unit = tree.parentOf(unit)) {
    const children = tree.childrenOf(unit).flatMap((child) => aggregates.get(child) ?? []);
    aggregates.set(unit, mergeAll(indicator, children));
    touched.push(unit);
  }
  return touched;
}
