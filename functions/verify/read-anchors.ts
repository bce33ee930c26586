import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Anchor } from '../domain/record/anchor';
import { Refused } from '../evaluate/refused';
import { readAnchors, UnreadableAnchor } from '../store/file-anchors';
import { words } from '../verify-words';

/** The anchors of the given files and folders, or else the house's own. Throws {@link Refused}. */
export async function readGivenAnchors(given: string[], own: string | null): Promise<Anchor[]> {
  const missing = given.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Refused(words.noAnchorAt(missing));
  const paths = given.length > 0 || own === null ? given : [own];
  const read = await Promise.all(paths.map(readAnchors)).catch((error: Error) => {
    throw error instanceof UnreadableAnchor ? new Refused(words.notAnAnchor(error.file)) : error;
  });
  return read.flat().toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** A public key from a file, as anchors name theirs: PEM, or the base64 that stands in an anchor. Throws {@link Refused}. */
export function readPublicKey(file: string): string {
  if (!existsSync(file)) throw new Refused(words.notAKey(file));
  const text = readFileSync(file, 'utf8').trim();
  try {
    const key = text.startsWith('-----')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') throw new Refused(words.notAKey(file));
    return key.export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    throw new Refused(words.notAKey(file));
  }
}
