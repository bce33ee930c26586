import { useState } from 'react';

/** Puts texts on the clipboard. Excel's pane may be refused it; then the text is shown for copying by hand. */
export function useCopy() {
  const [copied, setCopied] = useState<{ text: string; byHand: boolean } | null>(null);

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ text, byHand: false });
    } catch {
      setCopied({ text, byHand: true });
    }
  }

  return { copied, copy };
}

export type Copy = ReturnType<typeof useCopy>;
