import { z } from 'zod';
import { anchorNote } from '../contract/record';
import type { AnchorNotes } from '../domain/record/ports';
import { toCanonicalJson } from './canonical';
import { bodyItem, json, parseItem } from './stored';
import { anchorKey, anchorPrefix, anchorsPartition } from './table';
import type { TableClient } from './table-client';

const noteBody = z.strictObject(anchorNote.shape);

/** What the house remembers of its anchors (定锚): one small item a day. */
export function createAnchorNotes(table: TableClient): AnchorNotes {
  return {
    async latest() {
      const item = await table.last(anchorsPartition, anchorPrefix);
      if (!item) return null;
      const where = `${item.PK}/${item.SK}`;
      return parseItem(json(noteBody), where, parseItem(bodyItem, where, item).body);
    },

    async note(anchor) {
      const body = toCanonicalJson(parseItem(noteBody, 'to be stored', anchor));
      await table.putIfAbsent({ ...anchorKey(anchor.day), body });
    },
  };
}
