// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admin, admin2 } from '../../../domain/org/house';
import { wang, zhang, zhou } from '../../../support/people';
import { box, fill, press, tick } from '../../support/fields';
import { closeAll, isOff } from '../../support/render';
import { aCity, sitDown, toTab } from './house-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

describe('the people of a city', () => {
  it('stand by their units, with what they do, and can be looked for by either', async () => {
    const { screen } = await sitDown('house');
    expect(screen.text()).toMatch(/在岗 7 人/);
    expect(screen.text()).toMatch(/市级职责.*李审核人.*王审批人/);
    expect(screen.text()).toMatch(/甲县张甲县 填报人/);
    expect(screen.has('已离岗 1 人')).toBe(true);
    await fill(screen, '查找姓名、单位或角色', '审批人');
    expect(screen.has('王')).toBe(true);
    expect(screen.has('甲县 填报人')).toBe(false);
  });

  it('are given another unit by one and confirmed by another', async () => {
    const { screen, people } = await sitDown('house');
    await screen.click('改职责：张');
    await fill(screen, '职责 1 所在单位', 'ou_b');
    expect(isOff(screen.button('提出变更'))).toBe(true);
    await fill(screen, '变更事由', '岗位调整');
    await screen.click('提出变更');
    expect(screen.text()).toMatch(/\d\d:\d\d 已提出，等另一位同志确认后生效。/);
    expect(screen.has('变更待确认')).toBe(true);
    expect(screen.button('改职责：张')).toBeNull();

    await toTab(screen, /变更 1/);
    expect(screen.text()).toMatch(/张职责：甲县 填报人 → 乙县 填报人/);
    expect(screen.has('这项变更由您提出，不能再由您确认。可由王、关确认。')).toBe(true);
    expect(screen.button('确认第 1 号变更')).toBeNull();

    const other = await sitDown('house', wang, people);
    expect(other.screen.has('您可以查看和确认，不能提出变更。')).toBe(true);
    await toTab(other.screen, /^变更/);
    await other.screen.click('确认第 1 号变更');
    expect(people.office.people.find(({ id }) => id === 'pn_zhang')?.duties).toEqual([
      { role: 'filler', unit: 'ou_b' },
    ]);
    expect(other.screen.text()).toMatch(/第 1 号已生效.*管 2024年1月8日 09:00 提出王 2024年1月8日 09:00 确认/);
  });

  it('are turned down with a reason, or taken back by who proposed them', async () => {
    const { screen, people } = await sitDown('house', admin2);
    await screen.click('离岗：张');
    await screen.click('取消');
    await screen.click('改职责：张');
    await fill(screen, '职责 1 角色', 'head');
    await fill(screen, '变更事由', '升任');
    await screen.click('提出变更');
    const other = await sitDown('house', admin, people);
    await toTab(other.screen, /^变更/);
    await other.screen.click('不同意第 1 号变更');
    expect(isOff(other.screen.button('不同意第 1 号变更'))).toBe(true);
    await fill(other.screen, '不同意的原因', '人选未定');
    await other.screen.click('不同意第 1 号变更');
    expect(other.screen.text()).toMatch(/未同意.*原因：人选未定/);

    await other.screen.close();
    const again = await sitDown('house', admin2, people);
    await again.screen.click('改职责：张');
    await fill(again.screen, '变更事由', '升任');
    await fill(again.screen, '职责 1 角色', 'reviewer');
    await fill(again.screen, '职责 1 业务处室', 'ou_city_d_one');
    await again.screen.click('提出变更');
    await toTab(again.screen, /^变更/);
    expect(again.screen.text()).toMatch(/→ 审核人（养老服务处）/);
    await again.screen.click('撤回第 2 号变更');
    expect(again.screen.has('没有等待确认的变更。')).toBe(true);
  });

  it('leave at once; nobody changes their own entry; and come back with a second person’s word', async () => {
    const { screen, people } = await sitDown('house', zhou);
    expect(screen.button('改职责：周')).toBeNull();
    expect(screen.has('本人的职责由其他同志变更')).toBe(true);
    await screen.click('离岗：张');
    expect(screen.has('离岗立即生效：登录随即失效，姓名留在办理记录里。')).toBe(true);
    await fill(screen, '变更事由', '调离');
    await screen.click('张离岗');
    expect(people.office.people.find(({ id }) => id === 'pn_zhang')?.hasLeft).toBe(true);
    expect(screen.text()).toMatch(/已办。.*已离岗 2 人/);
    await screen.click('恢复在岗：张');
    await fill(screen, '变更事由', '调回');
    await screen.click('提出变更');
    expect(people.changes.map(({ status }) => status)).toEqual(['atOnce', 'proposed']);
  });

  it('says why the last administrator may not go, and what to do', async () => {
    const people = aCity(zhou);
    people.office.people.splice(
      people.office.people.findIndex(({ id }) => id === admin2.id),
      1,
    );
    const { screen } = await sitDown('house', zhou, people);
    await screen.click('离岗：管');
    await fill(screen, '变更事由', '退休');
    await screen.click('管离岗');
    expect(screen.has('这样就没有管理员了。请先增加一位管理员，再办这一项。')).toBe(true);
  });

  it('come with a name and a duty', async () => {
    const { screen, people } = await sitDown('house');
    await screen.click('新增人员');
    expect(screen.text()).toContain('还缺：姓名、所在单位、变更事由');
    // The button that was pressed is gone: the keyboard is in the form.
    expect(screen.element.ownerDocument.activeElement?.tagName).toBe('INPUT');
    await fill(screen, '姓名', '钱');
    await fill(screen, '变更事由', '新录用');
    expect(screen.text()).toContain('还缺：所在单位');
    expect(isOff(screen.button('提出变更'))).toBe(true);
    await fill(screen, '职责 1 所在单位', 'ou_a');
    await screen.click('再加一项职责');
    await fill(screen, '职责 2 角色', 'planner');
    await screen.click('提出变更');
    expect(people.changes[0]?.items).toMatchObject([
      {
        id: 'pn_city_1_1',
        after: {
          name: '钱',
          duties: [
            { role: 'filler', unit: 'ou_a' },
            { role: 'planner', unit: 'ou_city' },
          ],
        },
      },
    ]);
  });
});

describe('the sheet of people and units', () => {
  it('shows what is another than now before it is proposed', async () => {
    const { screen, people, workbook } = await sitDown('house');
    await screen.click('读入表中的改动');
    expect(screen.has('工作簿里还没有这张表。')).toBe(true);
    await screen.click('打开表');
    await screen.click('读入表中的改动');
    expect(screen.has('表中的内容与现在相同。')).toBe(true);
    workbook.roster.type('pn_zhang', { unit: '乙县' });
    workbook.roster.type('pn_zhao', { presence: '离岗' });
    await screen.click('读入表中的改动');
    expect(screen.text()).toMatch(/与现在相比有 2 处变更张职责：甲县 填报人 → 乙县 填报人赵离岗/);
    expect(screen.has('其中离岗的立即生效，其余等另一位同志确认。')).toBe(true);
    await fill(screen, '变更事由', '机构改革');
    await screen.click('提出变更');
    expect(people.changes.map(({ status, items }) => [status, items.length])).toEqual([
      ['atOnce', 1],
      ['proposed', 1],
    ]);
  });

  it('names the lines that could not be read', async () => {
    const { screen, workbook } = await sitDown('house');
    await screen.click('打开表');
    workbook.roster.type('pn_zhang', { role: '联络员' });
    await screen.click('读入表中的改动');
    expect(screen.text()).toMatch(/有 1 处读不成，没有读入第 \d+ 行 张：角色「联络员」不在列表中，或不适用于这个角色/);
    expect(screen.button('提出变更')).toBeNull();
  });
});

describe('the units of a city', () => {
  it('end with a year and begin beside the others, with two people’s word', async () => {
    const { screen, people } = await sitDown('house');
    await toTab(screen, /^单位/);
    await screen.click('修改：乙县');
    await fill(screen, '终止年度', '2023');
    await fill(screen, '变更事由', '撤并');
    await screen.click('提出变更');
    await screen.click('新设单位');
    await fill(screen, '单位名称', '新区');
    await fill(screen, '单位类型', '区镇');
    await fill(screen, '起始年度', '２０');
    await fill(screen, '变更事由', '撤并');
    expect(isOff(screen.button('提出变更'))).toBe(true);
    await fill(screen, '起始年度', '2024');
    await screen.click('提出变更');
    expect(people.changes.map(({ items: [item] }) => item?.after)).toMatchObject([
      { name: '乙县', validTo: 2023 },
      { name: '新区', type: '区镇', parent: 'ou_city', validFrom: 2024 },
    ]);
    await toTab(screen, /变更 2/);
    expect(screen.text()).toMatch(/乙县年度：不限—不限 → 不限—2023/);
    expect(screen.text()).toMatch(/新区新设类型：区镇/);
  });
});

describe('standing in', () => {
  it('is set up by who goes away, seen by who stands in, and ended by either', async () => {
    const { screen, people } = await sitDown('standingIn', wang);
    expect(screen.has('现在没有人代理您的职责。')).toBe(true);
    await screen.click('设立代理');
    await fill(screen, '代理人', 'pn_zhou');
    await fill(screen, '代理事由', '培训');
    // The last day is said, never taken for granted.
    expect([box(screen, '开始日期').value, box(screen, '结束日期').value]).toEqual(['2024-01-08', '']);
    expect(screen.has('一次最长 90 天')).toBe(true);
    expect(screen.has('还缺：结束日期')).toBe(true);
    expect(isOff(screen.button('设立代理'))).toBe(true);
    await fill(screen, '结束日期', '2024-01-12');
    await screen.click('设立代理');
    expect(screen.text()).toMatch(/周 代理 王代理中审批人2024年1月8日至2024年1月12日 · 培训/);

    const other = await sitDown('standingIn', zhou, people);
    expect(other.screen.text()).toMatch(/我代理的周 代理 王/);
    await other.screen.click('收回：周代理王');
    expect(people.delegated[0]?.revoked?.by.name).toBe('周');
    expect(other.screen.text()).toMatch(/您没有代理他人。以往 1 项.*已收回/);
  });

  it('says why not, where the other is away as well', async () => {
    const { screen, people } = await sitDown('standingIn', zhou);
    await people.delegate({
      owner: 'ou_city',
      from: 'pn_zhou',
      to: 'pn_li',
      duties: [{ role: 'planner', unit: 'ou_city' }],
      firstDay: '2024-01-08',
      lastDay: '2024-01-09',
      reason: '休假',
    });
    await screen.close();
    const other = await sitDown('standingIn', wang, people);
    await other.screen.click('设立代理');
    await fill(other.screen, '代理人', 'pn_zhou');
    await fill(other.screen, '结束日期', '2024-01-09');
    await fill(other.screen, '代理事由', '培训');
    await other.screen.click('设立代理');
    expect(other.screen.has('「周」这几天也已委托他人。请另选代理人，或改日期。')).toBe(true);
    // What was ticked and chosen stays, also over Escape and a look elsewhere.
    const ticked = () => other.screen.element.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked;
    expect(ticked()).toBe(true);
    await act(async () => box(other.screen, '代理人').focus());
    await press('Escape');
    expect(box.bind(null, other.screen, '代理人')).toThrow();
    await other.screen.click('设立代理');
    expect([ticked(), box(other.screen, '代理人').value]).toEqual([true, 'pn_zhou']);
    expect(other.screen.has('上次没有提出的内容还在这里')).toBe(true);
  });

  it('is set up by an administrator for somebody who can not, duty by duty', async () => {
    const { screen, people } = await sitDown('house');
    await toTab(screen, /^代理/);
    await screen.click('设立代理');
    await fill(screen, '被代理人', 'pn_li');
    await tick(screen, '审核人');
    await tick(screen, '审核人');
    await fill(screen, '代理人', 'pn_wang');
    await fill(screen, '结束日期', '2024-01-31');
    await fill(screen, '代理事由', '病假');
    await screen.click('设立代理');
    expect(people.delegated).toMatchObject([{ from: { name: '李' }, to: { name: '王' }, by: { name: '管' } }]);
    expect(screen.text()).toMatch(/王 代理 李代理中审核人.*由管设立/);
    await screen.click('收回：王代理李');
    expect(people.delegated[0]?.revoked?.by.name).toBe('管');
  });
});

describe('the way there', () => {
  it('is on the worklist: stand-ins for everybody, people and units for who arranges them', async () => {
    const people = aCity();
    await people.propose('ou_city', {
      items: [
        {
          kind: 'person',
          id: 'pn_zhang',
          before: { name: '张', duties: zhang.duties, hasLeft: false },
          after: { name: '张伟', duties: zhang.duties, hasLeft: false },
        },
      ],
      reason: '更名',
    });
    const { screen, visited } = await sitDown('entries', wang, people);
    expect(screen.has('1 项变更待确认')).toBe(true);
    await screen.click('打开示例市人员与单位');
    await screen.click('代理');
    expect(visited).toEqual([{ pane: 'house', city: 'ou_city' }, { pane: 'standingIn' }]);
    const other = await sitDown('entries', zhang, people);
    expect(other.screen.button('打开示例市人员与单位')).toBeNull();
    expect(other.screen.button('代理')).not.toBeNull();
  });
});

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

describe('the keyboard in the panes of people', () => {
  const escapeFrom = async (screen: Parameters<typeof box>[0], label: string) => {
    await act(async () => box(screen, label).focus());
    await press('Escape');
  };

  it.each<[string, RegExp, string, string]>([
    ['a person’s duties', /^人员/, '改职责：张', '变更事由'],
    ['somebody’s leaving', /^人员/, '离岗：张', '变更事由'],
    ['somebody new', /^人员/, '新增人员', '变更事由'],
    ['a unit', /^单位/, '修改：乙县', '变更事由'],
    ['a new unit', /^单位/, '新设单位', '变更事由'],
  ])('goes back to where it came from, and finds again what was typed: %s', async (_, tab, button, label) => {
    const { screen } = await sitDown('house', { ...admin, id: `pn_admin_${button}` as typeof admin.id });
    // Whoever is at the desk is an administrator of another id: nobody's drafts are found by somebody else.
    await toTab(screen, tab);
    await screen.click(button);
    expect(document.activeElement?.tagName).toBe('INPUT');
    expect(screen.has('上次没有提出的内容还在这里')).toBe(false);
    await fill(screen, label, '机构改革后岗位调整');
    await escapeFrom(screen, label);
    expect(screen.button('取消')).toBeNull();
    expect(focused()).toBe(button);
    await screen.click(button);
    expect(box(screen, label).value).toBe('机构改革后岗位调整');
    expect(screen.has('上次没有提出的内容还在这里')).toBe(true);
    // 取消 is a word: it throws away.
    await screen.click('取消');
    expect(focused()).toBe(button);
    await screen.click(button);
    expect(box(screen, label).value).toBe('');
    await press('Escape');
  });

  it('goes to what was said where the button is gone, and forgets what has arrived', async () => {
    const { screen } = await sitDown('house');
    await screen.click('改职责：赵');
    await fill(screen, '职责 1 所在单位', 'ou_a');
    await fill(screen, '变更事由', '岗位调整');
    await screen.click('提出变更');
    expect(focused()).toMatch(/已提出，等另一位同志确认后生效。/);
    await toTab(screen, /变更 1/);
    await screen.click('撤回第 1 号变更');
    await toTab(screen, /^人员/);
    await screen.click('改职责：赵');
    expect(box(screen, '变更事由').value).toBe('');
  });

  it('keeps what was typed where the server refused, with the reason in sight', async () => {
    const { screen, people } = await sitDown('house');
    await screen.click('改职责：赵');
    await fill(screen, '姓名', '赵磊');
    await fill(screen, '变更事由', '更名');
    const zhao = people.office.people.find(({ id }) => id === 'pn_zhao');
    if (zhao) zhao.name = '赵某';
    await screen.click('提出变更');
    expect(screen.element.querySelector('[role=alert]')?.textContent).toContain('的情况已有变动');
    expect(box(screen, '变更事由').value).toBe('更名');
  });

  it('leaves the reason against a change for later, and a stand-in’s', async () => {
    const { screen, people } = await sitDown('house', admin2);
    await screen.click('改职责：张');
    await fill(screen, '职责 1 角色', 'head');
    await fill(screen, '变更事由', '升任');
    await screen.click('提出变更');
    const other = (await sitDown('house', admin, people)).screen;
    await toTab(other, /^变更/);
    await other.click('不同意第 1 号变更');
    await fill(other, '不同意的原因', '人选未定');
    await escapeFrom(other, '不同意的原因');
    expect(focused()).toBe('不同意第 1 号变更');
    expect(other.button('确认第 1 号变更')).not.toBeNull();
    await other.click('不同意第 1 号变更');
    expect(box(other, '不同意的原因').value).toBe('人选未定');

    const standing = (await sitDown('standingIn', wang)).screen;
    await standing.click('设立代理');
    await fill(standing, '代理事由', '赴省里培训');
    await escapeFrom(standing, '代理事由');
    expect(focused()).toBe('设立代理');
    await standing.click('设立代理');
    expect(box(standing, '代理事由').value).toBe('赴省里培训');
  });

  it('can leave the choice of who is away', async () => {
    const { screen } = await sitDown('house');
    await toTab(screen, /^代理/);
    await screen.click('设立代理');
    expect(document.activeElement).toBe(box(screen, '被代理人'));
    await press('Escape');
    expect(focused()).toBe('设立代理');
    await screen.click('设立代理');
    await screen.click('取消');
    expect(focused()).toBe('设立代理');
  });
});

describe('who gives the second word', () => {
  /** The city with these people alone, and one of them at the desk. */
  async function cityOf(...kept: string[]) {
    const { screen, people } = await sitDown('house');
    people.office.people.splice(
      0,
      people.office.people.length,
      ...people.office.people.filter(({ name }) => ['管', '张', ...kept].includes(name)),
    );
    return { screen, people };
  }
  const proposes = async (screen: Awaited<ReturnType<typeof cityOf>>['screen']) => {
    await screen.click('改职责：张');
    await fill(screen, '姓名', '张伟');
    await fill(screen, '变更事由', '更名');
    await screen.click('提出变更');
    await toTab(screen, /^变更/);
  };
  const province = { ...aCity().office.city, id: 'ou_province' as const, name: '示例省' };
  const chief = { id: 'pn_chief' as const, name: '厅', hasLeft: false };

  it('is the planner where the house has no other administrator and no approver', async () => {
    const { screen, people } = await cityOf('周');
    await proposes(screen);
    expect(screen.has('本地没有别的管理员或审批人，可由规划人员周确认。')).toBe(true);
    const planner = await sitDown('house', zhou, people);
    await toTab(planner.screen, /^变更/);
    await planner.screen.click('确认第 1 号变更');
    expect(people.changes[0]?.status).toBe('confirmed');
  });

  it('is the unit above, named, where there is no planner either', async () => {
    const { screen, people } = await cityOf();
    people.above = { unit: province, people: [{ ...chief, duties: [{ role: 'admin', unit: 'ou_province' }] }] };
    await proposes(screen);
    expect(screen.has('请由上级单位（示例省）厅确认。')).toBe(true);
  });

  it('has to be found first where there is nobody: how is said', async () => {
    const alone = await cityOf();
    await proposes(alone.screen);
    expect(alone.screen.has('请系统运维单位按启用时的办法，再登记一位管理员或审批人')).toBe(true);
    await alone.screen.close();
    const beneath = await cityOf();
    beneath.people.above = { unit: province, people: [] };
    await proposes(beneath.screen);
    expect(beneath.screen.has('请上级单位（示例省）先设一位管理员或审批人')).toBe(true);
  });
});

describe('a stand-in that holds no longer', () => {
  const week = {
    owner: 'ou_city' as const,
    from: 'pn_wang' as const,
    to: 'pn_zhou' as const,
    duties: wang.duties,
    firstDay: '2024-01-08',
    lastDay: '2024-01-12',
    reason: '培训',
  };

  it('says why in the house and to who stood in, with nothing left to take back', async () => {
    const people = aCity(wang);
    await people.delegate(week);
    const { screen } = await sitDown('house', admin, people);
    await screen.click('离岗：王');
    await fill(screen, '变更事由', '调离');
    await screen.click('王离岗');
    await toTab(screen, /^代理/);
    expect(screen.text()).toMatch(/周 代理 王已失效审批人.*王已离岗，这项代理随之失效。/);
    expect(screen.has('2024年1月8日 09:00 起失效，人员变更由管办理')).toBe(true);
    expect(screen.button('收回：周代理王')).toBeNull();
    const standIn = await sitDown('standingIn', zhou, people);
    expect(standIn.screen.text()).toMatch(/周 代理 王已失效/);
  });

  it('names the duty that ended where others go on', async () => {
    const people = aCity(wang);
    const planner = { role: 'planner', unit: 'ou_city' } as const;
    const both = people.office.people.find(({ id }) => id === 'pn_wang');
    both?.duties.push(planner);
    await people.delegate({ ...week, duties: [...(both?.duties ?? [])] });
    both?.duties.pop();
    const { screen } = await sitDown('standingIn', zhou, people);
    expect(screen.text()).toMatch(/代理中.*王不再担任规划人员，这一部分已失效，其余继续有效。/);
    expect(screen.button('不再代理') ?? screen.button('收回：周代理王')).not.toBeNull();
  });
});

describe('people without the server', () => {
  it('say so and can be asked for again; the way to them does not hang on it', async () => {
    const people = aCity();
    const { house, houses } = people;
    people.house = async () => {
      throw new Error('offline');
    };
    people.houses = people.house as never;
    const { screen } = await sitDown('house', admin, people);
    expect(screen.element.querySelector('[role=alert]')).not.toBeNull();
    const entries = await sitDown('entries', admin, people);
    expect(entries.screen.button('打开示例市人员与单位')).not.toBeNull();
    Object.assign(people, { house, houses });
    await screen.click('重试');
    expect(screen.has('在岗 7 人')).toBe(true);
  });
});

it('says the kind of a unit once, above those that are of it', async () => {
  const { screen } = await sitDown('house');
  await toTab(screen, /^单位/);
  expect(screen.text()).toMatch(/填报单位：区镇甲县修改乙县修改填报单位：市本级市民政局修改业务处室养老服务处修改/);
});
