import { readFileSync } from 'node:fs';
import { readCsv } from '../../functions/documents/read-csv';
import { evaluateObservations, type FilesToEvaluate } from '../../functions/domain/observation/evaluate-observations';
import { type EvaluationJson, toJson } from '../../functions/evaluate/to-json';

export const observationHeader = 'indicator,part,dataYear,unit,version,approvedOn,state,numerator,denominator,amount';
export const referenceHeader = 'series,year,version,enteredOn,amount,source';

const read = (city: string, name: string) =>
  readFileSync(new URL(`../../seeds/${city}/${name}`, import.meta.url), 'utf8');

/** A seeded city's plan evaluated on lines of observations, as the command does it. Without `units` the lines say who reports. */
export function evaluateLines(
  city: string,
  lines: string[],
  wanted: Pick<FilesToEvaluate, 'year' | 'asOf'> & Partial<Pick<FilesToEvaluate, 'kind'>>,
  besides: { references?: string[]; withUnits?: boolean } = {},
): EvaluationJson {
  const files: FilesToEvaluate = {
    kind: 'annual',
    ...wanted,
    plan: JSON.parse(read(city, 'plan.json')),
    observations: readCsv([observationHeader, ...lines].join('\n')),
    units: besides.withUnits ? JSON.parse(read(city, 'units.json')) : null,
    references: besides.references ? readCsv([referenceHeader, ...besides.references].join('\n')) : null,
  };
  return toJson(files, evaluateObservations(files));
}

/** The demo's own lines, without their explanations. */
export const kunshanLines = read('kunshan', 'observations.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(0, 10).join());

export function indicatorIn({ indicators }: EvaluationJson, id: string) {
  const found = indicators.find(({ indicator }) => indicator === id);
  if (!found) throw new Error(`no such indicator: ${id}`);
  return found;
}
