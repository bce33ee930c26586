/**
 * 定锚: once a day the newest step of everything on record is listed, the list is hashed, the hash chained to the day before
 * and signed, and the file given into other hands. Whoever holds it can tell later that nothing before that day was taken
 * back, not even by somebody who has the table and the key.
 */

export const anchoredKinds = ['submission', 'planVersion', 'evaluation'] as const;
export type AnchoredKind = (typeof anchoredKinds)[number];

/** One line: where a thing stood. For a submission number and hash are those of its newest commit. */
export interface AnchoredLine {
  kind: AnchoredKind;
  id: string;
  number: number;
  hash: string;
}

/** What is said of a day: everything an anchor is but the list itself. */
export interface AnchorNote {
  /** The day in China, `YYYY-MM-DD`. */
  day: string;
  at: string;
  /** Hash of the anchor before; null in the first. */
  previous: { day: string; hash: string } | null;
  count: number;
  /** Hash of the list. */
  root: string;
  /** Hash of the statement: the name of this anchor. */
  hash: string;
  /** Ed25519, in base64: the key as SPKI (DER), the signature over the statement. */
  publicKey: string;
  signature: string;
}

export interface Anchor extends AnchorNote {
  format: typeof anchorFormat;
  lines: AnchoredLine[];
}

export const anchorFormat = 'gangmu-anchor/1';

export type Digest = (text: string) => string;

export interface AnchorSigner {
  publicKey: string;
  sign(statement: string): string;
}

/** Whether a signature is the key's own over this statement. */
export type IsSigned = (statement: string, signature: string, publicKey: string) => boolean;

/** Other hands, into which an anchor is given: a folder, a bucket that nobody can empty. */
export interface AnchorKeeper {
  /** Keeps it for good. False if one of that day is there already; that one stays. */
  keep(anchor: Anchor): Promise<boolean>;
}

/** Plain lines and no JSON, so that a person with `sha256sum` comes to the same root. */
export function rootOf(lines: AnchoredLine[], digest: Digest): string {
  return digest(lines.map(({ kind, id, number, hash }) => `${kind} ${id} ${number} ${hash}\n`).join(''));
}

/** What is hashed and signed. */
export function statementOf({ day, at, previous, count, root }: Omit<AnchorNote, 'hash' | 'publicKey' | 'signature'>) {
  const before = previous ? `${previous.day} ${previous.hash}` : '-';
  return [anchorFormat, `day ${day}`, `at ${at}`, `previous ${before}`, `count ${count}`, `root ${root}`, ''].join(
    '\n',
  );
}

/** The one order of the list; two hosts come to the same root. */
export function inOrder(lines: AnchoredLine[]): AnchoredLine[] {
  return lines.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id) || a.number - b.number);
}

/** By code unit: an order of languages differs from machine to machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function toAnchor(
  lines: AnchoredLine[],
  { day, at, previous }: { day: string; at: string; previous: AnchorNote | null },
  digest: Digest,
  signer: AnchorSigner,
): Anchor {
  const ordered = inOrder(lines);
  const before = previous && { day: previous.day, hash: previous.hash };
  const said = { day, at, previous: before, count: ordered.length, root: rootOf(ordered, digest) };
  const statement = statementOf(said);
  const { publicKey } = signer;
  return {
    format: anchorFormat,
    ...said,
    hash: digest(statement),
    publicKey,
    signature: signer.sign(statement),
    lines: ordered,
  };
}

/** The anchor without its list. */
export function toNote({ day, at, previous, count, root, hash, publicKey, signature }: Anchor): AnchorNote {
  return { day, at, previous, count, root, hash, publicKey, signature };
}

/** As much of a hash as people compare by eye, on receipts and in the printed record. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
