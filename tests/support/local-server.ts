import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface LocalServer {
  url: string;
  /** Stops and starts it again on the same data, as after a night. */
  restart(): Promise<void>;
  /** Kills it without a word, as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** The very server of `npm start`, in a process of its own, on data of its own. */
export async function startLocalServer(): Promise<LocalServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gangmu-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess;

  async function start() {
    child = spawn(process.execPath, ['--import', 'tsx', 'functions/local.ts'], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, DATA_DIR: dataDirectory, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    for (let waited = 0; waited < 60_000; waited += 200) {
      const isUp = await fetch(`${url}/api/health`).then(
        (response) => response.ok,
        () => false,
      );
      if (isUp) return;
      if (child.exitCode !== null) break;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`the local server did not come up:\n${said}`);
  }

  async function stop(signal: NodeJS.Signals) {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }

  await start();
  return {
    url,
    restart: async () => {
      await stop('SIGTERM');
      await start();
    },
    kill: async () => {
      await stop('SIGKILL');
      await start();
    },
    close: async () => {
      await stop('SIGTERM');
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
