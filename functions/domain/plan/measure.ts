import { toHalfWidth } from '../half-width';

/** 计量单位 taken apart. Scale and period stand apart, so that 万人 stays persons and 元/年 is never added to 元/月. */
export interface Measure {
  /** As printed, without surrounding brackets and blanks. */
  raw: string;
  /** The thing counted: `人` of 万人, `元` of 元/人、月. */
  code: string;
  /** 10000 for 万人. */
  scale: number;
  period: 'year' | 'month' | 'day' | null;
  /** What it is counted per, apart from time: `人` of 元/人、月. */
  per: string[];
}

// Closed on purpose: a bracket at the end of a name is a unit only if all of it is found here. （放）, （葬）,
// （不含备案）, （户籍人口） stay in the name.
const tokens = new Set(
  (
    '% ‰ 个百分点 百分点 千人比 万人比 倍 元 人 名 位 人次 次 户 户次 个 家 所 处 座 间 张 床 件 支 条 类 单 项 例 起 份 场 套 台 ' +
    '辆 栋 对 只 平方米 ㎡ m² 平方公里 公里 亩 公顷 吨 岁 周岁 天 日 年 月 小时 分钟'
  ).split(' '),
);

const scales: [string, number][] = [
  ['万亿', 1e12],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

const periods = new Map<string, Measure['period']>([
  ['年', 'year'],
  ['月', 'month'],
  ['日', 'day'],
  ['天', 'day'],
]);

/** A token with its scale: `万人` → 人 × 10000. */
function readToken(text: string): { code: string; scale: number } | null {
  if (tokens.has(text)) return { code: text, scale: 1 };
  for (const [prefix, scale] of scales) {
    const code = text.slice(prefix.length);
    if (text.startsWith(prefix) && tokens.has(code) && code !== '%') return { code, scale };
  }
  return null;
}

/** Reads a unit: `%`, `万人`, `元/月`, `（元/人、月）` with brackets of any width. Null where it is not one we know. */
export function readMeasure(text: string): Measure | null {
  const half = toHalfWidth(text.replace(/\s/g, ''));
  const raw = /^\([^()]*\)$/.test(half) ? half.slice(1, -1) : half;
  const [counted = '', ...rest] = raw.split(/\/|每/);
  const token = readToken(counted);
  if (!token) return null;
  const measure: Measure = { raw, ...token, period: null, per: [] };
  for (const divisor of rest.flatMap((piece) => piece.split(/[、·・.]/))) {
    const period = periods.get(divisor);
    if (period) measure.period = period;
    else if (readToken(divisor)) measure.per.push(divisor);
    else return null;
  }
  return measure;
}

/** Whether two units say the same, however they are printed: 元/人、月 and 元/人·月. */
export function isSameMeasure(one: Measure, other: Measure): boolean {
  const key = (measure: Measure) =>
    [measure.code, measure.scale, measure.period, ...measure.per.toSorted()].join('|').replaceAll('㎡', '平方米');
  return key(one) === key(other);
}

/** The same of two units as printed: those we don't know have to be worded alike. */
export function isMeasuredAlike(one: string, other: string): boolean {
  const [first, second] = [readMeasure(one), readMeasure(other)];
  return first && second ? isSameMeasure(first, second) : one.trim() === other.trim();
}

/**
 * A name and the unit that stands in brackets at its end: `家庭适老化改造户数（户）`. In `发行总量(五年累计值、亿元)` only the
 * last piece is the unit; the rest belongs to the definition and stays.
 */
export function splitName(printed: string): { name: string; measure: Measure | null } {
  const match = /^(.+)([（(])([^（）()]+)([）)])$/s.exec(printed.trim());
  const [, before, open, inside, close] = match ?? [];
  if (before === undefined || inside === undefined) return { name: printed.trim(), measure: null };
  const whole = readMeasure(inside);
  if (whole) return { name: before.trim(), measure: whole };
  const pieces = inside.split(/[、,，;；]/);
  const last = readMeasure(pieces.at(-1) ?? '');
  if (!last) return { name: printed.trim(), measure: null };
  const kept = inside.slice(0, inside.lastIndexOf(pieces.at(-1) ?? '') - 1);
  return { name: `${before}${open}${kept}${close}`, measure: last };
}
