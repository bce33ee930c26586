import type { OrgChangeStatus } from '../../functions/domain/org/org-change';
import type { OrgAction } from '../../functions/domain/org/permissions';
import { roleLabels } from '../../functions/domain/org/role-labels';
import type { ProblemCode, ProblemDetails } from '../../functions/domain/problem';

/** Words about people, units and who stands in for whom. */

export const orgActionText = {
  managePeople: '提出人员变更',
  manageUnits: '提出单位变更',
  confirmOrgChange: '确认人员、单位变更',
  withdrawOrgChange: '撤回变更',
  manageDelegations: '设立代理',
} as const satisfies Record<OrgAction | 'withdrawOrgChange', string>;

export { roleLabels as roleText };

export const orgChangeStatusText = {
  proposed: '待确认',
  confirmed: '已生效',
  rejected: '未同意',
  withdrawn: '已撤回',
  atOnce: '已生效',
} as const satisfies Record<OrgChangeStatus, string>;

type PeopleCode = Extract<ProblemCode, `people.${string}` | `units.${string}` | `delegation.${string}`>;
interface Words {
  what: string;
  remedy: string;
}

const missingText = { name: '姓名', duties: '职责', reason: '变更事由', note: '不同意的原因', type: '类型' } as const;
const dutyFaultText = {
  unit: '所选单位不属于本地，或不承担填报',
  department: '业务处室不属于本地，或者这个角色不分处室',
  twice: '同一职责写了两次',
  elsewhere: '涉及其他市的职责',
} as const;

const of = (name: string, what: string) => (name === '' ? what : `「${name}」${what}`);

export const peopleProblemWords = {
  'people.ownEntry': () => ({ what: '本人的职责不能由本人变更或确认', remedy: '请由其他同志办理' }),
  'people.ownChange': () => ({ what: '这项变更由您提出，不能再由您确认', remedy: '请由另一位管理员或审批人确认' }),
  'people.lastAdmin': () => ({ what: '这样就没有管理员了', remedy: '请先增加一位管理员，再办这一项' }),
  'people.stale': ({ names }) => ({
    what: `${names.map((name) => `「${name}」`).join('')}的情况已有变动`,
    remedy: '请载入最新，对照后重新提出',
  }),
  'people.underWay': ({ names }) => ({
    what: `${names.map((name) => `「${name}」`).join('')}已有一项变更待确认`,
    remedy: '请等办结或撤回后再提出',
  }),
  'people.decided': () => ({ what: '这项变更已由他人办理', remedy: '请载入最新后查看' }),
  'people.incomplete': ({ name, missing }) => ({
    what: of(name, `没有写${missingText[missing] ?? '内容'}`),
    remedy: missing === 'duties' ? '每人至少有一项职责；不再任职的，请办离岗' : '请补齐后再办',
  }),
  'people.dutyInvalid': ({ name, role, fault }) => ({
    what: of(name, `的「${roleLabels[role] ?? role}」有误：${dutyFaultText[fault] ?? ''}`),
    remedy: '请改正后再提出',
  }),
  'people.nothingToChange': () => ({ what: '与现在的情况没有差别', remedy: '有改动后再提出' }),
  'units.incomplete': ({ name, missing }) => ({
    what: missing === 'name' ? '单位没有写名称' : of(name, `没有写${missingText[missing]}`),
    remedy: '请补齐后再办',
  }),
  'units.nameTaken': ({ name }) => ({ what: `同一时期已有名为「${name}」的单位`, remedy: '请核对名称和起止年度' }),
  'units.divisionCode': ({ name, found }) => ({
    what: of(name, `的区划代码「${found}」不是 6、9 或 12 位数字`),
    remedy: '请核对；没有区划代码的，请留空',
  }),
  'units.yearsReversed': ({ name }) => ({ what: of(name, '的起始年度晚于终止年度'), remedy: '请核对起止年度' }),
  'units.reported': ({ name, dataYear }) => ({
    what: of(name, `报过${dataYear}年度的数据`),
    remedy: '起止年度要把报过数的年度包括在内',
  }),
  'units.parentFixed': ({ name }) => ({
    what: of(name, '不能改变上级单位'),
    remedy: '请把它终止，在新的上级下另设单位',
  }),
  'delegation.reasonMissing': () => ({ what: '没有写代理事由', remedy: '请写明，如出差、休假' }),
  'delegation.datesReversed': () => ({ what: '结束日期早于开始日期', remedy: '请核对日期' }),
  'delegation.inPast': () => ({ what: '开始日期已经过去', remedy: '请从今天或以后的日期开始' }),
  'delegation.tooLong': ({ days, limit }) => ({
    what: `代理 ${days} 天，超过 ${limit} 天`,
    remedy: '时间更长的，请由管理员调整职责',
  }),
  'delegation.toSelf': () => ({ what: '不能由本人代理本人', remedy: '请另选代理人' }),
  'delegation.toArranger': () => ({ what: '经办代理的管理员不能指定自己为代理人', remedy: '请另选代理人' }),
  'delegation.hasLeft': ({ name }) => ({ what: of(name, '已经离岗'), remedy: '请另选在岗的同志' }),
  'delegation.elsewhere': ({ name }) => ({ what: of(name || '代理人', '不在本地人员之列'), remedy: '请从名单中选' }),
  'delegation.notOwnDuty': ({ name }) => ({
    what: of(name, '没有这项职责，或者没有选职责'),
    remedy: '只能委托本人的职责，代理来的不能再委托',
  }),
  'delegation.adminDuty': () => ({ what: '管理员职责不能委托', remedy: '请由另一位管理员办理，或增加管理员' }),
  'delegation.loop': ({ name }) => ({ what: of(name, '这几天正由对方代理，不能互相代理'), remedy: '请另选代理人' }),
  'delegation.delegateAway': ({ name }) => ({
    what: of(name, '这几天也已委托他人'),
    remedy: '请另选代理人，或改日期',
  }),
  'delegation.standsIn': ({ name }) => ({
    what: of(name, '这几天正在代理他人，代理的职责不能转委托'),
    remedy: '请先收回那一项代理，另作安排',
  }),
  'delegation.overlaps': ({ name }) => ({
    what: of(name, '的这项职责这几天已有代理人'),
    remedy: '请先收回原来的代理，或改日期',
  }),
  'delegation.over': () => ({ what: '这项代理已经结束', remedy: '不必再办' }),
  'delegation.stale': () => ({ what: '代理已由他人变动', remedy: '请载入最新后再办' }),
} satisfies { [Code in PeopleCode]: (details: ProblemDetails[Code]) => Words };

/** 人员与单位 on a sheet. */
export const rosterText = {
  sheetName: '人员与单位',
  title: (city: string) => `${city}人员与单位`,
  hint: '一人一项职责占一行，一人多职的写多行；新增的写在后面空行。离岗的在「在岗情况」选「离岗」，撤并的单位写终止年度，不要删行。改完在窗格中读入。',
  choiceTitle: '请从列表中选择',
  choiceAlert: '这一列按列表中的词填写；不是列表中的词，读入时会指出。',
} as const;
