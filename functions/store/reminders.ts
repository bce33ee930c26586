import { z } from 'zod';
import type { Reminders } from '../actions/stores';
import { roundId, unitId } from '../contract/ids';
import { personName } from '../contract/org';
import { channels, type Reminder } from '../domain/reminder/reminder';
import { stages } from '../domain/reminder/stage';
import { debtKinds } from '../domain/reminder/stage-owner';
import { toCanonicalJson } from './canonical';
import { bodyItem, json, parseItem } from './stored';
import { reminderKey, reminderPrefix, roundKey } from './table';
import type { RawItem, TableClient } from './table-client';

const reminder = z.strictObject({
  round: roundId,
  debt: z.string(),
  stage: z.enum(stages),
  unit: unitId,
  kind: z.enum(debtKinds),
  to: z.array(personName),
  text: z.string(),
  channel: z.enum(channels),
  by: personName.nullable(),
  at: z.string(),
  requestId: z.string(),
}) satisfies z.ZodType<Reminder>;

/** 催办记录, with the round it belongs to. */
export function createReminders(table: TableClient): Reminders {
  return {
    async list(round) {
      const items = await table.query(roundKey(round).PK, reminderPrefix);
      return items.map(fromItem).sort((a, b) => a.at.localeCompare(b.at));
    },

    async claim(wanted) {
      const body = toCanonicalJson(parseItem(reminder, 'to be stored', wanted));
      const swap = await table.swap({ ...reminderKey(wanted), body }, 0);
      return swap.won;
    },

    release: (wanted) => table.remove(reminderKey(wanted)),
  };
}

function fromItem(item: RawItem): Reminder {
  const where = `${item.PK}/${item.SK}`;
  return parseItem(json(reminder), where, parseItem(bodyItem, where, item).body);
}
