import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPlan } from '../../../functions/domain/import/import-plan';
import { allFlags, type FlagKind, type RowReading, type TableReading } from '../../../functions/domain/import/reading';
import { splitText } from '../../../functions/domain/import/split-text';
import { composeValue } from '../../../functions/domain/plan/value';

const draftOf = (name: string) =>
  importPlan([{ sheet: null, rows: splitText(readFileSync(`seeds/documents/${name}.txt`, 'utf8')) }]);

/** The tables as a person has copied them out of the documents. */
function expectedRows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(`tests/domain/import/expected/${file}.tsv`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(head.split('\t').map((key, index) => [key, cells[index] ?? '']));
  });
}

/** A row of the draft in the same terms; a unit that could not be read shows the proposal with a question mark. */
function toRecord(row: RowReading): Record<string, string> {
  const figure = (role: 'baseline' | 'actual') => {
    const value = row.figures.find((one) => one.role === role)?.value;
    return value ? (composeValue(value) ?? value.raw.trim()) : '';
  };
  const proposed = row.flags.find((flag) => flag.kind === 'measureUnknown')?.proposal;
  return {
    serial: row.serialRaw,
    name: row.name,
    measure: row.measure.read?.raw ?? (proposed ? `${proposed}?` : ''),
    baseline: figure('baseline'),
    target: row.target?.reading.raw ?? '',
    actual: figure('actual'),
    nature: row.nature ?? '',
    tier: row.tier ?? '',
    line: String(row.line),
  };
}

/** What a percent sign beside the unit % adds to the figure: nothing. */
const withoutPercent = (text = '') => text.replace(/^([\d.]+)%$/, '$1');

function expectTable(table: TableReading | undefined, file: string): void {
  const expected = expectedRows(file).map(({ category, ...rest }) => ({
    ...rest,
    baseline: withoutPercent(rest.baseline),
    actual: withoutPercent(rest.actual),
  }));
  expect(table?.rows.map(toRecord)).toEqual(expected);
}

/** Kinds of flags with the rows they stand at; a table's own flags stand at 表. */
function flagsOf(table: TableReading | undefined): Partial<Record<FlagKind, string[]>> {
  const found: Partial<Record<FlagKind, string[]>> = {};
  const flags = [...(table?.flags ?? []), ...(table?.rows.flatMap((row) => row.flags) ?? [])];
  for (const flag of flags) found[flag.kind] = [...(found[flag.kind] ?? []), flag.where.row ?? '表'];
  return found;
}

describe('the plan of Kunshan (one cell per line)', () => {
  const draft = draftOf('kunshan');
  const [results, targets] = draft.tables;

  it('gives 18 results and 18 targets, every figure, unit and nature as printed', () => {
    expect(draft.tables).toHaveLength(2);
    expectTable(results, 'kunshan-1');
    expectTable(targets, 'kunshan-2');
    expect(draft.flags).toEqual([]);
  });

  it('knows what each table is for and which years it covers', () => {
    expect([results?.purpose, results?.period]).toEqual(['completion', { start: 2016, end: 2020 }]);
    expect([targets?.purpose, targets?.period]).toEqual(['target', { start: 2021, end: 2025 }]);
  });

  it('sets apart the six indicators that other departments took over, by the note', () => {
    const transferred = results?.rows.filter((row) => row.figures.some((one) => one.value.state === 'TRANSFERRED'));
    expect(transferred?.map((row) => row.serial)).toEqual([2, 3, 14, 15, 16, 17]);
    expect(results?.rows.at(-1)?.notes).toEqual(['2.指标18因墓地存量较多，未完成预期目标。']);
    expect(flagsOf(results)).toEqual({ transferredByNote: ['2', '3', '14', '15', '16', '17'], noteAttached: ['18'] });
  });

  it('asks about missing units, the empty baseline, dashes, and targets that are already met', () => {
    expect(flagsOf(targets)).toEqual({
      dashUnexplained: ['表'],
      measureMissing: ['5', '10'],
      blankCell: ['10'],
      targetAtBaseline: ['3', '8', '9', '16'],
    });
  });
});

describe('the plan of Nantong (scanned, one row per line)', () => {
  const draft = draftOf('nantong');
  const [results, targets] = draft.tables;

  it('gives 23 results from 24 lines, and 27 targets across a page break', () => {
    expect(draft.tables).toHaveLength(2);
    expectTable(results, 'nantong-1');
    expectTable(targets, 'nantong-2');
    expect(targets?.besides.map((cell) => cell.text)).toContain('指标名称');
  });

  it('joins the row that the scan broke in two and says so', () => {
    const row = results?.rows[16];
    expect([row?.line, row?.lastLine]).toEqual([121, 122]);
    expect(row?.name).toBe('达到国家基本设备配置标准的市、县(市)儿童福利机构');
    expect(row?.flags.map((flag) => [flag.kind, flag.proposal])).toEqual([
      ['rowBroken', '达到国家基本设备配置标准的市、县(市)儿童福利机构'],
      ['measureUnknown', '个'],
      ['strayMark', '1'],
    ]);
  });

  it('works out the first table’s categories from the middle of their blocks, and never takes them for certain', () => {
    expect(results?.rows.map((row) => row.category.proposal)).toEqual(
      expectedRows('nantong-1').map((row) => row.category),
    );
    expect(flagsOf(results).categoriesProposed).toEqual(['表']);
    // The second table's labels are garbled: nothing is filled in.
    expect(targets?.rows[1]?.category.proposal).toBeNull();
    expect(flagsOf(targets).categoriesUnclear).toEqual(['表']);
  });

  it('has exactly these doubts', () => {
    expect(flagsOf(results)).toEqual({
      blanksRemoved: ['表'],
      categoriesProposed: ['表'],
      missingByNote: ['表'],
      partsLabelled: ['1', '9', '9'],
      partsUnlabelled: ['5', '5'],
      otherDefinition: ['11'],
      rowBroken: ['17'],
      measureUnknown: ['17'],
      strayMark: ['17'],
      discontinued: ['19'],
    });
    expect(flagsOf(targets)).toEqual({
      columnYearMissing: ['表'],
      blanksRemoved: ['表'],
      remarkIsTier: ['表'],
      categoriesUnclear: ['表'],
      missingByNote: ['表'],
      targetAtBaseline: ['2', '3'],
    });
  });

  it('gives the empty baselines their reason from the note beneath', () => {
    const reasonOf = (row: RowReading) =>
      row.figures.flatMap(({ value }) => (value.state === 'MISSING' ? [value.reason] : []));
    expect(results?.rows.flatMap(reasonOf)).toEqual(Array(3).fill('NO_STATISTICS'));
    expect(targets?.rows.flatMap(reasonOf)).toEqual(Array(12).fill('NEW_INDICATOR'));
  });
});

describe('the plan of Zhushan (one cell per line, no serial numbers in the first table)', () => {
  const draft = draftOf('zhushan');
  const [results, targets] = draft.tables;

  it('gives 9 results and 23 targets', () => {
    expect(draft.tables).toHaveLength(2);
    expectTable(results, 'zhushan-1');
    expectTable(targets, 'zhushan-2');
  });

  it('keeps the printed verdicts, some of which are wrong, beside the figures', () => {
    expect(results?.rows[6]?.verdict).toBe('超过43个百分点');
    expect(flagsOf(results)).toEqual({ otherPlansTarget: ['表'] });
  });

  it('reads the relative targets, and the yearly one from its note', () => {
    expect(targets?.rows[0]?.target?.reading).toMatchObject({ kind: 'relative', lagYears: 1, everyYear: true });
    expect(targets?.rows[4]?.target?.reading).toMatchObject({ kind: 'relative', multiplier: '0.8', everyYear: false });
    expect(targets?.rows[9]?.target?.reading).toMatchObject({ kind: 'fixed', comparator: 'GT', amount: '30' });
  });

  it('mends the cut caption, misses the baselines and sees the target below the present value', () => {
    expect(targets?.flags.find((flag) => flag.kind === 'captionCut')?.proposal).toBe(
      '珠山区“十四五”时期民政事业发展主要指标',
    );
    expect(flagsOf(targets)).toEqual({
      captionCut: ['表'],
      noBaselineColumn: ['表'],
      relativeTarget: ['1', '3', '4', '5', '6', '7'],
      everyYearByNote: ['1'],
      targetBelowBaseline: ['15'],
    });
  });
});

describe('documents without tables', () => {
  it('names the two captions of Suzhou whose tables are lost, with the notes beneath', () => {
    const draft = draftOf('suzhou');
    expect(draft.tables).toEqual([]);
    expect(draft.lostCaptions.map(({ caption, notes }) => [caption.line, notes.length])).toEqual([
      [77, 2],
      [140, 0],
    ]);
    expect(allFlags(draft).map((flag) => [flag.kind, flag.where.line])).toEqual([
      ['captionWithoutTable', 77],
      ['captionWithoutTable', 140],
      ['noTable', null],
    ]);
  });

  it('says of Jiaxing that there is none', () => {
    const draft = draftOf('jiaxing');
    expect(draft.tables).toEqual([]);
    expect(allFlags(draft).map((flag) => flag.kind)).toEqual(['noTable']);
  });
});
