/**
 * The largest whole number whose `degree`-th power does not exceed `radicand`, exactly, by Newton's method on whole numbers.
 * `radicand` ≥ 0, `degree` ≥ 1; throws a RangeError otherwise.
 */
export function integerRoot(radicand: bigint, degree: number): bigint {
  if (radicand < 0n || !Number.isInteger(degree) || degree < 1)
    throw new RangeError(`no whole root: ${radicand}, ${degree}`);
  if (radicand < 2n) return radicand;

  const power = BigInt(degree);
  // From above the steps only fall until the root is reached, so the first one that does not fall ends the search.
  let root = 1n << BigInt(Math.ceil(radicand.toString(2).length / degree));
  for (;;) {
    const next = ((power - 1n) * root + radicand / root ** (power - 1n)) / power;
    if (next >= root) return root;
    root = next;
  }
}
