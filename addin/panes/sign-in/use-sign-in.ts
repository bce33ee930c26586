import { useCallback, useEffect, useState } from 'react';
import type { PersonId } from '../../../functions/domain/ids';
import type { DemoPerson, SignIn } from '../../api/session';

/** The people one may sign in as (null: sign-in is not set up here; undefined: not known yet), and doing it. */
export function useSignIn(signIn: SignIn) {
  const [people, setPeople] = useState<DemoPerson[] | null | undefined>(undefined);
  const [busyWith, setBusyWith] = useState<PersonId | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const load = useCallback(async () => {
    setProblem(null);
    try {
      setPeople(await signIn.people());
    } catch (error) {
      setProblem(error);
    }
  }, [signIn]);

  useEffect(() => {
    void load();
  }, [load]);

  async function handleSignIn(person: PersonId): Promise<void> {
    if (busyWith) return;
    setBusyWith(person);
    setProblem(null);
    try {
      await signIn.as(person);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusyWith(null);
    }
  }

  return { people, busyWith, problem, load, handleSignIn };
}
