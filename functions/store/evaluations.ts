import type { Evaluations, StoredEvaluation } from '../actions/stores';
import type { PlanId } from '../domain/ids';
import { Problem } from '../domain/problem';
import { sha256, toCanonicalJson } from './canonical';
import { pack } from './packing';
import { accountsItem, adjustmentItem, DamagedItem, evaluationHead, evaluationItem, json, parseItem } from './stored';
import {
  accountsKey,
  adjustmentKey,
  adjustmentPrefix,
  evaluationKey,
  evaluationPrefix,
  type Item,
  planPartition,
} from './table';
import { type RawItem, refuseOversized, type TableClient } from './table-client';

/** What is kept beside the figures: evaluations once and for all, accounts and adjustments by compare-and-swap. */
export function createEvaluations(table: TableClient): Evaluations {
  async function list(plan: PlanId, dataYear: number): Promise<StoredEvaluation[]> {
    return (await table.query(planPartition(plan), evaluationPrefix(dataYear))).map(fromEvaluationItem);
  }

  return {
    list,

    async publish(evaluation, requestId) {
      const { plan, dataYear, number } = evaluation;
      const body = toCanonicalJson(evaluation);
      const item: Item = { ...evaluationKey(plan, dataYear, number), requestId, hash: sha256(body), body: pack(body) };
      fromEvaluationItem(item);
      refuseTooLarge(item);
      const swap = await table.swap(item, 0);
      if (swap.won) return;
      if (swap.stored && fromEvaluationItem(swap.stored).requestId === requestId) return;
      const current = (await list(plan, dataYear)).length;
      throw new Problem('evaluation.stale', { expected: number - 1, current });
    },

    async accounts(plan, dataYear) {
      const item = await table.get(accountsKey(plan, dataYear));
      if (!item) return { plan, dataYear, revision: 0, saved: null, byIndicator: {}, lastRequest: null };
      const { body, lastRequest } = parseItem(accountsItem, whereOf(item), item);
      return { ...body, lastRequest };
    },

    async saveAccounts(accounts, lastRequest) {
      const { plan, dataYear, revision } = accounts;
      const body = pack(toCanonicalJson(accounts));
      const item: Item = { ...accountsKey(plan, dataYear), revision, lastRequest, body };
      parseItem(accountsItem, 'to be stored', item);
      const swap = await table.swap(item, revision - 1);
      if (swap.won || swap.stored?.lastRequest === lastRequest) return;
      throw new Problem('evaluation.accountsStale', { expected: revision - 1, current: revisionOf(swap.stored) });
    },

    async proposals(plan) {
      const items = await table.query(planPartition(plan), adjustmentPrefix);
      return items.map((item) => {
        const { body, lastRequest } = parseItem(adjustmentItem, whereOf(item), item);
        return { ...body, lastRequest };
      });
    },

    async saveProposal(proposal, lastRequest) {
      const { plan, id, revision } = proposal;
      const item: Item = { ...adjustmentKey(plan, id), revision, lastRequest, body: toCanonicalJson(proposal) };
      parseItem(adjustmentItem, 'to be stored', item);
      const swap = await table.swap(item, revision - 1);
      if (swap.won || swap.stored?.lastRequest === lastRequest) return;
      throw new Problem('adjustment.stale', { expected: revision - 1, current: revisionOf(swap.stored) });
    },
  };
}

/** Only its hash is asked: an evaluation of ten years ago is read as it was written. */
function fromEvaluationItem(item: RawItem | Item): StoredEvaluation {
  const where = whereOf(item);
  const { requestId, hash, body } = parseItem(evaluationItem, where, item);
  if (sha256(body) !== hash) throw new DamagedItem(where, 'it has another hash');
  const { plan, dataYear, number } = parseItem(json(evaluationHead), where, body);
  if (item.SK !== evaluationKey(plan, dataYear, number).SK) throw new DamagedItem(where, 'it lies in the wrong place');
  return { ...(JSON.parse(body) as Omit<StoredEvaluation, 'requestId'>), requestId };
}

/** Beyond what one item holds nothing can be published; people are told of the evaluation, not of an item. */
function refuseTooLarge(item: Item): void {
  try {
    refuseOversized(item);
  } catch (error) {
    if (error instanceof Problem && error.code === 'body.tooLarge')
      throw new Problem('evaluation.tooLarge', error.details as { limitBytes: number });
    throw error;
  }
}

function revisionOf(item: RawItem | null): number {
  return typeof item?.revision === 'number' ? item.revision : 0;
}

function whereOf({ PK, SK }: RawItem | Item): string {
  return `${PK}/${SK}`;
}
