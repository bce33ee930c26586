import { describe, expect, it } from 'vitest';
import { indicatorDraft } from '../../../functions/contract/plan';
import { catalogueFields } from '../../../functions/domain/plan/plan-findings';
import type { Folder } from '../../../seeds/read-seeds';
import { afterTyping, sheetOf } from './sheet';

/** The first row is enough: every cell of it is typed over with everything. */
const firstRow = async (folder: Folder) => {
  const { draft, units, plan } = await sheetOf(folder);
  return { units, plan, draft: { ...draft, indicators: draft.indicators.slice(0, 1) } };
};
const kunshan = await firstRow('kunshan');
const zhushan = await firstRow('zhushan');

/** What stands in cells of real tables, and what should not. */
const texts = [
  '0',
  '-1',
  '95',
  '95.50',
  '１００％',
  '2000万',
  '999999999999999999万',
  '0.0000000000001',
  '1e9',
  '=A1',
  '#REF!',
  '41/50',
  '9.43 (25.4)',
  '≥',
  '不低于',
  '不低于低保标准的1.3倍',
  '低于标准',
  '到2022年',
  '每年',
  '2～3',
  '3~2',
  '5左右',
  '5左右±',
  '5左右±1',
  '±',
  '，',
  '·',
  '一',
  '——',
  '不适用',
  '约束性',
  '2023',
  '2023：甲',
  '2023：甲；2024',
  '；',
  '：',
  'KS1-06 更名',
  'KS1-100 更名',
  'KS1-06',
  'KS2-01 延续：',
  '张浦镇',
  '停止统计',
  '2023-05',
  'constructor',
  '__proto__',
  '\u200b',
  'l',
  'O',
];

describe('whatever is typed into a cell is either taken over or found, breaks nothing, and typed again says the same', () => {
  it.each([...catalogueFields, 'annual2021', 'annual2025'] as const)('%s', (column) => {
    for (const sheet of [kunshan, zhushan])
      for (const text of texts) {
        const key = sheet.draft.indicators[0]?.id ?? 'KS2-01';
        const { indicator, indicators, findings, stored } = afterTyping(sheet, key, { [column]: text });
        const about = `${key} ${column}: ${text}`;
        // A name may stand empty while the planner types; the server wants one.
        if (column !== 'name') expect(indicatorDraft.safeParse(indicator).error, about).toBeUndefined();
        const isKept = findings.some(({ rule }) => rule === 'cellUnread' || rule === 'choiceUnknown');
        if (isKept) expect(indicator, about).toEqual(stored);

        const saved = { ...sheet, draft: { ...sheet.draft, indicators } };
        const again = afterTyping(saved, key, isKept ? {} : { [column]: text });
        expect(again.indicator, about).toEqual(indicator);
      }
  });
});
