import { act } from 'react';
import type { Screen } from './render';

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The box that a label names, seen or only spoken; a star for 必填 does not count. */
export function box(screen: Screen, label: string): Box {
  const found = [...screen.element.querySelectorAll('label')].find(
    ({ textContent }) => textContent?.replace('*', '').trim() === label,
  );
  const spoken = screen.element.querySelector(`[aria-label="${label}"]`);
  const element = found ? document.getElementById(found.htmlFor) : spoken;
  if (!element) throw new Error(`no box 「${label}」 on: ${screen.text()}`);
  return element as Box;
}

/** Types into the box, or chooses from the list, that a label names. */
export async function fill(screen: Screen, label: string, text: string): Promise<void> {
  const element = box(screen, label);
  await act(async () => {
    // React listens to the native setter's event, not to the property.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, text);
    element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}

/** Ticks, or clears, the check box of this spoken name. */
export async function tick(screen: Screen, name: string | RegExp): Promise<void> {
  const found = [...screen.element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find((one) => {
    const spoken = one.getAttribute('aria-label') ?? '';
    return typeof name === 'string' ? spoken === name : name.test(spoken);
  });
  if (!found) throw new Error(`no check box 「${name}」 on: ${screen.text()}`);
  await act(async () => found.click());
}

/** Presses a key where the keyboard is; `composing` while an input method puts characters together, as two browsers tell it. */
export async function press(key: string, { composing }: { composing?: 'chrome' | 'safari' } = {}): Promise<void> {
  const at = document.activeElement ?? document.body;
  const told = { isComposing: composing === 'chrome', keyCode: composing === 'safari' ? 229 : 0 };
  await act(async () => {
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...told }));
  });
}
