import type { z } from 'zod';
import { toCanonicalJson } from './canonical';
import { bodyItem, json, parseItem } from './stored';
import { type Key, listedKey } from './table';
import type { RawItem, TableClient } from './table-client';

/** Where a kind of thing lies: alone under its id, and, if it is listed at all, in one list. */
interface Places<Thing> {
  schema: z.ZodType<Thing>;
  keyOf(thing: Thing): Key;
  /** The partition of its list. */
  listOf(thing: Thing): string | null;
}

/**
 * Things found by id and in a list. Both copies are whole, so that either question is one read.
 *
 * There is no transaction over the two. The copy under the id is written last, after the list is right: a crash before it
 * leaves the old copy in force, from which a second `put` finds and removes the same old listing again. So repeating a
 * `put` always mends what a crash left behind. What this does not bear is one thing moved into two different lists at the
 * very same moment: it may then stand in both, until it is moved to the other and back. Units change their parent once in
 * years, by one administrator.
 */
export function createListedItems<Thing>(table: TableClient, { schema, keyOf, listOf }: Places<Thing>) {
  function read(item: RawItem): Thing {
    const where = `${item.PK}/${item.SK}`;
    return parseItem(json(schema), where, parseItem(bodyItem, where, item).body);
  }

  return {
    async get(key: Key): Promise<Thing | null> {
      const item = await table.get(key);
      return item && read(item);
    },

    async list(partition: string): Promise<Thing[]> {
      return (await table.query(partition)).map(read);
    },

    async put(thing: Thing): Promise<void> {
      const body = toBody(thing);
      const key = keyOf(thing);
      const list = listOf(thing);
      // Only its `list` is looked at, so that a damaged item, or one in last year's shape, can be put right.
      const before = await table.get(key);
      const oldList = typeof before?.list === 'string' ? before.list : null;

      if (list !== null) await table.put({ ...listedKey(list, key), body });
      if (oldList !== null && oldList !== list) await table.remove(listedKey(oldList, key));
      await table.put({ ...key, list, body });
    },

    /**
     * Moves a thing on from what it was (null = not there) to what it becomes, if nobody else has moved it since; whether it
     * is that now. Here the copy under the id goes first, for it decides between two; the listing follows it. Repeating a
     * `change` that broke off is success, and mends the listing.
     */
    async change(before: Thing | null, after: Thing): Promise<boolean> {
      const body = toBody(after);
      const key = keyOf(after);
      const item = { ...key, list: listOf(after), body };
      const stored = await table.get(key);
      if (stored?.body !== body) {
        const isAsBefore =
          before === null ? stored === null : stored !== null && toBody(read(stored)) === toBody(before);
        if (!isAsBefore) return false;
        const hasWon = stored ? await table.swapBody(item, String(stored.body)) : (await table.swap(item, 0)).won;
        if (!hasWon) return false;
      }
      await bringIntoList(key);
      return true;
    },

    /** Mends the listing of a thing whose change broke off before it. */
    bringIntoList,
  };

  function toBody(thing: Thing): string {
    return toCanonicalJson(parseItem(schema, 'to be stored', thing));
  }

  /** Lists a thing as it lies under its id, until it has not been moved on meanwhile: then whoever moved it lists it. */
  async function bringIntoList(key: Key): Promise<void> {
    for (let last: unknown = null; ; ) {
      const item = await table.get(key);
      if (!item || item.body === last) return;
      last = item.body;
      if (typeof item.list === 'string') await table.put({ ...listedKey(item.list, key), body: String(item.body) });
    }
  }
}
