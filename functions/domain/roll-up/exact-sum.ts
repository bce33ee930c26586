import { type Amount, Fraction } from '../decimal';

/**
 * Sums of amounts in whole units of 10⁻¹², the finest an {@link Amount} can say. Exact like a fraction, and cheap enough to
 * add up a country.
 */
export type ExactSum = bigint;

const places = 12;
const unit = 10n ** BigInt(places);

export function toExactSum(amount: Amount): ExactSum {
  const point = amount.indexOf('.');
  if (point < 0) return BigInt(amount) * unit;
  const decimals = amount.slice(point + 1);
  return BigInt(amount.slice(0, point) + decimals) * 10n ** BigInt(places - decimals.length);
}

export function toFraction(sum: ExactSum): Fraction {
  return new Fraction(sum, unit);
}

/** The sum as an amount, without trailing zeros: what a unit of the next level up reports in its turn. */
export function toAmount(sum: ExactSum): Amount {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  const text = decimals === '' ? digits.slice(0, -places) : `${digits.slice(0, -places)}.${decimals}`;
  return sum < 0n ? `-${text}` : text;
}
