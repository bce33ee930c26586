import { useCallback, useState } from 'react';

// What was typed is work: leaving a pane and coming back, a lost network or a new sign-in must not cost it. It stays in memory
// only, so that nothing of it remains on a shared machine after the pane is closed.
const kept = new Map<string, unknown>();

/**
 * A text or a choice that outlives its component. `name` says whose it is and what it is about; it must not change while the
 * component stands. What is empty is not kept.
 */
export function useKept<Value extends string | readonly unknown[]>(name: string, empty: Value) {
  const [value, setValue] = useState<Value>(() => (kept.get(name) as Value | undefined) ?? empty);
  const keep = useCallback(
    (next: Value) => {
      if (next.length === 0) kept.delete(name);
      else kept.set(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, keep] as const;
}
