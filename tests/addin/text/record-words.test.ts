import { describe, expect, it } from 'vitest';
import {
  annexActionText,
  annexFieldText,
  annexLineText,
  annexValueText,
  recordFindingText,
} from '../../../addin/text/zh-record';
import { recordFaultNames, toFinding } from '../../../functions/domain/record/finding';

const hash = 'ab12'.repeat(16);
const details = { revision: 3, field: 'status', found: hash, expected: 'cd34'.repeat(16) };

describe('a fault of the record in words', () => {
  it.each(recordFaultNames)('%s has its place, its sentence and an end', (fault) => {
    const id = /^anchor[A-Z]/.test(fault) ? '2024-03-01' : 'sub_ks_2023_a';
    const text = recordFindingText(toFinding(fault, { id, round: null, unit: null }, details));
    expect(text).toMatch(/^\[(问题|提示)\] (填报单 sub_ks_2023_a 第 3 步|2024-03-01 的锚)：.+。$/);
    expect(text).not.toMatch(/undefined|null|NaN/);
    // Nobody compares 64 digits by eye.
    expect(text).not.toContain(hash);
  });

  it('marks as a problem what only a hand can have done, and as a notice what an accident leaves too', () => {
    const of = (fault: 'tailCut' | 'unfinished') =>
      recordFindingText(toFinding(fault, { id: 'sub_a', round: null, unit: null }, details));
    expect(of('tailCut').startsWith('[问题]')).toBe(true);
    expect(of('unfinished').startsWith('[提示]')).toBe(true);
  });

  it('tells one deleted step from many', () => {
    const place = { id: 'sub_a', round: null, unit: null };
    expect(recordFindingText(toFinding('commitMissing', place, { revision: 3, expected: hash }))).toBe(
      '[问题] 填报单 sub_a 第 3 步：本步的记录不见了，而后一步或现状以它为依据（校验码 ab12ab12ab12）。',
    );
    expect(recordFindingText(toFinding('commitMissing', place, { revision: 3, found: '9' }))).toContain(
      '第 3 至 9 步的记录都不见了',
    );
  });

  it('uses the unit’s name where somebody knows it', () => {
    const finding = toFinding('headGone', { id: 'sub_a', round: null, unit: null }, { revision: 5 });
    expect(recordFindingText(finding, '张浦镇')).toBe('[问题] 填报单 张浦镇 第 5 步：现状不见了，而办理记录有 5 步。');
  });
});

describe('the words of 办理记录', () => {
  it('are those of the buttons; what a later house calls otherwise keeps its own', () => {
    expect([annexActionText('submit'), annexActionText('hasOwnProperty')]).toEqual(['提交', 'hasOwnProperty']);
  });

  it('name fields and values as the form does', () => {
    expect([annexFieldText('numerator'), annexFieldText('state'), annexFieldText(null)]).toEqual(['分子', '', '']);
    expect([annexValueText('state', 'NOT_APPLICABLE'), annexValueText('amount', '12')]).toEqual(['不适用', '12']);
    expect(annexValueText('state', null)).toBeNull();
  });

  it('name a line as the form does, and one the plan has no more by its key', () => {
    expect(annexLineText({ serial: '7', name: '覆盖率' })).toBe('指标 7 覆盖率');
    expect(annexLineText({ serial: '', name: 'KS2-99' })).toBe('KS2-99');
  });
});
