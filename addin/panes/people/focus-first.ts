/**
 * The ref of a form's first control: who opened the form by a button goes on typing there, also where that button made way
 * for the form. Stable, so that it acts once.
 */
export function focusFirst(control: HTMLElement | null): void {
  control?.focus();
}
