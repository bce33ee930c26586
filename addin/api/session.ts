import type { PersonId } from '../../functions/domain/ids';
import { Problem } from '../../functions/domain/problem';
import { NoAnswer } from './api';

/** Who is signed in, and the bearer token that says so to the API. */
export interface Session {
  token: string;
  expiresAt: string;
  person: { id: PersonId; name: string };
}

/** Somebody the demo lets one sign in as. */
export interface DemoPerson {
  id: PersonId;
  name: string;
  /** The city whose plan they work on. */
  city: string;
  unitName: string;
  roleLabel: string;
  role: string;
}

/** What a person can do to sign in, as far as the pane is concerned. */
export interface SignIn {
  /** Whom the demo offers; null where no demo is running. */
  people(): Promise<DemoPerson[] | null>;
  as(person: PersonId): Promise<Session>;
}

// Session storage: gone with the window, and shared with the page around the pane, which may sign in for it.
const storageKey = 'gangmu.session';
const listeners = new Set<() => void>();

let cached: { text: string | null; session: Session | null } = { text: null, session: null };

/** The session as it was left, even if its time is over: whether a token still counts is for the API to say. */
export function readSession(): Session | null {
  const text = sessionStorage.getItem(storageKey);
  if (text !== cached.text) cached = { text, session: parse(text) };
  return cached.session;
}

export function writeSession(session: Session): void {
  sessionStorage.setItem(storageKey, JSON.stringify(session));
  tellListeners();
}

export function clearSession(): void {
  sessionStorage.removeItem(storageKey);
  tellListeners();
}

/** Calls back whenever somebody signs in or out, here or in the page around the pane. */
export function onSessionChange(listener: () => void): () => void {
  const handleStorage = (event: StorageEvent) => {
    if (event.key === storageKey || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', handleStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', handleStorage);
  };
}

function tellListeners(): void {
  for (const listener of [...listeners]) listener();
}

function parse(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Session> | null;
    return value?.token && value.person?.id ? (value as Session) : null;
  } catch {
    // Something else wrote there: the same as nobody signed in.
    return null;
  }
}

/** The demo's sign-in. Its doors exist only beside the local server; elsewhere `people` says null. */
export const demoSignIn: SignIn = {
  async people() {
    const reply = await ask('/demo/people');
    if (reply.status === 404) return null;
    if (!reply.ok) throw new NoAnswer('no list of people', true);
    return ((await reply.json()) as { people: DemoPerson[] }).people;
  },

  async as(person) {
    const reply = await ask('/demo/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (reply.status === 404) throw new Problem('session.unknownPerson', {});
    if (!reply.ok) throw new NoAnswer('no token', true);
    const session = (await reply.json()) as Session;
    writeSession(session);
    // The page around the pane, if there is one, shows who is signed in; it listens for this.
    if (window.parent !== window) window.parent.postMessage({ type: 'gangmu:session' }, location.origin);
    return session;
  },
};

async function ask(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new NoAnswer('no answer', true);
  }
}
