import { describe, expect, it } from 'vitest';
import { gridToRows } from '../../../functions/domain/import/grid-to-rows';

const cell = (row: number, column: number, text: string) => ({ row, column, text });
const texts = (rows: ReturnType<typeof gridToRows>) =>
  rows?.map(({ cells }) => cells.map(({ text, isCovered }) => (isCovered ? `(${text})` : text)));

describe('a sheet as rows', () => {
  it('fills a merge with the text it shows, marked as covered, and no further than there are cells', () => {
    const cells = [cell(1, 1, '养老'), cell(1, 2, '甲'), cell(2, 2, '乙'), cell(3, 2, '丙')];
    const rows = gridToRows({ cells, merges: [{ top: 1, left: 1, bottom: 1_000_000, right: 1 }] }, 100);
    expect(texts(rows)).toEqual([
      ['养老', '甲'],
      ['(养老)', '乙'],
      ['(养老)', '丙'],
    ]);
  });

  it('never covers a cell that has a text of its own', () => {
    const cells = [cell(1, 1, '表题'), cell(1, 2, '二')];
    expect(texts(gridToRows({ cells, merges: [{ top: 1, left: 1, bottom: 1, right: 2 }] }, 100))).toEqual([
      ['表题', '二'],
    ]);
  });

  it('makes one blank row of a gap of any length, and keeps the rows of the sheet', () => {
    const rows = gridToRows({ cells: [cell(1, 1, '一'), cell(90, 1, '二')], merges: [] }, 100);
    expect(rows?.map(({ kind, line }) => [kind, line])).toEqual([
      ['cells', 1],
      ['blank', 2],
      ['cells', 90],
    ]);
  });

  it('refuses merges that cover more than any table for people', () => {
    const cells = Array.from({ length: 10 }, (_, row) => [cell(row + 1, 1, '甲'), cell(row + 1, 10, '乙')]).flat();
    const merges = Array.from({ length: 10 }, (_, row) => ({ top: row + 1, left: 1, bottom: row + 1, right: 10 }));
    expect(gridToRows({ cells, merges }, 99)).toBeNull();
    expect(gridToRows({ cells, merges }, 100)).toHaveLength(10);
  });
});
