import type { IndicatorEvaluationView } from '../../functions/contract/evaluation';

/** Words of the planner's panes: progress of a round, and the evaluation. */

const smallNumbers = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 两年, 三年: how a sentence counts years. */
function years(count: number): string {
  return `${smallNumbers[count] ?? count}年`;
}

/** Ministries write a difference of two rates in 个百分点, anything else in its own measure. */
function paceMeasure(measure: string): string {
  return measure === '%' || measure === '％' ? '个百分点' : measure;
}

/** 30 → 「30个百分点」 of two rates, 0.1 → 「0.1个」 of anything else. */
export function differenceText(text: string, measure: string): string {
  return `${text}${paceMeasure(measure)}`;
}

function withoutSign(text: string): string {
  return text.replace(/^-/, '');
}

function isZero(text: string): boolean {
  return /^-?0(\.0+)?$/.test(text);
}

function move(text: string): string {
  return text.startsWith('-') ? '降低' : '提高';
}

interface Pace {
  required: string | null;
  achieved: string | null;
  measure: string;
  yearsLeft: number;
  yearsPassed: number;
}

/** What the rest of the plan asks for beside what was done so far: 「余下两年每年需提高 17.5 个百分点，过去三年每年 4.8」. */
export function paceText({ required, achieved, measure, yearsLeft, yearsPassed }: Pace): string | null {
  if (required === null || isZero(required)) return null;
  const unit = paceMeasure(measure);
  const ahead = `余下${years(yearsLeft)}每年需${move(required)} ${withoutSign(required)} ${unit}`;
  if (achieved === null) return ahead;
  if (isZero(achieved)) return `${ahead}，过去${years(yearsPassed)}没有变化`;
  const isSameWay = move(achieved) === move(required);
  const past = isSameWay ? withoutSign(achieved) : `${move(achieved)} ${withoutSign(achieved)}`;
  return `${ahead}，过去${years(yearsPassed)}每年${isSameWay ? ' ' : ''}${past}`;
}

/** 3.7 → 「是过去速度的 3.7 倍」. */
export function strainText(strain: string | null): string | null {
  return strain === null ? null : `相当于过去速度的 ${strain} 倍`;
}

/** The figure with its measure as a plan prints it: 44.9%, 1044 户. */
export function withMeasure(text: string, measure: string): string {
  // A target may be worded with its measure: 4200户, 60%.
  if (!/\d/.test(text) || text.endsWith(measure)) return text;
  return measure === '%' || measure === '％' ? `${text}%` : `${text} ${measure}`;
}

/** How much came in and what that would come to, in words that can't be read as a result: 「7/11 · 暂按已报测算：滞后」. */
export function coverageText(reported: number, applicable: number, provisional: string | null): string {
  const coverage = `${reported}/${applicable}`;
  return provisional === null ? coverage : `${coverage} · ${evaluation.isProvisional}：${provisional}`;
}

export const evaluation = {
  timeShare: (percent: string) => `时序进度 ${percent}%`,
  approvedUnits: (byType: string) => `已审批 ${byType}`,
  asOf: (when: string) => `数据截至 ${when}`,
  years: '评估年度',
  yearChip: (year: number) => `${year}年`,
  counts: '评估结论',
  countsLabel: (nature: string, total: number) => `${nature} ${total} 项`,
  index: (percent: string, due: string, count: number) =>
    `综合实现程度 ${percent}%，进度实现程度 ${due}%（${count} 项）`,
  provisionalCounts: '其中暂按已报测算',
  incompleteNote: (missing: string) => `${missing}尚未审批通过，相关指标暂不作评价结论。`,
  alerts: '预警',
  alertsLead: (count: number, isProvisional: boolean) =>
    isProvisional
      ? `按已报数据测算，${count} 项约束性指标滞后`
      : `${count} 项约束性指标滞后，须逐项说明原因、措施和责任人`,
  alertsMissed: (count: number, isProvisional: boolean) =>
    isProvisional
      ? `按已报数据测算，${count} 项约束性指标未完成`
      : `${count} 项约束性指标未完成，须逐项说明原因和责任人`,
  alertAbout: (verdict: string, isProvisional: boolean, department: string) =>
    `${verdict}${isProvisional ? '（暂按已报测算）' : ''} · ${department}`,
  isProvisional: '暂按已报测算',
  filters: { all: '全部', binding: '约束性', lagging: '滞后', missed: '未完成', incomplete: '数据不全' },
  filterLabel: '筛选指标',
  filterChip: (word: string, count: number) => `${word} ${count}`,
  groups: {
    lagging: (count: number) => `滞后 ${count} 项`,
    missed: (count: number) => `未完成 ${count} 项`,
    incomplete: (count: number) => `数据不全 ${count} 项`,
    onTrack: (count: number) => `其他 ${count} 项`,
    excluded: (count: number) => `不纳入评价 ${count} 项`,
  },
  nothingHere: '没有这类指标。',
  progress: (percent: string) => `进度 ${percent}%`,
  due: (percent: string) => `应达 ${percent}%`,
  kept: '按是否保持目标评价，不计进度',
  attainment: (percent: string) => `完成值为目标值的 ${percent}%`,
  notMeasured: '单位未报齐，暂不测算进度',
  byAttainment: (percent: string, due: string) => `无基期值，按目标完成率评价：完成 ${percent}%，应达 ${due}%`,
  transferred: (since: number, receiver: string) => `${since}年起划归${receiver}管理`,
  discontinued: (since: number) => `${since}年起停止统计`,
  paceLabel: (name: string, progress: string, due: string) => `${name}：进度 ${progress}%，应达 ${due}%`,
  paceLegend: '竖线为应达进度；斜纹为暂按已报测算',
  actual: '完成',
  actualSoFar: '已报',
  baseline: (year: number) => `${year}年基期`,
  annualTarget: (year: number) => `${year}年目标`,
  target: (year: number) => `${year}年目标`,
  trendLabel: (name: string) => `${name}历年完成值`,
  pace: '后续压力',
  units: '各单位情况（由差到好）',
  unit: '单位',
  value: '完成值',
  basis: '分子/分母',
  missing: (names: string) => `未计入：${names}`,
  notApplicable: (names: string) => `不适用：${names}`,
  exceeded: '超额完成',
  noBaseline: '无基期值，按目标完成率评价',
  missedYears: (years: string) => `${years}年未达到，须逐年达到`,
  missingYears: (years: string) => `缺${years}年数据`,
  unitsBelow: (target: string, units: string) => `各单位“${target}”，未达到的有${units}`,
  unitBelow: (name: string, value: string) => `${name}（${value}）`,
  spread: (best: string, bestValue: string, worst: string, worstValue: string, spread: string) =>
    `最高 ${best} ${bestValue}，最低 ${worst} ${worstValue}，相差 ${spread}`,
  ofPart: (label: string, text: string) => `${label}：${text}`,
  carried: (names: string) => `本年未报、暂按上次数据结转：${names}`,
  total: '合计',
  totalSoFar: '已报合计',
  targetMark: '目标',
  definition: '指标解释',
  department: '责任处室',
  note: '备注',
  showUnits: (count: number) => `看全部 ${count} 个单位`,
  showFewerUnits: '只看前 5 个',
  writeSheet: '写入工作表',
  written: (time: string) => `${time} 已写入工作表`,
  prior: (baseYear: number, counts: string) => `上一期规划（至${baseYear}年）完成情况：${counts}`,
  priorCounts: (total: number, evaluated: number, met: number) => `${total} 项中评价 ${evaluated} 项，完成 ${met} 项`,
  priorNotJudged: (total: number) => `${total} 项，未列目标，不作评价`,
  priorColumns: { name: '指标', target: '目标', actual: '完成', state: '结果' },
  disagreements: {
    saysMet: (printed: string) => `原表写“${printed}”，按数值未完成`,
    saysMissed: (printed: string) => `原表写“${printed}”，按数值已完成`,
    pointsAreRelative: (printed: string, right: string) => `原表写“${printed}”，实为高出 ${right}`,
    percentIsDifference: (printed: string, right: string) => `原表写“${printed}”，实为多 ${right}`,
    excessDiffers: (printed: string, right: string) => `原表写“${printed}”，实为 ${right}`,
  },
  loading: '正在计算评估…',
} as const;

type PartView = IndicatorEvaluationView['parts'][number];

/** What an official has to know beside an indicator's class: why it is not evaluated, what was carried, missed or is below. */
export function standingRemarks({ exclusion, isExceeded, isByAttainment, parts }: IndicatorEvaluationView): string[] {
  if (exclusion !== null) return [exclusionText(exclusion)];
  return [
    ...(isExceeded ? [evaluation.exceeded] : []),
    ...(isByAttainment ? [evaluation.noBaseline] : []),
    ...parts.flatMap((part) =>
      partRemarks(part).map((text) => (part.label ? evaluation.ofPart(part.label, text) : text)),
    ),
  ];
}

function partRemarks({ carried, missedYears, missingYears, unitTarget }: PartView): string[] {
  const below = unitTarget?.below.map(({ name, value }) => evaluation.unitBelow(name, value.text)) ?? [];
  return [
    ...(missedYears.length > 0 ? [evaluation.missedYears(missedYears.join('、'))] : []),
    ...(missingYears.length > 0 ? [evaluation.missingYears(missingYears.join('、'))] : []),
    ...(unitTarget && below.length > 0 ? [evaluation.unitsBelow(unitTarget.raw, below.join('、'))] : []),
    ...(carried.length > 0 ? [evaluation.carried(carried.join('、'))] : []),
  ];
}

/** 划转 with to whom, or 停止统计, and the planner's note on it. */
export function exclusionText(exclusion: NonNullable<IndicatorEvaluationView['exclusion']>): string {
  const { state, since, receiver, note } = exclusion;
  const reason =
    state === 'transferred' ? evaluation.transferred(since, receiver ?? '') : evaluation.discontinued(since);
  return note ? `${reason}。${note}` : reason;
}

/** Best and worst unit beside the city's figure; null where there are not two to compare. */
export function spreadText({ best, worst, spread }: PartView): string | null {
  return best && worst && spread
    ? evaluation.spread(best.name, best.value.text, worst.name, worst.value.text, spread.text)
    : null;
}
