import type { Api } from '../../api/api';
import type { AccountMap } from './account-drafts';

// By session, so that nothing goes over to the next person at the same computer.
const bySession = new WeakMap<Api, Map<string, AccountMap>>();

/** What was typed and not saved outlives a look at another year or at the worklist, while the pane is open. */
export function rememberedDrafts(api: Api, key: string): AccountMap {
  return bySession.get(api)?.get(key) ?? {};
}

export function rememberDrafts(api: Api, key: string, drafts: AccountMap): void {
  const own = bySession.get(api) ?? new Map<string, AccountMap>();
  bySession.set(api, own.set(key, drafts));
}
