import type { Indicator } from '../domain/plan/indicator';
import type { Plan } from '../domain/plan/plan';
import type { Target } from '../domain/plan/target';

/** What a schema can't see: years that lead nowhere, two things by one name, a target resting on nothing. */
export interface PlanFault {
  path: string;
  kind: 'years' | 'idTwice' | 'partTwice' | 'unknownIndicator' | 'unknownSeries';
  found: string;
}

/** Everything that would make an evaluation of the plan ambiguous or impossible. */
export function findFaults(plan: Plan): PlanFault[] {
  const { baseYear, startYear, endYear, indicators } = plan;
  const faults: PlanFault[] = [];
  if (!(baseYear < startYear && startYear <= endYear)) {
    faults.push({
      path: 'baseYear, startYear, endYear',
      kind: 'years',
      found: `${baseYear}, ${startYear}, ${endYear}`,
    });
  }
  indicators.forEach(({ id, parts }, index) => {
    const path = `indicators[${index}]`;
    if (indicators.findIndex((other) => other.id === id) < index) {
      faults.push({ path: `${path}.id`, kind: 'idTwice', found: id });
    }
    parts.forEach(({ key }, at) => {
      if (parts.findIndex((other) => other.key === key) < at) {
        faults.push({ path: `${path}.parts[${at}].key`, kind: 'partTwice', found: key });
      }
    });
    for (const [at, target] of targetsOf(indicators[index])) {
      faults.push(...findUnknownReference(plan, target, `${path}.${at}.reference`));
    }
  });
  return faults;
}

function targetsOf(indicator: Indicator | undefined): [string, Target][] {
  if (!indicator) return [];
  const all: [string, Target | null][] = [
    ['target', indicator.target],
    ['unitTarget', indicator.unitTarget],
    ...indicator.parts.map(({ target }, at): [string, Target | null] => [`parts[${at}].target`, target]),
  ];
  return all.filter((one): one is [string, Target] => one[1] !== null);
}

function findUnknownReference({ indicators, references }: Plan, target: Target, path: string): PlanFault[] {
  if (target.kind !== 'relative') return [];
  const { reference } = target;
  if (reference.kind === 'indicator') {
    const isKnown = indicators.some(({ id }) => id === reference.indicator);
    return isKnown ? [] : [{ path, kind: 'unknownIndicator', found: reference.indicator }];
  }
  const isKnown = references.some(({ id }) => id === reference.series);
  return isKnown ? [] : [{ path, kind: 'unknownSeries', found: reference.series }];
}
