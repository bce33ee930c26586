// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import type { ImportFile, ImportsApi } from '../../../../addin/api/imports-api';
import HistoryImportPane from '../../../../addin/panes/history-import/history-import-pane';
import { paneContext } from '../../../../addin/panes/pane-context';
import type { ImportReply, ImportsReply } from '../../../../functions/contract/imports';
import { Problem } from '../../../../functions/domain/problem';
import { box, fill } from '../../support/fields';
import { closeAll, isOff, show } from '../../support/render';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const hash = 'c0ffee'.padEnd(64, '0');
const trial = (differs: Partial<ImportReply> = {}): ImportReply => ({
  source: '2021.csv',
  sha256: hash,
  lines: 3,
  problems: [],
  faults: 0,
  hints: 0,
  years: [
    {
      dataYear: 2021,
      round: 'rd_ks_2021',
      title: '2021年度历史数据',
      isNew: true,
      refusal: null,
      units: [
        { unit: 'ou_a', name: '甲县', figures: 2, days: ['2022-01-20'], isNew: true, differing: [], refusal: null },
        {
          unit: 'ou_b',
          name: '乙县',
          figures: 2,
          days: ['2022-01-22'],
          isNew: false,
          differing: ['KS2-01'],
          refusal: null,
        },
      ],
    },
  ],
  ...differs,
});

const imported = (unit: 'ou_a' | 'ou_b', refusal: ImportsReply['importRefusal'] = null) => ({
  round: 'rd_ks_2021' as const,
  dataYear: 2021,
  unit,
  name: unit === 'ou_a' ? '甲县' : '乙县',
  status: 'reviewed' as const,
  revision: 1,
  figures: 2,
  countsFrom: '2022-01-20',
  approvedBy: null,
  approvedAt: null,
  refusal,
});

const records = (differs: Partial<ImportsReply> = {}): ImportsReply => ({
  plan: 'pl_test',
  planTitle: '测试规划',
  importRefusal: null,
  imports: [],
  ...differs,
});

async function open(importing: Partial<ImportsApi>, reply = records()) {
  const api = { importing: { imports: async () => reply, ...importing } } as Partial<Api> as Api;
  const context = { api, me: { id: 'pn_zhou', name: '周', duties: [] }, go: () => undefined };
  return show(
    <paneContext.Provider value={context as unknown as Parameters<typeof paneContext.Provider>[0]['value']}>
      <HistoryImportPane plan="pl_test" />
    </paneContext.Provider>,
  );
}

describe('past years in the planner’s pane', () => {
  it('are tried first, and go in only after the trial, with the very same bytes', async () => {
    const sent: ImportFile[] = [];
    const screen = await open({
      tryImport: async (_, file) => {
        sent.push(file);
        return trial();
      },
      importFile: async (_, file) => {
        sent.push(file);
        return trial();
      },
    });
    expect(isOff(screen.button('试导入'))).toBe(true);
    await fill(screen, '粘贴内容', 'indicator,part\nKS2-01,县');
    await screen.click('试导入');
    expect(screen.text()).toContain('没有发现错误');
    expect(screen.text()).toContain('1 项不同');
    await screen.click('导入 2 份，送审批');
    // In place of the fields; the keyboard is on it, and on no button that is off.
    expect(document.activeElement?.textContent).toBe('已导入 2 份，待审批人审批');
    expect(screen.has('粘贴内容')).toBe(false);
    expect(sent[1]).toEqual(sent[0]);
    await screen.click('再导入一个文件');
    expect(screen.has('粘贴内容')).toBe(true);
    expect(document.activeElement).toBe(screen.button('选择文件…'));
    expect(Buffer.from(sent[0]?.base64 ?? '', 'base64').toString()).toBe('indicator,part\nKS2-01,县');
  });

  it('with faulty lines wait until the planner says that those stay out; each is named by its line', async () => {
    const problems = [
      { line: 24, code: 'unknownIndicator', level: 'must', column: 'indicator', found: 'NT2-99', expected: 'NT' },
      { line: 25, code: 'yearNotOver', level: 'must', column: 'dataYear', found: '2024', expected: '2023' },
    ] as const;
    const screen = await open({ tryImport: async () => trial({ problems: [...problems], faults: 2 }) });
    await fill(screen, '粘贴内容', 'x');
    await screen.click('试导入');
    expect(screen.text()).toContain(
      '第 24 行［错误］「指标编号」栏（indicator）填的是「NT2-99」，规划中没有这项指标。',
    );
    expect(screen.text()).toContain('第 25 行［错误］「数据年度」栏（dataYear）填的是「2024」，这一年还没有结束。');
    expect(document.activeElement?.textContent).toBe('试导入结果');
    expect(isOff(screen.button('导入 2 份，送审批'))).toBe(true);
    await act(async () => box(screen, '有错的行不导入，其余照常').click());
    expect(isOff(screen.button('导入 2 份，送审批'))).toBe(false);
  });

  it('that are approved already are refused with the reason beside the unit', async () => {
    const [year] = trial().years;
    const refusal = { code: 'import.approved', details: { unit: '甲县' } };
    const years = year ? [{ ...year, units: year.units.map((unit) => ({ ...unit, refusal })) }] : [];
    const screen = await open({ tryImport: async () => trial({ years }) });
    await fill(screen, '粘贴内容', 'x');
    await screen.click('试导入');
    expect(screen.text()).toContain('不导入：「甲县」这一年度已审批通过，不能再导入');
    expect(isOff(screen.button('导入 0 份，送审批'))).toBe(true);
  });
});

describe('past years in the approver’s pane', () => {
  const notMine = { code: 'action.notYours', details: { action: 'importRecord' } };
  const file = {
    source: '2021.csv',
    sha256: hash,
    by: { id: 'pn_zhou' as const, name: '周' },
    at: '2024-01-08T01:00:00.000Z',
  };

  it('show where they come from, and are approved all at once on the revisions that were seen', async () => {
    const wanted: unknown[] = [];
    const waiting = records({
      importRefusal: notMine,
      imports: [{ ...file, units: [imported('ou_a'), imported('ou_b')] }],
    });
    const screen = await open(
      {
        approveImport: async (_, units) => {
          wanted.push(...units);
          const stale = { code: 'submission.stale', details: { expected: 1, current: 2 } };
          return { imports: waiting, refused: [{ round: 'rd_ks_2021', unit: 'ou_b', refusal: stale }] };
        },
      },
      waiting,
    );
    expect(screen.text()).toContain('2021.csv周 2024年1月8日 09:00 导入2 份填报单，4 项数据待审批');
    expect(screen.has('试导入')).toBe(false);
    await screen.click('审批通过 2 份');
    expect(wanted).toEqual([
      { round: 'rd_ks_2021', unit: 'ou_a', revision: 1 },
      { round: 'rd_ks_2021', unit: 'ou_b', revision: 1 },
    ]);
    const told = '已审批通过 1 份；有 1 份没有办成：填报单已被他人更新';
    expect(screen.button('审批通过 2 份')?.nextElementSibling?.textContent).toContain(told);
  });

  it('say in place of the button that all is approved', async () => {
    const imports = (status: 'reviewed' | 'approved') =>
      records({
        importRefusal: notMine,
        imports: [
          { ...file, units: [{ ...imported('ou_a'), status, approvedAt: status === 'approved' ? file.at : null }] },
        ],
      });
    const approveImport = async () => ({ imports: imports('approved'), refused: [] });
    const screen = await open({ approveImport }, imports('reviewed'));
    await screen.click('审批通过 1 份');
    expect(document.activeElement?.textContent).toBe('已审批通过 1 份');
    expect(screen.has('已全部通过')).toBe(true);
  });

  it('show the start of the file’s hash, and the whole behind it, to be copied', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { clipboard: { writeText } }));
    const screen = await open({}, records({ imports: [{ ...file, units: [imported('ou_a')] }] }));
    const fold = screen.element.querySelector('code')?.closest('details');
    expect(fold?.open).toBe(false);
    expect(fold?.querySelector('summary')?.textContent).toBe(`文件校验码 ${hash.slice(0, 12)}…`);
    await screen.click('复制校验码');
    expect(writeText).toHaveBeenCalledWith(hash);
    expect(screen.button('已复制')).not.toBeNull();
    vi.unstubAllGlobals();
  });

  it('have no button for who imported them, but the reason', async () => {
    const own = { code: 'submission.ownWork', details: { action: 'approve' } };
    const screen = await open({}, records({ imports: [{ ...file, units: [imported('ou_a', own)] }] }));
    expect(screen.text()).toContain('您参与过本单填报，不能再由您审批通过');
    expect(screen.text()).not.toContain('审批通过 1 份');
  });

  it('say why nothing could be shown', async () => {
    const screen = await open({ imports: () => Promise.reject(new Problem('thing.notFound', { what: 'plan' })) });
    expect(screen.text()).toContain('没有找到这个规划');
  });
});
