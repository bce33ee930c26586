import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleDailyLambda, bundleLambda } from '../../infra/bundle';
import { atMost, type Measured } from './measure';

const dist = resolve('dist');

/** What a pane's first page loads: its module and all that it imports at once; lazy parts come when they are opened. */
async function eagerBytes(page: string): Promise<number> {
  const html = await readFile(join(dist, page), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] as string);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dist, file)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function allBytes(): Promise<number> {
  const files = (await readdir(join(dist, 'assets'))).filter((file) => file.endsWith('.js'));
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dist, 'assets', file)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A function as it is sent to Lambda: its size, minified and compressed, in bytes. */
async function sizeOf(make: typeof bundleLambda) {
  const folder = await mkdtemp(join(tmpdir(), 'gangmu-lambda-'));
  const size = await make(folder);
  await rm(folder, { recursive: true });
  return size;
}

export async function measureBundles(): Promise<Measured[]> {
  const [daily, whole] = [await sizeOf(bundleDailyLambda), await sizeOf(bundleLambda)];
  const kb = (size: number) => size / 1024;
  return [
    atMost('pane, as first loaded (gz)', kb(await eagerBytes('pane.html')), 'KB', 300),
    // What people wait for in the morning is held to account; what a planner opens now and then may grow with the trade.
    atMost('Lambda of every day, minified', kb(daily.bytes), 'KB', 650),
    { name: 'Lambda of every day (gz)', value: kb(daily.gzipBytes), unit: 'KB' },
    atMost('Lambda with the whole API, minified', kb(whole.bytes), 'KB', 800),
    { name: 'Lambda with the whole API (gz)', value: kb(whole.gzipBytes), unit: 'KB' },
    { name: 'all pages with the workbench’s spreadsheet (gz)', value: kb(await allBytes()), unit: 'KB' },
  ];
}
