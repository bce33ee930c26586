import { defaultVerdictSettings } from '../../functions/domain/evaluation/verdict-defaults';
import { toFormTemplate } from '../../functions/domain/form/template';
import { type EntryKey, fromEntryKey } from '../../functions/domain/ids';
import type { Checks, Indicator, Part } from '../../functions/domain/plan/indicator';
import type { Plan, PriorResult } from '../../functions/domain/plan/plan';
import { readTarget } from '../../functions/domain/plan/read-target';
import type { Target } from '../../functions/domain/plan/target';
import type { Round } from '../../functions/domain/round/round';
import { blankEntry, type Entry } from '../../functions/domain/submission/entry';
import { newSubmission, type Submission } from '../../functions/domain/submission/submission';
import { countyA } from './people';

type FixedTarget = Extract<Target, { kind: 'fixed' }>;

export const noChecks: Checks = {
  maxChangePoints: null,
  maxChangePercent: null,
  neverFalls: false,
  denominatorPerUnit: null,
  isShare: false,
};

/** A figure to be reached in 2025. */
export function aTarget(amount: string, differs: Partial<FixedTarget> = {}): FixedTarget {
  return {
    kind: 'fixed',
    version: 1,
    comparator: 'GE',
    amount,
    dueYear: 2025,
    everyYear: false,
    strength: 'hard',
    raw: amount,
    ...differs,
  };
}

/** A sub-indicator that shares its indicator's baseline and target. */
export function aPart(key: string, label: string): Part {
  return { key, label, baseline: null, target: null };
}

/** A binding rate of persons, 41 → 50 %; say only what matters for the test. */
export function anIndicator(differs: Partial<Indicator> = {}): Indicator {
  return {
    id: 'KS2-01',
    serial: 1,
    category: null,
    categoryRaw: '',
    name: '接受居家上门服务老人数占比',
    nameRaw: '接受居家上门服务老人数占比（%）',
    measure: '%',
    measureRaw: '%',
    measureSource: 'name',
    decimals: 1,
    nature: 'binding',
    tier: null,
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
    population: null,
    includesFiled: null,
    parts: [],
    baseline: { amount: '41', raw: '41', source: 'table', note: null },
    target: aTarget('50'),
    adjustments: [],
    unitTarget: null,
    annualTargets: {},
    decomposition: null,
    appliesTo: { by: 'types', types: ['区镇'], except: [] },
    department: { id: 'ou_city_elderly', name: '养老服务科' },
    definition: '',
    series: { number: 1, since: null },
    predecessor: null,
    lifecycle: { state: 'active' },
    checks: { ...noChecks, isShare: true, maxChangePoints: '10' },
    source: { kind: 'table', document: 'example', table: '表2', row: 1, line: 1 },
    remark: null,
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
    target: aTarget('5000'),
    checks: { ...noChecks, maxChangePercent: '30' },
    ...differs,
  });
}

/** A row of the period before: 40 beds aimed at, 41 reached. */
export function aPriorResult(differs: Partial<PriorResult> = {}): PriorResult {
  return {
    id: 'KS1-01',
    serial: 1,
    category: null,
    categoryRaw: '',
    name: '床位数',
    nameRaw: '床位数',
    measure: '张',
    measureRaw: '张',
    baseline: null,
    target: readTarget('40').target,
    actual: { state: 'NUMERIC', amount: '41', alternative: null, raw: '41' },
    verdictRaw: null,
    note: null,
    state: 'met',
    source: { kind: 'table', document: 'example', table: '表1', row: 1, line: 1 },
    ...differs,
  };
}

export function aPlan(differs: Partial<Plan> = {}): Plan {
  return {
    id: 'pl_test',
    code: 'KS',
    version: 1,
    editions: [],
    kind: 'fiveYear',
    status: 'inForce',
    issuers: ['示例市民政局'],
    documentNumber: null,
    issuedOn: null,
    parents: [],
    route: ['review', 'approval'],
    references: [],
    proseTargets: [],
    notes: [],
    title: '示例市民政事业发展“十四五”规划',
    owner: 'ou_city',
    baseYear: 2020,
    startYear: 2021,
    endYear: 2025,
    milestones: [{ year: 2023, kind: 'midTerm' }],
    evaluationClause: null,
    verdictSettings: defaultVerdictSettings,
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
    lock: null,
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
    accepted: [{ by, at, keys }],
  };
}
