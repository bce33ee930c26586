import { useEffect, useState } from 'react';

/** How often a pane asks whether someone else moved what it shows. */
export const pollEvery = 15_000;

/**
 * Asks now and then whether there is something newer, and only says so: what is on the screen stays as it is under the
 * reader's eyes until they ask for it.
 */
export function useNews(isNewer: (() => Promise<boolean>) | null): { hasNews: boolean; forget: () => void } {
  const [hasNews, setHasNews] = useState(false);
  useEffect(() => {
    if (!isNewer) return;
    let isGone = false;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      // A failed look is no news: the next one, or the person's own click, will tell.
      const newer = await isNewer().catch(() => false);
      if (newer && !isGone) setHasNews(true);
    }, pollEvery);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [isNewer]);
  return { hasNews, forget: () => setHasNews(false) };
}
