import type { KeyboardEvent, ReactNode } from 'react';
import { isComposing } from './input-method';

/**
 * A form in place that Escape puts away. `onEscape` says how, and sees to it that what was typed is not lost; without it, what
 * is around the form is closed – a fold, or what a button opened that names it by `aria-controls` – and the keyboard goes back
 * to its line or button.
 */
export function FormFrame({
  label,
  className,
  onEscape,
  children,
}: {
  label: string;
  className?: string | undefined;
  onEscape?: (() => void) | undefined;
  children: ReactNode;
}) {
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    // A form within another one, or within a dialog, is put away alone.
    event.stopPropagation();
    if (onEscape) onEscape();
    else closeAround(event.currentTarget);
  };
  return (
    <section aria-label={label} className={className} onKeyDown={handleKey}>
      {children}
    </section>
  );
}

function closeAround(form: HTMLElement): void {
  for (let element: HTMLElement | null = form; element; element = element.parentElement) {
    if (element instanceof HTMLDetailsElement) {
      element.open = false;
      element.querySelector<HTMLElement>(':scope > summary')?.focus();
      return;
    }
    const button = openerOf(element);
    if (button) {
      button.click();
      button.focus();
      return;
    }
  }
}

/** The button that opened this part of the page, and closes it. */
function openerOf({ id }: HTMLElement): HTMLElement | undefined {
  if (id === '') return undefined;
  return [...document.querySelectorAll<HTMLElement>('[aria-expanded="true"]')].find(
    (button) => button.getAttribute('aria-controls') === id,
  );
}
