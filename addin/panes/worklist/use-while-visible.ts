import { useEffect, useRef } from 'react';

/** Repeats `work` every `everyMs` while it is wanted and the pane is seen, and at once when it is seen again. */
export function useWhileVisible(work: () => void, everyMs: number, isWanted: boolean): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });

  useEffect(() => {
    if (!isWanted) return;
    const handleTick = () => {
      if (document.visibilityState === 'visible') latest.current();
    };
    const timer = setInterval(handleTick, everyMs);
    document.addEventListener('visibilitychange', handleTick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', handleTick);
    };
  }, [everyMs, isWanted]);
}
