import { useCallback, useState } from 'react';
import { keepWork, recallWork } from './kept-work';

/**
 * A text or a choice that outlives its component and the page. `name` says whose it is and what it is about; it must not change
 * while the component stands. What is empty is not kept.
 */
export function useKept<Value extends string | readonly unknown[]>(name: string, empty: Value) {
  const [value, setValue] = useState<Value>(() => (recallWork(name) as Value | undefined) ?? empty);
  const keep = useCallback(
    (next: Value) => {
      keepWork(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, keep] as const;
}
