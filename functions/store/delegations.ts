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

    async change(delegation, requestId) {
      const { owner, to, id, revision } = delegation;
      const inForce = await moveOn(toItem(delegationKey(to.id, id), delegation, requestId), revision - 1);
      // Somebody else may have been first and got no further: then their word is put on record. Never over a later one.
      const recorded = toItem(listedDelegationKey(owner, id), inForce, inForce.lastRequest);
      await table.swap(recorded, inForce.revision - 1);
      if (inForce.revoked === null && inForce.lastRequest !== requestId)
        throw new Problem('delegation.stale', { expected: revision - 1, current: inForce.revision });
    },
  };

  /** Puts the item over the revision before it, and says what is in force then: this, or what somebody else put there first. */
  async function moveOn(item: Item, before: number): Promise<ReturnType<typeof fromItem>> {
    for (let revision = before; ; ) {
      const swap = await table.swap(item, revision);
      const stored = swap.won ? fromItem(item) : swap.stored && fromItem(swap.stored);
      if (stored && stored.revision !== before) return stored;
      // One that never came into force, because its setting up broke off, is changed all the same; or it comes at this very moment.
      revision = stored ? before : 0;
    }
  }
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
