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
    api: {
      worklist: () => call(() => inner.worklist()),
      form: (...args) => call(() => inner.form(...args)),
      saveDraft: (...args) => call(() => inner.saveDraft(...args)),
      submit: (...args) => call(() => inner.submit(...args)),
      recall: (...args) => call(() => inner.recall(...args)),
      startReview: (...args) => call(() => inner.startReview(...args)),
      acceptEntries: (...args) => call(() => inner.acceptEntries(...args)),
      returnForRevision: (...args) => call(() => inner.returnForRevision(...args)),
      passReview: (...args) => call(() => inner.passReview(...args)),
      approve: (...args) => call(() => inner.approve(...args)),
      correct: (...args) => call(() => inner.correct(...args)),
      dropCorrection: (...args) => call(() => inner.dropCorrection(...args)),
      progress: (...args) => call(() => inner.progress(...args)),
      evaluation: (...args) => call(() => inner.evaluation(...args)),
      planning: {
        plans: () => call(() => inner.planning.plans()),
        plan: (...args) => call(() => inner.planning.plan(...args)),
        createPlan: (...args) => call(() => inner.planning.createPlan(...args)),
        savePlanDraft: (...args) => call(() => inner.planning.savePlanDraft(...args)),
        publishPlan: (...args) => call(() => inner.planning.publishPlan(...args)),
        openRound: (...args) => call(() => inner.planning.openRound(...args)),
        recordReference: (...args) => call(() => inner.planning.recordReference(...args)),
      },
      evaluating: {
        desk: (...args) => call(() => inner.evaluating.desk(...args)),
        saveAccounts: (...args) => call(() => inner.evaluating.saveAccounts(...args)),
        publishEvaluation: (...args) => call(() => inner.evaluating.publishEvaluation(...args)),
        published: (...args) => call(() => inner.evaluating.published(...args)),
        proposeAdjustment: (...args) => call(() => inner.evaluating.proposeAdjustment(...args)),
        decideAdjustment: (...args) => call(() => inner.evaluating.decideAdjustment(...args)),
        passport: (...args) => call(() => inner.evaluating.passport(...args)),
      },
    },
    isAsked: () => waiting.length > 0,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
