import type { EntryKey } from '../ids';
import type { PersonName } from '../org/people';
import { onceAccepted } from './acceptances';
import type { Submission } from './submission';
import type { Task } from './turn';

/**
 * Why a submission is with somebody again. `sentBack`: 退回上一步, with its reason and the lines of it that are theirs; `refiled`:
 * handed in anew after a return; `returned`: some lines are with the filler, the others stayed.
 */
export type CameBack =
  | { how: 'sentBack'; by: PersonName; reason: string; lines: number }
  | { how: 'refiled' }
  | { how: 'returned'; lines: number };

type Standing = Pick<Submission, 'status' | 'sentBack' | 'returns' | 'returnedContent' | 'accepted' | 'acceptedAs'>;

/** Those of `keys` that still want the word of a reviewer: not with the filler, and not accepted as they stand. */
export function keysLeftToJudge({ accepted, acceptedAs, returns, status }: Standing, keys: EntryKey[]): EntryKey[] {
  const once = onceAccepted({ accepted });
  const withFiller = new Set(status === 'returned' ? returns.map(({ key }) => key) : []);
  return keys.filter((key) => !withFiller.has(key) && !(once.has(key) && acceptedAs[key] === undefined));
}

/** Null for who sees it for the first time. `keys`: the lines that are this person's to judge. */
export function cameBack(standing: Standing, task: Task, keys: EntryKey[]): CameBack | null {
  const { status, sentBack, returns, returnedContent } = standing;
  if (task === 'fill') return null;
  if (sentBack?.to === task) {
    const { by, reason } = sentBack;
    return { how: 'sentBack', by, reason, lines: sentBack.keys.filter((key) => keys.includes(key)).length };
  }
  if (status === 'returned') return { how: 'returned', lines: new Set(returns.map(({ key }) => key)).size };
  return returnedContent === null ? null : { how: 'refiled' };
}
