import type { Delegations } from '../actions/stores';
import type { Delegation } from '../domain/org/delegation';
import { Problem } from '../domain/problem';
import { toCanonicalJson } from './canonical';
import { delegationItem, parseItem } from './stored';
import {
  cityPartition,
  delegationKey,
  delegationPrefix,
  type Item,
  type Key,
  listedDelegationKey,
  personPartition,
} from './table';
import type { RawItem, TableClient } from './table-client';

/** 代理, each in two places: on record with the city, in force with the delegate. `table.ts` says in which order. */
export function createDelegations(table: TableClient): Delegations {
  return {
    async list(owner) {
      return (await table.query(cityPartition(owner), delegationPrefix)).map(fromItem);
    },

    async to(delegate) {
      const items = await table.query(personPartition(delegate), delegationPrefix);
      return items.map((item) => {
        const { lastRequest: _, ...delegation } = fromItem(item);
        return delegation;
      });
    },

    async open(delegation, requestId) {
      const { owner, to, id } = delegation;
      const recorded = toItem(listedDelegationKey(owner, id), delegation, requestId);
      const swap = await table.swap(recorded, 0);
      if (!swap.won && swap.stored?.lastRequest !== requestId) return false;
      // Not over what is there: by now it may have been taken back.
      await table.putIfAbsent({
        ...(swap.won ? recorded : toItem(recorded, fromItem(swap.stored ?? {}), requestId)),
        ...delegationKey(to.id, id),
      });
      return true;
    },

    async revoke(delegation, requestId) {
      const { owner, to, id, revision } = delegation;
      const ended = toItem(delegationKey(to.id, id), delegation, requestId);
      const swap = await table.swap(ended, revision - 1);
      // One that never came into force, because its setting up broke off, is taken back all the same.
      const wasNever = !swap.won && swap.stored === null;
      if (wasNever) await table.putIfAbsent(ended);
      const stored = swap.won || wasNever ? null : fromItem(swap.stored ?? {});
      if (stored && stored.revoked === null)
        throw new Problem('delegation.stale', { expected: revision - 1, current: stored.revision });
      // Somebody else may have taken it back and got no further: then their word is put on record.
      await table.put(
        stored
          ? toItem(listedDelegationKey(owner, id), stored, stored.lastRequest)
          : { ...ended, ...listedDelegationKey(owner, id) },
      );
    },
  };
}

function toItem({ PK, SK }: Key, delegation: Delegation & { lastRequest?: string }, lastRequest: string): Item {
  const { lastRequest: _, ...rest } = delegation;
  const item: Item = { PK, SK, revision: rest.revision, lastRequest, body: toCanonicalJson(rest) };
  parseItem(delegationItem, 'to be stored', item);
  return item;
}

function fromItem(item: RawItem): Delegation & { lastRequest: string } {
  const { body, lastRequest } = parseItem(delegationItem, `${item.PK}/${item.SK}`, item);
  return { ...body, lastRequest };
}
