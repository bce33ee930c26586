import Fraction from 'fraction.js';

/** A decimal as people write it, `-?digits[.digits]`, never an exponent: `"95.5"`. On the wire and in the store. */
export type Amount = string;

const amountPattern = /^-?\d{1,18}(\.\d{1,12})?$/;

/** Whether a text is an {@link Amount}: at most 18 digits before the point and 12 behind it. */
export function isAmount(text: string): text is Amount {
  return amountPattern.test(text);
}

/** The exact value of an amount. Throws a RangeError on anything that is not one: callers read cells first. */
export function exact(amount: Amount): Fraction {
  if (!isAmount(amount)) throw new RangeError(`not an amount: ${amount}`);
  return new Fraction(amount);
}

/** Whether two amounts are one figure, as 50.0 and 50 are; no figure is the same only as no figure. */
export function isSameAmount(one: Amount | null, other: Amount | null): boolean {
  return one === null || other === null ? one === other : exact(one).equals(exact(other));
}

/** `numerator ÷ denominator × per`, exactly; null where the denominator is zero (不适用, never an error value). */
export function ratio(numerator: Amount, denominator: Amount, per: number): Fraction | null {
  const divisor = exact(denominator);
  return divisor.equals(0) ? null : exact(numerator).div(divisor).mul(per);
}

/**
 * A value rounded half up (away from zero) to `places` decimals, for display only:
 * verdicts are always taken on the unrounded value (99.96 shown as 100.0 has not reached 100).
 */
export function toText(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const doubled = value.n * scale * 2n;
  const whole = (doubled / value.d + 1n) / 2n;
  const digits = whole.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value.s < 0n && whole !== 0n ? `-${text}` : text;
}

/** A sum of amounts as it is, without trailing zeros: `2280` or `2280.5`. */
export function toPlainText(value: Fraction): string {
  return toText(value, 12).replace(/\.?0+$/, '');
}

/** A value as `n/d` in lowest terms: the exact form that leaves the house beside a rounded one. */
export function toExactText(value: Fraction): string {
  return value.toFraction();
}

/** The exact value behind `n/d`, the inverse of {@link toExactText}. */
export function fromExactText(text: string): Fraction {
  return new Fraction(text);
}

export { Fraction };
