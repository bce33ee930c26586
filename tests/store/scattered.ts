/**
 * A Chinese text in which no character tells the next, the same each time: packed, it keeps 0.6 of its bytes (three a character),
 * where anything people write keeps a third, and a repeated word nothing.
 */
export function scattered(length: number): string {
  let seed = 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (seed % 20_000));
  };
  return Array.from({ length }, next).join('');
}

/** So many such texts, none like another: together they pack no better than one by one. */
export function scatteredTexts(count: number, length: number): string[] {
  const all = scattered(count * length);
  return Array.from({ length: count }, (_, at) => all.slice(at * length, (at + 1) * length));
}
