import type { EntryKey } from '../ids';
import type { PersonName } from '../org/people';
import { grounds } from '../org/permissions';
import { keysOfDuties, ownKeysToReview } from './departments';
import { type AllowedAction, allowedActions, groundsFor, type Situation } from './refusal';

/** 代理: lines a person would judge in somebody else's name, beside those of their own duties; of several absent ones the first's. */
export interface StandingIn {
  of: PersonName;
  keys: EntryKey[];
}

/** An action with the name it would be done in; null where a duty of the person's own is ground enough. */
export interface NamedAction extends AllowedAction {
  onBehalfOf: PersonName | null;
}

/** What a person may do, each with whose duty it would be. */
export function namedActions(situation: Situation): NamedAction[] {
  return allowedActions(situation).map((allowed) => {
    // Own duties come first.
    const [reason] = groundsFor(allowed.action, situation);
    return { ...allowed, onBehalfOf: reason?.of ?? null };
  });
}

/** The lines this person reviews for somebody who is away; null where their own duties cover all they judge. */
export function standingInFor(situation: Situation): StandingIn | null {
  const { actor, unit } = situation;
  const own = ownKeysToReview(situation, actor);
  const reasons = grounds(actor, 'acceptEntries', unit);
  for (const { of } of reasons) {
    if (of === null) continue;
    const theirs = reasons.filter((reason) => reason.of?.id === of.id);
    const keys = keysOfDuties(situation, theirs).filter((key) => !own.includes(key));
    if (keys.length > 0) return { of, keys };
  }
  return null;
}
