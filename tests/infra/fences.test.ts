import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { examples } from './fence-examples';

// A fence nobody has walked into may be painted on the ground. So each is walked into here, in a folder beside the project:
// every example is one line of the file it speaks of, and the linter judges them all in one run.

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Diagnostic {
  category: string;
  message: string;
  location: { path: string; start: { line: number } };
}

const fenceRules = ['noRestrictedImports', 'noRestrictedGlobals', 'noJsRestrictedProperties'];

const folder = mkdtempSync(join(tmpdir(), 'gangmu-fences-'));
afterAll(() => rmSync(folder, { recursive: true }));

copyFileSync(fromRoot('biome.json'), join(folder, 'biome.json'));
for (const { file, allowed, refused } of examples) {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), `${[...allowed, ...refused].map(toLine).join('\n')}\n`);
}
const diagnostics = lint();

/** `fetch('/x')` stays what it is; a bare word or path becomes an import of it. */
function toLine(example: string, index: number): string {
  return /[();]/.test(example) ? `export const x${index} = ${example};` : `export { x${index} } from '${example}';`;
}

function lint(): Diagnostic[] {
  const biome = fromRoot('node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

function fenceAt(file: string, line: number): Diagnostic | undefined {
  return diagnostics.find(
    ({ category, location }) =>
      location.path === file && location.start.line === line && fenceRules.some((rule) => category.endsWith(rule)),
  );
}

describe.each(examples)('$file', ({ file, allowed, refused }) => {
  it.each(allowed.map((example, index) => ({ example, line: index + 1 })))('may use $example', ({ line }) => {
    expect(fenceAt(file, line)?.message).toBeUndefined();
  });

  it.each(refused.map((example, index) => ({ example, line: allowed.length + index + 1 })))(
    'may not use $example',
    ({ line }) => {
      expect(fenceAt(file, line)).toBeDefined();
    },
  );
});
