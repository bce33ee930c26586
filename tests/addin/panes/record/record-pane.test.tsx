// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import type { RecordApi } from '../../../../addin/api/record-api';
import RecordPane from '../../../../addin/panes/record/record-pane';
import type { AnnexReply } from '../../../../functions/contract/record';
import { toFinding } from '../../../../functions/domain/record/finding';
import { closeAll, show } from '../../support/render';

const line = { serial: '1', name: '养老机构护理型床位占比' };

const reply: AnnexReply = {
  round: 'rd_test_2023',
  roundTitle: '2023年度填报',
  planTitle: '示例市“十四五”民政事业发展规划',
  dataYear: 2023,
  unit: 'ou_a',
  unitName: '甲县',
  submission: 'sub_test_2023_a',
  demoNotice: null,
  annex: {
    rows: [
      {
        revision: 1,
        // In China it is nine in the morning.
        at: '2024-01-08T01:00:00.000Z',
        by: '赵',
        onBehalfOf: '张',
        action: 'submit',
        from: 'draft',
        to: 'submitted',
        lines: [],
        reasons: [],
        changes: [{ key: 'KS2-01', ...line, field: 'numerator', before: null, after: '940' }],
        moreChanges: 2,
        shortHash: 'ab12ab12ab12',
        receipt: 'ef56ef56ef56',
      },
      {
        revision: 2,
        at: '2024-01-09T01:00:00.000Z',
        by: '李',
        onBehalfOf: null,
        action: 'returnForRevision',
        from: 'submitted',
        to: 'returned',
        lines: [{ key: 'KS2-01', ...line }],
        reasons: [{ key: 'KS2-01', ...line, field: 'numerator', text: '与年报不符', suggestion: '950' }],
        changes: [],
        moreChanges: 0,
        shortHash: 'cd34cd34cd34',
        receipt: null,
      },
    ],
    olderSteps: 0,
    signOff: {
      filler: { name: '赵', at: '2024-01-08T01:00:00.000Z' },
      head: null,
      reviewer: { name: '李', at: '2024-01-09T01:00:00.000Z' },
      approver: null,
    },
  },
  verification: { at: '2024-02-01T02:00:00.000Z', steps: 2, shortHash: 'cd34cd34cd34', isWhole: true, findings: [] },
  anchor: {
    day: '2024-01-31',
    at: '2024-01-30T16:10:00.000Z',
    count: 40,
    root: '0'.repeat(64),
    shortRoot: '000000000000',
    hash: '1'.repeat(64),
    publicKey: 'key',
    signature: 'signature',
  },
};

const notAsked = () => Promise.reject(new Error('not asked for'));
const recordOf = (annex: RecordApi['annex']): RecordApi => ({
  annex,
  round: notAsked,
  plan: notAsked,
  latestAnchor: notAsked,
});

const open = (annex: RecordApi['annex'], onClose = () => {}) =>
  show(<RecordPane round="rd_test_2023" unit="ou_a" record={recordOf(annex)} onClose={onClose} />);

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('办理记录 for print', () => {
  it('has a line for every step, in the words of the office', async () => {
    const screen = await open(async () => reply);
    const rows = [...screen.element.querySelectorAll('tbody')][0]?.querySelectorAll('tr') ?? [];
    const cells = [...rows].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));
    expect(cells).toEqual([
      [
        '1',
        '2024年1月8日 09:00',
        '赵（代 张）',
        '提交',
        '',
        '指标 1 养老机构护理型床位占比：分子 940……另有 2 处改动未列',
        'ab12ab12ab12凭证号 ef56ef56ef56',
      ],
      [
        '2',
        '2024年1月9日 09:00',
        '李',
        '退回',
        '指标 1 养老机构护理型床位占比 分子：与年报不符（建议 950）',
        '',
        'cd34cd34cd34',
      ],
    ]);
  });

  it('tells in a narrow pane, which has no heads of columns, what each part of a step is', async () => {
    const screen = await open(async () => reply);
    const told = (cell: Element) => [cell.getAttribute('data-label'), cell.getAttribute('data-unit')];
    const [first] = screen.element.querySelectorAll('.steps tbody tr');
    expect([...(first?.children ?? [])].map(told)).toEqual([
      ['第', '步'],
      [null, null],
      [null, null],
      [null, null],
      ['涉及指标、原因、意见', null],
      ['原值 → 新值', null],
      ['校验码', null],
    ]);
    const signed = [...screen.element.querySelectorAll('.sign td')].map((cell) => cell.getAttribute('data-label'));
    expect(signed).toEqual(['填报人', '审核人', '单位负责人', '审批人', '填报日期', null, null]);
  });

  it('names the lines of a step on the whole form by their numbers', async () => {
    const [first] = reply.annex.rows;
    if (!first) throw new Error('no row');
    // The last one in two parts, each a line of its own.
    const lines = ['1', '2', '3', '4', '4'].map((serial, index) => ({
      key: `KS2-0${serial}/${index}`,
      serial,
      name: `指标名称${serial}`,
    }));
    const screen = await open(async () => ({ ...reply, annex: { ...reply.annex, rows: [{ ...first, lines }] } }));
    expect(screen.text()).toContain('5 项：1、2、3、4（2 行）');
    expect(screen.text()).not.toContain('指标名称4');
  });

  it('puts what changed in a line together, in the order of the form, old before new', async () => {
    const [first] = reply.annex.rows;
    if (!first) throw new Error('no row');
    const change = (field: string, before: string | null, after: string | null) => ({
      key: 'KS2-01',
      ...line,
      field,
      before,
      after,
    });
    const changes = [
      change('denominator', '1000', '1010'),
      change('explanation', null, '漏计一村'),
      change('numerator', '940', '950'),
      change('remark', '待核', null),
    ];
    const rows = [{ ...first, changes, moreChanges: 0 }];
    const screen = await open(async () => ({ ...reply, annex: { ...reply.annex, rows } }));
    expect(screen.text()).toContain(
      '指标 1 养老机构护理型床位占比：分子 940 → 950；分母 1000 → 1010；情况说明 「漏计一村」；备注 「待核」 → （空）',
    );
  });

  it('says that the record holds, and against which anchor it can be held', async () => {
    const screen = await open(async () => reply);
    expect(screen.text()).toContain('2 步办理记录环环相扣');
    expect(screen.text()).toContain('最近一次定锚：2024年1月31日，根校验码 000000000000，共 40 项');
    expect(screen.element.querySelector('.broken')).toBeNull();
  });

  it('says plainly that it does not hold, with every fault and its place', async () => {
    const place = { id: reply.submission, round: reply.round, unit: reply.unit };
    const findings = [
      toFinding('commitEdited', place, { revision: 2, found: '1'.repeat(64), expected: '2'.repeat(64) }),
    ];
    const screen = await open(async () => ({
      ...reply,
      verification: { ...reply.verification, isWhole: false, findings },
      anchor: null,
    }));
    expect(screen.element.querySelector('.broken')?.textContent).toContain('发现 1 处问题，本记录不完整，不能作为依据');
    expect(screen.text()).toContain('[问题] 填报单 甲县 第 2 步：本步的内容与当时写入的不一致');
    expect(screen.text()).not.toContain('环环相扣');
    expect(screen.text()).toContain('尚未定锚');
  });

  it('has room for four signatures and the day it was filled in, with the names the record knows', async () => {
    const screen = await open(async () => reply);
    const block = screen.element.querySelector('[aria-label="签署"]');
    expect([...(block?.querySelectorAll('th') ?? [])].map((cell) => cell.textContent)).toEqual([
      '填报人',
      '审核人',
      '单位负责人',
      '审批人',
      '填报日期',
      '联系电话',
      '单位公章',
    ]);
    expect([...(block?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
      '赵（签章）',
      '李（签章）',
      '（签章）',
      '（签章）',
      '2024年1月8日 09:00',
      '',
      '',
    ]);
  });

  it('hands the printer a copy of its own, outside of the pane, and takes it away again', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {});
    const screen = await open(async () => reply);
    const copy = document.querySelector('body > .gm-annex-print');
    expect(copy?.textContent).toContain('cd34cd34cd34');
    expect(screen.element.contains(copy)).toBe(false);
    await screen.click('打印');
    expect(print).toHaveBeenCalledOnce();
    await screen.close();
    expect(document.querySelector('.gm-annex-print')).toBeNull();
  });

  it('leads back, and can be verified anew', async () => {
    let isClosed = false;
    let asked = 0;
    const screen = await open(
      async () => {
        asked += 1;
        return reply;
      },
      () => {
        isClosed = true;
      },
    );
    await screen.click('刷新');
    expect(asked).toBe(2);
    await screen.click('返回');
    expect(isClosed).toBe(true);
  });

  it('tells of a lost network and tries again when asked to', async () => {
    let isLost = true;
    const screen = await open(async () => {
      if (isLost) throw new NoAnswer('no answer');
      return reply;
    });
    expect(screen.element.querySelector('table')).toBeNull();
    isLost = false;
    await screen.click('重试');
    expect(screen.has('环环相扣')).toBe(true);
  });
});
