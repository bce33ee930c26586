import { join } from 'node:path';
import { type Anchored, makeAnchor } from './actions/make-anchor';
import type { Context } from './actions/stores';
import { createSigner, readOrMakeKey } from './store/anchor-signing';
import { createFileAnchors } from './store/file-anchors';
import { words } from './verify-words';

/** Where a house on one machine keeps its anchors, and its key. */
export function anchorPlaces(dataDirectory: string) {
  return { folder: join(dataDirectory, 'anchors'), key: join(dataDirectory, 'anchor-key.pem') };
}

/** 定锚 of today, if there is none yet. */
export async function anchorLocally(dataDirectory: string, context: Context): Promise<Anchored> {
  const { folder, key } = anchorPlaces(dataDirectory);
  return makeAnchor(context, createFileAnchors(folder), createSigner(await readOrMakeKey(key)));
}

const hour = 3_600_000;

/** Anchors now, and again whenever a new day has begun, as long as the process lives. Failing at it keeps nobody from work. */
export async function keepAnchoring(dataDirectory: string, context: Context): Promise<void> {
  const anchor = async () => {
    try {
      const made = await anchorLocally(dataDirectory, context);
      if (made.reason === 'clockBehind') console.error(words.clockBehind(made.newest));
    } catch (error) {
      console.error(`定锚未成功：${(error as Error).message}`);
    }
  };
  await anchor();
  // The timer alone keeps no process alive.
  setInterval(anchor, hour).unref();
}
