import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerRoot } from '../../../functions/domain/plan/integer-root';

describe('whole roots', () => {
  it.each([
    [0n, 5, 0n],
    [1n, 5, 1n],
    [31n, 5, 1n],
    [32n, 5, 2n],
    [33n, 5, 2n],
    [99n, 2, 9n],
    [100n, 2, 10n],
    [7n, 1, 7n],
    [10n ** 60n - 1n, 3, 10n ** 20n - 1n],
  ])('of %s, degree %i: %s', (radicand, degree, root) => {
    expect(integerRoot(radicand, degree)).toBe(root);
  });

  it('are the largest whose power does not exceed the number', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 120n), fc.integer({ min: 1, max: 40 }), (radicand, degree) => {
        const root = integerRoot(radicand, degree);
        expect(root ** BigInt(degree) <= radicand).toBe(true);
        expect((root + 1n) ** BigInt(degree) > radicand).toBe(true);
      }),
      { seed: 20251231, numRuns: 500 },
    );
  });

  it('do not exist below zero, nor of a broken degree', () => {
    expect(() => integerRoot(-1n, 3)).toThrow(RangeError);
    expect(() => integerRoot(8n, 0)).toThrow(RangeError);
    expect(() => integerRoot(8n, 1.5)).toThrow(RangeError);
  });
});
