import { readFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { loadSeeds } from '../seeds/load';
import { createApp } from './api/app';
import { createVerify } from './api/session';
import { listDemoPeople, startDemoIssuer } from './demo/issuer';
import { keepAnchoring } from './local-anchors';
import { localPages, officeCdn } from './local-pages';
import { keepReminding } from './local-reminders';
import { createStores } from './store';
import { startEmbedded } from './store/embedded';

const dataDirectory = resolve(process.env.DATA_DIR ?? '.data');
const port = Number(process.env.PORT ?? 3000);
// Excel opens add-ins over https only: with a certificate the same server serves them to the real Excel.
const { TLS_CERT, TLS_KEY, OFFICE_JS_URL = officeCdn } = process.env;

/** Everything in one process on the loopback address: table on disk, demo data and sign-in, API and pages. */
async function start() {
  // Before the table is opened: what fails later leaves it locked.
  if (!(port > 0 && port < 65_536)) throw new Error(`PORT 须为 1 至 65535 的端口号，现为 ${process.env.PORT}`);
  const now = () => new Date().toISOString();
  const engine = await startEmbedded({ directory: join(dataDirectory, 'table') });
  const stores = createStores(engine.client, engine.tableName);
  if (engine.rebuilt) console.log('上次未正常退出，数据已检查并恢复。');

  const seeds = await loadSeeds({ stores }, now());
  if (!seeds.alreadyThere) console.log(`已载入示例数据：${seeds.submissions} 份填报单（人员和填报数据为虚构）。`);

  await keepAnchoring(dataDirectory, { stores, now });
  await keepReminding({ stores, now }, process.env);

  const demo = await startDemoIssuer(dataDirectory, stores, now);
  const app = new Hono()
    .route('/demo', demo.routes)
    .route('/', createApp({ context: { stores, now }, verify: createVerify(demo.settings), origins: [] }))
    .route('/', localPages(resolve('dist'), OFFICE_JS_URL));

  const isSecure = TLS_CERT !== undefined && TLS_KEY !== undefined;
  const tls = isSecure
    ? {
        createServer: createHttpsServer,
        serverOptions: { cert: await readFile(TLS_CERT), key: await readFile(TLS_KEY) },
      }
    : {};
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1', ...tls }, async () => {
    console.log(`\n纲目 Gangmu  ${isSecure ? 'https' : 'http'}://localhost:${port}\n`);
    console.log('示例人员（打开页面后选一位登录）：');
    for (const { name, unitName, roleLabel } of await listDemoPeople(stores)) {
      console.log(`  ${name}  ${unitName} · ${roleLabel}`);
    }
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const isTaken = error.code === 'EADDRINUSE';
    console.error(isTaken ? `端口 ${port} 已被占用。请换一个：PORT=3001 npm start` : error.message);
    engine.close().finally(() => process.exit(1));
  });

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.close();
    engine.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
