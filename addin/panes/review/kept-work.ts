import { useCallback, useState } from 'react';
import { onSessionChange, readSession } from '../../api/session';

// Reasons are work, half-written ones too: another form, another pane, a pane that is loaded anew must not cost them. They lie
// where the sign-in lies: in the storage of this window, from which signing out or closing it takes them, so that nothing about
// a submission remains on a shared machine.
const storageKey = 'gangmu.work';

let works: Map<string, unknown> | null = null;

function all(): Map<string, unknown> {
  if (works === null) {
    works = readStored();
    onSessionChange(() => {
      if (readSession() === null) sessionStorage.removeItem(storageKey);
    });
  }
  return works;
}

/** What was kept under a name that says whose it is and what it is about; undefined if nothing was. */
export function recallWork(name: string): unknown {
  return all().get(name);
}

/** Keeps a text or a list of plain fields; what is empty is forgotten. */
export function keepWork(name: string, value: string | readonly unknown[]): void {
  if (value.length === 0) all().delete(name);
  else all().set(name, value);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...all()]));
  } catch {
    // No room, or a browser that shuts its storage: then it outlives everything but a reload.
  }
}

/** State that outlives its component and the page. `name` must not change while the component stands. */
export function useKeptWork<Value extends string | readonly unknown[]>(name: string, empty: Value) {
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

function readStored(): Map<string, unknown> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return new Map(Array.isArray(stored) ? stored : []);
  } catch {
    return new Map();
  }
}
