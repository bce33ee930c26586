import { type Amount, exact, toPlainText } from '../decimal';
import { readCell } from '../form/read-cell';
import { toHalfWidth } from '../half-width';
import { isTorn, partLabels, type ReadingContext, readQuantity, type ValueDoubt } from './read-value';
import type { Comparator, Strength } from './target';
import type { Doubt, ValuePart } from './value';

/** Why a target that was read should be looked at by a person. */
export const targetDoubts = [
  'targetBlank',
  'targetDash',
  'relativeTarget',
  'referenceMissing',
  'severalMultipliers',
  'shareOfTotal',
  'approximateTarget',
  'softWording',
  'comparatorProposed',
  'contradictoryWording',
  'rangeReversed',
  'rangeWithBound',
  'fullCoverageInWords',
  'overHundred',
  'changeInsteadOfLevel',
  'chineseNumeral',
  'ownDueYear',
  'everyYear',
  'targetUnread',
] as const;
export type TargetDoubt = Doubt<(typeof targetDoubts)[number]> | ValueDoubt;

interface Wording {
  strength: Strength;
  /** 每年不低于…: one bad year fails the plan. */
  everyYear: boolean;
  /** A year in the wording itself (到2022年); null where the column or the plan's end decides. */
  dueYear: number | null;
  raw: string;
}

/** A target as the plan words it. Which year it is due in and which version it is, a planner settles later. */
export type TargetReading = Wording &
  (
    | {
        kind: 'fixed';
        comparator: Comparator;
        amount: Amount;
        /** No comparator was printed: a bare number is a floor, for an indicator that should fall a ceiling. */
        isImplied: boolean;
      }
    | { kind: 'range'; lower: Amount; upper: Amount }
    | { kind: 'approximate'; amount: Amount }
    /** Measured on something outside the cell: 不低于低保标准的1.3倍. `lagYears` is 1 for 上年度. */
    | { kind: 'relative'; comparator: Comparator; reference: string; multiplier: Amount; lagYears: number }
    | { kind: 'parts'; comparator: Comparator; parts: ValuePart[] }
    | { kind: 'none' }
    /** The wording names no figure that can be tested: a grade, a rank, a growth without its base. */
    | { kind: 'needsPerson' }
  );

export interface TargetContext extends ReadingContext {
  /** Lower is better turns a bare number into a ceiling. Unknown at import, where higher is taken to be better. */
  direction?: 'UP' | 'DOWN';
}

export interface TargetResult {
  target: TargetReading;
  flags: TargetDoubt[];
}

// 以上, 以下, 不低于, 不超过, 至少 include the limit; 超过, 高于, 不足, 低于 and the bare signs > < do not: the reading of Chinese
// legal drafting (民法典 第一千二百五十九条). Longer words first: 不超过 contains 超过.
const before: [RegExp, Comparator][] = [
  [/^(不低于|不少于|不小于|不得低于|不得少于|大于等于|大于或等于|至少|最低|>=|≥|≧|⩾)/, 'GE'],
  [/^(不超过|不高于|不多于|不大于|不得超过|不得高于|小于等于|小于或等于|至多|最多|<=|≤|≦|⩽)/, 'LE'],
  [/^(超过|高于|大于|多于|突破|超|>)/, 'GT'],
  [/^(低于|少于|小于|不足|不到|<)/, 'LT'],
  [/^(等于|=)/, 'EQ'],
];
const after: [RegExp, Comparator][] = [
  [/(及以上|或以上|以上)$/, 'GE'],
  [/(及以下|或以下|以下|以内|之内)$/, 'LE'],
];

const chineseDigits: Record<string, Amount> = {
  一: '1',
  两: '2',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/** Longer than this it is a sentence for a person, not a target. */
const maxWording = 120;

const isReference = (text: string) =>
  /平均|标准|水平|增速|增幅|增长率|工资|收入|支出|上年|上一年|基数|总数|总量/.test(text) && !/[。；;]/.test(text);

/** Takes a bound off one end of the wording. */
function cut(text: string, list: [RegExp, Comparator][]): { rest: string; comparator: Comparator | null } {
  for (const [pattern, comparator] of list)
    if (pattern.test(text)) return { rest: text.replace(pattern, ''), comparator };
  return { rest: text, comparator: null };
}

/** Reads the cell (or the words) of a target and says what in it is doubtful. */
export function readTarget(raw: string, context: TargetContext = {}): TargetResult {
  const flags: TargetDoubt[] = [];
  const wording: Wording = { strength: 'hard', everyYear: false, dueYear: null, raw };
  const doubt = (kind: TargetDoubt['kind'], proposal: string | null = null) =>
    flags.push({ kind, original: raw, proposal } as TargetDoubt);
  const unread = (kind: TargetDoubt['kind']): TargetResult => {
    doubt(kind);
    return { target: { ...wording, kind: 'needsPerson' }, flags };
  };

  if (raw.length > maxWording || isTorn(raw)) return unread('targetUnread');
  const cell = readCell(raw);
  if (cell.kind === 'empty' || cell.kind === 'dash' || cell.kind === 'notApplicable') {
    doubt(cell.kind === 'empty' ? 'targetBlank' : 'targetDash');
    return { target: { ...wording, kind: 'none' }, flags };
  }

  // ---- Words around the figure, from the outside in ----
  let text = toHalfWidth(raw).replace(/\s/g, '');
  const due = /^[到至]?(20\d\d)年?(年?底|年?末)?(前|时)?,?(?=\D)/.exec(text);
  if (due && /年|[到至]/.test(due[0])) {
    wording.dueYear = Number(due[1]);
    doubt('ownDueYear', due[1] ?? null);
    text = text.slice(due[0].length);
  }
  const strength = /^(原则上|一般)|^(力争|争取|努力)/.exec(text);
  if (strength) {
    wording.strength = strength[1] ? 'inPrinciple' : 'strive';
    doubt('softWording', strength[0]);
    text = text.slice(strength[0].length);
  }
  if (/^(每年|逐年|各年)(度|均)?/.test(text)) {
    wording.everyYear = true;
    doubt('everyYear');
    text = text.replace(/^(每年|逐年|各年)(度|均)?/, '');
  }

  // A change is no level: 提高5个百分点 says nothing without its base. 提高到 does.
  if (/(提高|提升|增长|增加|下降|减少|降低|翻)(?![到至为])/.test(text) && /\d|番/.test(text) && !isRateReference(text))
    return unread('changeInsteadOfLevel');
  let proposed: Comparator | null = null;
  if (/^(降至|降到|下降到|下降至|减少到|减少至|降低到|降低至|控制在|控制到)/.test(text)) proposed = 'LE';
  else if (/^(保持在?|稳定在|维持在?)/.test(text)) proposed = 'GE';
  const verbs =
    /^(降至|降到|下降到|下降至|减少到|减少至|降低到|降低至|控制在|控制到|保持在?|稳定在|维持在?|达到|达|实现|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|建成|培育|培训|打造|配备|建有|有|为)(?=.)/;
  const verb = verbs.exec(text)?.[0] ?? '';
  text = text.slice(verb.length);

  if (!/\d/.test(text) && /全覆盖|^全部|全面|应.尽./.test(raw)) {
    doubt('fullCoverageInWords', '100%');
    return { target: { ...wording, kind: 'fixed', comparator: 'GE', amount: '100', isImplied: true }, flags };
  }

  const front = cut(text, before);
  const back = cut(front.rest, after);
  const bound = front.comparator ?? back.comparator;
  // 不超过80%以下 says two things at once.
  if (front.comparator && back.comparator && front.comparator !== back.comparator)
    return unread('contradictoryWording');
  const about = /^(约|大约|大概)|(左右|上下)$/.test(back.rest);
  const core = back.rest.replace(/^(约|大约|大概)|(左右|上下)$/g, '');
  if (about && bound) return unread('contradictoryWording');
  if (proposed && bound && proposed !== bound && !(proposed === 'GE' && bound === 'GT'))
    return unread('contradictoryWording');

  // ---- The figure itself ----
  const range = /^(\d[\d.,]*)(%?)[~～\-–—－至到](\d[\d.,]*)(.*)$/.exec(core);
  if (range) {
    const lower = readQuantity(`${range[1]}${range[2] || range[4]}`, context.measure);
    const upper = readQuantity(`${range[3]}${range[4]}`, context.measure);
    if (lower && upper) {
      if (bound || about) doubt('rangeWithBound', `${lower.amount}～${upper.amount}`);
      flags.push(...upper.flags);
      if (exact(lower.amount).compare(exact(upper.amount)) > 0) return unread('rangeReversed');
      return { target: { ...wording, kind: 'range', lower: lower.amount, upper: upper.amount }, flags };
    }
  }

  const implied: Comparator = proposed ?? (context.direction === 'DOWN' ? 'LE' : 'GE');
  const fixed = (amount: Amount): TargetResult => {
    if (proposed && !bound) doubt('comparatorProposed', proposed);
    const isPercent = context.measure?.code === '%' || core.endsWith('%');
    const order = exact(amount).compare(100);
    if (isPercent && (order > 0 || (order === 0 && (bound === 'GT' || back.comparator === 'GE'))))
      doubt('overHundred', '100');
    if (about) {
      doubt('approximateTarget', amount);
      return { target: { ...wording, kind: 'approximate', amount }, flags };
    }
    return {
      target: { ...wording, kind: 'fixed', comparator: bound ?? implied, amount, isImplied: bound === null },
      flags,
    };
  };

  const times = /^(.*?)的?(\d[\d.]*)(倍|%)$/.exec(core);
  const reference = times?.[1] ?? '';
  if (times && reference !== '' && !/^\d/.test(reference)) {
    const amount = readCell(times[2] ?? '');
    if (amount.kind !== 'amount') return unread('targetUnread');
    if (/\d/.test(reference)) return unread('severalMultipliers');
    if (times[3] === '%' && /(总数|总量|数|床位)$/.test(reference) && context.measure?.code !== '元') {
      doubt('shareOfTotal', `${amount.amount}%`);
      return fixed(amount.amount);
    }
    const multiplier = times[3] === '%' ? toPlainText(exact(amount.amount).div(100)) : amount.amount;
    return relative(reference, multiplier);
  }
  if (times?.[3] === '倍' && context.measure?.code !== '倍') return unread('referenceMissing');

  const single = readQuantity(core, context.measure);
  if (single) {
    flags.push(...single.flags.map((flag) => ({ ...flag, original: raw })));
    return fixed(single.amount);
  }

  const separator = core.includes('/') ? '/' : '、';
  const pieces = core.split(separator).map((piece) => readQuantity(piece, context.measure));
  if (pieces.length > 1 && pieces.length < 5 && pieces.every((piece) => piece !== null)) {
    const labels = partLabels(context.name ?? '', pieces.length);
    const parts = pieces.map((piece, index) => ({ label: labels?.[index] ?? null, amount: piece.amount }));
    doubt(labels ? 'partsLabelled' : 'partsUnlabelled', parts.map((part) => part.amount).join('，'));
    return { target: { ...wording, kind: 'parts', comparator: bound ?? implied, parts }, flags };
  }

  const numeral = /^([一两二三四五六七八九十])(.+)$/.exec(core);
  const counted = numeral ? readQuantity(`${chineseDigits[numeral[1] ?? '']}${numeral[2]}`, context.measure) : null;
  if (counted) {
    doubt('chineseNumeral', counted.amount);
    return fixed(counted.amount);
  }

  if (!/\d/.test(core) && isReference(core) && (bound || verb === '达到' || verb === '达')) return relative(core, '1');
  return unread('targetUnread');

  function relative(text: string, multiplier: Amount): TargetResult {
    doubt('relativeTarget', multiplier === '1' ? text : `${text}×${multiplier}`);
    const lagYears = /上年|上一年|去年/.test(text) ? 1 : 0;
    return {
      target: { ...wording, kind: 'relative', comparator: bound ?? implied, reference: text, multiplier, lagYears },
      flags,
    };
  }
}

/** 消费支出增速, 增长率: a rate by name, not a change that the target asks for. */
function isRateReference(text: string): boolean {
  return /(不低于|不少于|不超过|高于|低于).*(增速|增幅|增长率|增长水平)/.test(text);
}
