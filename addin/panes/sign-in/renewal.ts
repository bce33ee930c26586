import type { Api } from '../../api/api';
import type { Session } from '../../api/session';

/** Where sessions come from and how one hears of a new one. */
export interface Sessions {
  read(): Session | null;
  onChange(listener: () => void): () => void;
}

/** Keeps the API usable over an expired sign-in: calls wait for a new one instead of failing. */
export interface Renewal {
  api: Api;
  /** Whether calls wait for somebody to sign in again. */
  isAsked(): boolean;
  onChange(listener: () => void): () => void;
}

const isExpired = (error: unknown) =>
  error instanceof Error && error.name === 'Problem' && (error as Error & { code: string }).code === 'session.invalid';

/**
 * Wraps the API so that a call refused with `session.invalid` waits until the same person has signed in again and then
 * repeats itself: nobody has to press 「提交」 twice, and nothing typed is lost. If somebody else signs in, the call
 * fails as it did: what one person wished is never done in another's name.
 */
export function createRenewal(inner: Api, sessions: Sessions): Renewal {
  let waiting: { person: string | undefined; goOn: () => void; giveUp: () => void }[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };

  sessions.onChange(() => {
    const session = sessions.read();
    if (!session || waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    for (const { person, goOn, giveUp } of all) (person === session.person.id ? goOn : giveUp)();
    tell();
  });

  function waitForSignIn(person: string | undefined, error: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ person, goOn: resolve, giveUp: () => reject(error) });
      tell();
    });
  }

  async function call<Reply>(send: () => Promise<Reply>): Promise<Reply> {
    for (;;) {
      const used = sessions.read();
      try {
        return await send();
      } catch (error) {
        if (!isExpired(error)) throw error;
        const now = sessions.read();
        // Another call may have met the same expiry first, and the new session be there already.
        const isRenewed = now !== null && now.token !== used?.token && now.person.id === used?.person.id;
        if (!isRenewed) await waitForSignIn(used?.person.id, error);
      }
    }
  }

  return {
    api: wrapCalls(inner, call),
    isAsked: () => waiting.length > 0,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Call = <Reply>(send: () => Promise<Reply>) => Promise<Reply>;

/** The same API, each of whose functions (also those of its groups) is sent by way of `call`. */
function wrapCalls<Part extends object>(part: Part, call: Call): Part {
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'function') {
        return (...args: unknown[]) => call(() => Promise.resolve(Reflect.apply(member, target, args)));
      }
      return typeof member === 'object' && member !== null ? wrapCalls(member, call) : member;
    },
  });
}
