import type { Context, Stores } from '../../../functions/actions/stores';
import { createSubmissions } from '../../../functions/store/submissions';
import { createTableClient } from '../../../functions/store/table-client';
import { Crash, crashing, intercepted } from '../../store/builders';
import type { openMemory } from '../../store/memory';
import { createSchedule, type Draws } from '../../support/schedule';
import { NoAnswer, type Post } from './desk';

/** Attempts at one request before its sender takes it for lost. */
const attempts = 3;

/**
 * A server whose every call to the table is a turn of its own, which dies around some of its writes and whose clock leaps; and the
 * network before it, which loses answers, repeats what is slow and delivers some requests twice.
 */
export function openOffice(table: ReturnType<typeof openMemory>, others: Stores, draws: Draws) {
  const schedule = createSchedule(draws);
  const late: Promise<unknown>[] = [];
  let instant = Date.parse('2024-01-08T01:00:00.000Z');

  const slow = intercepted(table.client, (_, send) => schedule.turn().then(send));

  /** One process, from its start to the answer or its death. */
  function contextOfProcess(): Context {
    const deadly = draws.below(3) + 1;
    const client = draws.happens(0.12) ? crashing(slow, deadly, draws.pick(['before', 'after'])) : slow;
    const submissions = createSubmissions(createTableClient(client, table.tableName));
    return { stores: { ...others, submissions }, now };
  }

  function now(): string {
    instant += 1000;
    // The clock of one machine goes before, that of another behind; now and then somebody sets one right.
    const skew = draws.happens(0.3) ? (draws.below(7200) - 3600) * 1000 : 0;
    return new Date(instant + skew).toISOString();
  }

  const post: Post = async (send) => {
    const attempt = async () => {
      const reply = await send(contextOfProcess());
      if (draws.happens(0.08)) throw new Crash();
      return reply;
    };
    if (draws.happens(0.1)) late.push(deliverLate(attempt));
    for (let left = attempts; left > 0; left -= 1) {
      try {
        // The impatient send again before the first attempt is over; what answers first counts.
        if (!draws.happens(0.1)) return await attempt();
        const both = [attempt(), attempt()];
        late.push(Promise.allSettled(both));
        return await Promise.race(both);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
    throw new NoAnswer();
  };

  /** A copy of a request that some proxy held back. Whatever becomes of it, nobody hears of it. */
  async function deliverLate(attempt: () => Promise<unknown>): Promise<void> {
    for (let turns = draws.below(60); turns > 0; turns -= 1) await schedule.turn();
    await attempt().catch(() => undefined);
  }

  return {
    post,
    turn: schedule.turn,
    async run(work: Promise<unknown>[]): Promise<void> {
      await schedule.run(work);
      while (late.length > 0) await schedule.run(late.splice(0));
    },
  };
}
