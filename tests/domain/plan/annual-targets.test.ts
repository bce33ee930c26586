import { describe, expect, it } from 'vitest';
import { amountOf, type OnItsWay, wayOf } from '../../../functions/domain/plan/annual-targets';
import { decomposeByYear } from '../../../functions/domain/plan/decompose';
import type { Target } from '../../../functions/domain/plan/target';

const terms = { version: 1, dueYear: 2025, everyYear: false, strength: 'hard', raw: '' } as const;
const fixed: Target = { ...terms, kind: 'fixed', comparator: 'GE', amount: '50' };
const range: Target = { ...terms, kind: 'range', lower: '2', upper: '3' };
const about: Target = { ...terms, kind: 'approximate', amount: '5', tolerance: '0.5' };
const relative: Target = {
  ...terms,
  kind: 'relative',
  comparator: 'GE',
  reference: { kind: 'series', series: 'rs_minimum_wage' },
  multiplier: '0.8',
  offset: '0',
  lagYears: 0,
};

const rate: OnItsWay = {
  baseline: { amount: '41', raw: '41', source: 'table', note: null },
  target: fixed,
  decimals: 1,
  direction: 'UP',
};

describe('the way of an indicator', () => {
  it('leads from its baseline to its target in the year that is due', () => {
    expect(wayOf(rate, 2020, 'linear', null)).toEqual({
      method: 'linear',
      baseline: '41',
      target: '50',
      baseYear: 2020,
      dueYear: 2025,
      decimals: 1,
      gridOf: null,
      isLowerBetter: false,
    });
  });

  it.each([
    ['a fixed figure', fixed, 'UP', '50'],
    ['the near end of 2~3, from below', range, 'UP', '2'],
    ['the near end of 2~3, from above', range, 'DOWN', '3'],
    ['about 5', about, 'UP', '5'],
    ['a share of the minimum wage, which has no amount of its own', relative, 'FLOOR', null],
  ] as const)('leads to %s', (_, target, direction, amount) => {
    expect(amountOf({ target, direction })).toBe(amount);
    expect(wayOf({ ...rate, target, direction }, 2020, 'linear', null)?.target ?? null).toBe(amount);
  });
});

it('the way of an indicator is what its method divides', () => {
  const way = wayOf(rate, 2020, 'linear', null);
  expect(way && decomposeByYear(way)).toEqual({
    '2021': '42.8',
    '2022': '44.6',
    '2023': '46.4',
    '2024': '48.2',
    '2025': '50',
  });
});
