import { exact } from '../decimal';
import { type Counted, type Indicator, isActiveIn, partsOf } from '../plan/indicator';
import { type FigureField, figureFields, figureFieldsOf } from '../submission/entry';
import type { Observation } from './observation';
import { type Found, isBarring } from './problem';
import type { Reporters } from './reporters';

/** Whether the plan has what a line is about, and asks it of that unit in that year. `indicator` undefined = not in the plan. */
export function checkPlace(
  observation: Observation,
  indicator: Indicator | undefined,
  { plan, ...reporters }: Reporters,
): Found[] {
  const { indicator: id, dataYear, unit } = observation;
  const found: Found[] = indicator
    ? checkPart(observation, indicator)
    : [{ code: 'unknownIndicator', column: 'indicator', found: id, expected: plan.code }];

  const isInPlan = dataYear >= plan.startYear && dataYear <= plan.endYear;
  // Year 0 could not be read and is named as such.
  if (dataYear !== 0 && !isInPlan) {
    const expected = `${plan.startYear}-${plan.endYear}`;
    found.push({ code: 'yearOutside', column: 'dataYear', found: String(dataYear), expected });
  }
  if (!reporters.isKnown(unit)) found.push({ code: 'unknownUnit', column: 'unit', found: unit, expected: '' });
  else if (indicator && isInPlan && !reporters.isAsked(id, unit, dataYear)) {
    found.push({ code: 'unitNotAsked', column: 'unit', found: unit, expected: id });
  }
  return indicator && isInPlan ? [...found, ...checkLifecycle(observation, indicator)] : found;
}

function checkPart({ part }: Observation, indicator: Indicator): Found[] {
  const keys = partsOf(indicator).map(({ key }) => key);
  if (keys.includes(part)) return [];
  return [{ code: 'unknownPart', column: 'part', found: part ?? '', expected: keys.map((key) => key ?? '').join() }];
}

function checkLifecycle({ state, dataYear }: Observation, indicator: Indicator): Found[] {
  const isActive = isActiveIn(indicator, dataYear);
  if (!isActive && state === 'NUMERIC') {
    return [{ code: 'notActive', column: 'state', found: state, expected: indicator.lifecycle.state }];
  }
  const isGone = state === 'TRANSFERRED' || state === 'DISCONTINUED';
  return isActive && isGone ? [{ code: 'stateAgainstPlan', column: 'state', found: state, expected: 'active' }] : [];
}

/** Whether the figures of a line that could be read are those that are due, and can be. */
export function checkFigures(observation: Observation, indicator: Indicator): Found[] {
  if (observation.state !== 'NUMERIC') return [];
  const due = figureFieldsOf(indicator);
  const typed = figureFields.filter((field) => observation[field] !== null);
  const [stray] = typed.filter((field) => !due.includes(field));
  if (stray) {
    const code = indicator.reporting.kind === 'ratio' ? 'amountForRatio' : 'ratioForAmount';
    return [{ code, column: stray, found: observation[stray] ?? '', expected: due.join() }];
  }
  const missing = due.filter((field) => observation[field] === null);
  if (missing.length > 0) {
    return missing.map((field) => ({ code: 'figureMissing' as const, column: field, found: '', expected: due.join() }));
  }
  const found = due.flatMap((field) => checkAmount(observation, field, countedIn(indicator, field)));
  return found.some(isBarring) ? found : [...found, ...checkShare(observation, indicator)];
}

function countedIn({ reporting }: Indicator, field: FigureField): Counted {
  if (reporting.kind === 'amount') return reporting.counted;
  return field === 'numerator' ? reporting.numerator : reporting.denominator;
}

function checkAmount(observation: Observation, field: FigureField, counted: Counted): Found[] {
  const text = observation[field] ?? '0';
  const amount = exact(text);
  const is = (code: 'zeroDenominator' | 'negative' | 'notWhole'): Found[] => [
    { code, column: field, found: text, expected: counted.name },
  ];
  if (field === 'denominator' && amount.equals(0)) return is('zeroDenominator');
  // A rate of growth may be below zero; what is counted, and what is divided by, may not.
  if (amount.compare(0) < 0 && (counted.isWhole || field === 'denominator')) return is('negative');
  return counted.isWhole && amount.d !== 1n ? is('notWhole') : [];
}

function checkShare({ numerator, denominator }: Observation, { checks }: Indicator): Found[] {
  if (!checks.isShare || numerator === null || denominator === null) return [];
  const isAbove = exact(numerator).compare(exact(denominator)) > 0;
  return isAbove ? [{ code: 'aboveWhole', column: 'numerator', found: numerator, expected: denominator }] : [];
}
