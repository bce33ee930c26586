import { useCallback, useState } from 'react';

/** What the person asked for and how it goes: busy while it runs, and the reason if it fails, kept until dealt with. */
export function useAttempt() {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  /** Whether it was done. */
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setIsBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setIsBusy(false);
    }
  }, []);

  const dismiss = useCallback(() => setProblem(null), []);
  return { isBusy, problem, attempt, dismiss };
}
