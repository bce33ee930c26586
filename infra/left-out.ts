import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Plugin } from 'esbuild';

// What packages bring along and a Lambda function of ours never runs. Bundlers can't know: it hangs on a namespace, or on an
// import that only another service's answers would reach. tests/infra/bundle.test.ts drives the result through signing,
// the table and the description of the API; whoever calls what is left out after all is told so by name.

/**
 * zod carries its messages in some fifty languages and reaches them through a namespace, so no bundler can drop them:
 * a quarter of a megabyte. Ours are in addin/text, by code; the English ones zod needs itself come by another path.
 */
const zodLocales: Plugin = {
  name: 'without-zod-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * The SDK looks for credentials in a dozen places and brings a client for each: profiles, single sign-on, metadata
 * services. A Lambda function has them in its environment and nowhere else, so the rest (90 KB) stays at home.
 */
const credentialsFromEnvironment: Plugin = {
  name: 'credentials-from-environment',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]credential-provider-node[\\/].*[\\/]index\.js$/ }, () => ({
      contents: `import { fromEnv } from '@aws-sdk/credential-provider-env'; export const defaultProvider = fromEnv;`,
      resolveDir: import.meta.dirname,
    }));
  },
};

/**
 * Every schema of zod gets two methods that turn it into JSON Schema, so what they need hangs on every schema (30 KB with the
 * way back). Our description of the API is written by zod-to-openapi, which reads the schemas itself; of all this it wants
 * `aggregateChecks`, by asking a schema for its `minLength` and the like.
 */
const zodJsonSchema: Plugin = {
  name: 'without-zod-json-schema',
  setup({ onLoad }) {
    refuseAll(onLoad, /[\\/]zod[\\/]v4[\\/]core[\\/]to-json-schema\.js$/, {
      // The two are made with each schema and must be made; only calling them is refused.
      createToJSONSchemaMethod: '() => refuse("toJSONSchema")',
      createStandardJSONSchemaMethod: '() => refuse("~standard.jsonSchema")',
    });
    refuseAll(onLoad, /[\\/]zod[\\/]v4[\\/]core[\\/]json-schema-processors\.js$/, { aggregateChecks: null });
    refuseAll(onLoad, /[\\/]zod[\\/]v4[\\/](core[\\/]json-schema-generator|classic[\\/]from-json-schema)\.js$/);
  },
};

/** zod can turn schemas into code ahead of use (z.compile; 29 KB), if it is asked to. We don't ask. */
const zodCompiler: Plugin = {
  name: 'without-zod-compiler',
  setup({ onLoad }) {
    refuseAll(onLoad, /[\\/]zod[\\/]v4[\\/]core[\\/]compile\.js$/);
  },
};

/** Answers that come in pieces as they happen (13 KB): the SDK loads this for an operation that has them. DynamoDB has none. */
const eventStreams: Plugin = {
  name: 'without-event-streams',
  setup({ onLoad }) {
    refuseAll(onLoad, /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/);
  },
};

/**
 * The DynamoDB client makes a cache for addresses of its servers that it would have found out by asking (8 KB), and none of its
 * operations asks: the address follows from the region.
 */
const endpointCache: Plugin = {
  name: 'without-endpoint-cache',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/]endpoint-cache[\\/]dist-es[\\/]index\.js$/ }, () => ({
      contents: 'export class EndpointCache {}',
    }));
  },
};

export const leftOut: Plugin[] = [
  zodLocales,
  credentialsFromEnvironment,
  zodJsonSchema,
  zodCompiler,
  eventStreams,
  endpointCache,
];

type OnLoad = Parameters<Plugin['setup']>[0]['onLoad'];

/**
 * In place of a module, its names, each of which refuses to be called. `besides`: what another name stands for instead, or null
 * for what it stood for all along.
 */
function refuseAll(onLoad: OnLoad, filter: RegExp, besides: Record<string, string | null> = {}): void {
  onLoad({ filter }, async ({ path, suffix }) => {
    // Asked for by ourselves, below: the module as it is, of which the bundler then keeps no more than that.
    if (suffix !== '') return null;
    const lines = (await exportsOf(path)).map((name) => {
      const instead = besides[name];
      if (instead === null) return `export { ${name} } from './${basename(path)}?kept';`;
      return `export const ${name} = ${instead ?? `refuse(${JSON.stringify(name)})`};`;
    });
    // A function, not an arrow: what was a class may be named after `new` or `extends`.
    const refuse = `const refuse = (name) => function () { throw new Error(name + ' is left out of the bundle'); };`;
    return { contents: [refuse, ...lines].join('\n'), resolveDir: dirname(path) };
  });
}

/** The names an ES module declares and exports, or hands on in braces. */
async function exportsOf(path: string): Promise<string[]> {
  const source = await readFile(path, 'utf8');
  const declared = [...source.matchAll(/^export (?:async )?(?:function|const|class) ([\w$]+)/gm)].map(
    ([, name]) => name,
  );
  const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) =>
    list.split(',').map((one) => one.trim().split(' as ').at(-1)),
  );
  return [...new Set([...declared, ...listed])].filter((name) => name !== undefined && name !== '') as string[];
}
