import { describe, expect, it } from 'vitest';
import { exact } from '../../functions/domain/decimal';
import type { OrgUnitId } from '../../functions/domain/ids';
import { isUnitRole } from '../../functions/domain/org/house';
import { wayOf } from '../../functions/domain/plan/annual-targets';
import { checkAnnualTargets } from '../../functions/domain/plan/check-annual-targets';
import { decomposeByYear } from '../../functions/domain/plan/decompose';
import type { Target } from '../../functions/domain/plan/target';
import { people, plan, reportingUnits, units } from './kunshan';

/** Every target of Kunshan’s table is one figure. */
function fixed(target: Target): Extract<Target, { kind: 'fixed' }> {
  if (target.kind !== 'fixed') throw new Error(`no fixed target: ${target.raw}`);
  return target;
}

// 表2：“十四五”昆山民政事业发展主要指标, cell by cell as printed: 指标名称, 2020年值, 2025年目标值, 指标属性.
const printed: [string, string, string, '约束性' | '预期性'][] = [
  ['接受居家上门服务老人数占比（%）', '41', '50', '约束性'],
  ['家庭适老化改造户数（户）', '1044', '5000', '预期性'],
  ['护理型床位占养老机构床位比例（%）', '95', '95', '约束性'],
  ['区镇综合养老服务中心覆盖率（%）', '－', '100', '约束性'],
  ['区镇区域性养老服务中心建成率', '45.5', '100', '约束性'],
  ['新增老年友好社区（个）', '2', '11', '预期性'],
  ['村居未成年人保护工作站点覆盖率（%）', '50', '100', '约束性'],
  ['困境儿童专业社会工作服务覆盖率（%）', '100', '100', '预期性'],
  ['困境儿童应保尽保率（%）', '100', '100', '约束性'],
  ['社会散居与儿童福利机构孤儿基本生活费补贴标准比例', '\u2002', '≧95', '预期性'],
  ['精神障碍社区康复服务覆盖率（%）', '50', '100', '约束性'],
  ['等级社会组织覆盖率（%）', '10.7', '60', '预期性'],
  ['区镇社会工作站覆盖率（%）', '－', '100', '预期性'],
  ['持证社会工作专业人才数（万人）', '0.2', '≧0.27', '预期性'],
  ['城乡社区民主协商机制完善率（%）', '95', '100', '约束性'],
  ['城乡社区综合服务设施面积达标率（%）', '100', '100', '预期性'],
  ['区镇公益性骨灰安放设施和集中守灵中心覆盖率（%）', '50', '100', '约束性'],
  ['婚姻登记“跨省通办”覆盖率（%）', '－', '100', '约束性'],
];

describe('Kunshan’s plan', () => {
  it('has all 18 rows of table 2 as printed', () => {
    const rows = plan.indicators.map(({ nameRaw, baseline, target, nature }) => [
      nameRaw,
      baseline.raw,
      target.raw,
      nature === 'binding' ? '约束性' : '预期性',
    ]);
    expect(rows).toEqual(printed);
  });

  it('numbers them by table and row', () => {
    for (const [index, indicator] of plan.indicators.entries()) {
      expect(indicator.serial).toBe(index + 1);
      expect(indicator.id).toBe(`KS2-${String(index + 1).padStart(2, '0')}`);
      expect(indicator.source).toMatchObject({ kind: 'table', document: 'kunshan', table: '表2', row: index + 1 });
    }
  });

  it('counts 10 binding and 8 anticipatory indicators', () => {
    expect(plan.indicators.filter((indicator) => indicator.nature === 'binding')).toHaveLength(10);
    expect(plan.indicators.filter((indicator) => indicator.nature === 'anticipatory')).toHaveLength(8);
  });

  it('cleans names only of the measure in brackets, and takes the measure from there', () => {
    for (const { name, nameRaw, measure } of plan.indicators) {
      const bracketed = /^(.*)（([^（）]+)）$/.exec(nameRaw);
      expect(name).toBe(bracketed ? bracketed[1] : nameRaw);
      expect(measure).toBe(bracketed ? bracketed[2] : '%');
    }
  });

  it('reads every printed figure exactly, and says where the others come from', () => {
    for (const { baseline, target } of plan.indicators) {
      expect(fixed(target).amount).toBe(target.raw.replace('≧', ''));
      expect(fixed(target).comparator).toBe('GE');
      expect(target.dueYear).toBe(2025);
      if (baseline.source === 'table') expect(baseline.amount).toBe(baseline.raw);
      else expect(baseline.note).toBeTruthy();
    }
    const bySource = (source: string) =>
      plan.indicators
        .filter((item) => item.baseline.source === source)
        .map((item) => [item.serial, item.baseline.amount]);
    expect(bySource('derived')).toEqual([[10, '86.36']]);
    expect(bySource('supplemented')).toEqual([
      [4, '0'],
      [13, '0'],
      [18, '0'],
    ]);
  });

  it('classifies every indicator and has someone to report it', () => {
    const nameOf = new Map<OrgUnitId, string>(units.map((unit) => [unit.id, unit.name]));
    for (const { appliesTo, rollUp, department, definition, reporting, measure, valueKind } of plan.indicators) {
      const types = [rollUp === 'CITY' ? '市本级' : '区镇'];
      expect(appliesTo).toEqual({ by: 'types', types, except: [] });
      expect(department.name).toBe(nameOf.get(department.id));
      expect(definition.endsWith('。')).toBe(true);
      // A percentage is computed from what was counted, nothing else is.
      expect(reporting.kind).toBe(measure === '%' ? 'ratio' : 'amount');
      expect(valueKind === 'PCT' || valueKind === 'STD_RATIO').toBe(measure === '%');
    }
    expect(plan.indicators.filter((item) => item.rollUp === 'CITY').map((item) => item.serial)).toEqual([10, 18]);
  });

  it('keeps exactly the indicators whose target is their baseline', () => {
    for (const { direction, baseline, target } of plan.indicators) {
      expect(direction === 'KEEP').toBe(baseline.amount === fixed(target).amount);
    }
  });

  it('asks a whole of 1 where 区镇 are counted, so that the city’s figure is k of 11', () => {
    const counted = plan.indicators.filter((item) => item.checks.denominatorPerUnit === '1').map((item) => item.serial);
    expect(counted).toEqual([4, 5, 11, 13, 17]);
    expect(reportingUnits.filter((unit) => unit.type === '区镇')).toHaveLength(11);
  });

  it('has annual targets that lead from the baseline to the target without turning back', () => {
    const without = plan.indicators.filter((item) => Object.keys(item.annualTargets).length === 0);
    expect(without.map((item) => item.serial)).toEqual([10, 11]);
    for (const { annualTargets, baseline, target, serial } of plan.indicators) {
      const years = Object.keys(annualTargets);
      if (years.length === 0) continue;
      expect(years).toEqual(['2021', '2022', '2023', '2024', '2025']);
      expect(annualTargets['2025']).toBe(fixed(target).amount);
      const way = [baseline.amount ?? '', ...Object.values(annualTargets)].map(exact);
      for (const [index, step] of way.slice(1).entries()) {
        expect(step.compare(way[index] ?? step), `row ${serial}, step ${index + 1}`).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('divides the way among the years by the method it names, or by hand with a reason', () => {
    const methods: Record<string, number[]> = {};
    for (const indicator of plan.indicators) {
      const { serial, decomposition, annualTargets } = indicator;
      expect(checkAnnualTargets(indicator, plan.baseYear), `row ${serial}`).toEqual([]);
      if (decomposition === null) continue;
      const { method, gridOf } = decomposition;
      methods[method] = [...(methods[method] ?? []), serial];
      if (method === 'byHand') continue;
      const way = wayOf(indicator, plan.baseYear, method, gridOf);
      expect(way && decomposeByYear(way), `row ${serial}`).toEqual(annualTargets);
    }
    expect(methods).toEqual({
      linear: [1, 7, 12, 15],
      wholeUnits: [2, 6],
      onGrid: [4, 5, 13, 17],
      compound: [14],
      keep: [3, 8, 9, 16],
      byHand: [18],
    });
    const byHand = plan.indicators.find((indicator) => indicator.decomposition?.method === 'byHand');
    expect(Object.keys(byHand?.decomposition?.reasons ?? {})).toEqual(['2021', '2022']);
  });

  it('never sets an annual target that k of 11 just misses by rounding', () => {
    for (const { annualTargets, checks, serial } of plan.indicators) {
      if (checks.denominatorPerUnit === null) continue;
      for (const amount of Object.values(annualTargets)) {
        const k = Math.ceil((Number(amount) * 11) / 100 - 0.05);
        const reached = exact(String(k)).div(11).mul(100);
        expect(reached.compare(exact(amount)), `row ${serial}: ${k}/11 and ${amount}`).toBeGreaterThanOrEqual(0);
        expect(reached.sub(exact(amount)).compare(exact('0.1')), `row ${serial}: ${amount}`).toBeLessThan(0);
      }
    }
  });

  it('keeps the results of the period before as the plan states them: 11 met, 1 missed, 6 transferred', () => {
    const states = (state: string) =>
      plan.priorResults.filter((item) => item.state === state).map((item) => item.serial);
    expect(plan.priorResults).toHaveLength(18);
    expect(states('transferred')).toEqual([2, 3, 14, 15, 16, 17]);
    expect(states('missed')).toEqual([18]);
    expect(states('met')).toHaveLength(11);
    for (const { state, actual, note } of plan.priorResults) {
      expect(actual.state === 'TRANSFERRED').toBe(state === 'transferred');
      expect(actual.state === 'TRANSFERRED').toBe(actual.raw === '－');
      expect(note !== null).toBe(state !== 'met');
    }
  });

  it('is evaluated at its middle and at its end, as its last chapter says', () => {
    expect(plan.milestones).toEqual([
      { year: 2023, kind: 'midTerm' },
      { year: 2025, kind: 'final' },
    ]);
    expect(plan.evaluationClause).toContain('2023年进行一次中期评估');
  });

  it('goes on from four results of the period before, two of them redefined', () => {
    const predecessors = plan.indicators.flatMap(({ id, predecessor }) =>
      predecessor ? [[id, predecessor.indicator, predecessor.relation]] : [],
    );
    expect(predecessors).toEqual([
      ['KS2-03', 'KS1-06', 'renamed'],
      ['KS2-14', 'KS1-13', 'redefined'],
      ['KS2-16', 'KS1-10', 'renamed'],
      ['KS2-17', 'KS1-18', 'redefined'],
    ]);
  });

  it('says in one sentence what was invented', () => {
    expect(plan.demoNotice).toMatch(/^[^。]*虚构。$/);
  });
});

describe('the people of the demo', () => {
  it('give every reporting unit someone who fills its form', () => {
    expect(reportingUnits).toHaveLength(12);
    for (const unit of reportingUnits) {
      const fillers = people.filter(
        (person) => !person.hasLeft && person.duties.some((duty) => duty.role === 'filler' && duty.unit === unit.id),
      );
      expect(fillers.length, unit.name).toBeGreaterThan(0);
    }
  });

  it('hold duties only for units that exist', () => {
    const known = new Set(units.map((unit) => unit.id));
    for (const person of people) {
      expect(person.duties.length).toBeGreaterThan(0);
      for (const duty of person.duties) {
        expect(known).toContain(duty.unit);
        expect(duty.unit === plan.owner).toBe(!isUnitRole(duty.role));
      }
    }
  });

  it('include one with every role and one who has left', () => {
    const chen = people.find((person) => person.id === 'pn_chen');
    expect(chen?.duties.map((duty) => duty.role)).toEqual(['filler', 'reviewer', 'approver', 'planner']);
    expect(people.filter((person) => person.hasLeft).map((person) => person.name)).toEqual(['孙伟']);
  });
});
