import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorFile } from '../contract/record';
import type { Anchor, AnchorKeeper } from '../domain/record/anchor';

/** A file that was given as an anchor and is none. */
export class UnreadableAnchor extends Error {
  constructor(readonly file: string) {
    super(`no anchor: ${file}`);
    this.name = 'UnreadableAnchor';
  }
}

/** Anchors as files of a folder, one a day. Whoever wants them in other hands copies the folder there. */
export function createFileAnchors(folder: string): AnchorKeeper {
  return {
    async keep(anchor) {
      await mkdir(folder, { recursive: true });
      try {
        const text = `${JSON.stringify(anchor, null, 1)}\n`;
        await writeFile(join(folder, `${anchor.day}.json`), text, { flag: 'wx', mode: 0o444 });
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      }
    },
  };
}

/** The anchor in a file, or all of a folder, oldest first; none where the folder is not there. Throws {@link UnreadableAnchor}. */
export async function readAnchors(path: string): Promise<Anchor[]> {
  const info = await stat(path).catch(() => null);
  if (!info) return [];
  if (!info.isDirectory()) return [await readAnchor(path)];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readAnchor(join(path, name))));
}

async function readAnchor(file: string): Promise<Anchor> {
  const text = await readFile(file, 'utf8');
  try {
    return anchorFile.parse(JSON.parse(text));
  } catch {
    throw new UnreadableAnchor(file);
  }
}
