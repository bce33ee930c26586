// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { leftUnanswered } from '../../../../addin/panes/review/unanswered';
import type { SubmissionView } from '../../../../functions/contract/submission';
import type { Action } from '../../../../functions/domain/submission/submission';
import { aRound } from '../../../support/builders';
import { countyA, li, wang, zhang, zhou } from '../../../support/people';
import { FakeApi } from '../../support/fake-api';
import { filed, plan, refile, sitDown } from './desk';
import { atApprover, atPlanningOffice, gu, shen, underReview } from './four-steps';

let desk: Awaited<ReturnType<typeof sitDown>> | null = null;
afterEach(async () => {
  await desk?.standUp();
  desk = null;
});

const ask = { action: 'ask', key: 'KS2-02', text: '是否含结转户数？' } as const;
const answer = { action: 'answer', key: 'KS2-02', text: '不含，均为当年完工。' } as const;

describe('a question nobody has answered', () => {
  it('is said before the approval, does not hold it up, and stands in the record as left unanswered', async () => {
    const api = atApprover();
    api.by(wang, ask);
    desk = await sitDown(api, wang);
    expect(desk.text()).toContain('还有 1 个询问未答复');
    await desk.press('批准，计入全市汇总');
    expect(api.submission.status).toBe('approved');
    expect(desk.text()).toContain('已批准，1 个询问未答复即办结');
    expect(desk.text()).toContain('往来 1 条 · 未答复即办结');
    await desk.standUp();

    desk = await sitDown(api, gu);
    expect(desk.text()).toContain('1 个询问未答复即办结');
    expect(desk.button('转到指标 2 家庭适老化改造户数')).not.toBeNull();
  });

  it('is said by the planning office before and after it passes', async () => {
    const api = atPlanningOffice();
    api.by(zhou, ask);
    desk = await sitDown(api, zhou);
    expect(desk.text()).toContain('通过后转审批还有 1 个询问未答复');
    await desk.press('汇总审核通过');
    expect(desk.text()).toContain('汇总审核已通过，转审批，还有 1 个询问未答复');
  });

  it('is the business of the department whose line it is about', async () => {
    const api = underReview();
    api.by(gu, ask);
    api.by(gu, { action: 'acceptEntries', keys: ['KS2-01', 'KS2-02'], found: [] });
    api.by(shen, { action: 'acceptEntries', keys: ['KS2-03', 'KS2-04'], found: [] });
    desk = await sitDown(api, shen);
    expect(desk.text()).not.toContain('还有 1 个询问未答复');
    await desk.standUp();
    desk = await sitDown(api, gu);
    expect(desk.text()).toContain('还有 1 个询问未答复');
  });

  it('is nothing to speak of once it is answered', async () => {
    const api = atApprover();
    api.by(wang, ask);
    api.by(zhang, answer);
    desk = await sitDown(api, wang);
    expect(desk.text()).not.toContain('还有 1 个询问未答复');
    await desk.press('批准，计入全市汇总');
    expect(desk.text()).not.toContain('未答复即办结');
  });

  it.each<[string, Action[], { asked: number; by: number }[]]>([
    ['approved over it', ['submit', 'ask', 'approve'], [{ asked: 2, by: 3 }]],
    ['answered in time', ['submit', 'ask', 'answer', 'approve'], []],
    ['asked again after the answer', ['submit', 'ask', 'answer', 'ask', 'approve'], [{ asked: 4, by: 5 }]],
    ['asked twice, answered once for both', ['submit', 'ask', 'ask', 'answer', 'approve'], []],
    ['not approved yet', ['submit', 'ask'], []],
    [
      'given up with the correction it was about',
      ['approve', 'correct', 'ask', 'dropCorrection', 'correct', 'approve'],
      [],
    ],
    ['left at the first approval, none at the second', ['ask', 'approve', 'correct', 'approve'], [{ asked: 1, by: 2 }]],
  ])('%s', (_, actions, left) => {
    const history = actions.map((action, index) => ({ action, revision: index + 1, keys: ['KS2-02'] }));
    // Newest first, as some readers keep it: the order of the steps decides, not that of the list.
    const found = leftUnanswered(history.toReversed() as unknown as SubmissionView['history']);
    expect(found).toEqual(left.map((question) => ({ ...question, key: 'KS2-02' })));
  });
});

describe('lines that wait to be judged', () => {
  it('are spoken of as they lie: some want an eye each, the others go together', async () => {
    const api = underReview();
    desk = await sitDown(api, gu);
    expect(desk.text()).toContain('还有 2 项未接受：1 项须逐项接受或退回，其余 1 项可一并接受');
    await desk.press('接受其余 1 项');
    expect(desk.text()).toContain('还有 1 项未接受，请逐项接受或退回');
    await desk.standUp();
    desk = await sitDown(api, shen);
    expect(desk.text()).toContain('还有 2 项未接受，可一并接受；有问题的，展开后退回或询问');
  });

  it('offer 退回 and 询问 in one row', async () => {
    desk = await sitDown(underReview(), shen);
    const returning = desk.button('退回：护理型床位占比');
    expect(returning?.nextElementSibling).toBe(desk.button('询问：护理型床位占比'));
  });

  it('say what a rate comes from where no last year stands beside it', async () => {
    const api = new FakeApi(plan, aRound(), countyA, li);
    refile(api, filed, zhang);
    desk = await sitDown(api, li);
    // 910 of 1000, and 1600 households.
    expect(desk.text()).toContain('91.0%（910/1000）无上年数');
    expect(desk.text()).not.toContain('－ →');
  });
});
