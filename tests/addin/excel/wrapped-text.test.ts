import { describe, expect, it } from 'vitest';
import { lineCount, textWidth } from '../../../addin/excel/wrapped-text';

describe('the lines a cell breaks a text into', () => {
  it('measures a Chinese letter as two columns, a Latin one as a little more than one', () => {
    expect(textWidth('县（区）')).toBe(8);
    expect(textWidth('ab')).toBeCloseTo(2.2);
  });

  // At 10.5 points a column of 11 has room for just five Chinese letters: (11 − 1) × 10.5 ÷ 10.5 = 10.
  it.each([
    ['', 1],
    ['五个字一行', 1],
    ['六个字就两行', 2],
    ['十个字正好填满了两行', 2],
    ['上\n下', 2],
    ['上一行到头了\n下', 3],
    // The comma may not begin a line, so 行 goes down with it: 五个字一 | 行，六.
    ['五个字一行，六', 2],
    // （含 stays together: 四个字的 | （含两 | 项）.
    ['四个字的（含两项）', 2],
    ['三个字 10000', 2],
    // 4 × 1.1 = 4.4 fits beside two letters, not beside four.
    ['人数 2021', 1],
    ['建成填数2021', 2],
    // Thirteen digits are 14.3 wide: a line of their own, and what is left of them on the next.
    ['1234567890123', 2],
  ])('%j takes %d', (text, lines) => expect(lineCount({ text, width: 11, size: 10.5 })).toBe(lines));

  it('gives smaller letters more room, and larger ones less', () => {
    const text = '八个字在一行之内';
    expect([8, 10.5, 14].map((size) => lineCount({ text, width: 14, size }))).toEqual([1, 2, 2]);
  });
});
