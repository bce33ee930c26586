// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { Problem } from '../../../../functions/domain/problem';
import { wang, zhang, zhou } from '../../../support/people';
import { filed, refile, sitDown } from './desk';
import { aSubmission, atApprover, atPlanningOffice, gu, han, shen, shenForGu, underReview } from './four-steps';

let desk: Awaited<ReturnType<typeof sitDown>> | null = null;
afterEach(async () => {
  await desk?.standUp();
  desk = null;
});

async function writeReturn(name: string, reason: string) {
  await desk?.press(`退回：${name}`);
  await desk?.write(reason, '退回原因');
  await desk?.press('列入退回');
}

describe('the head of the unit', () => {
  it('sees explanations and changes first, accepts nothing line by line, and signs', async () => {
    const api = aSubmission();
    desk = await sitDown(api, han);
    expect(desk.cardsUnder('请先看这些')).toEqual(['指标1 接受居家上门服务老人数占比']);
    expect(desk.text()).toContain('新增两处日间照料中心');
    expect(desk.text()).toContain('变化最大的比率');
    expect(desk.enabled().filter((name) => name.startsWith('接受'))).toEqual([]);
    expect(desk.text()).toContain('签字后转业务处室审核');
    await desk.press('签字并上报');
    expect(api.submission.status).toBe('submitted');
    expect(api.submission.signed?.by.name).toBe('韩');
    expect(desk.text()).toContain('已签字，转业务处室审核');
  });

  it('sends any line back to the filler instead, with a reason', async () => {
    const api = aSubmission();
    desk = await sitDown(api, han);
    await writeReturn('护理型床位占比', '床位数与上报民政部的不一致');
    expect(desk.button('签字并上报')).toBeNull();
    await desk.press('退回填报人 1 项');
    expect(api.submission.status).toBe('returned');
    expect(api.submission.returns).toMatchObject([{ key: 'KS2-03', reason: '床位数与上报民政部的不一致' }]);
  });

  it('has done their part once it is signed', async () => {
    desk = await sitDown(underReview(), han);
    expect(desk.enabled().filter((name) => /^(签字|退回|接受|通过)/.test(name))).toEqual([]);
    expect(desk.text()).toContain('业务处室正在审核');
  });
});

describe('departments side by side', () => {
  it('judge their own lines and read those of others', async () => {
    const api = underReview();
    desk = await sitDown(api, shen);
    expect(desk.cardsUnder('2 项，均无校验问题')).toEqual(['指标3 护理型床位占比', '指标4 综合养老服务中心覆盖率']);
    expect(desk.cardsUnder('其他业务处室 2 项')).toHaveLength(2);
    expect(desk.text()).toContain('养老服务处 · 未通过');
    expect(desk.text()).toContain('养老服务处未接受');
    expect(desk.button('接受：家庭适老化改造户数')).toBeNull();
    expect(desk.button('退回：家庭适老化改造户数')).toBeNull();
    expect(desk.button('退回：护理型床位占比')).not.toBeNull();
  });

  it('pass one after the other, each told what is still awaited', async () => {
    const api = underReview();
    desk = await sitDown(api, shen);
    await desk.press('接受全部 2 项');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toEqual(['KS2-03', 'KS2-04']);
    expect(desk.text()).toContain('通过后待 1 个业务处室');
    await desk.press('通过审核');
    expect(api.submission.status).toBe('inReview');
    expect(desk.text()).toContain('社会救助处已通过，待 1 个业务处室');
    expect(desk.text()).toContain('业务处室审核：1/2 个已通过');
    expect(desk.button('通过审核')).toBeNull();
    await desk.standUp();

    desk = await sitDown(api, gu);
    expect(desk.text()).toContain('沈 2024年1月8日 09:04 通过');
    await desk.press('接受：接受居家上门服务老人数占比');
    await desk.press('接受其余 1 项');
    expect(desk.text()).toContain('通过后转规划部门汇总审核');
    await desk.press('通过审核');
    expect(api.submission.status).toBe('checking');
    expect(desk.text()).toContain('审核已通过，转规划部门汇总审核');
  });

  it('accept together only what no rule questions; the server refuses the rest all the same', async () => {
    const api = underReview();
    desk = await sitDown(api, gu);
    const change = { round: api.round.id, unit: api.unit.id, revision: api.submission.revision };
    const together = api.acceptEntries(change, ['KS2-01', 'KS2-02']);
    await expect(together).rejects.toMatchObject({ code: 'submission.acceptOneByOne', details: { keys: ['KS2-01'] } });
    await desk.press('接受其余 1 项');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toEqual(['KS2-02']);
    await desk.press('接受：接受居家上门服务老人数占比');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toEqual(['KS2-02', 'KS2-01']);
  });

  it('go on with their closed lines while another department’s are with the filler', async () => {
    const api = underReview();
    const returned = { key: 'KS2-02', field: 'amount', reason: '台账为1580户', suggestion: null } as const;
    api.by(gu, { action: 'returnForRevision', returns: [returned] });
    desk = await sitDown(api, shen);
    expect(desk.text()).toContain('养老服务处已退回填报人');
    await desk.press('接受全部 2 项');
    expect(desk.text()).toContain('通过后待 1 个业务处室');
    await desk.press('通过审核');
    expect(api.submission.status).toBe('returned');
    expect(Object.keys(api.submission.passes)).toEqual(['ou_city_rescue']);
    expect(desk.text()).toContain('社会救助处已通过，待 1 个业务处室');
    await desk.standUp();

    desk = await sitDown(api, gu);
    expect(desk.cardsUnder('已退回的指标')).toEqual(['指标2 家庭适老化改造户数']);
    await desk.press('接受：接受居家上门服务老人数占比');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toContain('KS2-01');
    expect(desk.button('通过审核')).toBeNull();
    expect(desk.text()).toContain('已接受 1 项');
  });
});

describe('the planning office', () => {
  it('looks across all lines and sees which department accepted each', async () => {
    const api = atPlanningOffice();
    desk = await sitDown(api, zhou);
    expect(desk.cardsUnder('其余 3 项，无校验问题')).toHaveLength(3);
    expect(desk.text()).toContain('养老服务处已接受');
    expect(desk.text()).toContain('社会救助处已接受');
    expect(desk.enabled().filter((name) => name.startsWith('接受'))).toEqual([]);
    await desk.press('汇总审核通过');
    expect(api.submission.status).toBe('reviewed');
    expect(desk.text()).toContain('汇总审核已通过，转审批');
  });

  it('keeps the keyboard at the button of the line whose return is given up', async () => {
    desk = await sitDown(atPlanningOffice(), zhou);
    await desk.press('退回：家庭适老化改造户数');
    await desk.press('取消');
    expect(document.activeElement).toBe(desk.button('退回：家庭适老化改造户数'));
  });

  it('sends lines back to their departments, not to the filler, and says why', async () => {
    const api = atPlanningOffice();
    desk = await sitDown(api, zhou);
    await desk.press('退回业务处室…');
    await desk.press('退回业务处室');
    expect(desk.text()).toContain('请写明退回原因');
    expect(desk.text()).toContain('请勾选要重审的指标');
    expect(api.calls).toEqual([]);
    await desk.write('与残联数据差 20 户', '退回原因');
    await desk.tick('指标 2 家庭适老化改造户数（养老服务处）');
    await desk.press('退回业务处室 1 项');
    expect(api.submission.status).toBe('inReview');
    expect(api.submission.sentBack).toMatchObject({ to: 'review', keys: ['KS2-02'], reason: '与残联数据差 20 户' });
    expect(desk.text()).toContain('已退回业务处室 1 项');
    await desk.standUp();

    desk = await sitDown(api, gu);
    expect(desk.text()).toMatch(/退回业务处室重审 1 项与残联数据差 20 户周 2024年1月8日 \d\d:\d\d 退回/);
    expect(desk.cardsUnder('退回重审的指标')).toEqual(['指标2 家庭适老化改造户数']);
    expect(desk.button('转到指标 2 家庭适老化改造户数')).not.toBeNull();
    await desk.press('接受：家庭适老化改造户数');
    await desk.press('通过审核');
    expect(api.submission.status).toBe('checking');
    expect(api.submission.sentBack).toBeNull();
  });

  it('finds the typed reason again after a lost network and a look at the worklist', async () => {
    const api = atPlanningOffice();
    desk = await sitDown(api, zhou);
    await desk.press('退回业务处室…');
    await desk.write('与残联数据差 20 户', '退回原因');
    await desk.tick('指标 2 家庭适老化改造户数（养老服务处）');
    api.troubles.push(new NoAnswer());
    await desk.press('退回业务处室 1 项');
    expect(desk.text()).toContain('连不上服务器');
    await desk.leave();

    desk = await sitDown(api, zhou);
    await desk.press('退回业务处室…');
    await desk.press('退回业务处室 1 项');
    expect(api.submission.sentBack).toMatchObject({ keys: ['KS2-02'], reason: '与残联数据差 20 户' });
  });

  it('sends back to the filler what only the unit can know', async () => {
    const api = atPlanningOffice();
    desk = await sitDown(api, zhou);
    await writeReturn('护理型床位占比', '请附床位名册');
    await desk.press('退回填报人 1 项');
    expect(api.submission.status).toBe('returned');
    refile(
      api,
      filed.map((entry) => (entry.key === 'KS2-03' ? { ...entry, numerator: '905' } : entry)),
      zhang,
    );
    expect(api.submission.status).toBe('signing');
  });
});

describe('the approver', () => {
  it('sends a step back: to the planning office, which sees why', async () => {
    const api = atApprover();
    desk = await sitDown(api, wang);
    await desk.press('退回上一步…');
    await desk.tick('规划部门');
    await desk.write('请核对与统计公报的口径', '退回原因');
    await desk.press('退回规划部门');
    expect(api.submission.status).toBe('checking');
    await desk.standUp();

    desk = await sitDown(api, zhou);
    expect(desk.text()).toContain('退回规划部门重新汇总审核请核对与统计公报的口径王');
    await desk.press('汇总审核通过');
    expect(api.submission.status).toBe('reviewed');
    expect(api.submission.sentBack).toBeNull();
  });

  it('takes the reasons written line by line along, when they go to the departments instead', async () => {
    const api = atApprover();
    desk = await sitDown(api, wang);
    await writeReturn('护理型床位占比', '床位数偏高');
    await desk.press('退回上一步…');
    await desk.press('退回业务处室 1 项');
    expect(api.submission.sentBack).toMatchObject({
      to: 'review',
      keys: ['KS2-03'],
      reason: '指标 3 护理型床位占比：床位数偏高',
    });
    expect(desk.text()).not.toContain('已写好的');
  });
});

describe('questions', () => {
  it('are asked on a line and hold nothing up', async () => {
    const api = underReview();
    desk = await sitDown(api, gu);
    await desk.press('询问：家庭适老化改造户数');
    await desk.press('发出询问');
    expect(desk.text()).toContain('请写明要问什么');
    await desk.write('是否含历年结转的 40 户？', '询问内容');
    await desk.press('发出询问');
    expect(api.submission.questions).toMatchObject([{ key: 'KS2-02' }]);
    expect(desk.text()).toContain('待填报人答复');
    expect(desk.text()).toContain('是否含历年结转的 40 户？');
    expect(desk.button('接受其余 1 项')).not.toBeNull();
  });

  it('stand with their answers and the returns as one thread, oldest first', async () => {
    const api = underReview();
    api.by(gu, { action: 'ask', key: 'KS2-02', text: '是否含结转？' });
    api.by(zhang, { action: 'answer', key: 'KS2-02', text: '含 20 户' });
    const returned = { key: 'KS2-02', field: 'amount', reason: '不应含结转', suggestion: '1580' } as const;
    api.by(gu, { action: 'returnForRevision', returns: [returned] });
    desk = await sitDown(api, gu);
    expect(desk.text()).toMatch(
      /往来 3 条.*顾.*询问是否含结转？.*张.*答复含 20 户.*顾.*退回 · 数值不应含结转建议值 1580/,
    );
    expect(desk.text()).not.toContain('待填报人答复');
  });

  it('show on top of the form where they wait, and later that they were answered', async () => {
    const api = underReview();
    api.by(gu, { action: 'ask', key: 'KS2-02', text: '是否含结转？' });
    desk = await sitDown(api, gu);
    expect(desk.text()).toContain('有 1 个问题未答复');
    await desk.press('转到指标 2 家庭适老化改造户数');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('指标2 家庭适老化改造户数');
    await desk.standUp();
    api.by(zhang, { action: 'answer', key: 'KS2-02', text: '含 20 户' });
    desk = await sitDown(api, gu);
    expect(desk.text()).not.toContain('问题未答复');
    expect(desk.text()).toContain('有 1 个问题已答复');
    expect(desk.text()).toContain('往来 2 条 · 填报人已答复');
    // Who judged the line has read the answer.
    await desk.press('接受其余 1 项');
    expect(desk.text()).not.toContain('个问题已答复');
  });

  it('wait typed, until a new sign-in lets them go', async () => {
    const api = underReview();
    desk = await sitDown(api, shen);
    await desk.press('询问：护理型床位占比');
    await desk.write('含养护型吗？', '询问内容');
    api.troubles.push(new Problem('session.invalid', {}));
    await desk.press('发出询问');
    expect(desk.text()).toContain('登录已过期');
    await desk.leave();
    desk = await sitDown(api, shen);
    await desk.press('发出询问');
    expect(api.history.at(-1)).toMatchObject({ action: 'ask', keys: ['KS2-03'], reason: '含养护型吗？' });
  });
});

describe('on behalf of somebody', () => {
  it('judges the lines of both, and the record names both', async () => {
    const api = underReview();
    desk = await sitDown(api, shenForGu);
    expect(desk.cardsUnder('其他业务处室 2 项')).toEqual([]);
    expect(desk.text()).toContain('其中 2 项代 顾 审核');
    await desk.press('接受：接受居家上门服务老人数占比');
    expect(desk.text()).toContain('已接受 1 项（记录为 沈（代 顾））');
    await desk.press('接受其余 3 项（含代 顾 1 项）');
    // The receipt stays beside what the next step leads to.
    expect(desk.text()).toContain('已接受 3 项（记录为 沈（代 顾））通过后转规划部门汇总审核');
    await desk.press('通过审核');
    expect(api.submission.status).toBe('checking');
    expect(desk.text()).toContain('沈（代 顾） 接受 1 项');
  });

  it('says so before it is done, and which names stand in the record afterwards', async () => {
    const api = aSubmission();
    const standsInFor = han.duties.map((duty) => ({ duty, of: { id: han.id, name: han.name } }));
    desk = await sitDown(api, { ...shen, id: 'pn_lu', name: '陆', duties: [], standsInFor });
    expect(desk.text()).toContain('代 韩 办理');
    expect(desk.text()).toContain('代 韩 办理，记录中写明两人姓名。签字后转业务处室审核');
    await desk.press('签字并上报');
    expect(desk.text()).toContain('已签字，转业务处室审核（记录为 陆（代 韩））');
  });

  it('is not said to who acts by a duty of their own', async () => {
    desk = await sitDown(aSubmission(), han);
    expect(desk.text()).not.toContain('代 ');
  });

  it('is told on the line of dots', async () => {
    const api = aSubmission();
    const deputy = { ...shen, id: 'pn_lu', name: '陆', duties: [] } as const;
    const standsInFor = han.duties.map((duty) => ({ duty, of: { id: han.id, name: han.name } }));
    api.by({ ...deputy, duties: [], standsInFor }, { action: 'sign' });
    desk = await sitDown(api, gu);
    expect(desk.text()).toMatch(/签字陆代 韩2024年1月8日/);
  });
});
