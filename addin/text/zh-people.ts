import type { Lapse } from '../../functions/domain/org/lapse';
import type { OrgChangeStatus } from '../../functions/domain/org/org-change';
import type { OrgAction } from '../../functions/domain/org/permissions';
import { roleLabels } from '../../functions/domain/org/role-labels';
import type { SecondPeople } from '../../functions/domain/org/second-person';
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
  'people.ownChange': () => ({
    what: '这项变更由您提出，不能再由您确认',
    remedy: '请由另一位同志确认，变更卡片上写明了可由谁确认',
  }),
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
  'units.typeFixed': ({ name, type }) => ({
    what: `${name}已按「${type}」填报过，单位类型不能再改`,
    remedy: '请为它填写终止年度，再以新类型增加一个单位',
  }),
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
  hint: '一人一项职责占一行，一人多职的写多行（姓名相同即为同一人）；新增的写在后面空行。离岗的在「在岗情况」选「离岗」，撤并的单位写终止年度，不要删行。改完在窗格中读入。',
  choiceTitle: '请从列表中选择',
  choiceAlert: '这一列按列表中的词填写；不是列表中的词，读入时会指出。',
} as const;

export const houseSections = ['people', 'units', 'changes', 'delegations'] as const;
export type HouseSection = (typeof houseSections)[number];

/** The pane of people and units. */
export const houseText = {
  title: '人员与单位',
  entries: '人员与代理',
  tagline: '职责、单位与代理',
  entryHint: (name: string) => `${name}的人员、职责、单位和代理`,
  waiting: (count: number) => `${count} 项变更待确认`,
  entry: '人员与单位',
  openEntry: (name: string) => `打开${name}人员与单位`,
  loading: '正在载入人员与单位…',
  sectionsLabel: '人员与单位',
  sections: {
    people: '人员',
    units: '单位',
    changes: '变更',
    delegations: '代理',
  } satisfies Record<HouseSection, string>,
  loadLatest: '载入最新',
  cancel: '取消',
  reason: '变更事由',
  reasonHint: '如：岗位调整、新录用、机构改革',
  missing: (what: string[]) => `还缺：${what.join('、')}`,
  propose: '提出变更',
  proposed: (time: string) => `${time} 已提出，等另一位同志确认后生效。`,
  done: (time: string) => `${time} 已办。`,
  readOnly: '您可以查看和确认，不能提出变更。',
  kept: '上次没有提出的内容还在这里；按「取消」清除。',
} as const;

export const staffText = {
  search: '查找姓名、单位或角色',
  count: (count: number) => `在岗 ${count} 人`,
  none: '没有符合条件的人员。',
  cityWide: '市级职责',
  add: '新增人员',
  edit: '改职责',
  editOf: (name: string) => `改职责：${name}`,
  leave: '离岗',
  leaveOf: (name: string) => `离岗：${name}`,
  comeBack: '恢复在岗',
  comeBackOf: (name: string) => `恢复在岗：${name}`,
  left: (count: number) => `已离岗 ${count} 人`,
  hasLeft: '已离岗',
  underWay: '变更待确认',
  own: '本人的职责由其他同志变更',
  name: '姓名',
  role: '角色',
  unit: '所在单位',
  department: '业务处室',
  allDepartments: '全部业务处室',
  chooseUnit: '请选择',
  addDuty: '再加一项职责',
  removeDuty: (label: string) => `删去职责：${label}`,
  remove: '删去',
  dutyNumber: (number: number) => `职责 ${number}`,
  leaveHint: '离岗立即生效：登录随即失效，姓名留在办理记录里。',
  confirmLeave: (name: string) => `${name}离岗`,
  department_: (name: string) => `（${name}）`,
} as const;

export const unitsText = {
  reporting: '填报单位',
  departments: '业务处室',
  /** 「填报单位：区镇」; where the kind says the type already, it is not said again. */
  group: (kind: string, type: string) => (kind.endsWith(type) ? kind : `${kind}：${type}`),
  form: (name: string | null) => (name === null ? '新设单位' : `修改：${name}`),
  ended: '已终止',
  add: '新设单位',
  edit: '修改',
  editOf: (name: string) => `修改：${name}`,
  name: '单位名称',
  type: '单位类型',
  typeHint: '如：县（市、区）、区镇、处室',
  divisionCode: '区划代码',
  validFrom: '起始年度',
  validTo: '终止年度',
  yearHint: '不限的留空',
  yearUnread: '请填四位年份，或留空',
  from: (year: number) => `自 ${year} 年度`,
  to: (year: number) => `至 ${year} 年度`,
  merge: '撤并的，给原单位写终止年度，另设新单位；报过数的单位不删除。',
} as const;

export const changesText = {
  waiting: '等待确认',
  noneWaiting: '没有等待确认的变更。',
  record: '变更记录',
  noRecord: '还没有变更记录。',
  confirm: '确认',
  confirmOf: (number: number) => `确认第 ${number} 号变更`,
  reject: '不同意',
  decideOf: (number: number) => `办理第 ${number} 号变更`,
  rejectOf: (number: number) => `不同意第 ${number} 号变更`,
  withdraw: '撤回',
  withdrawOf: (number: number) => `撤回第 ${number} 号变更`,
  number: (number: number) => `第 ${number} 号`,
  proposedBy: (name: string, time: string) => `${name} ${time} 提出`,
  decidedBy: { confirmed: '确认', rejected: '不同意', withdrawn: '撤回' },
  atOnce: '立即生效',
  decided: (name: string, time: string, verb: string) => `${name} ${time} ${verb}`,
  reason: (text: string) => `事由：${text}`,
  note: (text: string) => `原因：${text}`,
  rejectNote: '不同意的原因',
  /** Who gives the second word, and by what right where it is not the usual one. */
  confirmers: (as: SecondPeople['as'], names: string[], superior: string | null) => {
    const people = names.join('、');
    if (as === 'house') return `可由${people}确认`;
    if (as === 'planner') return `本地没有别的管理员或审批人，可由规划人员${people}确认`;
    if (as === 'superior') return `本地没有别的同志可以确认，请由上级单位（${superior ?? ''}）${people}确认`;
    return superior === null
      ? '目前没有别的同志可以确认，这里也没有登记上级单位：请系统运维单位按启用时的办法，再登记一位管理员或审批人，由其确认'
      : `目前没有别的同志可以确认：请上级单位（${superior}）先设一位管理员或审批人，由其确认`;
  },
  comes: '新增',
  begins: '新设',
  leaves: '离岗',
  returns: '恢复在岗',
  headings: {
    person: '姓名',
    name: '名称',
    duties: '职责',
    type: '类型',
    divisionCode: '区划代码',
    years: '年度',
  },
  empty: '（空）',
  years: (from: number | null, to: number | null) => `${from ?? '不限'}—${to ?? '不限'}`,
} as const;

export const rosterPaneText = {
  heading: '成批变更',
  hint: '改得多的，在表里改：打开「人员与单位」表，改好后读入，核对差别再提出。',
  open: '打开表',
  rewrite: '重新写表',
  read: '读入表中的改动',
  none: '工作簿里还没有这张表。',
  same: '表中的内容与现在相同。',
  differences: (count: number) => `与现在相比有 ${count} 处变更`,
  faults: (count: number) => `有 ${count} 处读不成，没有读入`,
  at: (row: number | null, name: string) => [row === null ? '' : `第 ${row} 行`, name].filter(Boolean).join(' '),
  fault: {
    choiceUnknown: (found: string) => (found === '' ? '没有选' : `「${found}」不在列表中，或不适用于这个角色`),
    yearUnread: (found: string) => `「${found}」不是年度`,
    namesDiffer: () => '同一个人写了两个姓名',
    unknownKey: () => '这一行是从别处复制来的，请写在空行里',
    unitLost: () => '这一行被删除了：单位不能删除，撤并的请写终止年度',
    personLost: () => '这一行被删除了：离岗的请在「在岗情况」选「离岗」',
    missing: () => '没有填写',
    codeUnread: (found: string) => `「${found}」不是 6、9 或 12 位数字`,
    yearsReversed: (found: string) => `「${found}」早于起始年度`,
    dutyTwice: () => '同一职责写了两行',
    namesakes: () => '有同名的在岗人员，分不清是哪一位：增加职责请复制本人的整行再改，同名的新人请在窗格中新增',
    unitComes: (found: string) => `「${found}」是这次新设的单位：请先提出单位变更，确认后再安排人员`,
  },
  columns: {
    key: '键',
    kind: '类别',
    name: '姓名（单位名称）',
    role: '角色',
    unit: '所在单位',
    department: '业务处室',
    presence: '在岗情况',
    type: '单位类型',
    divisionCode: '区划代码',
    validFrom: '起始年度',
    validTo: '终止年度',
  },
  leavesAtOnce: '其中离岗的立即生效，其余等另一位同志确认。',
} as const;

/** 代理: who stands in for whom. */
export const standingInText = {
  title: '代理',
  tagline: '外出、休假时由谁代办',
  entryHint: '外出、休假时，请他人代办职责',
  entry: '代理',
  loading: '正在载入代理…',
  forMe: '代理我的',
  byMe: '我代理的',
  noneForMe: '现在没有人代理您的职责。',
  noneByMe: '您没有代理他人。',
  past: (count: number) => `以往 ${count} 项`,
  all: '代理情况',
  none: '还没有代理。本人可在待办的「代理」中设立，管理员也可以在这里代为设立。',
  setUp: '设立代理',
  form: '设立代理',
  from: '被代理人',
  to: '代理人',
  duties: '委托的职责',
  firstDay: '开始日期',
  lastDay: '结束日期',
  reason: '代理事由',
  reasonHint: '如：出差、休假、培训',
  choose: '请选择',
  chooseTo: '请选代理人',
  chooseFrom: '请选被代理人',
  longest: (days: number) => `一次最长 ${days} 天`,
  limit: '办理记录同时记两人姓名，代理人不能办本人或被代理人参与过的事项。',
  noDuties: '您没有可以委托的职责。',
  revoke: '收回',
  revokeOf: (from: string, to: string) => `收回：${to}代理${from}`,
  endMine: '不再代理',
  pair: (from: string, to: string) => `${to} 代理 ${from}`,
  days: (first: string, last: string) => (first === last ? first : `${first}至${last}`),
  by: (name: string) => `由${name}设立`,
  revoked: (name: string, time: string) => `${name} ${time} 收回`,
  state: { coming: '未开始', inForce: '代理中', over: '已结束', revoked: '已收回', lapsed: '已失效' },
  /** Why it holds no longer, of whom it is. */
  lapsed: (lapse: Lapse, from: string, to: string) =>
    ({
      fromLeft: `${from}已离岗，这项代理随之失效`,
      fromMoved: `${from}已不在本地任职，这项代理随之失效`,
      toLeft: `${to}已离岗，这项代理随之失效`,
      toMoved: `${to}已不在本地任职，这项代理随之失效`,
      dutyEnded: `${from}不再担任这项职责，这项代理随之失效`,
    })[lapse],
  lapsedAt: (time: string, name: string) => `${time} 起失效，人员变更由${name}办理`,
  lost: (from: string, duties: string) => `${from}不再担任${duties}，这一部分已失效，其余继续有效`,
  person: (name: string, place: string) => `${name} · ${place}`,
} as const;
