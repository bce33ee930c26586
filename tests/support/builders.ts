import { toFormTemplate } from '../../functions/domain/form/template';
import { type EntryKey, fromEntryKey } from '../../functions/domain/ids';
import type { Checks, Indicator, Plan } from '../../functions/domain/plan/plan';
import type { Round } from '../../functions/domain/round/round';
import { blankEntry, type Entry, fingerprint } from '../../functions/domain/submission/entry';
import { newSubmission, type Submission } from '../../functions/domain/submission/submission';
import { countyA } from './people';

export const noChecks: Checks = {
  maxChangePoints: null,
  maxChangePercent: null,
  neverFalls: false,
  denominatorPerUnit: null,
  isShare: false,
};

/** A binding rate of persons, 41 → 50 %; say only what matters for the test. */
export function anIndicator(differs: Partial<Indicator> = {}): Indicator {
  return {
    id: 'KS2-01',
    serial: 1,
    name: '接受居家上门服务老人数占比',
    nameRaw: '接受居家上门服务老人数占比（%）',
    measure: '%',
    decimals: 1,
    nature: 'binding',
    valueKind: 'PCT',
    direction: 'UP',
    accumulation: 'STOCK',
    rollUp: 'RATIO_OF_SUMS',
    reporting: {
      kind: 'ratio',
      numerator: { name: '接受服务老年人数', measure: '人', isWhole: true },
      denominator: { name: '老年人数', measure: '人', isWhole: true },
      per: 100,
    },
    parts: [],
    baseline: { amount: '41', raw: '41', source: 'table', note: null },
    target: { version: 1, comparator: 'GE', amount: '50', dueYear: 2025, everyYear: false, raw: '50' },
    annualTargets: {},
    appliesTo: ['区镇'],
    department: '养老服务科',
    definition: '',
    checks: { ...noChecks, isShare: true, maxChangePoints: '10' },
    source: { table: '表2', row: 1 },
    ...differs,
  };
}

/** An anticipatory running total of households, 1044 → 5000. */
export function aCount(differs: Partial<Indicator> = {}): Indicator {
  return anIndicator({
    id: 'KS2-02',
    serial: 2,
    name: '家庭适老化改造户数',
    measure: '户',
    decimals: 0,
    nature: 'anticipatory',
    valueKind: 'CNT',
    accumulation: 'CUM_ALL',
    rollUp: 'SUM',
    reporting: { kind: 'amount', counted: { name: '累计完成户数', measure: '户', isWhole: true }, scale: 1 },
    baseline: { amount: '1044', raw: '1044', source: 'table', note: null },
    target: { version: 1, comparator: 'GE', amount: '5000', dueYear: 2025, everyYear: false, raw: '5000' },
    checks: { ...noChecks, maxChangePercent: '30' },
    ...differs,
  });
}

export function aPlan(differs: Partial<Plan> = {}): Plan {
  return {
    id: 'pl_test',
    title: '示例市民政事业发展“十四五”规划',
    owner: 'ou_city',
    baseYear: 2020,
    startYear: 2021,
    endYear: 2025,
    midTermYear: 2023,
    verdictSettings: { nearPace: '0.9', behind: '0.5', maxStrain: '3' },
    indicators: [anIndicator(), aCount()],
    priorResults: [],
    demoNotice: null,
    ...differs,
  };
}

export function aRound(differs: Partial<Round> = {}): Round {
  return {
    id: 'rd_test_2023',
    plan: 'pl_test',
    parent: 'ou_city',
    dataYear: 2023,
    title: '2023年度填报',
    templateVersion: 1,
    opensOn: '2024-01-02',
    dueOn: '2024-01-20',
    isOpen: true,
    route: ['review', 'approval'],
    ...differs,
  };
}

/** A line with figures: `anEntry('KS2-01', { numerator: '412', denominator: '1000' })`. */
export function anEntry(key: EntryKey, differs: Partial<Entry> = {}): Entry {
  const { indicator, part } = fromEntryKey(key);
  return { ...blankEntry(key, indicator, part), state: 'NUMERIC', ...differs };
}

export function goodEntries(): Entry[] {
  return [anEntry('KS2-01', { numerator: '460', denominator: '1000' }), anEntry('KS2-02', { amount: '300' })];
}

export function aForm(plan: Plan = aPlan(), lastYear: Entry[] = []) {
  return toFormTemplate(plan, aRound(), countyA, lastYear);
}

/** A submission of county A that zhang filled in, in whatever status the test is about. */
export function aSubmission(differs: Partial<Submission> = {}): Submission {
  const hasBeenSubmitted = !['draft', 'returned'].includes(differs.status ?? 'draft');
  return {
    ...newSubmission('rd_test_2023', 'ou_city', 'ou_a'),
    revision: 3,
    entries: goodEntries(),
    contributors: ['pn_zhang'],
    receipt: hasBeenSubmitted
      ? { by: { id: 'pn_zhang', name: '张' }, at: '2024-01-05T01:00:00.000Z', revision: 2 }
      : null,
    ...differs,
  };
}

/** Marks lines of a submission as accepted by li, as they stand. */
export function accepted(
  submission: Submission,
  keys: EntryKey[] = submission.entries.map(({ key }) => key),
): Submission {
  const by = { id: 'pn_li', name: '李' } as const;
  const at = '2024-01-06T01:00:00.000Z';
  return {
    ...submission,
    accepted: Object.fromEntries(
      submission.entries
        .filter((entry) => keys.includes(entry.key))
        .map((entry) => [entry.key, { by, at, fingerprint: fingerprint(entry) }]),
    ),
  };
}
