import { exact, toPlainText, toText } from '../decimal';
import { type AnnualTargetDoubt, checkAnnualTargets, type DividedIndicator } from './check-annual-targets';
import type { Found, IndicatorCheck } from './check-context';
import type { IndicatorDraft } from './draft';
import { paceNoteOf } from './pace-note';
import type { AnnualColumn, PlanRule } from './plan-findings';

const ruleOf: Record<AnnualTargetDoubt['kind'], PlanRule> = {
  yearOutside: 'annualYearOutside',
  dueYearDiffers: 'annualEndDiffers',
  stepBackwards: 'annualBackwards',
  beyondTarget: 'annualBeyond',
  reasonMissing: 'annualReasonMissing',
};

const columnOf = (year: number | string): AnnualColumn => `annual${Number(year)}`;

/** The years' targets (年度分解), and the pace they ask for. Nothing is said before target and direction are settled. */
export const checkYears: IndicatorCheck = (indicator, { draft }) => {
  const { target, direction, accumulation } = indicator;
  if (target === null || direction === null) return [];
  const divided = { ...indicator, target, direction };
  return [
    ...checkAnnualTargets(divided, draft.baseYear).map(toFound),
    ...checkGrid(divided),
    ...(accumulation === null ? [] : checkPace({ ...divided, accumulation }, draft)),
  ];
};

function toFound({ kind, year, original, proposal }: AnnualTargetDoubt): Found {
  // A reason is asked for in the column of reasons, where only the year tells which one is meant.
  return kind === 'reasonMissing'
    ? { rule: ruleOf[kind], column: 'annualReason', found: String(year), expected: proposal ?? '' }
    : { rule: ruleOf[kind], column: columnOf(year), found: original, expected: proposal ?? '' };
}

/** Figures of a coverage that no number of N units gives. The due year has the plan's own figure and is left alone. */
function checkGrid({ annualTargets, decomposition, target, decimals }: DividedIndicator): Found[] {
  const gridOf = decomposition?.gridOf ?? null;
  if (gridOf === null) return [];
  return Object.entries(annualTargets).flatMap(([year, amount]) => {
    const units = exact(amount).mul(gridOf).div(100).round();
    const distance = units.mul(100).div(gridOf).sub(exact(amount)).abs();
    const isOnGrid = distance.mul(10n ** BigInt(decimals)).compare(1) < 0;
    if (isOnGrid || Number(year) === target.dueYear) return [];
    return [
      { rule: 'annualOffGrid', column: columnOf(year), found: amount, expected: `${toPlainText(units)}/${gridOf}` },
    ];
  });
}

type Paced = Parameters<typeof paceNoteOf>[1] & Pick<IndicatorDraft, 'decimals'>;

/** What a year has to bring, beside what a year of the period before brought. */
function checkPace(indicator: Paced, plan: Parameters<typeof paceNoteOf>[0]): Found[] {
  const note = paceNoteOf(plan, indicator);
  if (note === null) return [];
  const places = indicator.decimals + 1;
  return [
    {
      rule: 'paceFarAbovePast',
      column: 'target',
      found: toText(note.needed, places),
      expected: toText(note.past, places),
    },
  ];
}
