import { anchorToday } from '../production-anchor';

/** 定锚, once a day. What fails is thrown, so that the schedule tries again and the failure is counted. */
export async function handler(): Promise<void> {
  const { anchor, reason, ...rest } = await anchorToday();
  if (reason === 'clockBehind')
    throw new Error(`nothing is anchored: ${JSON.stringify(rest)} is noted, so a clock is wrong`);
  const said = anchor ? { day: anchor.day, count: anchor.count, root: anchor.root, hash: anchor.hash } : { reason };
  console.log(JSON.stringify({ level: reason === 'alreadyKept' ? 'warn' : 'info', job: 'anchor', ...said }));
}
