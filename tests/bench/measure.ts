/** One line of the report: what was measured, against what, in the same run. Milliseconds hold for this machine only. */
export interface Measured {
  name: string;
  value: number;
  unit: string;
  /** What the value was held against, and how many times that it is. */
  against?: { name: string; value: number; ratio: number };
  /** The aim: for the ratio where there is one, else for the value. */
  aim?: { atMost: number; isMet: boolean };
  /** Why there is no value, where something it needs is missing here. */
  missing?: string;
}

/** Something to be timed, and what has to be done before each run and is not. */
export interface Timed {
  before?: () => Promise<unknown>;
  work: () => Promise<unknown>;
}

/** Runs that fill caches and compile; never counted. */
const warmUps = 3;

async function timeOf({ before, work }: Timed): Promise<number> {
  await before?.();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs two works in turns, so that a busy machine slows both alike. */
export async function inTurns(
  name: string,
  runs: number,
  ours: Timed,
  bare: Timed & { name: string },
  aimRatio?: number,
): Promise<Measured> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let run = -warmUps; run < runs; run += 1) {
    const [own, other] = [await timeOf(ours), await timeOf(bare)];
    if (run < 0) continue;
    mine.push(own);
    theirs.push(other);
  }
  return heldAgainst(name, mine, { name: bare.name, times: theirs }, aimRatio);
}

/** The medians of two series of milliseconds, the first as so many times the second. */
export function heldAgainst(
  name: string,
  times: number[],
  other: { name: string; times: number[] },
  aimRatio?: number,
): Measured {
  const [value, otherValue] = [median(times), median(other.times)];
  const ratio = value / otherValue;
  return {
    name,
    value,
    unit: 'ms',
    against: { name: other.name, value: otherValue, ratio },
    ...(aimRatio !== undefined && { aim: { atMost: aimRatio, isMet: ratio <= aimRatio } }),
  };
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function atMost(name: string, value: number, unit: string, limit: number): Measured {
  return { name, value, unit, aim: { atMost: limit, isMet: value <= limit } };
}
