import type { PlanInWork, Plans } from '../actions/stores';
import type { PlanId } from '../domain/ids';
import { type PlanDraft, toDraft } from '../domain/plan/draft';
import type { Plan } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { toCanonicalJson } from './canonical';
import { pack } from './packing';
import { createReferences } from './references';
import { createShelf } from './shelf';
import { DamagedItem, parseItem, plan as planBody, planDraft, planDraftItem, planPointer, versionItem } from './stored';
import {
  type Item,
  type Key,
  planCodeKey,
  planDraftKey,
  planPartition,
  plansPartition,
  versionKey,
  versionPrefix,
} from './table';
import { type RawItem, refuseOversized, type Swap, type TableClient } from './table-client';

/**
 * 规划 with their versions and drafts.
 *
 * Publishing is one write: the new version. The draft it was made from stays where it is, and is finished because the
 * version names its revision. Drafts follow one another by compare-and-swap, so whatever has a higher revision than the
 * newest version names was made from that version's content, also where two people saved and published at the same moment.
 */
export function createPlans(table: TableClient): Plans {
  const versions = createShelf<Plan>();

  async function newest(id: PlanId): Promise<Version | null> {
    const item = await table.last(planPartition(id), versionPrefix);
    return item && fromVersionItem(item);
  }

  async function storedDraft(id: PlanId): Promise<StoredDraft | null> {
    const item = await table.get(planDraftKey(id));
    return item && fromDraftItem(item);
  }

  async function list({ id, owner }: Pick<Plan, 'id' | 'owner'>): Promise<void> {
    await table.putIfAbsent({ PK: plansPartition(owner), SK: planPartition(id), plan: id });
  }

  return {
    async get(id) {
      return (await newest(id))?.plan ?? null;
    },

    async getVersion(id, version) {
      const key = versionKey(id, version);
      const known = versions.get(key);
      if (known) return known;
      const item = await table.get(key);
      return item && versions.keep(key, fromVersionItem(item).plan);
    },

    async getInWork(id) {
      const [version, stored] = await Promise.all([newest(id), storedDraft(id)]);
      return toPlanInWork(version, stored);
    },

    async list(owner) {
      const items = await table.query(plansPartition(owner));
      return items.map((item) => parseItem(planPointer, `${item.PK}/${item.SK}`, item).plan);
    },

    async create(draft, requestId) {
      const item = toDraftItem(draft, requestId);
      // Asked before anything is kept for it: a plan that can't be stored needs no code.
      refuseOversized(item);
      // One from outside has no draft that would stand in the way, and is nobody's to begin anew.
      if ((await newest(draft.id))?.draftRevision === 0) throw new Problem('plan.codeTaken', { code: draft.code });
      // The code first: it is what two people can want at once. What a crash leaves of it stays kept for this plan.
      const claim = await table.swap({ ...planCodeKey(draft.code), plan: draft.id }, 0);
      const isAnothers = !claim.won && claim.stored?.plan !== draft.id;
      if (isAnothers) throw new Problem('plan.codeTaken', { code: draft.code });
      await list(draft);
      const swap = await table.swap(item, 0);
      const stored = fromDraftItem(standing(swap, item));
      if (stored.lastRequest !== requestId) throw new Problem('plan.codeTaken', { code: draft.code });
      return stored.draft;
    },

    async saveDraft(draft, requestId) {
      const item = toDraftItem(draft, requestId);
      const swap = await table.swap(item, draft.revision - 1);
      if (swap.won) return fromDraftItem(item).draft;
      const stored = swap.stored && fromDraftItem(swap.stored);
      if (stored?.lastRequest === requestId) return stored.draft;
      throw new Problem('plan.stale', { expected: draft.revision - 1, current: stored?.draft.revision ?? 0 });
    },

    async publish(plan, draftRevision, requestId) {
      // Beside the drafts: what is finished and what is not stays as the version before left it.
      const finished = draftRevision ?? (await newest(plan.id))?.draftRevision ?? 0;
      const item = toVersionItem(plan, finished, requestId);
      const swap = await table.swap(item, 0);
      const stored = fromVersionItem(standing(swap, item));
      if (stored.lastRequest === requestId) return stored.plan;
      throw new Problem('plan.stale', { expected: finished, current: stored.draftRevision });
    },

    async put(plan) {
      const item = toVersionItem(plan, 0, '');
      // The version last: as long as it is missing, whoever loads plans knows that this one is not done.
      await table.putIfAbsent({ ...planCodeKey(plan.code), plan: plan.id });
      await list(plan);
      await table.putIfAbsent(item);
    },

    references: createReferences(table),
  };
}

interface Version {
  plan: Plan;
  draftRevision: number;
  lastRequest: string;
}

interface StoredDraft {
  draft: PlanDraft;
  lastRequest: string;
}

function toPlanInWork(version: Version | null, stored: StoredDraft | null): PlanInWork | null {
  const lastRequests = { save: stored?.lastRequest ?? null, publish: version?.lastRequest ?? null };
  if (stored && stored.draft.revision > (version?.draftRevision ?? 0)) {
    const draft = { ...stored.draft, basedOn: version?.plan.version ?? 0 };
    return { published: version?.plan ?? null, draft, hasDraft: true, lastRequests };
  }
  if (!version) return null;
  const draft = { ...toDraft(version.plan), revision: version.draftRevision };
  return { published: version.plan, draft, hasDraft: false, lastRequests };
}

function toVersionItem(plan: Plan, draftRevision: number, lastRequest: string): Item {
  const body = pack(toCanonicalJson(parseItem(planBody, 'to be stored', plan)));
  return { ...versionKey(plan.id, plan.version), draftRevision, lastRequest, body };
}

function fromVersionItem(item: RawItem): Version {
  const { body, ...rest } = parseItem(versionItem, whereOf(item), item);
  return { plan: body, ...rest };
}

function toDraftItem(draft: PlanDraft, lastRequest: string): Item {
  const body = pack(toCanonicalJson(parseItem(planDraft, 'to be stored', draft)));
  return { ...planDraftKey(draft.id), revision: draft.revision, lastRequest, body };
}

function fromDraftItem(item: RawItem): StoredDraft {
  const { body, lastRequest } = parseItem(planDraftItem, whereOf(item), item);
  return { draft: body, lastRequest };
}

/** What lies under the key after a swap: ours, or what was there before. */
function standing(swap: Swap, item: Item): RawItem {
  const stored = swap.won ? item : swap.stored;
  if (stored === null) throw new DamagedItem(whereOf(item), 'it stood in the way and is gone');
  return stored;
}

function whereOf({ PK, SK }: RawItem | Key): string {
  return `${PK}/${SK}`;
}
