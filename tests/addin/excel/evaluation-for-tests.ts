import { readFileSync } from 'node:fs';
import { presentEvaluation } from '../../../functions/api/present/evaluation';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { type EvaluationRequest, evaluate } from '../../../functions/domain/evaluation/evaluate';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { noReferences } from '../../../functions/domain/plan/target';
import { newSubmission } from '../../../functions/domain/submission/submission';
import { parseObservations } from '../../../seeds/observations';
import { kunshanPlan, kunshanUnits, round2023 } from './form-for-tests';

const observations = parseObservations(
  readFileSync(new URL('../../../seeds/kunshan/observations.csv', import.meta.url), 'utf8'),
);

const reporting = kunshanUnits.filter((unit) => unit.parent === 'ou_ks');

/** The highest version of each line a unit reported for a year. */
function entriesOf(unit: OrgUnit, year: number) {
  const own = observations.filter((observation) => observation.unit === unit.id && observation.dataYear === year);
  const newest = new Map(own.toSorted((a, b) => a.version - b.version).map(({ entry }) => [entry.key, entry]));
  return [...newest.values()];
}

/** The city's evaluation of 2023 as the server sends it, on the demo's figures, without the units in `missing`. */
export function evaluationOf({ missing = [] as string[] } = {}): EvaluationReply {
  const reports = (year: number) =>
    reporting.map((unit) => ({
      unit,
      entries: year === 2023 && missing.includes(unit.name) ? null : entriesOf(unit, year),
    }));
  const request = (year: number): EvaluationRequest => ({
    ...{ year, kind: 'annual', children: reports(year) },
    ...{ earlier: [], lookUp: noReferences },
  });
  return presentEvaluation({
    progress: {
      round: round2023,
      plan: kunshanPlan,
      daysLeft: 0,
      units: reporting.map((unit) => ({
        unit,
        head: {
          ...newSubmission(round2023.id, unit.id, 'ou_ks'),
          status: missing.includes(unit.name) ? 'inReview' : 'approved',
          figures: [],
          contentHash: missing.includes(unit.name) ? null : 'c0ffee00c0ffee00c0ffee00',
        },
        hasBegun: true,
        filled: 17,
        total: 17,
        fillers: [],
      })),
    },
    plan: kunshanPlan,
    newest: kunshanPlan,
    references: [],
    byOriginal: null,
    counted: [],
    owner: kunshanUnits.find((unit) => unit.id === 'ou_ks') ?? null,
    evaluation: evaluate(kunshanPlan, request(2023)),
    asOf: '2024-01-19T09:30:00.000Z',
    earlier: [2021, 2022].map((year) => ({
      year,
      values: new Map(
        evaluate(kunshanPlan, request(year)).indicators.map(({ indicator, verdict, actual }) => [
          indicator.id,
          verdict === 'incomplete' ? null : actual,
        ]),
      ),
    })),
  });
}
