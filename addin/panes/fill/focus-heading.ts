/**
 * The ref of a heading that appears after a press of a button: the button is gone or says something else now, and the
 * keyboard would be left nowhere. Stable, so that it acts once, when the heading comes.
 */
export function focusHeading(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}
