import { useCallback, useEffect, useRef, useState } from 'react';
import { giveKeyboard } from './use-focus-back';

/**
 * Which of several forms is open, and where the keyboard goes when it closes: back to the button that opened it, also where
 * that button made way for the form; where it is gone for good, to `fallback`, a heading or message with `tabIndex={-1}`.
 * A form that makes way for another one leaves the keyboard alone.
 */
export function useOpened<Key extends string>() {
  const [opened, setOpened] = useState<Key | null>(null);
  const before = useRef<Key | null>(null);
  const buttons = useRef(new Map<Key, HTMLElement>());
  const refs = useRef(new Map<Key, (button: HTMLElement | null) => void>());
  const fallback = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const closed = before.current;
    before.current = opened;
    if (opened === null && closed !== null) giveKeyboard(buttons.current.get(closed) ?? fallback.current);
  }, [opened]);

  const open = useCallback((key: Key) => setOpened(key), []);
  /** Closes this one; another one that was opened meanwhile stays. */
  const close = useCallback((key: Key) => setOpened((now) => (now === key ? null : now)), []);
  /** The ref of the button that opens `key`; always the same one for the same key. */
  const opener = useCallback((key: Key) => {
    const known = refs.current.get(key);
    if (known) return known;
    const ref = (button: HTMLElement | null) => {
      if (button) buttons.current.set(key, button);
      else buttons.current.delete(key);
    };
    refs.current.set(key, ref);
    return ref;
  }, []);
  return { opened, open, close, opener, fallback };
}
