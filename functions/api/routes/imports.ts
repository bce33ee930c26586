import { createRoute, z } from '@hono/zod-openapi';
import { approveImport } from '../../actions/approve-import';
import { importObservations } from '../../actions/import-observations';
import { type PastFile, planImport } from '../../actions/plan-import';
import { readImports } from '../../actions/read-imports';
import { planId } from '../../contract/ids';
import {
  approveImportBody,
  approveImportReply,
  importBody,
  importReply,
  importsReply,
  tryImportBody,
} from '../../contract/imports';
import { limits } from '../../contract/submission';
import { decodeText } from '../../documents/decode-text';
import { readCsv } from '../../documents/read-csv';
import { UnreadableFile } from '../../documents/unreadable-file';
import { Problem } from '../../domain/problem';
import { createRouter, json } from '../body';
import { presentImport, presentImports } from '../present/imports';
import { bearer, replies } from '../reply';

const params = z.object({ plan: planId });

const listRoute = createRoute({
  method: 'get',
  path: '/plans/{plan}/imports',
  security: bearer,
  request: { params },
  responses: replies(importsReply, 'Figures of past years that came from files, with where they stand'),
});

const tryRoute = createRoute({
  method: 'post',
  path: '/plans/{plan}/imports/try',
  security: bearer,
  request: { params, body: json(tryImportBody) },
  responses: replies(importReply, 'What importing the file would do; nothing is stored'),
});

const importRoute = createRoute({
  method: 'post',
  path: '/plans/{plan}/imports',
  security: bearer,
  request: { params, body: json(importBody) },
  responses: replies(importReply, 'What was imported and waits for its approval'),
});

const approveRoute = createRoute({
  method: 'post',
  path: '/plans/{plan}/imports/approve',
  security: bearer,
  request: { params, body: json(approveImportBody) },
  responses: replies(approveImportReply, 'The imports after it, and what did not go through'),
});

/** The file as the command line reads it. */
async function toFile({ name, base64 }: { name: string; base64: string }): Promise<PastFile> {
  const bytes = Buffer.from(base64, 'base64');
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return { name, sha256: Buffer.from(digest).toString('hex'), rows: readCsv(toText(bytes)) };
}

function toText(bytes: Buffer): string {
  try {
    return bytes.length === 0 ? '' : decodeText(bytes).text;
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Problem('import.unreadable', {});
    throw error;
  }
}

const longestText = limits.note;

// The path goes last: no body may name another plan than the address does.
export const imports = createRouter()
  .openapi(listRoute, async (c) =>
    c.json(presentImports(await readImports(c.var.context, c.var.person, c.req.valid('param').plan)), 200),
  )
  .openapi(tryRoute, async (c) => {
    const file = await toFile(c.req.valid('json').file);
    const { plan } = c.req.valid('param');
    return c.json(presentImport(await planImport(c.var.context, c.var.person, plan, file, longestText)), 200);
  })
  .openapi(importRoute, async (c) => {
    const { requestId, leaveOutFaulty, ...body } = c.req.valid('json');
    const file = await toFile(body.file);
    const wish = { requestId, leaveOutFaulty, file, longestText, ...c.req.valid('param') };
    return c.json(presentImport(await importObservations(c.var.context, c.var.person, wish)), 200);
  })
  .openapi(approveRoute, async (c) => {
    const wish = { ...c.req.valid('json'), ...c.req.valid('param') };
    const { imports: after, refused } = await approveImport(c.var.context, c.var.person, wish);
    return c.json({ imports: presentImports(after), refused }, 200);
  });
