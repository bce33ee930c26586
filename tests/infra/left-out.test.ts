import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { leftOut } from '../../infra/left-out';

/** Runs a few lines with the packages as they are in a bundle of ours; says what came of them, or what was refused. */
async function run(lines: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: lines, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    write: false,
    plugins: leftOut,
    banner: { js: "import{createRequire as r}from'node:module';const require=r('file:///');" },
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  try {
    return ((await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as { default: unknown }).default;
  } catch (error) {
    return String(error);
  }
}

describe('what is left out of a bundle', () => {
  it.each([
    { call: 'z.compile(z.string())', name: 'compile' },
    { call: 'z.toJSONSchema(z.string())', name: 'toJSONSchema' },
    { call: 'z.string().toJSONSchema()', name: 'toJSONSchema' },
    { call: "z.fromJSONSchema({ type: 'string' })", name: 'fromJSONSchema' },
    { call: "z.string()['~standard'].jsonSchema.input({ target: 'draft-2020-12' })", name: '~standard.jsonSchema' },
  ])('is refused by name where somebody calls it after all: $call', async ({ call, name }) => {
    expect(await run(`import { z } from 'zod'; export default ${call};`)).toBe(
      `Error: ${name} is left out of the bundle`,
    );
  });

  it('is not missed by what a schema is for: to take what fits, and to say what does not', async () => {
    const schema = 'z.object({ amount: z.string().regex(/^[0-9]+$/), year: z.int().min(2021) })';
    expect(await run(`import { z } from 'zod'; export default ${schema}.parse({ amount: '12', year: 2024 });`)).toEqual(
      {
        amount: '12',
        year: 2024,
      },
    );
    const refused = `${schema}.safeParse({ amount: 'x', year: 1 }).error.issues.map(({ path }) => path.join())`;
    expect(await run(`import { z } from 'zod'; export default ${refused};`)).toEqual(['amount', 'year']);
  });
});
