/** Numbers in [0, 1) that are the same for the same seed (mulberry32), and the draws made of them. */
export function createDraws(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    happens: (chance: number) => next() < chance,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to draw from');
      return item;
    },
  };
}

export type Draws = ReturnType<typeof createDraws>;

/**
 * Lets several people's work go on one piece at a time, in an order that is drawn. Whoever is about to do a piece waits for its
 * `turn`; `run` gives the turns until all are done. No clock and no network: the same draws give the same order.
 */
export function createSchedule(draws: Draws) {
  const waiting: (() => void)[] = [];
  return {
    turn: () => new Promise<void>((resolve) => waiting.push(resolve)),

    async run(work: Promise<unknown>[]): Promise<void> {
      let isOver = false;
      const all = Promise.all(work).finally(() => {
        isOver = true;
      });
      // Told below; without this a failure while others still wait would count as unheard.
      all.catch(() => undefined);
      for (let idle = 0; !isOver; ) {
        await untilQuiet();
        const [go] = waiting.splice(draws.below(waiting.length), 1);
        go?.();
        idle = go ? 0 : idle + 1;
        if (idle > 1000) throw new Error('somebody waits for something that is not a turn');
      }
      await all;
    },
  };
}

/** Until everything that can go on by itself has done so. */
const untilQuiet = () => new Promise<void>((resolve) => setImmediate(resolve));
