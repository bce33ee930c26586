import type { Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import { type Indicator, targetOf } from '../plan/indicator';
import type { MilestoneKind, Plan } from '../plan/plan';
import { boundsOf, type LookUp } from '../plan/target';
import { bestShare, type RollUp, type UnitShare, worstShare } from '../roll-up/roll-up';
import { type Forecast, forecast } from './forecast';
import { judgeFinal, judgePace } from './judge';
import { measureProgress, type Progress } from './progress';
import { checkUnits, type UnitTargets } from './unit-targets';
import type { JudgedVerdict } from './verdict';
import type { YearStanding, YearsSoFar } from './years';

interface UnitValue {
  unit: OrgUnitId;
  value: Fraction;
}

/** One part of an indicator, judged on its own. `measured` is null while no unit, or no reference, has a figure. */
export interface PartEvaluation {
  part: string | null;
  label: string | null;
  rollUp: RollUp;
  /** What is judged: this year's figure, or the years' sum where the target adds them up. */
  actual: Fraction | null;
  measured: Progress | null;
  /** Null while there is no figure. */
  verdict: JudgedVerdict | null;
  /** Every unit reported for the year itself, and no year is missing that counts. */
  isComplete: boolean;
  years: YearStanding[];
  missingYears: number[];
  worst: UnitValue | null;
  best: UnitValue | null;
  /** 极差: best and worst apart, never negative; null below two units. */
  spread: Fraction | null;
  unitTargets: UnitTargets | null;
  forecast: Forecast;
}

/** What an evaluation is of. */
export interface Occasion {
  plan: Plan;
  year: number;
  kind: MilestoneKind;
  lookUp: LookUp;
}

/** Judges one part on its figures over the years, by the class during the plan or at its end. */
export function evaluatePart(
  { plan, year, kind, lookUp }: Occasion,
  indicator: Indicator,
  { key, label }: { key: string | null; label: string | null },
  { rollUp, actual, years, missingYears }: YearsSoFar,
): PartEvaluation {
  const bounds = boundsOf(targetOf(indicator, key), year, lookUp);
  const measured = actual && bounds && measureProgress(indicator, key, actual, bounds, plan, year);
  const unitTargets = checkUnits(indicator, rollUp, year, lookUp);
  // During the plan each year is judged on its own, so earlier ones are asked for only at the end, or where they are added up.
  const needsYears = kind === 'final' || years.length === 0;
  const isComplete = rollUp.isComplete && (missingYears.length === 0 || !needsYears);
  const [worst, best] = [toUnitValue(worstShare(indicator, rollUp)), toUnitValue(bestShare(indicator, rollUp))];
  return {
    part: key,
    label,
    rollUp,
    actual,
    measured,
    verdict: actual && judgePart(),
    isComplete,
    years,
    missingYears: needsYears ? missingYears : [],
    worst,
    best,
    spread: worst && best && rollUp.shares.length > 1 ? best.value.sub(worst.value).abs() : null,
    unitTargets,
    forecast: forecast(indicator, key, actual, isComplete, plan, year),
  };

  function judgePart(): JudgedVerdict {
    if (kind !== 'final') {
      return measured
        ? judgePace(measured, plan.verdictSettings, unitTargets === null || unitTargets.below.length === 0)
        : 'notAssessable';
    }
    // Nothing makes up for a year that was missed.
    if (years.some(({ isMet }) => isMet === false)) return 'missed';
    // A year whose units all reported, and that could still not be tested: its reference is missing.
    const isUntested = years.some(({ year: of, isMet }) => isMet === null && !missingYears.includes(of) && of !== year);
    if (!measured || isUntested) return 'notAssessable';
    const worstUnit = unitTargets?.below[0] ?? null;
    return judgeFinal(measured, { nature: indicator.nature, worstUnit }, plan.verdictSettings);
  }
}

function toUnitValue(share: UnitShare | null): UnitValue | null {
  return share?.value ? { unit: share.unit, value: share.value } : null;
}
