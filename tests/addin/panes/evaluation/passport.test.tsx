// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formulaText } from '../../../../addin/text/zh-evaluating';
import type { PassportReply } from '../../../../functions/contract/evaluating';
import { closeAll } from '../../support/render';
import { sit } from './sit';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const aUnit = (name: string, numerator: string): PassportReply['units'][number] => ({
  unit: name === '甲县' ? 'ou_a' : 'ou_b',
  name,
  state: 'NUMERIC',
  numerator,
  denominator: '1000',
  amount: null,
  explanation: name === '甲县' ? '站点搬迁' : '',
  revision: 5,
  contentHash: 'c0ffee00c0ffee00',
  filledBy: { id: 'pn_zhang', name: '张' },
  approvedBy: { id: 'pn_wang', name: '王' },
  approvedAt: '2024-01-09T08:00:00.000Z',
  imported: null,
  carriedFrom: null,
});

/** (430 + 440)/2000 × 100 = 43.5 */
const passport: PassportReply = {
  indicator: 'KS2-01',
  name: '接受居家上门服务老人数占比',
  measure: '%',
  part: null,
  dataYear: 2023,
  asOf: '2024-01-10T01:00:00.000Z',
  rollUp: 'RATIO_OF_SUMS',
  per: 100,
  scale: null,
  value: { text: '43.5', exact: '87/2' },
  recomputed: { text: '43.5', exact: '87/2' },
  target: { raw: '50', version: 1, planVersion: 1 },
  settings: { nearPace: '0.9' },
  units: [aUnit('甲县', '430'), aUnit('乙县', '440')],
};

async function open(reply: PassportReply) {
  const sat = await sit({
    before: (server) => {
      server.passports['KS2-01'] = reply;
    },
  });
  await sat.screen.click('1接受居家上门服务老人数占比');
  await sat.screen.click('来历');
  return sat.screen;
}

describe('the origin of a figure', () => {
  it('names formula, exact value and each unit with its figures, version and who answers for them', async () => {
    const screen = await open(passport);
    expect(screen.text()).toContain('Σ分子 ÷ Σ分母 × 100');
    expect(screen.text()).toContain('精确值87/2');
    expect(screen.text()).toContain('复算一致');
    expect(screen.text()).toContain('甲县430 ÷ 1000第 5 版 · 填报 张 · 审批 王 2024年1月9日 16:00');
    expect(screen.text()).toContain('说明：站点搬迁');
    expect(screen.text()).toContain('50（目标第 1 版，规划第 1 版）');
    expect(screen.text()).toContain('基本达到（应达进度的份额）0.9');
    await screen.click('收起来历');
    expect(screen.has('复算一致')).toBe(false);
  });

  it('says so when the figure does not follow from the units', async () => {
    const screen = await open({ ...passport, recomputed: { text: '43.5', exact: '871/20' } });
    expect(screen.text()).toContain('复算不一致');
    expect(screen.has('复算一致')).toBe(false);
  });

  it('calls a carried figure carried, and one not approved not counted', async () => {
    const carried = { ...aUnit('甲县', '430'), carriedFrom: 2022, approvedAt: null, approvedBy: null };
    const waiting = { ...aUnit('乙县', '440'), approvedAt: null, approvedBy: null };
    const screen = await open({ ...passport, units: [carried, waiting] });
    expect(screen.text()).toMatch(/甲县.*结转2022年数据.*乙县.*尚未审批，未计入/);
  });

  it.each([
    ['a ratio', 'RATIO_OF_SUMS', 100, null, 'Σ分子 ÷ Σ分母 × 100'],
    ['a plain ratio', 'RATIO_OF_SUMS', 1, null, 'Σ分子 ÷ Σ分母'],
    ['a sum printed in a larger measure', 'SUM', null, 10000, '各单位数值相加 ÷ 10000'],
    ['the least of the units', 'MIN', null, 1, '取各单位最低值'],
  ])('tells %s in words', (_, rollUp, per, scale, words) => {
    expect(formulaText({ rollUp, per, scale })).toBe(words);
  });
});
