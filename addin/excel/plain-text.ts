/**
 * A text as a cell takes it: one that begins like a formula gets an apostrophe, which is no part of the value. What
 * somebody wrote (a plan's title, a unit's name) must never be run by somebody else's Excel.
 */
export const plainText = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);
