import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '../../functions/domain/ids';
import { isValidIn } from '../../functions/domain/org/units';
import { isAllocated } from '../../functions/domain/plan/indicator';
import type { Plan } from '../../functions/domain/plan/plan';
import { allUnits, cities } from './cities';

/** All rows of a plan by id, its own and those of the period before. */
function rowsOf({ indicators, priorResults }: Plan): Set<IndicatorId> {
  return new Set([...indicators, ...priorResults].map((row) => row.id));
}

const twice = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

describe('the ids of the five plans', () => {
  it('stand for one thing each', () => {
    const ids = cities.flatMap(({ plan, units, people }) => [
      plan.id,
      ...[...plan.indicators, ...plan.priorResults, ...plan.proseTargets, ...plan.notes, ...plan.references].map(
        (item) => item.id,
      ),
      ...units.map((unit) => unit.id),
      ...people.map((person) => person.id),
    ]);
    expect(twice(ids)).toEqual([]);
  });

  it.each(cities)('$folder: begin with the plan’s code, tables and text apart, in the document’s order', ({ plan }) => {
    const numbered = (mark: string, length: number) =>
      Array.from({ length }, (_, index) => `${plan.code}${mark}${String(index + 1).padStart(2, '0')}`);
    const before = plan.priorResults.some((result) => result.source.kind === 'text') ? '0-' : '1-';
    expect(plan.indicators.map((item) => item.id)).toEqual(numbered('2-', plan.indicators.length));
    expect(plan.priorResults.map((item) => item.id)).toEqual(numbered(before, plan.priorResults.length));
    expect(plan.proseTargets.map((item) => item.id)).toEqual(numbered('-P', plan.proseTargets.length));
    const lines = plan.proseTargets.map((item) => item.source.line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    const items = [...plan.indicators, ...plan.priorResults, ...plan.proseTargets];
    expect(new Set(items.map((item) => item.source.document)).size).toBeLessThanOrEqual(1);
  });
});

describe.each(cities)('what $folder refers to', ({ folder, plan, units, people }) => {
  it('in its rows, sentences and notes is there', () => {
    const rows = rowsOf(plan);
    for (const { source } of [...plan.indicators, ...plan.priorResults, ...plan.proseTargets])
      expect(source.document).toBe(folder);
    for (const { id, predecessor } of plan.indicators) {
      if (predecessor) expect([...rows], id).toContain(predecessor.indicator);
      expect(predecessor?.indicator, id).not.toBe(id);
    }
    for (const { id, related } of plan.proseTargets) if (related) expect([...rows], id).toContain(related.indicator);
    for (const { id, about } of plan.notes) for (const row of about) expect([...rows], id).toContain(row);
  });

  it('in its relative targets is a series of the plan or one of its rows', () => {
    const series = plan.references.map((reference) => reference.id);
    for (const { id, target, unitTarget, parts } of plan.indicators) {
      for (const one of [target, unitTarget, ...parts.map((part) => part.target)]) {
        if (one?.kind !== 'relative') continue;
        const { reference } = one;
        if (reference.kind === 'series') expect(series, id).toContain(reference.series);
        else expect([...rowsOf(plan)], id).toContain(reference.indicator);
      }
    }
  });

  it('as its parents are plans we have, or none', () => {
    const plans = cities.map((city) => city.plan.id);
    for (const parent of plan.parents) if (parent.plan !== null) expect(plans).toContain(parent.plan);
    expect(plan.parents.map((parent) => parent.plan)).not.toContain(plan.id);
  });

  it('as its units and departments exists, by the name it has there', () => {
    expect(allUnits.has(plan.owner)).toBe(true);
    for (const { id, parent } of units) if (parent !== null) expect(allUnits.has(parent), id).toBe(true);
    for (const { id, department, appliesTo } of plan.indicators) {
      expect(department.name, id).toBe(allUnits.get(department.id)?.name);
      expect(allUnits.get(department.id)?.parent, id).toBe(plan.owner);
      for (const unit of appliesTo.by === 'units' ? appliesTo.units : appliesTo.except)
        expect(allUnits.get(unit)?.parent, `${id} ${unit}`).toBe(plan.owner);
    }
    for (const { id, duties } of people)
      for (const { unit, department } of duties) {
        expect(allUnits.has(unit), `${id} ${unit}`).toBe(true);
        if (department) expect(allUnits.get(department)?.parent, `${id} ${department}`).toBe(unit);
      }
  });

  it('as the years of its targets and milestones lies within the plan', () => {
    for (const { year } of plan.milestones)
      expect([year >= plan.startYear, year <= plan.endYear]).toEqual([true, true]);
    for (const { id, target } of plan.indicators) {
      expect(target.dueYear, id).toBeGreaterThan(plan.baseYear);
      expect(target.dueYear, id).toBeLessThanOrEqual(plan.endYear);
    }
  });

  it('as those who report: every indicator reaches a unit that exists in 2023 and has someone to fill its form', () => {
    const fills = (unit: string) =>
      people.some(
        (person) => !person.hasLeft && person.duties.some((duty) => duty.role === 'filler' && duty.unit === unit),
      );
    for (const { id, appliesTo } of plan.indicators) {
      const reached = units.filter(
        (unit) => unit.parent === plan.owner && isValidIn(unit, 2023) && isAllocated(appliesTo, unit),
      );
      expect(reached.length, id).toBeGreaterThan(0);
      for (const unit of reached) expect(fills(unit.id), `${id} ${unit.name}`).toBe(true);
    }
  });

  it('as those who judge: every department that leads an indicator has a reviewer, where there are any', () => {
    const present = people.filter(({ hasLeft }) => !hasLeft);
    const reviews = present.flatMap(({ duties }) => duties).filter(({ role }) => role === 'reviewer');
    if (reviews.length === 0) return;
    for (const { id, department } of plan.indicators) {
      const isJudged = reviews.some((duty) => duty.department === undefined || duty.department === department.id);
      expect(isJudged, id).toBe(true);
    }
  });

  it('as the one who keeps the people: an administrator over its owner', () => {
    const admins = people.filter(({ duties }) =>
      duties.some((duty) => duty.role === 'admin' && duty.unit === plan.owner),
    );
    expect(admins.length).toBeGreaterThan(0);
  });

  it('as the one who keeps the plan: a planner over its owner', () => {
    const planners = people.filter((person) =>
      person.duties.some((duty) => duty.role === 'planner' && duty.unit === plan.owner),
    );
    expect(planners.length).toBeGreaterThan(0);
  });
});
