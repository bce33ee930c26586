import { describe, expect, it } from 'vitest';
import {
  formatRect,
  formatSheetName,
  parseAddress,
  type Rect,
  type Shift,
  shiftRect,
  subtract,
} from '../../addin/workbench/host/addresses';

const rect = (address: string): Rect => {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error(address);
  return parsed.rect;
};

describe('addresses', () => {
  it.each(['A1', 'B2:D5', '3:7', 'A:C', 'XFD1048576'])('reads and writes %s', (address) => {
    expect(formatRect(rect(address))).toBe(address);
  });

  it('takes dollars, sheets and corners in any order', () => {
    expect(parseAddress("'2023 年''表'!$D$5:B$2")).toEqual({
      sheet: "2023 年'表",
      rect: { top: 1, left: 1, bottom: 4, right: 3 },
    });
  });

  it.each(['', 'A1:B', 'A', '5', 'A0', 'XFE1', '实际值', 'A1:B2:C3'])('does not take %s for an address', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it('quotes the names of sheets where Excel does', () => {
    expect(['汇总', 'Sheet1', '2023年填报', "O'Brien", 'A1', '一 二'].map(formatSheetName)).toEqual([
      '汇总',
      'Sheet1',
      "'2023年填报'",
      "'O''Brien'",
      "'A1'",
      "'一 二'",
    ]);
  });
});

describe('rectangles when rows and columns move', () => {
  const rows = (at: number, count: number): Shift => ({ axis: 'rows', at, count });
  it.each([
    ['B5:D9', rows(2, 2), 'B7:D11'],
    ['B5:D9', rows(6, 1), 'B5:D10'],
    ['B5:D9', rows(9, 3), 'B5:D9'],
    ['B5:D9', rows(0, -2), 'B3:D7'],
    ['B5:D9', rows(5, -2), 'B5:D7'],
    ['B5:D9', rows(2, -4), 'B3:D5'],
    ['B5:D9', rows(7, -10), 'B5:D7'],
    ['A:C', rows(3, -2), 'A:C'],
    ['B5:D9', { axis: 'columns', at: 0, count: 1 } satisfies Shift, 'C5:E9'],
  ] as [string, Shift, string][])('%s after %o stands at %s', (before, shift, after) => {
    const moved = shiftRect(rect(before), shift);
    expect(moved && formatRect(moved)).toBe(after);
  });

  it('are gone when all their rows are', () => {
    expect(shiftRect(rect('B5:D9'), rows(4, -5))).toBeNull();
  });

  it('leave up to four pieces when a hole is cut', () => {
    expect(subtract(rect('A1:D4'), rect('B2:C3')).map(formatRect)).toEqual(['A1:D1', 'A4:D4', 'A2:A3', 'D2:D3']);
    expect(subtract(rect('A1:D4'), rect('F6'))).toEqual([rect('A1:D4')]);
    expect(subtract(rect('B2'), rect('A1:D4'))).toEqual([]);
  });
});
