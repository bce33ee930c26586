import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { evaluate } from '../../functions/domain/evaluation/evaluate';
import { type OrgUnitId, toEntryKey } from '../../functions/domain/ids';
import type { OrgUnit } from '../../functions/domain/org/units';
import { type Indicator, partsOf } from '../../functions/domain/plan/indicator';
import { noReferences } from '../../functions/domain/plan/target';
import type { Figure } from '../../functions/domain/roll-up/aggregate';
import { valueOfAggregate } from '../../functions/domain/roll-up/aggregate';
import type { ChildReport } from '../../functions/domain/roll-up/roll-up';
import { correctUnit, rollUpTree, type TreeAggregates, type UnitTree } from '../../functions/domain/roll-up/tree';
import { readCity } from '../../seeds/read-seeds';
import { atMost, inTurns, type Measured, median } from './measure';

/** Figures that are the same in every run. */
function createDraw() {
  let state = 20260101;
  return (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state % below;
  };
}

function figureOf({ reporting }: Indicator, draw: (below: number) => number): Figure {
  const whole = 500 + draw(9000);
  const part = draw(whole);
  return reporting.kind === 'ratio'
    ? { state: 'NUMERIC', numerator: String(part), denominator: String(whole), amount: null }
    : { state: 'NUMERIC', numerator: null, denominator: null, amount: String(part) };
}

/** 汇总与评估: a city's five years against plain sums in doubles, and a nation built level by level. */
export async function measureEvaluation(): Promise<Measured[]> {
  const { plan } = await readCity('nantong');
  return [await measureCity(plan), ...measureNation(plan.indicators)];
}

/** 27 indicators (29 lines), 20 units, 5 years: exact evaluation against summing the very same numbers as doubles. */
async function measureCity(plan: Awaited<ReturnType<typeof readCity>>['plan']): Promise<Measured> {
  const draw = createDraw();
  const units = Array.from(
    { length: 20 },
    (_, at): OrgUnit => ({
      id: `ou_u${at}`,
      name: `县${at}`,
      type: '县（市、区）',
      parent: plan.owner,
      divisionCode: null,
      validFrom: null,
      validTo: null,
    }),
  );
  const years = [2021, 2022, 2023, 2024, 2025];
  const reports = years.map((year) => ({
    year,
    children: units.map(
      (unit): ChildReport => ({
        unit,
        entries: plan.indicators.flatMap((indicator) =>
          partsOf(indicator).map(({ key }) => ({ key: toEntryKey(indicator.id, key), ...figureOf(indicator, draw) })),
        ),
      }),
    ),
  }));
  const exact = async () =>
    years.map((year, at) =>
      evaluate(plan, {
        year,
        kind: 'annual',
        children: reports[at]?.children ?? [],
        earlier: reports.slice(0, at),
        lookUp: noReferences,
      }),
    );
  const doubles = async () =>
    reports.map(({ children }) => {
      const sums = new Map<string, [number, number]>();
      for (const { entries } of children)
        for (const { key, numerator, denominator, amount } of entries ?? []) {
          const sum = sums.get(key) ?? [0, 0];
          sums.set(key, [sum[0] + Number(numerator ?? amount), sum[1] + Number(denominator ?? 0)]);
        }
      return [...sums.values()].map(([part, whole]) => (whole === 0 ? part : (part / whole) * 100));
    });
  return inTurns(
    'Evaluation of 27 indicators × 20 units × 5 years, exact',
    15,
    { work: exact },
    { name: 'the same sums in doubles', work: doubles },
  );
}

const provinces = 31;
const cities = 333;
const counties = 2843;

function buildNation(): { tree: UnitTree; leaves: OrgUnitId[] } {
  const children = new Map<OrgUnitId, OrgUnitId[]>();
  const parents = new Map<OrgUnitId, OrgUnitId>();
  const put = (parent: OrgUnitId, child: OrgUnitId) => {
    children.set(parent, [...(children.get(parent) ?? []), child]);
    parents.set(child, parent);
  };
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, at): OrgUnitId => `ou_${kind}${at}`);
  const [upper, middle, leaves] = [ids('p', provinces), ids('c', cities), ids('x', counties)];
  for (const id of upper) put('ou_nation', id);
  for (const [at, id] of middle.entries()) put(upper[at % provinces] as OrgUnitId, id);
  for (const [at, id] of leaves.entries()) put(middle[at % cities] as OrgUnitId, id);
  return {
    tree: { childrenOf: (unit) => children.get(unit) ?? [], parentOf: (unit) => parents.get(unit) ?? null },
    leaves,
  };
}

/** 31 provinces, 333 cities, 2,843 counties, 27 indicators, 5 years: every level worked out, then one county corrected. */
function measureNation(indicators: Indicator[]): Measured[] {
  const draw = createDraw();
  const { tree, leaves } = buildNation();
  const place = new Map(leaves.map((id, at) => [id, at]));
  const tables = indicators.flatMap((indicator) =>
    Array.from({ length: 5 }, () => ({ indicator, figures: leaves.map(() => figureOf(indicator, draw)) })),
  );
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const built = tables.map(({ indicator, figures }): { indicator: Indicator; aggregates: TreeAggregates } => ({
    indicator,
    aggregates: rollUpTree(indicator, 'ou_nation', tree, (unit) => ({
      figure: figures[place.get(unit) ?? -1] ?? null,
    })),
  }));
  const scratchMs = performance.now() - start;
  collect();
  const memory = (process.memoryUsage().heapUsed - before) / 1024 / 1024;

  const corrections = Array.from({ length: 200 }, (_, run) => {
    const { indicator, aggregates } = built[run % built.length] as (typeof built)[number];
    const unit = leaves[(run * 37) % leaves.length] as OrgUnitId;
    const figure = figureOf(indicator, draw);
    const from = performance.now();
    correctUnit(indicator, aggregates, tree, { unit, figure });
    return performance.now() - from;
  });
  const missing = built.filter(({ indicator, aggregates }) => {
    const nation = aggregates.get('ou_nation');
    return !nation || valueOfAggregate(indicator, nation) === null;
  });
  if (missing.length > 0) throw new Error('the nation has no figure');
  const correctionMs = median(corrections);
  return [
    atMost('A nation from scratch, level by level (27 indicators × 5 years × 3,208 units)', scratchMs, 'ms', 2000),
    atMost('… the memory it holds', memory, 'MB', 300),
    {
      name: '… one county corrected, with its ancestors',
      value: correctionMs,
      unit: 'ms',
      against: { name: 'the nation from scratch', value: scratchMs, ratio: correctionMs / scratchMs },
      aim: { atMost: 0.001, isMet: correctionMs / scratchMs <= 0.001 },
    },
  ];
}
