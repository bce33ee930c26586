import { useCallback, useRef } from 'react';

/**
 * Runs pieces of work one after the other. A draft being saved and a submission made on the revision before it would
 * refuse each other; so each waits until the one before has been answered.
 */
export function useSerial() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.current.then(work, work);
    // The queue goes on after a failure; whoever asked for the work hears of it.
    last.current = next.catch(() => undefined);
    return next;
  }, []);
}
