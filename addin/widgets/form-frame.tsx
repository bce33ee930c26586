import type { KeyboardEvent, ReactNode } from 'react';

/**
 * A form in place that Escape puts away. `onEscape` says how, and sees to it that what was typed is not lost; without it the
 * fold around the form is closed and the keyboard goes back to its line.
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
    // While characters are being composed (拼音), Escape belongs to the input method.
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // A form within another one, or within a dialog, is put away alone.
    event.stopPropagation();
    if (onEscape) onEscape();
    else closeFold(event.currentTarget);
  };
  return (
    <section aria-label={label} className={className} onKeyDown={handleKey}>
      {children}
    </section>
  );
}

function closeFold(within: HTMLElement): void {
  const fold = within.closest('details');
  if (!fold) return;
  fold.open = false;
  fold.querySelector<HTMLElement>(':scope > summary')?.focus();
}
