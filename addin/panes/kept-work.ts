// What was typed is work: another form, another pane, a lost network, a new sign-in, a pane that is loaded anew must not cost
// it. It lies where the sign-in lies, in the storage of this window, from which signing out or closing it takes it, so that
// nothing about a submission remains on a shared machine.
const storageKey = 'gangmu.work';

const nothing = () => ({ text: null, works: new Map<string, unknown>() });

let cached: { text: string | null; works: Map<string, unknown> } = nothing();

/** As stored now: another page of this window, or signing out, may have changed it. */
function all(): Map<string, unknown> {
  const text = sessionStorage.getItem(storageKey);
  if (text !== cached.text) cached = { text, works: parse(text) };
  return cached.works;
}

/** What was kept under a name that says whose it is and what it is about; undefined if nothing was. */
export function recallWork(name: string): unknown {
  return all().get(name);
}

/** Keeps a text or a list of plain fields; what is empty is forgotten. */
export function keepWork(name: string, value: string | readonly unknown[]): void {
  const works = all();
  if (value.length === 0) works.delete(name);
  else works.set(name, value);
  const text = JSON.stringify([...works]);
  try {
    sessionStorage.setItem(storageKey, text);
    cached = { text, works };
  } catch {
    // No room: then it outlives everything but a reload.
  }
}

/** Of whoever signs out nothing stays behind. */
export function forgetWork(): void {
  sessionStorage.removeItem(storageKey);
  // Also what found no room there.
  cached = nothing();
}

function parse(text: string | null): Map<string, unknown> {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(stored) ? stored : []);
  } catch {
    return new Map();
  }
}
