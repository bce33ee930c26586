import { describe, expect, it } from 'vitest';
import { Fraction } from '../../../functions/domain/decimal';
import { judgePace } from '../../../functions/domain/evaluation/judge';
import type { Progress } from '../../../functions/domain/evaluation/progress';
import { aPlan } from '../../support/builders';

/** What is measured of an indicator that is not met yet and has time left. */
const measured = (progress: string, expectedPace: string): Progress =>
  ({
    progress: new Fraction(progress),
    attainment: null,
    isByAttainment: false,
    expectedPace: new Fraction(expectedPace),
    isMet: false,
    isKept: false,
    isDue: false,
    strain: null,
  }) as unknown as Progress;

/**
 * The year's target may lie behind the baseline (a site closed for rebuilding): the pace S* is then below zero, and 0.9 and 0.5 of
 * it would lie above it. With S* = −0.4: on pace from −0.4, nearly from −0.4 − 0.1 × 0.4 = −0.44, behind from −0.4 − 0.5 × 0.4 = −0.6.
 */
describe('a pace below zero', () => {
  it.each([
    ['-0.39', 'onPace'],
    ['-0.4', 'onPace'],
    ['-0.41', 'nearPace'],
    ['-0.44', 'nearPace'],
    ['-0.441', 'behind'],
    ['-0.6', 'behind'],
    ['-0.601', 'farBehind'],
  ])('%s is %s', (progress, verdict) => {
    expect(judgePace(measured(progress, '-0.4'), aPlan().verdictSettings)).toBe(verdict);
  });

  it.each([
    ['0.6', 'onPace'],
    ['0.54', 'nearPace'],
    ['0.539', 'behind'],
    ['0.3', 'behind'],
    ['0.299', 'farBehind'],
  ])('leaves one above zero as it was: %s of 0.6 is %s', (progress, verdict) => {
    expect(judgePace(measured(progress, '0.6'), aPlan().verdictSettings)).toBe(verdict);
  });
});
