import { writeFileSync } from 'node:fs';
import { evaluationKindOf } from './domain/evaluation/kind';
import { evaluateObservations, type FilesToEvaluate } from './domain/observation/evaluate-observations';
import { readArguments } from './evaluate/arguments';
import { readCsvFile, readPlan, readUnits } from './evaluate/read-inputs';
import { Refused } from './evaluate/refused';
import { toJson } from './evaluate/to-json';
import { listEvaluation } from './evaluate/to-lines';
import { words } from './evaluate-words';

/**
 * `npm run evaluate`: a plan evaluated on files, without a server. Ends with 0, or with 1 where lines had to be left out; the evaluation
 * is printed all the same. Without an evaluation (a file is not there, the plan is none) it says why and ends with 1.
 */
function run(args: string[]): number {
  // npm starts us in the project's folder; the person may stand in another.
  const wanted = readArguments(args, process.env.INIT_CWD ?? '.');
  const plan = readPlan(wanted.plan);
  const { startYear, endYear } = plan;
  if (wanted.year < startYear || wanted.year > endYear) {
    throw new Refused(words.yearOutside(wanted.year, startYear, endYear));
  }
  const files: FilesToEvaluate = {
    plan,
    observations: readCsvFile(wanted.observations),
    units: wanted.units === null ? null : readUnits(wanted.units),
    references: wanted.references === null ? null : readCsvFile(wanted.references),
    year: wanted.year,
    kind: wanted.kind ?? evaluationKindOf(plan, wanted.year),
    asOf: wanted.asOf,
  };
  const json = toJson(files, evaluateObservations(files));
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (wanted.json?.file === null) process.stdout.write(text);
  else {
    const lines = listEvaluation(json, files);
    if (wanted.json) {
      writeFileSync(wanted.json.file, text);
      lines.push('', words.written(wanted.json.file));
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return json.problems.some(({ level }) => level === 'must') ? 1 : 0;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  // What a person can mend is a sentence; anything else is a fault of ours and keeps its trace.
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
