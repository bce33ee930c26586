import type { Field } from '../../functions/domain/submission/entry';
import type { comparedWith, Finding, FindingDetails, TypedFigures } from '../../functions/domain/submission/findings';
import { ruleLabels } from '../../functions/domain/submission/rule-labels';
import { fixedRules, type RuleId, type RuleLevel, rules as usual } from '../../functions/domain/submission/rules';
import { fieldText, inPercent, inPoints, lineText, type Message } from './zh';

/** What each rule is about, for lists and filters. */
export const ruleText = ruleLabels;

/** No finding is vague: what stands there, what it is held against and where that is from, and what to type. */
interface FindingWords {
  stands: string;
  against: string | null;
  remedy: string;
}

/** A rule that compares must say with what; one that does not has nothing to say there. */
type WordsOf<Rule extends RuleId> = Omit<FindingWords, 'against'> & {
  against: (typeof comparedWith)[Rule] extends null ? null : string;
};

/** What else can be done where the figure is right: a plan or an indicator may make a rule stricter or looser than usual. */
const whereTrue: Record<RuleLevel, string> = {
  must: '，改正后再提交',
  explain: '；属实的，在情况说明中写明原因',
  notice: '；属实的不必处理',
};

/** 「；上年填 43 人，今年填 12 人」: where a value is computed, the figures people know. */
function typedText(typed: TypedFigures | undefined): string {
  if (!typed) return '';
  const say = (figures: TypedFigures['found']) =>
    figures.map(({ amount, measure }) => `${amount} ${measure}`).join(' ÷ ');
  return `；上年填 ${say(typed.lastYear)}，今年填 ${say(typed.found)}`;
}

const findingWords = {
  V1: (_, field) => ({
    stands: `${fieldText[field]}没有填`,
    against: null,
    remedy: '请填写；暂无数据填「－」，不涉及的填「不适用」，并在情况说明中写明原因',
  }),
  V2: ({ typed }, field) => ({
    stands: `${fieldText[field]}填的是「${typed}」，读不成数字`,
    against: null,
    remedy: '请只填数字，不带计量单位和文字',
  }),
  V3: ({ found }, field) => ({
    stands: `${fieldText[field]} ${found} ${found.startsWith('-') ? '小于 0' : '不是整数'}`,
    against: null,
    remedy: '按人数、个数、户数计的，请填不小于 0 的整数',
  }),
  V4: ({ numerator, denominator, percent }) => ({
    stands: `分子 ${numerator} `,
    against: `大于分母 ${denominator}（合 ${percent}%）`,
    remedy: '请核对两数',
  }),
  V5: ({ numerator }) => ({
    stands: '分母为 0，',
    against: `分子填了 ${numerator}`,
    remedy: '请核对分母；确无此项的，分子、分母都填「不适用」并写明原因',
  }),
  V7: ({ kind, found, other, otherName }, field) =>
    kind === 'within'
      ? {
          stands: `${fieldText[field]} ${found} `,
          against: `大于同表「${otherName}」的 ${other}，而这一项是其中的一部分`,
          remedy: '其中项不应大于合计，请核对两数，改正填错的一个',
        }
      : {
          stands: `${fieldText[field]} ${found} `,
          against: `不等于同表「${otherName}」之和 ${other}`,
          remedy: '各部分之和应等于合计，请核对后改为一致',
        },
  V8: ({ found, lastYear }) => ({
    stands: `累计数 ${found} `,
    against: `小于上年的 ${lastYear}`,
    remedy: '累计数不应减少，请核对；上年数有误的，请先更正上年的填报单',
  }),
  V9: ({ found, lastYear, times }, field) => ({
    stands: `${fieldText[field]} ${found} `,
    against: `是上年 ${lastYear} 的 ${times} 倍`,
    remedy: '请核对计量单位，如「人」与「万人」、「元/月」与「元/年」',
  }),
  V10: ({ found, other, otherName, denominator }) => ({
    stands: `分母「${denominator}」填了 ${found}，`,
    against: `而「${otherName}」填了 ${other}`,
    remedy: '同一张表中这是同一个数，请改为一致',
  }),
  V11: ({ found, lastYear }) => ({
    stands: `表中印的上年完成值成了「${found === '' ? '空' : found}」，`,
    against: `上年已通过的填报单是 ${lastYear}`,
    remedy: '请点「恢复表样」；上年数确有错误的，请对上年填报单提出更正',
  }),
  F1: () => ({
    stands: '这一行在工作表中被删除了',
    against: null,
    remedy: '请点「恢复表样」，已填的内容会保留',
  }),
  F2: () => ({
    stands: '这一行印好的内容（名称、目标等）被改动了',
    against: null,
    remedy: '请点「恢复表样」，已填的内容会保留',
  }),
  W1: ({ found, lastYear, change, limit, inPoints: isRate, typed }) => ({
    stands: `由上年 ${lastYear} 变为 ${found}`,
    against: `${isRate ? `（${inPoints(change)}），超过 ${limit} 个百分点` : `（${inPercent(change)}），超过 ${limit}%`}${typedText(typed)}`,
    remedy: '请核对',
  }),
  W2: ({ found, lastYear, typed }) => ({
    stands: `由上年 ${lastYear} `,
    against: `降为 ${found}${typedText(typed)}`,
    remedy: '请核对',
  }),
  W3: ({ found, expected }) => ({
    stands: `分母填了 ${found}，`,
    against: `按口径每个单位应为 ${expected}`,
    remedy: '请核对',
  }),
  W4: ({ found, year }) => ({
    stands: `完成值 ${found} `,
    against: `与${year}年全市目标完全相同`,
    remedy: '请确认是实际完成数，不是照抄目标',
  }),
  W6: ({ state }, _, level) => ({
    stands: state === 'MISSING' ? '填的是「－」，即暂无数据' : '填的是「不适用」',
    against: null,
    remedy: level === 'must' ? '这一项必须有数，请填数' : '请在情况说明中写明原因；有数的，请填数',
  }),
  N1: () => ({
    stands: '所填各数',
    against: '与上年所填完全相同',
    remedy: '请确认不是沿用旧数',
  }),
  N2: ({ typed, amount }, field) => ({
    stands: `${fieldText[field]}所填「${typed}」读作 ${amount}`,
    against: null,
    remedy: '请确认没有读错',
  }),
} satisfies { [Rule in RuleId]: (details: FindingDetails[Rule], field: Field, level: RuleLevel) => WordsOf<Rule> };

/** Rules that keep the record sound leave nothing open: what they name is never right as it stands. */
const isFixed = (rule: RuleId) => (fixedRules as readonly RuleId[]).includes(rule);

/** Where · what · remedy of a finding, complete: nothing else has to be looked up to act on it. */
export function findingText(finding: Finding): Message & Pick<FindingWords, 'against'> {
  const { rule, level, details, field } = finding;
  const wordsOf = findingWords[rule] as (details: Finding['details'], field: Field, level: RuleLevel) => FindingWords;
  const { stands, against, remedy } = wordsOf(details, field, level);
  const isUsualMust = level === 'must' && usual[rule] === 'must';
  const whole = isFixed(rule) || isUsualMust ? remedy : `${remedy}${whereTrue[level]}`;
  return { where: lineText(finding), what: `${stands}${against ?? ''}`, against, remedy: whole };
}
