import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { plan } from '../functions/contract/plan';

export const planSchemaFile = fileURLToPath(new URL('./plan.schema.json', import.meta.url));

/** The format of `plan.json` as JSON Schema (2020-12), for those who write plans with other tools. */
export function planSchemaText(): string {
  return `${JSON.stringify({ title: '纲目：规划（plan.json）', ...z.toJSONSchema(plan) }, null, 2)}\n`;
}

// `node --import tsx seeds/plan-schema.ts` writes it anew after a change of the contract.
if (argv[1] && pathToFileURL(argv[1]).href === import.meta.url) writeFileSync(planSchemaFile, planSchemaText());
