// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import FillPane from '../../../../addin/panes/fill/fill-pane';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import ReviewPane from '../../../../addin/panes/review/review-pane';
import type { Person } from '../../../../functions/domain/org/people';
import { Problem } from '../../../../functions/domain/problem';
import { anEntry, aPlan, aRound } from '../../../support/builders';
import { countyA, li, wang, zhang, zhou } from '../../../support/people';
import { FakeApi } from '../../support/fake-api';
import { FakeWorkbook } from '../../support/fake-workbook';
import { closeAll, pass, show } from '../../support/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const round = 'rd_test_2023';
const unit = 'ou_a';
const damage = (lastYear: number | null = null) =>
  new Problem('record.damaged', { round: lastYear === null ? round : `rd_test_${lastYear}`, unit, lastYear });

const filed = [anEntry('KS2-01', { numerator: '460', denominator: '1000' }), anEntry('KS2-02', { amount: '300' })];

async function open(pane: 'fill' | 'review', person: Person, prepare: (api: FakeApi) => void) {
  const api = new FakeApi(aPlan(), aRound(), countyA, person);
  prepare(api);
  const views: View[] = [];
  const me = { id: person.id, name: person.name, duties: [] };
  const Pane = pane === 'fill' ? FillPane : ReviewPane;
  const screen = await show(
    <paneContext.Provider value={{ api, workbook: new FakeWorkbook(), me, go: (view) => void views.push(view) }}>
      <Pane round={round} unit={unit} />
    </paneContext.Provider>,
  );
  return { api, screen, views };
}

const retry = /重试|再试/;

describe('a form whose record was tampered with', () => {
  it.each([
    { who: 'its filler', pane: 'fill', person: zhang },
    { who: 'its reviewer', pane: 'review', person: li },
    { who: 'the approver', pane: 'review', person: wang },
    { who: 'the planner', pane: 'review', person: zhou },
  ] as const)('tells $who so, and leads to 办理记录 instead of to another try', async ({ pane, person }) => {
    const { screen, views } = await open(pane, person, (api) => void api.troubles.push(damage()));
    expect(screen.has('这张填报单的办理记录与存证不符，暂不能办理。')).toBe(true);
    expect(screen.has('请查看办理记录，并告知管理员和规划人员。')).toBe(true);
    expect(screen.button(retry)).toBeNull();
    await screen.click('查看办理记录');
    expect(views).toEqual([{ pane: 'record', round, unit, back: pane }]);
  });

  it.each(['fill', 'review'] as const)('keeps saying so in %s: there is nothing else to look at', async (pane) => {
    const { screen } = await open(pane, pane === 'fill' ? zhang : li, (api) => void api.troubles.push(damage()));
    expect(screen.button('关闭')).toBeNull();
  });

  it('that rests on last year’s names the year, and leads to the record of that', async () => {
    const { screen, views } = await open('fill', zhang, (api) => void api.troubles.push(damage(2022)));
    expect(screen.has('2022年度填报单的办理记录与存证不符，以它为依据的本年度填报单暂不能办理。')).toBe(true);
    await screen.click('查看办理记录');
    expect(views).toEqual([{ pane: 'record', round: 'rd_test_2022', unit, back: 'fill' }]);
  });

  it('goes on offering another try where that may help', async () => {
    const fault = new Problem('server.fault', { requestId: 'r1' });
    const { screen } = await open('fill', zhang, (api) => void api.troubles.push(fault));
    expect(screen.button('查看办理记录')).toBeNull();
    await screen.click('重试');
    expect(screen.button('拉取表样（2 项）')).not.toBeNull();
  });
});

describe('a step on a record that was tampered with meanwhile', () => {
  const file = (api: FakeApi) => api.by(zhang, { action: 'submit', entries: filed, mustFindings: 0, unexplained: 0 });

  it('of a reviewer is refused with the way to 办理记录; what is on the screen stays', async () => {
    const { api, screen, views } = await open('review', li, file);
    api.troubles.push(damage());
    await screen.click('开始审核（开始后对方不能撤回）');
    expect(screen.has('办理记录与存证不符')).toBe(true);
    expect(screen.button(retry)).toBeNull();
    expect(screen.button('关闭')).not.toBeNull();
    await screen.click('查看办理记录');
    expect(views).toEqual([{ pane: 'record', round, unit, back: 'review' }]);
    expect(api.submission.status).toBe('submitted');
  });

  it('of a filler likewise', async () => {
    const { api, screen, views } = await open('fill', zhang, file);
    await act(async () => api.troubles.push(damage()));
    await screen.click('撤回');
    await pass(0);
    expect(screen.has('办理记录与存证不符')).toBe(true);
    expect(screen.button(retry)).toBeNull();
    await screen.click('查看办理记录');
    expect(views).toEqual([{ pane: 'record', round, unit, back: 'fill' }]);
    expect(api.submission.status).toBe('submitted');
  });
});
