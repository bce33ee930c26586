import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';
import { type HostOptions, OfficeHost } from '../../addin/workbench/host/office-host';
import { Person } from '../../addin/workbench/host/person';
import type { WorkbookFile } from '../../addin/workbench/host/workbook';
import { startHeadlessGrid } from './headless-grid';

type ExcelNamespace = typeof Excel;
type OfficeNamespace = typeof Office;

/**
 * The genuine Office.js in a page of jsdom, and behind it the workbench's host with a real Univer workbook. What an
 * add-in gets wrong about loading, syncing, sizes or locks goes wrong here too. About a second to start: once per file.
 */
export interface OfficeForTests {
  Excel: ExcelNamespace;
  Office: OfficeNamespace;
  OfficeExtension: typeof OfficeExtension;
  window: JSDOM['window'];
  host: OfficeHost;
  /** What a person does at the sheet. */
  user: Person;
  /** Messages a person was shown: locked cells, refused entries. */
  messages: string[];
  /** Members of the API the host does not know; a green suite ends with an empty list. */
  refused(): string[];
  used(): string[];
  /** Waits for answers, formulas and events still on their way. */
  settled(): Promise<void>;
  /** Closes the workbook and opens this one, or a new empty one. */
  reset(file?: WorkbookFile): void;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const officeFolder = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const nativeScript = fileURLToPath(new URL('../../addin/workbench/native.js', import.meta.url));

const officeScripts = '<script src="/native.js"></script><script src="/office-js/office.js"></script>';
const page = `<!doctype html><html lang="zh-CN"><head>${officeScripts}</head><body></body></html>`;

async function serve(): Promise<{ server: Server; origin: string }> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    try {
      if (url.pathname === '/pane.html') {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
      } else if (url.pathname === '/native.js') {
        response.setHeader('content-type', 'text/javascript').end(await readFile(nativeScript));
      } else {
        // The library asks for AgaveErrorUX/…, zh-CN/…; the package has lower-case names only.
        const file = url.pathname.replace(/^\/office-js\//, '').toLowerCase();
        response.setHeader('content-type', 'text/javascript').end(await readFile(path.join(officeFolder, file)));
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export async function startOffice(options: Pick<HostOptions, 'excelApi'> = {}): Promise<OfficeForTests> {
  const messages: string[] = [];
  const { grid, dispose } = startHeadlessGrid();
  const host = new OfficeHost(grid, { ...options, onRefusal: (message) => messages.push(message) });
  const user = new Person(host, grid.commands, (message) => messages.push(message));

  const { server, origin } = await serve();
  const virtualConsole = new VirtualConsole();
  virtualConsole.forwardTo(console, { jsdomErrors: 'none' });
  const dom = await JSDOM.fromURL(`${origin}/pane.html`, {
    runScripts: 'dangerously',
    resources: 'usable',
    pretendToBeVisual: true,
    virtualConsole,
    beforeParse: (window) => Object.assign(window, { gangmuHost: host }),
  });
  const window = dom.window as unknown as JSDOM['window'] & {
    Excel: ExcelNamespace;
    Office: OfficeNamespace;
    OfficeExtension: typeof OfficeExtension;
  };
  if (dom.window.document.readyState !== 'complete') {
    await new Promise((resolve) => dom.window.addEventListener('load', resolve, { once: true }));
  }
  await window.Office.onReady();

  const settled = async () => {
    await host.idle();
    await host.book.settled();
    host.book.changes.flush();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return {
    Excel: window.Excel,
    Office: window.Office,
    OfficeExtension: window.OfficeExtension,
    window: dom.window,
    host,
    user,
    messages,
    refused: () => [...host.ledger.refused],
    used: () => [...host.ledger.used.keys()].sort(),
    settled,
    reset(file) {
      messages.length = 0;
      host.book.open(file ?? null);
    },
    async close() {
      await settled();
      dom.window.close();
      dispose();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
