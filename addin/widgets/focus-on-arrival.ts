/**
 * The ref of the first control of a form, or of a heading or message with `tabIndex={-1}`, that appears after a press of a button:
 * the button is gone or says something else now, and the keyboard would be left nowhere. Stable, so that it acts once.
 */
export function focusOnArrival(element: HTMLElement | null): void {
  element?.focus();
}
