import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importPlan } from '../../../functions/domain/import/import-plan';
import type { PlanReading } from '../../../functions/domain/import/reading';
import { ownCells, type SourceCell, withoutBlanks } from '../../../functions/domain/import/source';
import { splitText } from '../../../functions/domain/import/split-text';

/** Every cell of the source that the draft holds somewhere: in a row, heading, caption, note or among the rest. */
function cellsIn(draft: PlanReading): SourceCell[] {
  return [
    ...draft.leftovers,
    ...draft.lostCaptions.flatMap(({ caption, notes }) => [caption, ...notes]),
    ...draft.tables.flatMap((table) => [
      ...(table.caption ? [table.caption] : []),
      ...table.notes,
      ...table.besides,
      ...table.columns.flatMap((column) => column.printed),
      ...table.rows.flatMap((row) => row.printed),
    ]),
  ];
}

function expectNothingLost(text: string): void {
  const rows = splitText(text);
  const printed = withoutBlanks(rows.flatMap((row) => row.cells.map((cell) => cell.text)).join(''));
  expect(printed, 'no sign is lost between text and cells').toBe(withoutBlanks(text));

  const kept = cellsIn(importPlan([{ sheet: null, rows }]));
  const exact = new Set(kept.map((cell) => `${cell.line}\t${cell.text}`));
  const joined = kept.filter((cell) => cell.isJoined);
  for (const cell of rows.flatMap(ownCells)) {
    const isKept = exact.has(`${cell.line}\t${cell.text}`) || joined.some((one) => one.text.includes(cell.text));
    expect(isKept, `line ${cell.line}: ${cell.text}`).toBe(true);
  }
}

describe('nothing is dropped in silence', () => {
  it.each(['kunshan', 'suzhou', 'nantong', 'zhushan', 'jiaxing'])('of the document of %s', (name) => {
    expectNothingLost(readFileSync(`seeds/documents/${name}.txt`, 'utf8'));
  });

  // Tables as people break them: lines lost, doubled and torn, TABs gone or one too many.
  const table = (name: string, from: number, to: number) =>
    readFileSync(`seeds/documents/${name}.txt`, 'utf8')
      .split('\n')
      .slice(from - 1, to);
  const originals = [table('nantong', 102, 130), table('nantong', 168, 201), table('kunshan', 157, 190)];
  const mishap = fc.record({
    at: fc.nat(40),
    kind: fc.constantFrom('drop', 'double', 'tear', 'untab', 'tab', 'blank', 'noise'),
  });

  it('however a table was damaged', () => {
    fc.assert(
      fc.property(fc.constantFrom(...originals), fc.array(mishap, { maxLength: 6 }), (lines, mishaps) => {
        const damaged = [...lines];
        for (const { at, kind } of mishaps) {
          const index = at % damaged.length;
          const line = damaged[index] ?? '';
          const middle = Math.floor(line.length / 2);
          const after = {
            drop: [],
            double: [line, line],
            tear: [line.slice(0, middle), line.slice(middle)],
            untab: [line.replace('\t', '')],
            tab: [`${line.slice(0, middle)}\t${line.slice(middle)}`],
            blank: ['', line],
            noise: [`<u>--${at}-</u>`, line],
          }[kind];
          damaged.splice(index, 1, ...after);
          if (damaged.length === 0) damaged.push('');
        }
        expectNothingLost(damaged.join('\n'));
      }),
      { numRuns: 300 },
    );
  });

  it('whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '序号',
        '指标名称',
        '单位',
        '2020年值',
        '2025年目标值',
        '属性',
        '备注',
        '1',
        '2',
        '%',
        '100',
        '约束性',
        '',
        ' ',
      ),
      fc.constantFrom(
        '注：指标1为新增',
        '表1：主要指标',
        '一、社会救助',
        '__proto__',
        'constructor',
        '（续表）',
        '9.43 (25.4)',
      ),
      fc.string({ maxLength: 8 }).map((text) => text.replace(/[\t\r\n\u2028\u2029\v\f]/g, '')),
    );
    const line = fc.array(cell, { maxLength: 8 }).map((cells) => cells.join('\t'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => expectNothingLost(lines.join('\n'))),
      { numRuns: 400 },
    );
  });
});
