import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureBundles } from './bundles';
import { measureEngine } from './engine';
import { measureEvaluation } from './evaluation';
import { measureImport } from './import';
import type { Measured } from './measure';
import { measurePull } from './pull';
import { measureRecord } from './record';
import { toReport } from './report';
import { measureServer } from './server';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

// One after another: what is measured shares the machine with nothing of ours.
const measured: Measured[] = [
  ...(await measureServer()),
  ...(await measureEngine()),
  ...(await measurePull()),
  ...(await measureImport()),
  ...(await measureEvaluation()),
  ...(await measureRecord()),
  ...(await measureBundles()),
];

console.log(measured.map(toReport).join('\n'));
if (values.json) await writeFile(values.json, `${JSON.stringify(measured, null, 2)}\n`);
