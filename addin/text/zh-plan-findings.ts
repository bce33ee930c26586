import { headingOf } from '../../functions/domain/catalogue/columns';
import {
  accumulationLabels,
  directionLabels,
  filedLabels,
  natureLabels,
  populationLabels,
  rollUpLabels,
  valueKindLabels,
} from '../../functions/domain/catalogue/labels';
import type { IndicatorId } from '../../functions/domain/ids';
import type { CatalogueColumnId, PlanFinding, PlanRule } from '../../functions/domain/plan/plan-findings';
import { levelText, type Message, stepText } from './zh';
import { ruleText } from './zh-findings';
import { paceStep } from './zh-plan';

/** A column's heading as a sentence names it: without what it says in brackets. */
export function columnName(column: CatalogueColumnId): string {
  return headingOf(column).replace(/（.*）$/, '');
}

type Words = Omit<Message, 'where'>;
type Facts = Pick<PlanFinding, 'found' | 'expected' | 'column'>;

const fill = (column: CatalogueColumnId | null) => `请在「${column ? columnName(column) : '相应'}」栏填写`;
const choose =
  (what: string) =>
  (_: Facts): Words => ({ what: `没有定${what}`, remedy: `请在「${what}」栏的下拉列表里选一个` });
// Codes may come from a newer server, so their words are looked up gently.
const wordOf = (labels: Record<string, string>, code: string) =>
  (Object.hasOwn(labels, code) ? labels[code] : null) ?? code;
const scopeWord = (code: string) => wordOf({ ...accumulationLabels, ...populationLabels, ...filedLabels }, code);
const termWord = (code: string) => wordOf({ ...natureLabels, ...directionLabels }, code);
const said = (text: string) => (text === '' ? '' : `「${text}」`);
const routeWords = (codes: string) =>
  codes
    .split(' ')
    .filter((code) => code !== '')
    .map((code) => wordOf(stepText, code))
    .join('、');
const bracketed = (text: string) => (text === '' ? '' : `（${text}）`);

const ruleWords = {
  // ---- What of the sheet could not be read ----
  cellUnread: ({ found, column }) => ({
    what: `${column ? `「${columnName(column)}」栏` : '有一格'}填的是${said(found)}，读不懂`,
    remedy: '请照这一栏的写法改；没有的留空或填「－」',
  }),
  choiceUnknown: ({ found, expected, column }) => ({
    what: `${column ? `「${columnName(column)}」栏` : '有一格'}填的是${said(found)}，不在可选的范围内`,
    remedy: expected ? `请从下拉列表里选：${expected}` : '请从下拉列表里选一个',
  }),
  rowLost: ({ found }) => ({
    what: `已保存的指标${said(found)}在表里没有了`,
    remedy: '误删的，请撤销或点「载入最新」；已发布的指标请改「状态」，不要删行',
  }),
  rowTwice: ({ found }) => ({
    what: `同一项指标${said(found)}在表里有两行`,
    remedy: '请删去多余的一行；要新增指标的，在最下面的空行填写',
  }),
  // ---- What has to be settled before publishing ----
  nameMissing: () => ({ what: '没有指标名称', remedy: fill('name') }),
  measureMissing: () => ({ what: '没有计量单位', remedy: fill('measure') }),
  natureMissing: choose('属性'),
  kindMissing: choose('指标类型'),
  directionMissing: choose('方向'),
  accumulationMissing: choose('数据口径'),
  rollUpMissing: choose('汇总方式'),
  reportingMissing: ({ column }) => ({
    what: `没有写清单位填报什么，缺「${columnName(column ?? 'counted')}」`,
    remedy: '请填写；比率还要填分母和分母单位',
  }),
  targetMissing: ({ found }) => ({
    what: found ? `目标值${said(found)}里没有可以考核的数` : '没有目标值',
    remedy: '请在「目标值」栏填写，如「≥95」「2~3」「不低于低保标准的1.3倍」',
  }),
  departmentMissing: () => ({ what: '没有责任处室', remedy: '请在「责任处室」栏选一个' }),
  allocationMissing: () => ({ what: '没有定哪些单位填报', remedy: '请到「任务分解」里标出' }),
  noUnitReports: ({ found }) => ({
    what: found ? `${found}在规划期内都不填报，没有一个单位填报这项指标` : '没有一个单位填报这项指标',
    remedy: '请到「任务分解」里至少标出一个单位',
  }),
  fillerMissing: ({ found }) => ({
    what: `${found || '有的填报单位'}还没有填报人`,
    remedy: '请先登记填报人，或在「任务分解」里改由别的单位填报',
  }),
  reviewerMissing: ({ found }) => ({
    what: `${found || '责任处室'}还没有审核人`,
    remedy: '请先登记审核人，或改由别的处室负责',
  }),
  noIndicators: () => ({ what: '规划里还没有指标', remedy: '请在指标体系表里填写，或从表格导入' }),
  routeInvalid: ({ found, expected }) => ({
    what: `办理流程的环节次序不对：${routeWords(found) || '没有环节'}`,
    remedy: `请改为${routeWords(expected)}`,
  }),
  // ---- What contradicts itself ----
  serialTwice: ({ found, expected }) => ({
    what: `序号 ${found} 已用于 ${expected || '另一项指标'}`,
    remedy: '请改正其中一个',
  }),
  idTwice: ({ found }) => ({ what: `指标编号 ${found} 用了两次`, remedy: '请删去多余的一行，重新添行填写' }),
  nameTwice: ({ found, expected }) => ({
    what: `指标名称${said(found)}与 ${expected || '另一项'} 相同`,
    remedy: '请确认不是重复；不同的，宜在名称里区分',
  }),
  kindAgainstRollUp: ({ found, expected }) => ({
    what: `指标类型是${said(wordOf(valueKindLabels, expected))}，不能按${said(wordOf(rollUpLabels, found))}汇总`,
    remedy: '请改正「汇总方式」或「指标类型」',
  }),
  kindAgainstReporting: ({ found, expected, column }) =>
    column === 'per'
      ? { what: `「每」栏填的是 ${found}，按计量单位应为 ${expected}`, remedy: '请改正，否则算出的数差几十倍' }
      : {
          what:
            found === 'ratio'
              ? `指标类型是${said(wordOf(valueKindLabels, expected))}，却填了分母`
              : `指标类型是${said(wordOf(valueKindLabels, expected))}，却没有分母`,
          remedy: '比率填分子和分母，数量只填一个数，请改正',
        },
  keepAgainstTarget: ({ found, expected }) => ({
    what: `方向是「${directionLabels.KEEP}」，目标值 ${found} 却与基期值 ${expected} 不同`,
    remedy: '请改方向或目标值',
  }),
  directionAgainstTarget: ({ found, expected }) => ({
    what: `方向是${said(wordOf(directionLabels, found))}，与目标值 ${expected} 相反`,
    remedy: '请改方向，或改目标值的写法',
  }),
  targetAtBaseline: ({ found }) => ({
    what: `基期值已经达到目标值 ${found}，方向却要求变化`,
    remedy: `请核对两数；只要求不变的，方向选「${directionLabels.KEEP}」或「${directionLabels.FLOOR}」`,
  }),
  targetBelowBaseline: ({ found, expected }) => ({
    what: `目标值 ${found} 还不及基期值 ${expected}`,
    remedy: '请核对两数和方向；原文如此的不必改',
  }),
  targetOutOfRange: ({ found, expected }) => ({
    what: `目标值 ${found} 超出了可能的范围${bracketed(expected)}`,
    remedy: '请核对数字和计量单位',
  }),
  dueYearOutside: ({ found, expected }) => ({
    what: `目标年 ${found} 不在规划期内${bracketed(expected)}`,
    remedy: '请在「目标年」栏改正',
  }),
  everyTargetPart: ({ found }) => ({
    what: `有的分项有自己的目标，${said(found)}没有`,
    remedy: '请为每个分项都写目标，或都按总目标',
  }),
  referenceUnknown: ({ found }) => ({
    what: `目标参照的${said(found)}不在参照数里，也不是本规划的指标`,
    remedy: '请在「参照数」里先登记，或改写目标值',
  }),
  referenceCircle: ({ found }) => ({
    what: `目标互相参照${bracketed(found)}，永远算不出来`,
    remedy: '请改写其中一个的目标值',
  }),
  referenceValueMissing: ({ found }) => ({
    what: `参照数${said(found)}还没有录入，目标暂时算不出来`,
    remedy: '请到「参照数」里录入',
  }),
  departmentUnknown: ({ found }) => ({ what: `责任处室${said(found)}没有登记`, remedy: '请从下拉列表里选一个处室' }),
  unitUnknown: ({ found }) => ({ what: `填报单位${said(found)}没有登记`, remedy: '请到「任务分解」里重新标出' }),
  predecessorUnknown: ({ found }) => ({
    what: `前身指标${said(found)}找不到`,
    remedy: '请填前身指标的编号，没有的留空',
  }),
  baselineNoteMissing: ({ found, expected }) => ({
    what: expected ? `基期值 ${found} 与原文印的「${expected}」不同` : `基期值 ${found} 不是规划原文印出的`,
    remedy: '请在「基期说明」栏写明怎样推算或依据什么补充',
  }),
  // ---- Years ----
  annualYearOutside: ({ found, column }) => ({
    what: `${column ? columnName(column) : '年度目标'} ${found} 不在基期年与目标年之间`,
    remedy: '请清空这一格',
  }),
  annualEndDiffers: ({ found, expected }) => ({
    what: `最后一年的目标 ${found} 与规划的目标值 ${expected} 不一致`,
    remedy: '请改成一致',
  }),
  annualBackwards: ({ found, expected, column }) => ({
    what: `${column ? columnName(column) : '年度目标'} ${found} 比之前的 ${expected} 倒退`,
    remedy: '请改正这一年或前一年',
  }),
  annualBeyond: ({ found, expected, column }) => ({
    what: `${column ? columnName(column) : '年度目标'} ${found} 已超过规划的目标值 ${expected}`,
    remedy: '请改正',
  }),
  annualReasonMissing: ({ found, expected }) => ({
    what: `${found}年的目标是手工定的${expected ? `（按办法为 ${expected}）` : ''}，没有写理由`,
    remedy: '请在「分解调整理由」栏写明，或改回计算值',
  }),
  annualOffGrid: ({ found, expected, column }) => ({
    what: `${column ? columnName(column) : '年度目标'} ${found} 不是整数个单位能达到的`,
    remedy: `最接近的是 ${expected} 个单位达到；属实的不必改`,
  }),
  paceFarAbovePast: ({ found, expected }) => ({
    what: `到目标平均每年要变化 ${found}，上一个五年平均每年是 ${expected}`,
    remedy: '请核对目标或准备好措施；属实的不必改',
  }),
  // ---- 校验规则 ----
  ruleLoosened: ({ found, expected }) => ({
    what: `规则${said(wordOf(ruleText, found))}保证数据可用，不能放宽或停用`,
    remedy: expected === '' ? '请改回原来的等级' : `请改回「${wordOf(levelText, expected)}」`,
  }),
  changeLimitNotPositive: ({ found }) => ({
    what: `变动幅度上限 ${found} 不大于 0，任何变动都会要求说明`,
    remedy: '请填大于 0 的数，或留空不限',
  }),
  totalUnfit: ({ found }) => ({
    what: `合计${said(found)}不存在、分了项、计量单位不同，或者反过来是本指标的一部分`,
    remedy: '请在「规则」里改指另一项指标，或选「不是其中项」',
  }),
  // ---- What publishing may not do silently ----
  targetRewritten: ({ found, expected, column }) => ({
    what: `已开展填报，「${columnName(column ?? 'target')}」却由「${termWord(expected) || '空'}」改成了「${termWord(found) || '空'}」`,
    remedy: '请改回；确需调整目标的，另按目标调整程序办理',
  }),
  baselineRewritten: ({ found, expected }) => ({
    what: `已开展填报，基期值却由「${expected || '空'}」改成了「${found || '空'}」`,
    remedy: '请改回；确需更正的，另按目标调整程序办理',
  }),
  indicatorRemoved: ({ found }) => ({
    what: `已发布的指标${said(found)}不能删除`,
    remedy: '请恢复这一行；不再统计的，在「状态」栏选划转或停止统计，并填起始年',
  }),
  seriesNotBroken: ({ found, expected, column }) => ({
    what: `已开展填报，${column ? `「${columnName(column)}」` : '口径'}由「${scopeWord(expected) || '空'}」改成了「${scopeWord(found) || '空'}」，前后年份不再可比`,
    remedy: '请在「口径启用年」栏填新口径从哪一年起用，或改回',
  }),
  seriesYearMissing: ({ found, expected }) => ({
    what: found ? `新口径的启用年 ${found} 不在规划期 ${expected} 内` : '口径已换，没有写从哪一年起用',
    remedy: fill('seriesSince'),
  }),
  lifecycleYearOutside: ({ found, expected }) => ({
    what: found ? `划转或停止统计的起始年 ${found} 不在规划期 ${expected} 内` : '没有写从哪一年起不再统计',
    remedy: fill('lifecycleSince'),
  }),
} as const satisfies Record<PlanRule, (finding: Facts) => Words>;

/** What an indicator is called in a list: 「指标 7 养老机构护理型床位占比」. */
export function indicatorName({ serial, name }: { serial: number; name: string }): string {
  return `指标 ${serial} ${name}`.trim();
}

/** Where · what · remedy of a finding; `indicators` are those of the sheet as read. */
export function planFindingText(
  finding: PlanFinding,
  indicators: { id: IndicatorId; serial: number; name: string; measure: string }[],
): Message {
  const indicator = indicators.find(({ id }) => id === finding.indicator);
  const where = indicator ? indicatorName(indicator) : (finding.indicator ?? '整个规划');
  const isPace = indicator !== undefined && finding.rule === 'paceFarAbovePast';
  const step = (text: string) => (isPace ? paceStep(text, indicator.measure) : text);
  const total = finding.rule === 'totalUnfit' ? indicators.find(({ id }) => id === finding.found) : undefined;
  const found = total ? indicatorName(total) : step(finding.found);
  const facts = { ...finding, found, expected: step(finding.expected) };
  return { where, ...(ruleWords[finding.rule] as (facts: Facts) => Words)(facts) };
}
