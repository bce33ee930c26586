/** Why an uploaded file is refused. One line of words each stands where it is shown to people. */
export const unreadableReasons = [
  'empty',
  'tooLarge',
  'notAWorkbook',
  'encryptedOrOld',
  'damaged',
  'tooManyParts',
  'partTooLarge',
  'forbiddenMarkup',
  'tooManyRows',
  'tooManyCells',
  'cellTooLong',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** A file that is not read, with what it is about (a part, a limit). */
export class UnreadableFile extends Error {
  constructor(
    readonly reason: UnreadableReason,
    readonly detail: string | null = null,
  ) {
    super(detail === null ? reason : `${reason}: ${detail}`);
  }
}
