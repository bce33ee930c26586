import { useEffect, useRef } from 'react';

/** Gives the keyboard to an element, unless somebody has gone on elsewhere while an answer was under way. */
export function giveKeyboard(element: HTMLElement | null | undefined): void {
  if (document.activeElement === null || document.activeElement === document.body) element?.focus();
}

/** The ref of the button that opens a form: when the form closes, its own buttons gone with it, the keyboard goes back there. */
export function useFocusBack(isOpen: boolean) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) giveKeyboard(opener.current);
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}
