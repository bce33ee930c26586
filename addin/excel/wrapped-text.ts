/** How wide texts are, and into how many lines a cell breaks them: nothing here asks Excel for an answer. */

const isWide = (letter: string) => letter.charCodeAt(0) > 0x2e7f || '－—“”‘’…·≥≤'.includes(letter);

/** Chinese letters take two of the widths in which columns are measured. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += isWide(letter) ? 2 : 1.1;
  return width;
}

/** A text in a wrapped cell: what height it needs depends on the width of its column and the size of its letters. */
export interface WrappedText {
  text: string;
  /** In characters, as columns are measured. */
  width: number;
  /** Of the letters, in points. */
  size: number;
}

// Columns are measured in digits of 11 points; at this size a Chinese letter is as wide as two of them.
const sizeOfTwoDigits = 10.5;

export function lineCount({ text, width, size }: WrappedText): number {
  const room = (width - 1) * (sizeOfTwoDigits / size);
  return text.split('\n').reduce((lines, part) => lines + linesOf(part, room), 0);
}

/**
 * Lines fill up piece by piece, as a cell fills them: dividing the whole width by the room would forget what stays empty at the
 * end of a line because the next piece does not fit.
 */
function linesOf(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const piece of piecesOf(text)) {
    const width = textWidth(piece);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    // A piece that is longer than a line is broken wherever the line ends.
    const more = Math.max(0, Math.ceil(width / room) - 1);
    lines += more;
    used += width - more * room;
  }
  return lines;
}

const opening = '（《「『【〔“‘([';
const closing = '）》」』】〕”’、，。；：！？％…)],.;:!?%';

/** What is never broken: a Latin word or a number, and a letter with the marks that may not begin or end a line (避头尾). */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const letter of text) {
    const before = pieces.at(-1);
    const joins = before !== undefined && (isOpen || closing.includes(letter) || areOneWord(before, letter));
    if (joins) pieces[pieces.length - 1] = before + letter;
    else pieces.push(letter);
    isOpen = opening.includes(letter);
  }
  return pieces;
}

function areOneWord(before: string, letter: string): boolean {
  const last = before.at(-1) ?? '';
  return last !== ' ' && letter !== ' ' && !isWide(last) && !isWide(letter);
}
