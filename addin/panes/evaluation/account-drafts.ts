import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { type Account, emptyAccount, missingInAccount } from '../../../functions/domain/evaluation/publication';
import type { IndicatorId } from '../../../functions/domain/ids';
import { laggingOf } from './indicator-order';

export type AccountMap = EvaluationDeskReply['accounts']['byIndicator'];

/** What was saved, with what this person typed since laid over it. */
export function withDrafts(saved: AccountMap, drafts: AccountMap): AccountMap {
  return { ...saved, ...drafts };
}

const isSameAccount = (one: Account = emptyAccount, other: Account = emptyAccount) =>
  (Object.keys(emptyAccount) as (keyof Account)[]).every((field) => one[field] === other[field]);

/** Drafts that still say something else than what is saved. */
export function unsavedDrafts(saved: AccountMap, drafts: AccountMap): IndicatorId[] {
  return (Object.keys(drafts) as IndicatorId[]).filter((id) => !isSameAccount(saved[id], drafts[id]));
}

/** Where somebody else saved what this person is writing at. */
export function conflictsOf(before: AccountMap, now: AccountMap, drafts: AccountMap): IndicatorId[] {
  return (Object.keys(drafts) as IndicatorId[]).filter(
    (id) => !isSameAccount(before[id], now[id]) && !isSameAccount(now[id], drafts[id]),
  );
}

/** Indicators whose account lacks something, the worst first, as the accounts stand on the screen. */
export function accountsLacking(items: IndicatorEvaluationView[], accounts: AccountMap) {
  return laggingOf(items).flatMap((item) => {
    const fields = missingInAccount(accounts[item.indicator], item.nature === 'binding');
    return fields.length > 0 ? [{ item, fields }] : [];
  });
}
