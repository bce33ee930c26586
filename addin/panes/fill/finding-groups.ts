import type { Finding } from '../../../functions/domain/submission/findings';
import { fieldText } from '../../text/zh';
import { findingText } from '../../text/zh-findings';

/** Findings of one line that are settled in one go: said together, with all the cells they are about. */
export interface FindingGroup {
  /** The first of them that is open, whose cell the way leads to. */
  first: Finding;
  all: Finding[];
  /** What was found, rule by rule. */
  whats: string[];
  remedy: string;
  /** 核实 that is explained: there is nothing left to do. */
  isSettled: boolean;
}

/**
 * Groups findings, each group where its first one stood. One explanation serves a line, so its 核实 findings are one thing to do;
 * of the others, those of one rule that want the same.
 */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  return gather(findings, (finding) =>
    finding.level === 'explain' ? [finding.key, finding.level] : [finding.key, ...saidTogether(finding)],
  ).flatMap((all) => {
    const first = all.find(({ isExplained }) => !isExplained) ?? all[0];
    if (!first) return [];
    const isSettled = first.level === 'explain' && first.isExplained;
    const remedies = new Set(all.map((finding) => findingText(finding).remedy));
    return [{ first, all, whats: gather(all, saidTogether).map(whatOf), remedy: [...remedies].join('；'), isSettled }];
  });
}

const saidTogether = (finding: Finding) => [finding.rule, finding.level, findingText(finding).remedy];

/** Findings with the same marks, in the order of their first ones. */
function gather(findings: Finding[], marksOf: (finding: Finding) => string[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = JSON.stringify(marksOf(finding));
    groups.set(id, [...(groups.get(id) ?? []), finding]);
  }
  return [...groups.values()];
}

/** 「分子、分母没有填」 where the same holds of each, else one after the other: 「分子填的是…；分母填的是…」. */
function whatOf(all: Finding[]): string {
  const whats = all.map((finding) => findingText(finding).what);
  const names = all.map(({ field }) => fieldText[field]);
  const rests = new Set(whats.map((what, index) => what.replace(names[index] ?? '', '')));
  const [rest] = rests;
  const isSame = rests.size === 1 && whats.every((what, index) => what === `${names[index]}${rest}`);
  return isSame ? `${names.join('、')}${rest}` : [...new Set(whats)].join('；');
}
