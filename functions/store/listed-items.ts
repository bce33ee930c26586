import type { z } from 'zod';
import { toCanonicalJson } from './canonical';
import { bodyItem, json, parseItem } from './stored';
import type { Key } from './table';
import type { RawItem, TableClient } from './table-client';

/** Where a kind of thing lies: alone under its id, and, if it is listed at all, in one list. */
interface Places<Thing> {
  schema: z.ZodType<Thing>;
  keyOf(thing: Thing): Key;
  listedKeyOf(thing: Thing): Key | null;
}

/**
 * Things found by id and in a list. Both copies are whole, so that either question is one read.
 *
 * There is no transaction over the two. The copy under the id is written last, after the list is right: a crash before it
 * leaves the old copy in force, from which a second `put` finds and removes the same old listing again. So repeating a
 * `put` always mends what a crash left behind. Two people who move one thing into two different lists at the same moment
 * could leave it in both; that is as rare as it is visible, and the next `put` of either ends it.
 */
export function createListedItems<Thing>(table: TableClient, { schema, keyOf, listedKeyOf }: Places<Thing>) {
  function read(item: RawItem): Thing {
    const where = `${item.PK}/${item.SK}`;
    return parseItem(json(schema), where, parseItem(bodyItem, where, item).body);
  }

  async function get(key: Key): Promise<Thing | null> {
    const item = await table.get(key);
    return item && read(item);
  }

  return {
    get,

    async list(partition: string, prefix: string): Promise<Thing[]> {
      return (await table.query(partition, prefix)).map(read);
    },

    async put(thing: Thing): Promise<void> {
      const body = toCanonicalJson(parseItem(schema, 'to be stored', thing));
      const before = await get(keyOf(thing));
      const listed = listedKeyOf(thing);
      const wasListed = before && listedKeyOf(before);

      if (listed) await table.put({ ...listed, body });
      if (wasListed && !isSameKey(wasListed, listed)) await table.remove(wasListed);
      await table.put({ ...keyOf(thing), body });
    },
  };
}

function isSameKey(a: Key, b: Key | null): boolean {
  return a.PK === b?.PK && a.SK === b.SK;
}
