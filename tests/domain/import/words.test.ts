import { describe, expect, it } from 'vitest';
import type { Flag, Where } from '../../../functions/domain/import/reading';
import { flagPlace, flagSentence } from '../../../functions/domain/import/words';

const nowhere: Where = { sheet: null, table: null, row: null, column: null, line: null, lastLine: null };
const aFlag = (kind: Flag['kind'], original: string, proposal: string | null): Flag => ({
  kind,
  where: nowhere,
  original,
  proposal,
});

describe('what is said of a doubt', () => {
  it.each([
    [aFlag('blankInFigure', '1 200', '1200'), '数字中间有空格：“1 200”，读作 1200。请确认不是两个数。'],
    [aFlag('measureUnknown', '捆', null), '不认得计量单位“捆”。请确认。'],
    [aFlag('measureMissing', '床位', null), '没有计量单位（床位）。请确认。'],
    [aFlag('textInsteadOfFigure', '若干', null), '“若干”不是数值，按文字保留。请填写数值或确认。'],
    [aFlag('comparatorProposed', '95', 'GE'), '“95”没有写明高于还是低于，建议 不低于。请确认。'],
    [
      aFlag('partsLabelled', '92\n85', '城市 92，农村 85'),
      '一格两值“92 ⏎ 85”，按名称建议：城市 92，农村 85。请确认先后。',
    ],
  ])('leaves no blank where nothing is proposed: $kind', (flag, expected) => {
    expect(flagSentence(flag)).toBe(expected);
  });

  it('cuts a long text, not the advice', () => {
    const sentence = flagSentence(aFlag('targetUnread', '字'.repeat(200), null));
    expect(sentence).toBe(`“${'字'.repeat(80)}…”读不出可以考核的数值。请由人工确定目标。`);
  });

  it.each([
    [nowhere, ''],
    [
      { ...nowhere, sheet: '指标', table: 2, row: '3', column: '单位', line: 12 },
      '工作表“指标” 表2 指标3 列“单位” 第12行',
    ],
    [{ ...nowhere, table: 1, row: '床位', line: 4, lastLine: 5 }, '表1 “床位” 第4—5行'],
    [{ ...nowhere, line: 4, lastLine: 4 }, '第4行'],
  ])('says where from the large to the small', (where, expected) => {
    expect(flagPlace(where)).toBe(expected);
  });
});
