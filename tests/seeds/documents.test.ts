import { describe, expect, it } from 'vitest';
import { plan as planSchema } from '../../functions/contract/plan';
import { importPlan } from '../../functions/domain/import/import-plan';
import type { RowReading } from '../../functions/domain/import/reading';
import { splitText } from '../../functions/domain/import/split-text';
import type { Indicator } from '../../functions/domain/plan/indicator';
import { readMeasure } from '../../functions/domain/plan/measure';
import { type Plan, type PriorResult, proseTargetKinds } from '../../functions/domain/plan/plan';
import { readTarget } from '../../functions/domain/plan/read-target';
import { readValue } from '../../functions/domain/plan/read-value';
import type { Source } from '../../functions/domain/plan/source';
import type { Folder } from '../../seeds/read-seeds';
import { type CityWithDocument, cities, cityOf, withoutBlanks } from './cities';

const inTable = (item: { source: Source }) => item.source.kind === 'table';
const inText = (item: { source: Source }) => item.source.kind === 'text';

describe('what was taken from the five documents', () => {
  it.each(cities)('$folder: is a plan the contract takes', ({ plan }) => {
    expect(planSchema.safeParse(plan).error?.issues).toBeUndefined();
  });

  // Rows of the plan's own table, rows of the table before, results from the text; 约束性, 预期性;
  // targets in the text: figure, relative, full coverage in words, milestone, rank.
  it.each<[Folder, number, number, number, [number, number], number[]]>([
    ['kunshan', 18, 18, 0, [10, 8], [3, 0, 11, 2, 0]],
    ['suzhou', 0, 0, 45, [0, 0], [0, 0, 3, 0, 0]],
    ['nantong', 27, 23, 0, [12, 15], [15, 1, 4, 1, 2]],
    ['zhushan', 23, 9, 0, [5, 18], [18, 0, 7, 5, 1]],
    ['jiaxing', 0, 0, 0, [0, 0], [18, 0, 6, 3, 0]],
  ])('%s: has every row and every sentence that sets a target', (folder, own, before, fromText, natures, prose) => {
    const { indicators, priorResults, proseTargets } = cityOf(folder).plan;
    expect(indicators).toHaveLength(own);
    expect(priorResults.filter(inTable)).toHaveLength(before);
    expect(priorResults.filter(inText)).toHaveLength(fromText);
    const binding = indicators.filter((indicator) => indicator.nature === 'binding').length;
    expect([binding, indicators.length - binding]).toEqual(natures);
    expect(proseTargetKinds.map((kind) => proseTargets.filter((target) => target.kind === kind).length)).toEqual(prose);
  });

  it('makes 118 rows of tables and 100 targets of the text', () => {
    const rows = cities.flatMap(({ plan }) => [...plan.indicators, ...plan.priorResults]).filter(inTable);
    expect(rows).toHaveLength(118);
    expect(cities.flatMap(({ plan }) => plan.proseTargets)).toHaveLength(100);
  });

  it('knows whose plan carries an indicator where the table says it: 20 of the province, 7 of Nantong', () => {
    const tiers = cityOf('nantong').plan.indicators.map((indicator) => indicator.tier);
    expect(tiers.filter((tier) => tier === 'provincial')).toHaveLength(20);
    expect(tiers.filter((tier) => tier === 'municipal')).toHaveLength(7);
  });

  it('says of a draft for comment that it is one, of the other four that they are in force', () => {
    expect(cities.map(({ folder, plan }) => [folder, plan.status])).toEqual([
      ['suzhou', 'inForce'],
      ['kunshan', 'inForce'],
      ['nantong', 'inForce'],
      ['zhushan', 'inForce'],
      ['jiaxing', 'forComment'],
    ]);
  });

  it('keeps all 46 things that do not fit, each once', () => {
    const ids = cities.flatMap(({ plan }) => plan.notes.map((note) => note.id)).filter((id) => id.startsWith('E-'));
    expect(ids.toSorted()).toEqual(Array.from({ length: 46 }, (_, index) => `E-${String(index + 1).padStart(2, '0')}`));
  });

  it('keeps the two notes under the table that Suzhou’s text has lost', () => {
    const { notes } = cityOf('suzhou').plan;
    expect(notes.flatMap((note) => (note.id.startsWith('E-') ? [] : note.lines))).toEqual([78, 79]);
  });
});

describe('what is kept as printed', () => {
  it.each(cities)('$folder: stands in the document where the row says', ({ plan, document }) => {
    const lines = document.split('\n');
    const rows = [...plan.indicators, ...plan.priorResults].filter(inTable);
    const starts = rows.map((row) => row.source.line);
    for (const row of rows) {
      // A row ends where the next one begins; the last of a table has no more lines than any other.
      const next = Math.min(...starts.filter((start) => start > row.source.line), row.source.line + 6);
      const printed = joinCells(lines.slice(row.source.line - 1, next - 1));
      for (const cell of cellsOf(row)) expect(printed, `${row.id} ${cell}`).toContain(withoutBlanks(cell));
    }
  });

  it.each(cities)('$folder: every quoted sentence begins in its line', ({ plan, document }) => {
    const lines = document.split('\n');
    for (const { id, source } of [...plan.proseTargets, ...plan.priorResults]) {
      if (source.kind !== 'text') continue;
      expect(source.words).not.toBe('');
      // Scanned lines break off within a sentence.
      const [line = '', ...rest] = lines.slice(source.line - 1, source.line + 2).map(withoutBlanks);
      const at = (line + rest.join('')).indexOf(withoutBlanks(source.words));
      expect(at, `${id} ${source.words}`).toBeGreaterThanOrEqual(0);
      expect(at, id).toBeLessThan(line.length);
    }
  });

  it.each(cities)('$folder: every figure of the text stands in its sentence', ({ plan }) => {
    for (const { id, raw, source } of plan.proseTargets) {
      if (source.kind === 'text') expect(withoutBlanks(source.words), id).toContain(withoutBlanks(raw));
    }
    for (const { id, actual, baseline, source } of plan.priorResults) {
      if (source.kind !== 'text') continue;
      const words = withoutBlanks(source.words);
      for (const { raw } of baseline ? [actual, baseline] : [actual]) {
        for (const figure of raw.match(/[\d.]+/g) ?? [raw]) expect(words, id).toContain(figure);
      }
    }
  });

  it.each(cities)('$folder: what does not fit is shown on lines that say something', ({ plan, document }) => {
    const lines = document.split('\n');
    for (const note of plan.notes) {
      expect(note.lines.length, note.id).toBeGreaterThan(0);
      for (const line of note.lines) expect(lines[line - 1]?.trim() || null, `${note.id} L${line}`).not.toBeNull();
    }
  });

  it.each(cities)('$folder: the sentence on evaluation is the document’s own', ({ plan, document }) => {
    const { evaluationClause } = plan;
    if (evaluationClause === null) expect(plan.milestones).toEqual([]);
    else expect(withoutBlanks(document)).toContain(withoutBlanks(evaluationClause));
  });
});

describe('the reading of the documents’ tables', () => {
  const withTables = cities.filter(({ plan }) => plan.indicators.length > 0);
  const tiers: Record<string, Indicator['tier']> = { 省级: 'provincial', 市级: 'municipal' };

  /** The rows of both tables as the import reads them: the period before, then the plan's own. */
  function read({ document }: CityWithDocument): { before: RowReading[]; own: RowReading[] } {
    const { tables } = importPlan([{ sheet: null, rows: splitText(document) }]);
    return { before: tables[0]?.rows ?? [], own: tables[1]?.rows ?? [] };
  }

  /** A row with its reading; both lists have the document's order. */
  function pairs<Row>(rows: Row[], readings: RowReading[]): [Row, RowReading][] {
    expect(readings).toHaveLength(rows.length);
    return rows.flatMap((row, index) => {
      const reading = readings[index];
      return reading ? [[row, reading] as [Row, RowReading]] : [];
    });
  }

  function expectSameRow(row: Indicator | PriorResult, reading: RowReading): void {
    expect(withoutBlanks(row.name), row.id).toBe(withoutBlanks(reading.name));
    expect(
      {
        line: row.source.line,
        serial: row.serial,
        nameRaw: row.nameRaw,
        measureRaw: row.measureRaw,
        categoryRaw: row.categoryRaw,
      },
      row.id,
    ).toEqual({
      line: reading.line,
      serial: reading.serial,
      nameRaw: reading.nameRaw,
      measureRaw: reading.measure.raw,
      categoryRaw: reading.category.raw,
    });
    const proposed = reading.flags.find((flag) => flag.kind === 'measureUnknown')?.proposal;
    const measure = reading.measure.read?.raw ?? proposed;
    if (measure) expect(row.measure, row.id).toBe(measure);
    else expect('measureSource' in row && row.measureSource, row.id).toBe('inferred');
  }

  const figureOf = (reading: RowReading, role: 'baseline' | 'actual') =>
    reading.figures.find((figure) => figure.role === role)?.value ?? null;

  it.each(withTables)('$folder: gives the results of the period before as they are stored', (city) => {
    for (const [row, reading] of pairs(city.plan.priorResults, read(city).before)) {
      expectSameRow(row, reading);
      expect(row.baseline, row.id).toEqual(figureOf(reading, 'baseline'));
      expect(row.actual, row.id).toEqual(figureOf(reading, 'actual'));
      expect(row.target, row.id).toEqual(reading.target?.reading ?? null);
      expect(row.verdictRaw, row.id).toBe(reading.verdict);
    }
  });

  it.each(withTables)('$folder: gives the plan’s own rows as they are stored', (city) => {
    for (const [row, reading] of pairs(city.plan.indicators, read(city).own)) {
      expectSameRow(row, reading);
      expect(row.nature, row.id).toBe(reading.nature);
      expect(row.tier, row.id).toBe(tiers[reading.tier ?? ''] ?? null);
      expect(row.target.everyYear, row.id).toBe(reading.target?.reading.everyYear);
      expect(row.target.strength, row.id).toBe(reading.target?.reading.strength);
      expect(row.target.raw, row.id).toBe(reading.target?.reading.raw);
    }
  });

  it.each(withTables)('$folder: gives every baseline but those whose note says where they come from', (city) => {
    for (const [{ id, baseline }, reading] of pairs(city.plan.indicators, read(city).own)) {
      const printed = figureOf(reading, 'baseline');
      expect(baseline.raw, id).toBe(printed?.raw ?? '');
      const amount = printed?.state === 'NUMERIC' ? printed.amount : null;
      if (baseline.source === 'table') expect(baseline.amount, id).toBe(amount);
      else expect([amount, baseline.note !== null && baseline.note !== ''], id).toEqual([null, true]);
    }
  });

  it.each(withTables)('$folder: gives every target, fixed or measured on something else', (city) => {
    for (const [{ id, target }, { target: printed }] of pairs(city.plan.indicators, read(city).own)) {
      if (target.kind === 'fixed')
        expect(printed?.reading, id).toMatchObject({
          kind: 'fixed',
          comparator: target.comparator,
          amount: target.amount,
        });
      else if (target.kind === 'relative')
        expect(printed?.reading, id).toMatchObject({
          kind: 'relative',
          comparator: target.comparator,
          multiplier: target.multiplier,
          lagYears: target.lagYears,
        });
      else expect.unreachable(`${id}: no table has a target of this kind`);
    }
  });
});

describe('the reading of the documents’ sentences', () => {
  it.each(cities)(
    '$folder: gives the stored targets; where a person read otherwise, the remark says why',
    ({ plan }) => {
      for (const { id, raw, name, measure, reading, remark } of plan.proseTargets) {
        const again = readTarget(raw, { name, measure: readMeasure(measure ?? '') }).target;
        if (JSON.stringify(reading) !== JSON.stringify(again)) expect(remark, id).not.toBeNull();
        // 力争 and 原则上 may stand further ahead in the sentence than the words of the figure; figures are read alike.
        if (reading.kind !== 'needsPerson' && again.kind !== 'needsPerson')
          expect(reading, id).toEqual({ ...again, strength: reading.strength });
      }
    },
  );

  it('gives Suzhou’s results, with names for the parts where the sentence has them', () => {
    for (const { id, name, measure, actual } of cityOf('suzhou').plan.priorResults) {
      const { value } = readValue(actual.raw, { name, measure: readMeasure(measure.split('、')[0] ?? '') });
      expect(withoutLabels(actual), id).toEqual(withoutLabels(value));
    }
  });
});

/** All that is printed in a row's lines, line by line and column by column: a scan may break a row over two lines. */
function joinCells(lines: string[]): string {
  const rows = lines.map((line) => line.split('\t'));
  const columns = (rows[0] ?? []).flatMap((_, column) => rows.map((row) => row[column] ?? ''));
  return withoutBlanks([...lines, ...columns].join(''));
}

/** What a table prints of a row, cell by cell; a cell over two lines gives two. */
function cellsOf(row: Plan['indicators'][number] | PriorResult): string[] {
  const figures =
    'actual' in row
      ? [row.baseline?.raw, row.target?.raw, row.actual.raw, row.verdictRaw]
      : [row.baseline.raw, row.target.raw];
  return [row.nameRaw, row.measureRaw, row.categoryRaw, ...figures].flatMap((cell) => cell?.split('\n') ?? []);
}

function withoutLabels(value: PriorResult['actual']): unknown {
  return value.state === 'PARTS' ? { ...value, parts: value.parts.map((part) => part.amount) } : value;
}
