/** Milliseconds of each run, sorted; the first runs, which warm up, are left out. */
export async function timesOf(runs: number, work: () => Promise<unknown> | unknown): Promise<number[]> {
  const times: number[] = [];
  for (let run = -2; run < runs; run += 1) {
    const start = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b);
}

export function median(sorted: number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One line of the report: what was measured, against what, in the same run. Milliseconds hold for this machine only. */
export interface Measured {
  name: string;
  value: number;
  unit: string;
  /** What the value was held against, and the aim. */
  against?: { name: string; value: number; ratio: number };
  aim?: { atMost: number; isMet: boolean };
}

/**
 * Runs two works in turns, so that a busy machine slows both alike, and holds the medians against each other.
 */
export async function inTurns(
  name: string,
  runs: number,
  ours: () => Promise<unknown> | unknown,
  bare: { name: string; work: () => Promise<unknown> | unknown },
  aimRatio: number,
): Promise<Measured> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    mine.push(...(await timesOf(run === 0 ? 3 : 1, ours)));
    theirs.push(...(await timesOf(run === 0 ? 3 : 1, bare.work)));
  }
  const value = median(mine.toSorted((a, b) => a - b));
  const other = median(theirs.toSorted((a, b) => a - b));
  const ratio = value / other;
  return {
    name,
    value: round(value),
    unit: 'ms',
    against: { name: bare.name, value: round(other), ratio: round(ratio) },
    aim: { atMost: aimRatio, isMet: ratio <= aimRatio },
  };
}

export function atMost(name: string, value: number, unit: string, limit: number): Measured {
  return { name, value: round(value), unit, aim: { atMost: limit, isMet: value <= limit } };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
