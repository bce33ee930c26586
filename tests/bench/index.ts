import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureBundles } from './bundles';
import type { Measured } from './measure';
import { measureServer } from './server';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

const measured: Measured[] = [...(await measureServer()), ...(await measureBundles())];

for (const { name, value, unit, against, aim } of measured) {
  const held = against ? `  = ${against.ratio} × ${against.name} (${against.value} ${unit})` : '';
  const told = aim ? `  aim ≤ ${aim.atMost}${against ? ' ×' : ` ${unit}`}: ${aim.isMet ? 'met' : 'NOT MET'}` : '';
  console.log(`${name}: ${value} ${unit}${held}${told}`);
}
if (values.json) await writeFile(values.json, `${JSON.stringify(measured, null, 2)}\n`);
