import type { Change } from '../../functions/domain/catalogue/compare';
import type { SettingDifference } from '../../functions/domain/catalogue/compare-settings';
import { decompositionLabels } from '../../functions/domain/catalogue/labels';
import type { CannotDecompose } from '../../functions/domain/plan/decompose';
import type { PlanStatus } from '../../functions/domain/plan/plan';
import type { PlanFinding } from '../../functions/domain/plan/plan-findings';
import { ruleLabels, settingLabels } from '../../functions/domain/submission/rule-labels';
import { dateText, filingText, stepText, timeText } from './zh';

/** Words of the planner's desk: the list of plans, the catalogue of indicators and its publication. */

export const planStatusText = { inForce: '现行', forComment: '征求意见稿' } as const satisfies Record<
  PlanStatus,
  string
>;

export const planLevelText = { must: '必须补正', notice: '提示' } as const satisfies Record<
  PlanFinding['level'],
  string
>;

/** Why no years are proposed. */
export const obstacleText = {
  noMethod: '在「年度分解办法」栏选一个办法，就可以计算各年目标',
  byHand: '各年目标由规划人员自行填写',
  unsettled: '目标值和方向定了，才能计算各年目标',
  relative: '目标随参照数变动，按当年的参照数评价，不分年度',
  noYears: '目标年不在基期年之后，没有年份可分',
  noBaseline: '没有基期值，这个办法算不出来',
  alreadyMet: `基期值已经达到目标，宜选「${decompositionLabels.keep}」`,
  notWhole: '基期值或目标值不是整数，不能按整数递增',
  noGrid: '没有填「单位总数」',
  notACoverage: '基期值或目标值不在 0 到 100 之间，不是覆盖率',
  noGrowthRate: '基期值为 0 或与目标正负相反，没有增长率可算',
} as const satisfies Record<CannotDecompose | 'noMethod' | 'byHand' | 'unsettled' | 'relative', string>;

/** “十四五”, or the years where the house has no name for them. */
export function periodText({ startYear, endYear }: { startYear: number; endYear: number }): string {
  const ordinals = ['十二', '十三', '十四', '十五', '十六'];
  const ordinal = endYear - startYear === 4 ? ordinals[(startYear - 2011) / 5] : undefined;
  const span = `${startYear}—${endYear}年`;
  return ordinal ? `“${ordinal}五” ${span}` : span;
}

/** So many indicators, and so many settings of the whole plan. */
const changedText = (indicators: number, settings: number) =>
  [indicators > 0 || settings === 0 ? `${indicators} 项指标` : null, settings > 0 ? `${settings} 项统一设定` : null]
    .filter((text) => text !== null)
    .join('、');

/** A year's target beside a measure: `45 %`. */
export const withMeasure = (text: string, measure: string) => (/\d/.test(text) ? `${text} ${measure}` : text);

export const plansText = {
  title: '规划',
  tagline: '指标体系、分解与填报任务',
  back: '返回规划列表',
  entry: '打开规划列表',
  entryHint: '指标体系、任务分解、参照数和填报任务在这里办理。',
  loading: '正在载入规划…',
  empty: '还没有规划',
  emptyHint: '先在工作簿里打开或粘贴规划的指标表，再从表格新建。',
  open: '打开',
  importPlan: '从表格新建规划',
  unpublished: '未发布',
  version: (version: number) => `第 ${version} 版`,
  hasDraft: '有未发布的修改',
  indicators: (count: number) => `指标 ${count} 项`,
  noIndicators: '没有指标表',
  proseTargets: (count: number) => `正文目标 ${count} 个`,
  openRounds: (count: number) => `进行中的填报 ${count} 个`,
} as const;

export const planSections = ['catalogue', 'allocation', 'references', 'rounds', 'rules', 'reading'] as const;
export type PlanSection = (typeof planSections)[number];

export const planText = {
  title: '规划',
  loading: '正在载入规划…',
  sectionsLabel: '规划的内容',
  sections: {
    catalogue: '指标体系',
    allocation: '任务分解',
    references: '参照数',
    rounds: '填报任务',
    rules: '规则',
    reading: '文本',
  } satisfies Record<PlanSection, string>,
  forCommentWhat: '征求意见稿，还没有施行',
  forCommentRemedy: '可以查阅和整理，不能据此开展填报；正式印发后再更新',
  editions: (count: number) => `版次（${count}）`,
  edition: (version: number, at: string, by: string) => `第 ${version} 版 · ${dateText(at)} · ${by}`,
  noEditionNote: '没有写说明',
} as const;

export const catalogueText = {
  loading: '正在读取指标体系表…',

  // ---- Bringing the sheet ----
  open: (count: number) => `打开指标体系表（${count} 项）`,
  openEmpty: '打开指标体系表',
  openTitle: '指标体系在工作表里编辑',
  openHint: '将打开一张工作表，一项指标一行，可以直接改，也可以在下面添行。改动先留在表里，保存后才算数。',
  readOnlyHint: '将打开一张工作表，一项指标一行，供查阅。',
  bringToFront: '转到指标体系表',
  written: (count: number) => `共 ${count} 项指标`,

  // ---- What was found ----
  must: (count: number) => `${count} 项必须补正`,
  notices: (count: number) => `${count} 项提示`,
  mustChip: (count: number) => `必须补正 ${count}`,
  noticeChip: (count: number) => `提示 ${count}`,
  filters: '筛选',
  sound: '没有发现问题。',
  findingsTitle: '检查结果',
  more: (count: number) => `其余 ${count} 项`,
  alike: (count: number, what: string) => `${count} 项指标：${what}`,
  firstOfThem: '其中第一项',
  whichOnes: '哪些指标',
  fillDown: '许多指标缺同一栏的，宜一栏一栏地补：定好一格，向下复制到相同的各行。',

  // ---- Differences ----
  compareSaved: (count: number) => `与已保存的比较：${count} 项指标有改动`,
  comparePublished: (version: number, indicators: number, settings: number) =>
    `与已发布第 ${version} 版比较：${changedText(indicators, settings)}有改动`,
  sameAsPublished: (version: number) => `与已发布第 ${version} 版相同`,
  neverPublished: '还没有发布过',
  added: '新增',
  empty: '空',
  otherChanges: '指标和规划的统一设定都没有看得见的改动。',
  wholePlan: '整个规划',
  removed: '删除',

  // ---- Years ----
  filledYears: (indicators: number, years: number) => `已为 ${indicators} 项指标填入 ${years} 个年度目标`,

  // ---- Saving ----
  save: (count: number) => `保存草稿（改动 ${count} 项）`,
  busy: {
    open: '正在写入指标体系表…',
    save: '正在保存…',
    publish: '正在发布…',
    load: '正在载入最新…',
    write: '正在写入…',
  },
  saved: (time: string) => `${time} 已保存草稿`,
  savedBy: (name: string, at: string) => `草稿由${name}于 ${timeText(at)} 保存`,
  unsaved: '改动还在表里，没有保存；离开窗格也不会丢。',
  blockedByUnread: (count: number) => `有 ${count} 处读不懂或缺行，先改正再保存`,
  restoreRow: '恢复这一行',
  dropRow: '删除这项指标',

  // ---- Somebody else was first ----
  staleWhat: (name: string | null, at: string | null) =>
    name && at ? `${name}已于 ${timeText(at)} 更新这份草稿` : '这份草稿已在别处更新',
  staleRemedy: (count: number) =>
    `您表里有 ${count} 项与最新草稿不同，列在下面（前为最新草稿，后为您的表）。载入最新会改写工作表；也可以保留表中内容，再保存`,
  loadLatest: '载入最新',
  keepMine: '保留表中内容',
  loadConfirm: (count: number) => `载入最新（表中 ${count} 项改动将不保留）`,
  cancel: '取消',

  // ---- Publishing ----
  publish: (version: number) => `发布第 ${version} 版…`,
  publishNow: (version: number, count: number) =>
    count > 0 ? `发布第 ${version} 版（改动 ${count} 项）` : `发布第 ${version} 版`,
  publishFirst: (version: number, count: number) => `发布第 ${version} 版（${count} 项指标）`,
  published: (version: number) => `已发布第 ${version} 版`,
  publishTitle: (version: number) => `发布第 ${version} 版`,
  publishHint: '发布后，新开的填报任务按这一版；已开的任务仍按原来的版次。',
  note: '修订说明',
  noteHint: '写明为什么改、依据什么文件，发布后不能更改。',
  noteMissing: '请写修订说明',
  changesOf: (indicators: number, settings: number) => `改动 ${changedText(indicators, settings)}`,
  back: '返回',
  blockedByMust: (count: number) => `还有 ${count} 项必须补正，不能发布`,
  blockedByStale: '草稿已在别处更新，先决定用哪一份',
} as const;

/** A setting of the whole plan that is not as published, as a heading with what stood there and what stands there now. */
export function settingChangeText(difference: SettingDifference): Pick<Change, 'heading' | 'before' | 'after'> {
  const both = <Said>({ before, after }: { before: Said; after: Said }, say: (said: Said) => string) => ({
    before: say(before),
    after: say(after),
  });
  switch (difference.setting) {
    case 'route':
      return {
        heading: '办理流程',
        ...both(difference, (route) => [filingText, ...route.map((step) => stepText[step])].join('、')),
      };
    case 'level':
      return {
        heading: `「${ruleLabels[difference.rule]}」等级`,
        ...both(difference, (level) => settingLabels[level]),
      };
    case 'changeLimit':
      return {
        heading: difference.limit === 'points' ? '比率变动上限（百分点）' : '数量变动上限（%）',
        ...both(difference, (amount) => amount ?? '不限'),
      };
    case 'index':
      return { heading: '综合实现程度', ...both(difference, (isOn) => (isOn ? '计算' : '不计算')) };
    case 'weight':
      return {
        heading: `指标 ${difference.serial} ${difference.name}的权数`,
        ...both(difference, (amount) => amount),
      };
    case 'reference':
      return { heading: `参照数「${difference.name}」`, ...both(difference, (said) => said ?? '') };
  }
}

/** A yearly step with its measure: two rates differ by 个百分点. */
export function paceStep(step: string, measure: string): string {
  return /^[%％]$/.test(measure) ? `${step} 个百分点` : `${step} ${measure}`;
}

interface PriorWords {
  how: string;
  name: string;
  target: string | null;
  actual: string;
  state: string;
  note: string;
}

export const indicatorText = {
  card: '当前指标',
  none: '在指标体系表里点一行，这里显示这项指标的目标、年度分解和出处。',
  measure: (measure: string) => `单位：${measure}`,
  baseline: (year: number) => `${year} 年基期值`,
  wording: '目标值原文',
  readAs: '目标读作',
  noTarget: '还没有读出目标',
  eachUnit: '每个单位',
  /** A part's own figures; where it has none, the whole's hold for it. */
  way: (baseline: string | null, target: string | null) =>
    [baseline && `基期 ${baseline}`, target].filter(Boolean).join('，') || '同上',
  baselineSource: { table: null, derived: '推算', supplemented: '补充' } as const,

  // ---- 年度分解 ----
  decomposition: '年度分解',
  method: (method: string, gridOf: number | null) => (gridOf === null ? method : `${method}（共 ${gridOf} 个）`),
  compute: '按此办法计算年度目标',
  computeAll: (count: number) => `一并计算未填的年度目标（${count} 项）`,
  leftAlone: (count: number) => `其中 ${count} 项原来填的年份与计算值不同，没有改动`,
  impossible: (count: number) => `另有 ${count} 项算不出来，点那一行看原因`,
  upToDate: '各年目标与此办法的计算结果一致。',
  handSet: (years: string[]) => `${years.join('、')}年已填的目标与计算结果不同`,
  fillMissing: '只填空缺的年份',
  overwrite: (years: string[]) => `改为计算值（覆盖 ${years.join('、')}年）`,
  overwriteReasons: '覆盖后，分解调整理由一并清除。',
  reason: (year: string, text: string) => `${year}年调整理由：${text}`,
  trend: '基期值与各年目标',

  // ---- 合理性 ----
  pace: ({
    needed,
    past,
    times,
    isRedefined,
  }: {
    needed: string;
    past: string;
    times: string | null;
    isRedefined: boolean;
  }) => {
    const ahead = `到目标平均每年要变化 ${needed}，上一个五年平均每年 ${past}`;
    const compared = times === null ? `${ahead}，没有朝这个方向走` : `${ahead}，是其 ${times} 倍`;
    return `${compared}，请核对${isRedefined ? '（口径已调整，仅供参考）' : ''}`;
  },

  // ---- Where it comes from ----
  source: '出处',
  baselineNote: '基期说明',
  definition: '口径说明',
  remark: '备注',
  prior: '上期情况',
  priorLine: ({ how, name, target, actual, state, note }: PriorWords) =>
    `${how}：${name}，${target ? `目标 ${target}，` : ''}完成 ${actual}，${state}${note}`,
  priorOther: (how: string, name: string, note: string) => `${how}：${name}${note}`,
  prose: '正文里的同类目标',
  notes: '文本疑点',
} as const;
