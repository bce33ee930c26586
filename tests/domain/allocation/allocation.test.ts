import { describe, expect, it } from 'vitest';
import { allocationColumns } from '../../../functions/domain/allocation/columns';
import type { AllocationGrid } from '../../../functions/domain/allocation/grid';
import { readAllocation } from '../../../functions/domain/allocation/read-rows';
import { toAllocation } from '../../../functions/domain/allocation/to-allocation';
import { toAllocationRows } from '../../../functions/domain/allocation/to-rows';
import { allocationUnits, reportingUnits } from '../../../functions/domain/allocation/units';
import type { IndicatorId, OrgUnitId } from '../../../functions/domain/ids';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import type { Allocation } from '../../../functions/domain/plan/indicator';
import { folders, readCity } from '../../../seeds/read-seeds';

const cities = await Promise.all(folders.map(async (folder) => ({ folder, ...(await readCity(folder)) })));
const cityOf = (folder: string) => {
  const city = cities.find((one) => one.folder === folder);
  if (!city) throw new Error(`no ${folder}`);
  return { draft: toDraft(city.plan), units: city.units };
};
const { draft, units } = cityOf('kunshan');

/** The eleven 区镇 of Kunshan and the bureau's own line, in the order of the tree. */
const towns: OrgUnitId[] = [
  'ou_ks_kaifaqu',
  'ou_ks_gaoxinqu',
  'ou_ks_huaqiao',
  'ou_ks_zhangpu',
  'ou_ks_zhoushi',
  'ou_ks_lujia',
  'ou_ks_bacheng',
  'ou_ks_qiandeng',
  'ou_ks_dianshanhu',
  'ou_ks_zhouzhuang',
  'ou_ks_jinxi',
];
const bureau: OrgUnitId = 'ou_ks_bj';

function gridOf(of: PlanDraft, all: OrgUnit[], year: number): AllocationGrid {
  return {
    plan: of.id,
    revision: of.revision,
    units: allocationUnits(of, all, year).map(({ id }) => id),
    rows: toAllocationRows(of, all, year).map(({ key, department, marks }, index) => ({
      key,
      row: index + 6,
      department,
      marks,
    })),
  };
}

type Typed = { department?: string; marks?: Record<OrgUnitId, string> };

/** What the sheet says of one indicator after something was typed into its row. */
function afterTyping(key: IndicatorId, { department, marks }: Typed, year = 2024, of = draft, all = units) {
  const grid = gridOf(of, all, year);
  const rows = grid.rows.map((row) =>
    row.key === key ? { ...row, department: department ?? row.department, marks: { ...row.marks, ...marks } } : row,
  );
  const { indicators, findings } = readAllocation({ ...grid, rows }, of, all);
  return { appliesTo: undefined, ...indicators.find(({ id }) => id === key), findings };
}

describe('任务分解表', () => {
  it.each(cities)('of $folder, read back unchanged, is the plan, and nothing is found', ({ plan, units: all }) => {
    const own = toDraft(plan);
    const reading = readAllocation(gridOf(own, all, 2024), own, all);
    expect(reading).toEqual({ indicators: own.indicators, findings: [] });
  });

  it('has the 区镇 and the bureau across, and no department', () => {
    expect(allocationUnits(draft, units, 2024).map(({ id }) => id)).toEqual([...towns, bureau]);
    const columns = allocationColumns(draft, units, 2024);
    expect(columns.slice(0, 5).map(({ heading }) => heading)).toEqual([
      '键',
      '序号',
      '指标名称',
      '责任处室',
      '昆山开发区',
    ]);
    expect(columns.at(-1)).toEqual({
      id: bureau,
      heading: '昆山市民政局（市本级）',
      width: 8,
      kind: 'choice',
      choices: ['●'],
    });
    expect(columns).toHaveLength(16);
  });

  it('does not have a district that was dissolved before', () => {
    const nantong = cityOf('nantong');
    expect(allocationUnits(nantong.draft, nantong.units, 2021).map(({ id }) => id)).not.toContain('ou_nt_gangzha');
    expect(allocationUnits(nantong.draft, nantong.units, 2019).map(({ id }) => id)).toContain('ou_nt_gangzha');
  });

  it('marks each unit that reports, beside the department in charge', () => {
    const rows = toAllocationRows(draft, units, 2024);
    expect(rows[0]).toMatchObject({ key: 'KS2-01', serial: 1, department: '养老服务科' });
    expect(rows[0]?.marks).toEqual({ ...Object.fromEntries(towns.map((id) => [id, '●'])), [bureau]: '' });
    const standards = rows.find(({ key }) => key === 'KS2-10');
    expect(standards?.marks).toEqual({ ...Object.fromEntries(towns.map((id) => [id, ''])), [bureau]: '●' });
  });

  it('leaves out what is not counted any more, and keeps its allocation', () => {
    const retired: PlanDraft = {
      ...draft,
      indicators: draft.indicators.map((one) =>
        one.id === 'KS2-18' ? { ...one, lifecycle: { state: 'discontinued', since: 2024, note: '' } } : one,
      ),
    };
    expect(toAllocationRows(retired, units, 2024)).toHaveLength(17);
    expect(toAllocationRows(retired, units, 2023)).toHaveLength(18);
    expect(readAllocation(gridOf(retired, units, 2024), retired, units)).toEqual({
      indicators: retired.indicators,
      findings: [],
    });
  });
});

describe('a mark', () => {
  it.each(['●', '√', '是', '1', 'Y', 'y', '１', ' ● '])('%j says that the unit reports', (text) => {
    const { appliesTo, findings } = afterTyping('KS2-01', { marks: { [bureau]: text } });
    expect(findings).toEqual([]);
    expect(appliesTo).toEqual({ by: 'types', types: ['区镇', '市本级'], except: [] });
  });

  it.each(['', '　', '－', '0', '否', '×'])('%j says that it does not', (text) => {
    const { appliesTo, findings } = afterTyping('KS2-01', { marks: { ou_ks_zhangpu: text } });
    expect(findings).toEqual([]);
    expect(appliesTo).toEqual({ by: 'types', types: ['区镇'], except: ['ou_ks_zhangpu'] });
  });

  it('that says neither is found, and the unit keeps what it had', () => {
    const { appliesTo, findings } = afterTyping('KS2-01', { marks: { ou_ks_zhangpu: '待定' } });
    expect(appliesTo).toEqual({ by: 'types', types: ['区镇'], except: [] });
    expect(findings).toEqual([
      {
        rule: 'choiceUnknown',
        level: 'must',
        indicator: 'KS2-01',
        column: null,
        found: '张浦镇：待定',
        expected: '●',
      },
    ]);
  });
});

describe('the department in charge', () => {
  it('is taken by its name', () => {
    expect(afterTyping('KS2-01', { department: ' 社会事务科 ' }).department).toEqual({
      id: 'ou_ks_d_shiwu',
      name: '社会事务科',
    });
  });

  it('is open once its cell is emptied', () => {
    expect(afterTyping('KS2-01', { department: '' })).toMatchObject({ department: null, findings: [] });
  });

  it('that the office does not have is found, and the stored one stays', () => {
    const { department, findings } = afterTyping('KS2-01', { department: '养老科' });
    expect(department).toEqual({ id: 'ou_ks_d_yanglao', name: '养老服务科' });
    expect(findings).toMatchObject([{ rule: 'choiceUnknown', column: 'department', found: '养老科' }]);
  });
});

describe('rows of the sheet', () => {
  const grid = gridOf(draft, units, 2024);
  it('that are gone or stand twice change nothing and are found', () => {
    const [first, , ...rest] = grid.rows;
    if (!first) throw new Error('no rows');
    const twice = { ...first, marks: {}, department: '' };
    const { indicators, findings } = readAllocation({ ...grid, rows: [first, ...rest, twice] }, draft, units);
    expect(indicators).toEqual(draft.indicators);
    expect(findings.map(({ rule, indicator }) => [rule, indicator])).toEqual([
      ['rowTwice', 'KS2-01'],
      ['rowLost', 'KS2-02'],
    ]);
  });

  it('that nobody has marked yet stay open', () => {
    const open = { ...draft, indicators: draft.indicators.map((one) => ({ ...one, appliesTo: null })) };
    expect(readAllocation(gridOf(open, units, 2024), open, units)).toEqual({
      indicators: open.indicators,
      findings: [],
    });
  });
});

describe('who reports, said as shortly as it holds', () => {
  const all = reportingUnits(draft, units);
  const byTown: Allocation = { by: 'types', types: ['区镇'], except: [] };
  const without = (...gone: OrgUnitId[]) => towns.filter((id) => !gone.includes(id));

  it.each<[string, OrgUnitId[], Allocation | null, Allocation]>([
    ['all 区镇, for the first time', towns, null, byTown],
    ['all 区镇 and the bureau', [...towns, bureau], null, { by: 'types', types: ['区镇', '市本级'], except: [] }],
    [
      'a few units, for the first time',
      ['ou_ks_jinxi', 'ou_ks_bacheng'],
      null,
      { by: 'units', units: ['ou_ks_bacheng', 'ou_ks_jinxi'] },
    ],
    ['most 区镇, for the first time', without('ou_ks_jinxi'), null, { by: 'units', units: without('ou_ks_jinxi') }],
    ['nothing changed', towns, byTown, byTown],
    ['one 区镇 less', without('ou_ks_jinxi'), byTown, { by: 'types', types: ['区镇'], except: ['ou_ks_jinxi'] }],
    ['the last exception gone', towns, { by: 'types', types: ['区镇'], except: ['ou_ks_jinxi'] }, byTown],
    ['the bureau in the place of the 区镇', [bureau], byTown, { by: 'types', types: ['市本级'], except: [] }],
    ['only a few left of all', towns.slice(0, 3), byTown, { by: 'units', units: towns.slice(0, 3) }],
    [
      'units once named stay named',
      towns,
      { by: 'units', units: without('ou_ks_jinxi') },
      { by: 'units', units: towns },
    ],
    ['nobody', [], byTown, { by: 'units', units: [] }],
  ])('%s', (_, selected, previous, expected) => {
    expect(toAllocation(selected, all, previous)).toEqual(expected);
  });
});

it('an exception made for a unit that is not in the tree any more is kept', () => {
  const previous: Allocation = { by: 'types', types: ['区镇'], except: ['ou_ks_gone'] };
  const selected = towns.filter((id) => id !== 'ou_ks_jinxi');
  expect(toAllocation(selected, reportingUnits(draft, units), previous)).toEqual({
    by: 'types',
    types: ['区镇'],
    except: ['ou_ks_jinxi', 'ou_ks_gone'],
  });
});

describe('a merger inside the plan’s years', () => {
  // 陆家镇 is merged away after 2022; what follows it reports from 2023.
  const merged: OrgUnit[] = [
    ...units.map((unit) => (unit.id === 'ou_ks_lujia' ? { ...unit, validTo: 2022 } : unit)),
    {
      id: 'ou_ks_luhua',
      name: '陆花新区',
      type: '区镇',
      parent: 'ou_ks',
      divisionCode: null,
      validFrom: 2023,
      validTo: null,
    },
  ];
  const named = (ids: OrgUnitId[]): PlanDraft => ({
    ...draft,
    indicators: draft.indicators.map((one) =>
      one.id === 'KS2-01' ? { ...one, appliesTo: { by: 'units', units: ids } } : one,
    ),
  });

  it.each([
    [2022, 'ou_ks_lujia', 'ou_ks_luhua'],
    [2023, 'ou_ks_luhua', 'ou_ks_lujia'],
  ] as const)('the sheet of %d has %s and not %s', (year, there, gone) => {
    const ids = allocationUnits(draft, merged, year).map(({ id }) => id);
    expect(ids).toContain(there);
    expect(ids).not.toContain(gone);
  });

  it('allocated by type, the successor reports without anybody marking it', () => {
    const row = toAllocationRows(draft, merged, 2023)[0];
    expect(row?.marks.ou_ks_luhua).toBe('●');
    expect(readAllocation(gridOf(draft, merged, 2023), draft, merged).indicators).toEqual(draft.indicators);
  });

  it('the successor marked in 2023, the town merged away keeps what it had', () => {
    const own = named(['ou_ks_lujia', 'ou_ks_jinxi']);
    const { appliesTo } = afterTyping('KS2-01', { marks: { ou_ks_luhua: '●' } }, 2023, own, merged);
    expect(appliesTo).toEqual({ by: 'units', units: ['ou_ks_lujia', 'ou_ks_jinxi', 'ou_ks_luhua'] });
  });

  it('the town unmarked in 2022, its successor of 2023 still reports', () => {
    const { appliesTo } = afterTyping('KS2-01', { marks: { ou_ks_lujia: '' } }, 2022, draft, merged);
    expect(appliesTo).toEqual({ by: 'types', types: ['区镇'], except: ['ou_ks_lujia'] });
    const after = {
      ...draft,
      indicators: draft.indicators.map((one) => (one.id === 'KS2-01' ? { ...one, appliesTo: appliesTo ?? null } : one)),
    };
    expect(toAllocationRows(after, merged, 2023)[0]?.marks.ou_ks_luhua).toBe('●');
  });
});
