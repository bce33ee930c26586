import type { EntryKey } from '../ids';
import { type Entry, fingerprint } from './entry';
import type { Mark, Submission } from './submission';

/** Who accepted which lines, and what those said that say something else now. */
export type Acceptances = Pick<Submission, 'accepted' | 'acceptedAs'>;

/** Lines that somebody accepted and nobody reopened, whether they changed since or not. */
export function onceAccepted({ accepted }: Pick<Acceptances, 'accepted'>): Set<EntryKey> {
  return new Set(accepted.flatMap(({ keys }) => keys));
}

/** Lines whose acceptance still holds: accepted, and unchanged since. */
export function acceptedKeys({ entries, ...acceptances }: Acceptances & Pick<Submission, 'entries'>): Set<EntryKey> {
  const once = onceAccepted(acceptances);
  const isAsAccepted = (entry: Entry) => {
    const said = acceptances.acceptedAs[entry.key];
    return said === undefined || said === fingerprint(entry);
  };
  return new Set(entries.filter((entry) => once.has(entry.key) && isAsAccepted(entry)).map(({ key }) => key));
}

/** The same with lines accepted as they stand; what was said of them before is forgotten. */
export function withAccepted(before: Acceptances, keys: EntryKey[], mark: Mark): Acceptances {
  const others = withoutAccepted(before, keys);
  return { ...others, accepted: [...others.accepted, { ...mark, keys }] };
}

/** The same without the acceptance of lines that are to be judged anew. */
export function withoutAccepted({ accepted, acceptedAs }: Acceptances, keys: EntryKey[]): Acceptances {
  return {
    accepted: accepted
      .map((one) => ({ ...one, keys: one.keys.filter((key) => !keys.includes(key)) }))
      .filter((one) => one.keys.length > 0),
    acceptedAs: Object.fromEntries(Object.entries(acceptedAs).filter(([key]) => !keys.includes(key as EntryKey))),
  };
}

/** What accepted lines said, for those that say something else in `entries` or are not among them. */
export function acceptedOtherwise(
  before: Acceptances & Pick<Submission, 'entries'>,
  entries: Entry[],
): Acceptances['acceptedAs'] {
  const prints = (lines: Entry[]) => new Map(lines.map((entry) => [entry.key, fingerprint(entry)]));
  const [was, is] = [prints(before.entries), prints(entries)];
  const said = (key: EntryKey) => before.acceptedAs[key] ?? was.get(key);
  return Object.fromEntries(
    [...onceAccepted(before)].filter((key) => said(key) !== is.get(key)).map((key) => [key, said(key)]),
  );
}
