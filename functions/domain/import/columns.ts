import { type Measure, readMeasure } from '../plan/measure';
import { toKey } from './clean';
import type { SourceCell } from './source';

/** What a column of an indicator table holds. */
export const columnRoles = [
  'serial',
  'category',
  'name',
  'measure',
  'baseline',
  'actual',
  'target',
  'annualTarget',
  'nature',
  'tier',
  'department',
  'verdict',
  'remark',
  'other',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What a heading means by its words alone; `year` is a bare 2020年, whose role the whole table tells. */
export interface Heading {
  role: ColumnRole | 'year';
  year: number | null;
  /** A unit printed in the heading: 2025年目标值（%）. */
  measure: Measure | null;
  /** The figures are another plan's: 江西省“十三五”规划主要指标. */
  isOtherPlan: boolean;
}

export interface ColumnReading {
  role: ColumnRole;
  year: number | null;
  measure: Measure | null;
  header: string;
  printed: SourceCell[];
}

const byWords: [RegExp, ColumnRole][] = [
  [/^(指标)?(序号|编号|序)$|^no\.?$/, 'serial'],
  [/^(指标)?(类别|分类|大类)$|^(类型|领域|板块|一级指标)$/, 'category'],
  [/^(主要|核心|具体|二级|三级|发展)*指标(名称|内容)?$|^(主要)?指标名$|^(名称|项目|项目名称|指标项|内容)$/, 'name'],
  [/^(计量)?单位$/, 'measure'],
  [/^(指标)?(属性|性质)$|^指标类型$/, 'nature'],
  [/^(指标)?(层级|级别)$/, 'tier'],
  [/^((牵头|责任|主管|负责|配合|实施)(单位|部门|处室|科室)|部门)$/, 'department'],
  [/^(实现|完成)(目标|指标)?情况$|^(目标|指标)(完成|实现)情况$|^是否(完成|达标|实现)$|^评价$/, 'verdict'],
  [/^(备注|说明|注)$/, 'remark'],
];

/** The five-year plans and their last years. */
const planEnds: Record<string, number> = {
  十一五: 2010,
  十二五: 2015,
  十三五: 2020,
  十四五: 2025,
  十五五: 2030,
};

/** The five-year plan a text names: “十四五” → 2021–2025. Null where it names none, or more than one. */
export function periodOf(text: string): { start: number; end: number } | null {
  const found = new Set([...toKey(text).matchAll(/十[一二三四五]五/g)].map(([name]) => planEnds[name]));
  const [end] = found;
  return found.size === 1 && end !== undefined ? { start: end - 4, end } : null;
}

const chineseYear = (text: string) =>
  text.replace(/[二〇○零一三四五六七八九]{4}(?=年)/g, (digits) =>
    [...digits].map((digit) => '〇一二三四五六七八九'.indexOf(digit.replace(/[○零]/, '〇'))).join(''),
  );

/** The meaning of one heading, or null where its words are unknown. */
export function readHeading(printed: string): Heading | null {
  const whole = chineseYear(toKey(printed));
  const bracket = /^(.+)\(([^()]*)\)$/.exec(whole);
  const measure = bracket ? readMeasure(bracket[2] ?? '') : null;
  const text = measure ? (bracket?.[1] ?? whole) : whole;
  const make = (role: Heading['role'], year: number | null, isOtherPlan = false): Heading => ({
    role,
    year,
    measure,
    isOtherPlan,
  });
  for (const [pattern, role] of byWords) if (pattern.test(text)) return make(role, null);

  const year = Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? periodOf(text)?.end ?? 0) || null;
  if (/年均|增速|增幅|增长/.test(text)) return null;
  if (/规划(主要)?指标|规划(目标|值)/.test(text) && /省|市|区|县|国家/.test(text)) return make('target', year, true);
  if (/目标|规划值|计划值|预期值|规划主要指标/.test(text)) return make('target', year);
  if (/完成|实际|实绩|实现值/.test(text)) return make('actual', year);
  if (/基期|基数|基准|现状|基础值/.test(text)) return make('baseline', year);
  if (/^(19|20)\d\d年?(值|末|底|末值|度|数)?$/.test(text)) return make('year', year);
  return null;
}

/** Whether these headings make an indicator table: a name, and at least one figure. */
export function isHeader(headings: (Heading | null)[]): boolean {
  const roles = headings.map((heading) => heading?.role);
  return (
    roles.includes('name') && roles.some((role) => ['year', 'baseline', 'actual', 'target'].some((one) => one === role))
  );
}
