import { FluentProvider } from '@fluentui/react-components';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import { theme } from '../../../addin/theme';

// jsdom has no layout, so the widgets that watch sizes watch nothing.
class NoSizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** What a person sees and can do on a page: they know words, not components. */
export interface Screen {
  text(): string;
  has(words: string): boolean;
  /** The button of this name, by its label or, if it has one, its spoken name; null if there is none. */
  button(name: string | RegExp): HTMLButtonElement | null;
  click(name: string | RegExp): Promise<void>;
  write(text: string, index?: number): Promise<void>;
  element: HTMLElement;
  close(): Promise<void>;
}

const open = new Set<Screen>();

/** Clears the page after a test: nothing of it goes on in the next one. */
export async function closeAll(): Promise<void> {
  for (const screen of [...open]) await screen.close();
  sessionStorage.clear();
}

/** Shows a piece of the pane in jsdom, on a clock the test moves: see {@link pass}. */
export async function show(content: ReactNode): Promise<Screen> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, ResizeObserver: NoSizes });
  const element = document.body.appendChild(document.createElement('div'));
  const root = createRoot(element);
  await act(async () => root.render(<FluentProvider theme={theme}>{content}</FluentProvider>));
  await pass(0);

  const nameOf = (button: Element) => button.getAttribute('aria-label') ?? button.textContent ?? '';
  const screen: Screen = {
    element,
    text: () => element.textContent ?? '',
    has: (words) => screen.text().includes(words),
    button: (name) =>
      ([...element.querySelectorAll('button')].find((button) =>
        typeof name === 'string' ? nameOf(button) === name : name.test(nameOf(button)),
      ) as HTMLButtonElement | undefined) ?? null,
    async click(name) {
      const button = screen.button(name);
      if (!button) throw new Error(`no button 「${name}」 on: ${screen.text()}`);
      await act(async () => button.click());
      await pass(0);
    },
    async write(text, index = 0) {
      const box = element.querySelectorAll('textarea')[index];
      if (!box) throw new Error('no box to write in');
      await act(async () => {
        // React listens to the native setter's event, not to the property.
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, text);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    async close() {
      open.delete(screen);
      await act(async () => root.unmount());
      element.remove();
    },
  };
  open.add(screen);
  return screen;
}

/** Lets this much time go by, with all that happens in it. Needs vi's fake timers. */
export async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

/** Whether a button is off: it stays reachable, so that its reason can be read. */
export const isOff = (button: HTMLButtonElement | null) =>
  button !== null && (button.disabled || button.getAttribute('aria-disabled') === 'true');
