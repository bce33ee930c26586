import type { Finding } from '../../../functions/domain/submission/findings';
import { fieldText } from '../../text/zh';
import { findingText } from '../../text/zh-findings';

/** Findings of one rule on one line that want the same: said once, with all the cells they are about. */
export interface FindingGroup {
  /** The first of them, whose cell the way leads to. */
  first: Finding;
  all: Finding[];
  what: string;
  remedy: string;
  /** 核实 that is explained: there is nothing left to do. */
  isSettled: boolean;
}

/** Groups findings, each group where its first one stood. */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { key, rule, level, isExplained } = finding;
    const id = JSON.stringify([key, rule, level, isExplained, findingText(finding).remedy]);
    groups.set(id, [...(groups.get(id) ?? []), finding]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const isSettled = first.level === 'explain' && first.isExplained;
    return [{ first, all, what: whatOf(all), remedy: findingText(first).remedy, isSettled }];
  });
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
