import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exact,
  Fraction,
  fromExactText,
  isAmount,
  ratio,
  toExactText,
  toPlainText,
  toText,
} from '../../functions/domain/decimal';

describe('amounts are exact', () => {
  it('adds tenths without binary dust', () => {
    expect(toPlainText(exact('0.1').add(exact('0.2')))).toBe('0.3');
  });

  it('keeps 68.68 as 68.68, and cents beside twelve digits', () => {
    expect(toText(exact('68.68'), 2)).toBe('68.68');
    expect(toText(exact('123456789012345678').add(exact('0.01')), 2)).toBe('123456789012345678.01');
  });

  it.each([
    ['72.084', 1, '72.1'],
    ['0.05', 1, '0.1'],
    ['99.95', 1, '100.0'],
    ['-0.05', 1, '-0.1'],
    ['-0.04', 1, '0.0'],
    ['5', 0, '5'],
    ['0.5', 0, '1'],
  ])('rounds %s half up to %i places: %s', (amount, places, text) => {
    expect(toText(exact(amount), places)).toBe(text);
  });

  it('has no value for a ratio with denominator zero', () => {
    expect(ratio('3', '0', 100)).toBeNull();
  });

  it.each(['', '1e5', '１２', '1,000', '.5', '5.', '0x1', 'NaN', '1'.repeat(19)])(
    'does not take %j for an amount',
    (text) => {
      expect(isAmount(text)).toBe(false);
      expect(() => exact(text)).toThrow(RangeError);
    },
  );

  it('gives the same value back from its exact text', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
        const value = new Fraction(n, d);
        expect(fromExactText(toExactText(value)).equals(value)).toBe(true);
      }),
    );
  });

  it('never rounds further than half of the last place', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.bigInt(1n, 10n ** 6n),
        fc.integer({ min: 0, max: 6 }),
        (n, d, places) => {
          const value = new Fraction(n, d);
          const off = exact(toText(value, places)).sub(value).abs();
          expect(
            off
              .mul(2)
              .mul(10 ** places)
              .compare(1),
          ).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
