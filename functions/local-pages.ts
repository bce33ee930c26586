import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const officeJs = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

// The address that stands in pane.html; the pages are built for Microsoft's CDN.
export const officeCdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/**
 * The built pages: the pane as it is for Excel, and the workbench with the same pane inside, whose office.js comes from
 * the installed package and finds the workbench's host before it.
 */
export function localPages(dist: string, officeJsAddress: string): Hono {
  const pane = () => readFile(join(dist, 'pane.html'), 'utf8');
  return new Hono()
    .get('/', (c) => c.redirect('/workbench/'))
    .get('/pane.html', async (c) => c.html((await pane()).replace(officeCdn, officeJsAddress)))
    .get('/workbench/pane.html', async (c) =>
      c.html(
        (await pane())
          .replace(officeCdn, '/office-js/office.js')
          .replace('<script src="/office-js/', '<script src="/workbench/native.js"></script><script src="/office-js/'),
      ),
    )
    .get('/workbench/native.js', async (c) => {
      c.header('content-type', 'text/javascript; charset=utf-8');
      return c.body(await readFile(join(import.meta.dirname, '../addin/workbench/native.js'), 'utf8'));
    })
    .use(
      '/office-js/*',
      // The library asks for AgaveErrorUX/…, the package has the folder in lower case.
      serveStatic({
        root: relative(process.cwd(), officeJs),
        rewriteRequestPath: (path) => {
          const below = path.replace(/^\/office-js\//, '');
          const folder = below.lastIndexOf('/') + 1;
          return `/${below.slice(0, folder).toLowerCase()}${below.slice(folder)}`;
        },
      }),
    )
    .use('*', serveStatic({ root: relative(process.cwd(), dist) }));
}
