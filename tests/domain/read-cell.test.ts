import { describe, expect, it } from 'vitest';
import { type CellReading, type RawCell, readCell } from '../../functions/domain/form/read-cell';

const amount = (text: string, readAs = true): CellReading => ({ kind: 'amount', amount: text, readAs });
const unreadable = (text: string): CellReading => ({ kind: 'unreadable', text });

/** What people type and paste → what it is read as. None of it silently becomes 0, 1 or blank. */
const cells: [RawCell, CellReading][] = [
  ['', { kind: 'empty' }],
  [' \u3000\u2002\u00a0', { kind: 'empty' }],
  [0, amount('0', false)],
  [95.5, amount('95.5', false)],
  [68.68, amount('68.68', false)],
  [0.1 + 0.2, amount('0.3', false)],
  [1e21, unreadable('1e+21')],
  [Number.NaN, unreadable('NaN')],
  ['95', amount('95', false)],
  ['９５．５', amount('95.5')],
  ['1,044', amount('1044')],
  ['1，044', amount('1044')],
  ['1,04', unreadable('1,04')],
  ['007', amount('7')],
  ['.5', amount('0.5')],
  ['-3', amount('-3', false)],
  ['－3', amount('-3')],
  [' 12 ', amount('12')],
  ['－', { kind: 'dash' }],
  ['—', { kind: 'dash' }],
  ['一', { kind: 'dash' }],
  ['无', { kind: 'dash' }],
  ['不适用', { kind: 'notApplicable' }],
  ['2000万', unreadable('2000万')],
  ['98.5%', unreadable('98.5%')],
  ['５％', unreadable('５％')],
  ['3月4日', unreadable('3月4日')],
  ['2026/3/4', unreadable('2026/3/4')],
  ['3/4', unreadable('3/4')],
  ['1-2', unreadable('1-2')],
  ['12:30', unreadable('12:30')],
  ['约50', unreadable('约50')],
  ['≧95', unreadable('≧95')],
  ['593/501', unreadable('593/501')],
  ['9.43 (25.4)', unreadable('9.43 (25.4)')],
  ['民政部已取消评定', unreadable('民政部已取消评定')],
  ['=1+1', unreadable('=1+1')],
  ['1O0', unreadable('1O0')],
  ['1e3', unreadable('1e3')],
  [true, unreadable('TRUE')],
  ['9'.repeat(30), unreadable('9'.repeat(30))],
];

describe('a cell of a form', () => {
  it.each(cells)('%j is read as %j', (raw, reading) => {
    expect(readCell(raw)).toEqual(reading);
  });

  it('cuts an endless text short instead of storing it', () => {
    const reading = readCell('乱'.repeat(5000));
    expect(reading.kind === 'unreadable' && reading.text.length).toBe(200);
  });
});
