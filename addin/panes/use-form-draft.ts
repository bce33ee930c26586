import { useState } from 'react';
import { useKept } from './use-kept';

/**
 * What is typed into a form, kept when the form is put away without a word (Escape, another tab) and there again when it is
 * opened the next time. `name` says whose it is and what it is about, with what it rests on: a draft on something that has
 * changed since is another form's. `drop` forgets it: it was given up, or has arrived.
 */
export function useFormDraft<Fields extends object>(name: string, initial: Fields) {
  const [about] = useState(name);
  const [kept, keep] = useKept<readonly Fields[]>(about, []);
  const [wasKept] = useState(kept.length > 0);
  const fields = kept[0] ?? initial;
  return {
    fields,
    /** Whether it was there when the form was opened: that is said. */
    wasKept,
    write: (change: Partial<Fields>) => keep([{ ...fields, ...change }]),
    drop: () => keep([]),
  };
}
