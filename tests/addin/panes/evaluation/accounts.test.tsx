// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conflictsOf, unsavedDrafts } from '../../../../addin/panes/evaluation/account-drafts';
import { emptyAccount } from '../../../../functions/domain/evaluation/publication';
import { wang, zhou } from '../../../support/people';
import { box, fill } from '../../support/fields';
import { closeAll, isOff, type Screen } from '../../support/render';
import { sit } from './sit';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rate = '1接受居家上门服务老人数占比';
const whole = { cause: '护理员不足', measure: '增加招聘', responsible: '王处长', dueOn: '2024-06-30' };
const suggestions = { 'KS2-01': [{ unit: '甲县', text: '站点搬迁，停业四个月' }] };

const forms = ({ element }: Screen) => element.querySelectorAll('section[aria-label^="原因和措施："]');

describe('causes and measures', () => {
  it('are asked of what lags only, and it is said how many are still missing', async () => {
    const { screen } = await sit();
    expect(screen.text()).toContain('原因和措施还缺 1 项');
    expect(screen.text()).toContain('还缺原因、措施、责任人、时限');
    await screen.click('2家庭适老化改造户数');
    expect(forms(screen)).toHaveLength(0);
    await screen.click('去补写');
    expect(forms(screen)).toHaveLength(1);
    expect(box(screen, '原因').value).toBe('');
  });

  it('takes over what a unit explained by a click, and keeps what was written before', async () => {
    const { screen } = await sit({
      before: (server) => {
        server.accounts = { ...server.accounts, suggestions };
      },
    });
    await screen.click(rate);
    await fill(screen, '原因', '护理员不足');
    await screen.click('采用甲县说明：站点搬迁，停业四个月');
    expect(box(screen, '原因').value).toBe('护理员不足\n站点搬迁，停业四个月');
    await screen.click('采用甲县说明：站点搬迁，停业四个月');
    expect(box(screen, '原因').value).toBe('护理员不足\n站点搬迁，停业四个月');
  });

  it('are saved by the button, which says how many, and counted down as they are written', async () => {
    const { screen, server } = await sit();
    await screen.click(rate);
    await fill(screen, '原因', whole.cause);
    await fill(screen, '措施', whole.measure);
    expect(screen.text()).toContain('还缺：责任人、时限 · 未保存');
    await fill(screen, '责任人', whole.responsible);
    await fill(screen, '时限', whole.dueOn);
    expect(screen.has('原因和措施还缺')).toBe(false);
    await screen.click('保存原因和措施（1 项）');
    expect(server.accounts.byIndicator).toEqual({ 'KS2-01': whole });
    expect(screen.text()).toMatch(/\d\d:\d\d 已保存原因和措施/);
    expect(screen.button(/^保存原因/)).toBeNull();
  });

  it('loses nothing typed when another planner saved first: theirs is read, and shown beside', async () => {
    const { screen, server } = await sit();
    await screen.click(rate);
    await fill(screen, '原因', whole.cause);
    server.saveBy(zhou, { 'KS2-01': { ...emptyAccount, cause: '疫情影响' } });
    await screen.click('保存原因和措施（1 项）');
    expect(server.accounts.byIndicator['KS2-01']?.cause).toBe('疫情影响');
    await screen.click('读取最新');
    expect(box(screen, '原因').value).toBe(whole.cause);
    expect(screen.text()).toContain('他人已存为：原因：疫情影响');
    await screen.click('保存原因和措施（1 项）');
    expect(server.accounts.byIndicator['KS2-01']?.cause).toBe(whole.cause);
  });

  it('that were typed and not saved are there again after a look elsewhere', async () => {
    const { screen, leaveAndReturn } = await sit();
    await screen.click(rate);
    await fill(screen, '原因', whole.cause);
    await leaveAndReturn();
    expect(screen.button('保存原因和措施（1 项）')).not.toBeNull();
    await screen.click(rate);
    expect(box(screen, '原因').value).toBe(whole.cause);
  });

  it('are read, not written, by who approves', async () => {
    const { screen } = await sit({ actor: wang, before: (server) => server.saveBy(zhou, { 'KS2-01': whole }) });
    await screen.click(rate);
    expect(screen.text()).toContain('原因：护理员不足；措施：增加招聘；责任人：王处长；时限：2024-06-30');
    expect(screen.element.querySelectorAll('textarea')).toHaveLength(0);
    expect(isOff(screen.button('写入工作表'))).toBe(false);
  });

  it('go with the figures into the workbook', async () => {
    const { screen, written } = await sit({ before: (server) => server.saveBy(zhou, { 'KS2-01': whole }) });
    await screen.click('写入工作表');
    expect(written[0]?.supplement).toEqual({ accounts: { 'KS2-01': whole }, publication: null });
  });
});

describe('what was typed beside what is saved', () => {
  const draft = { ...emptyAccount, cause: '甲' };

  it.each([
    ['a draft that says the same as what is saved is no change', { 'KS2-01': draft }, { 'KS2-01': draft }, []],
    ['an empty draft where nothing is saved is none either', {}, { 'KS2-01': emptyAccount }, []],
    ['a cleared text is one', { 'KS2-01': draft }, { 'KS2-01': emptyAccount }, ['KS2-01']],
  ])('%s', (_, saved, drafts, unsaved) => {
    expect(unsavedDrafts(saved, drafts)).toEqual(unsaved);
  });

  it('is in conflict only where somebody else changed the same indicator to something else', () => {
    const theirs = { ...emptyAccount, cause: '乙' };
    expect(conflictsOf({}, { 'KS2-01': theirs }, { 'KS2-01': draft })).toEqual(['KS2-01']);
    expect(conflictsOf({}, { 'KS2-02': theirs }, { 'KS2-01': draft })).toEqual([]);
    expect(conflictsOf({}, { 'KS2-01': draft }, { 'KS2-01': draft })).toEqual([]);
  });
});
