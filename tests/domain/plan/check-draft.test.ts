import { describe, expect, it } from 'vitest';
import type { Adjustment } from '../../../functions/domain/plan/adjustment';
import { checkDraft } from '../../../functions/domain/plan/check-draft';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import { type PlanRule, planRules } from '../../../functions/domain/plan/plan-findings';
import type { PlanSurroundings } from '../../../functions/domain/plan/planning';
import type { ReferenceRecord } from '../../../functions/domain/plan/reference';
import { aCount, anIndicator, aPart, aPlan, aPriorResult, aTarget, noChecks } from '../../support/builders';
import { countyA } from '../../support/people';
import { aDraft, afterRounds, elderly, relativeTo, theCity, withCount, withRate } from './support';

type Situation = [PlanDraft, PlanSurroundings?, ReferenceRecord[]?];

/** A rule, what breaks it, where it says so and how; and what comes close and does not. */
interface Example {
  rule: PlanRule;
  why: string;
  broken: Situation;
  /** indicator, column, found, expected */
  said: [string | null, string | null, string, string];
  kept: Situation;
}

const counted = (name: string) => ({ name, measure: '人', isWhole: true });
const ratio = (numerator: string, denominator: string, per = 100) =>
  ({ kind: 'ratio', numerator: counted(numerator), denominator: counted(denominator), per }) as const;
const usual = ratio('接受服务老年人数', '老年人数');
const amount = (name: string) => ({ kind: 'amount', counted: counted(name), scale: 1 }) as const;
const baseline = (raw: string, differs: Partial<IndicatorDraft['baseline']> = {}) =>
  ({ amount: raw, raw, source: 'table', note: null, ...differs }) as const;
const standard = (differs: Partial<IndicatorDraft>) =>
  withRate({
    measure: '元/月',
    valueKind: 'STD',
    rollUp: 'CITY',
    reporting: amount('标准'),
    checks: noChecks,
    ...differs,
  });
const onSeries = relativeTo({ kind: 'series', series: 'rs_ks_1' });
const dibao = { references: [{ id: 'rs_ks_1', name: '低保标准', measure: '元/月', definition: '' } as const] };
const record: ReferenceRecord = {
  plan: 'pl_test',
  series: 'rs_ks_1',
  revision: 1,
  values: [
    { year: 2021, version: 1, amount: '710', source: '公报', by: { id: 'pn_zhou', name: '周' }, at: '2022-01-01' },
  ],
};
const line = { '2021': '42.8', '2022': '44.6', '2023': '46.4', '2024': '48.2', '2025': '50' };
const linear = { method: 'linear', gridOf: null, reasons: {} } as const;
const coverage = (annualTargets: Record<string, string>) =>
  withRate({
    baseline: baseline('0'),
    target: aTarget('100'),
    annualTargets,
    decomposition: { method: 'byHand', gridOf: 11, reasons: {} },
  });
const paced = (target: string) =>
  withRate(
    { target: aTarget(target), predecessor: { indicator: 'KS1-01', relation: 'continued', note: null } },
    {
      priorResults: [
        aPriorResult({
          measure: '%',
          baseline: { state: 'NUMERIC', amount: '36', alternative: null, raw: '36' },
          actual: { state: 'NUMERIC', amount: '41', alternative: null, raw: '41' },
        }),
      ],
    },
  );
const [town, rural] = [aPart('city', '城市'), aPart('rural', '农村')];
const adjusted: Adjustment = {
  from: aTarget('45'),
  effectiveFrom: 2025,
  reasonKind: 'higherPlanChanged',
  reason: '省规划调整',
  documentNumber: '民规〔2024〕3号',
  approvingBody: '市政府',
  proposedBy: { id: 'pn_zhou', name: '周' },
  approvedBy: { id: 'pn_wang', name: '王' },
  at: '2024-03-01T01:00:00.000Z',
  annualTargets: {},
};
const retired = (since: number) => ({ state: 'discontinued', since, note: '' }) as const;
const only = (...indicators: IndicatorDraft[]) => aDraft({ indicators });
const restingOn = (id: 'KS2-01' | 'KS2-02' | 'KS2-03', other: IndicatorDraft['id'], lagYears = 0) =>
  anIndicator({
    id,
    serial: Number(id.slice(-2)),
    name: id,
    target: relativeTo({ kind: 'indicator', indicator: other }, lagYears),
  });

const examples: Example[] = [
  // ---- What has to be settled ----
  {
    rule: 'nameMissing',
    why: 'a name of blanks',
    broken: [withRate({ name: ' ' })],
    said: ['KS2-01', 'name', '', ''],
    kept: [withRate({ name: '占比' })],
  },
  {
    rule: 'measureMissing',
    why: 'no measure',
    broken: [withRate({ measure: '' })],
    said: ['KS2-01', 'measure', '', ''],
    kept: [withRate({ measureRaw: '' })],
  },
  {
    rule: 'natureMissing',
    why: '约束性 or 预期性 is open',
    broken: [withRate({ nature: null })],
    said: ['KS2-01', 'nature', '', ''],
    kept: [withRate({ nature: 'anticipatory' })],
  },
  {
    rule: 'kindMissing',
    why: 'the sort of figure is open',
    broken: [withRate({ valueKind: null })],
    said: ['KS2-01', 'valueKind', '', ''],
    kept: [withRate({ valueKind: 'PCT' })],
  },
  {
    rule: 'directionMissing',
    why: 'the direction is open',
    broken: [withRate({ direction: null })],
    said: ['KS2-01', 'direction', '', ''],
    kept: [withRate({ direction: 'FLOOR' })],
  },
  {
    rule: 'accumulationMissing',
    why: 'what a year covers is open',
    broken: [withRate({ accumulation: null })],
    said: ['KS2-01', 'accumulation', '', ''],
    kept: [withRate({ accumulation: 'RATE_YEAR' })],
  },
  {
    rule: 'rollUpMissing',
    why: 'the roll-up is open',
    broken: [withRate({ rollUp: null })],
    said: ['KS2-01', 'rollUp', '', ''],
    kept: [withRate({ rollUp: 'MIN' })],
  },
  {
    rule: 'reportingMissing',
    why: 'what units report is open',
    broken: [withRate({ reporting: null })],
    said: ['KS2-01', 'counted', '', ''],
    kept: [withRate({ reporting: usual })],
  },
  {
    rule: 'reportingMissing',
    why: 'a denominator without a name',
    broken: [withRate({ reporting: ratio('接受服务老年人数', '') })],
    said: ['KS2-01', 'denominator', '', ''],
    kept: [withRate({ reporting: ratio('接受服务老年人数', '老') })],
  },
  {
    rule: 'targetMissing',
    why: 'no target',
    broken: [withRate({ target: null })],
    said: ['KS2-01', 'target', '', ''],
    kept: [withRate({ target: aTarget('50') })],
  },
  {
    rule: 'departmentMissing',
    why: 'no lead department',
    broken: [withRate({ department: null })],
    said: ['KS2-01', 'department', '', ''],
    kept: [withRate({ department: { id: elderly.id, name: '' } })],
  },
  {
    rule: 'allocationMissing',
    why: 'allocated to an empty list of units',
    broken: [withRate({ appliesTo: { by: 'units', units: [] } })],
    said: ['KS2-01', null, '', ''],
    kept: [withRate({ appliesTo: { by: 'units', units: ['ou_a'] } })],
  },
  {
    rule: 'noUnitReports',
    why: 'the only unit ended before the plan began',
    broken: [
      withRate({ appliesTo: { by: 'units', units: ['ou_a'] } }),
      theCity({ units: [...theCity().units.slice(1), { ...countyA, validTo: 2020 }] }),
    ],
    said: ['KS2-01', null, '甲县', ''],
    kept: [
      withRate({ appliesTo: { by: 'units', units: ['ou_a'] } }),
      theCity({ units: [...theCity().units.slice(1), { ...countyA, validTo: 2021 }] }),
    ],
  },
  {
    rule: 'fillerMissing',
    why: 'nobody fills for county B',
    broken: [aDraft(), theCity({ staffing: { fillers: ['ou_a'], reviewers: ['ou_city'] } })],
    said: ['KS2-01', null, '乙县', ''],
    // The bureau reports nothing here, so that nobody has to fill for it.
    kept: [aDraft(), theCity({ staffing: { fillers: ['ou_a', 'ou_b'], reviewers: ['ou_city'] } })],
  },
  {
    rule: 'reviewerMissing',
    why: 'nobody reviews, neither at the city nor in the department',
    broken: [aDraft(), theCity({ staffing: { fillers: ['ou_a', 'ou_b'], reviewers: ['ou_else'] } })],
    said: ['KS2-01', 'department', '养老服务科', ''],
    kept: [aDraft(), theCity({ staffing: { fillers: ['ou_a', 'ou_b'], reviewers: ['ou_city_elderly'] } })],
  },
  {
    rule: 'noIndicators',
    why: 'an empty plan',
    broken: [only()],
    said: [null, null, '', ''],
    kept: [only(anIndicator())],
  },
  {
    rule: 'routeInvalid',
    why: 'the approval before the review',
    broken: [aDraft({ route: ['approval', 'review'] })],
    said: [null, null, 'approval review', 'review approval'],
    kept: [aDraft({ route: ['signature', 'review', 'check', 'approval'] })],
  },

  // ---- What contradicts itself ----
  {
    rule: 'serialTwice',
    why: 'two rows with number 1',
    broken: [withCount({ serial: 1 })],
    said: ['KS2-02', 'serial', '1', 'KS2-01'],
    kept: [withCount({ serial: 3 })],
  },
  {
    rule: 'idTwice',
    why: 'two indicators with one id',
    broken: [withCount({ id: 'KS2-01' })],
    said: ['KS2-01', null, 'KS2-01', 'KS2-01'],
    kept: [withCount({ id: 'KS2-10' })],
  },
  {
    rule: 'nameTwice',
    why: 'one name twice, but for a blank',
    broken: [withCount({ name: '接受居家上门服务老人数 占比' })],
    said: ['KS2-02', 'name', '接受居家上门服务老人数 占比', 'KS2-01'],
    kept: [withCount({ name: '接受居家上门服务老人数' })],
  },
  {
    rule: 'kindAgainstRollUp',
    why: 'percentages added up',
    broken: [withRate({ rollUp: 'SUM' })],
    said: ['KS2-01', 'rollUp', 'SUM', 'PCT'],
    kept: [withRate({ rollUp: 'MAX' })],
  },
  {
    rule: 'kindAgainstRollUp',
    why: 'counts divided',
    broken: [withCount({ rollUp: 'RATIO_OF_SUMS' })],
    said: ['KS2-02', 'rollUp', 'RATIO_OF_SUMS', 'CNT'],
    kept: [withCount({ rollUp: 'CITY' })],
  },
  {
    rule: 'kindAgainstRollUp',
    why: 'standards added up',
    broken: [standard({ rollUp: 'SUM' })],
    said: ['KS2-01', 'rollUp', 'SUM', 'STD'],
    kept: [standard({ rollUp: 'MIN' })],
  },
  {
    rule: 'kindAgainstReporting',
    why: 'a percentage reported as it is',
    broken: [withRate({ reporting: amount('占比') })],
    said: ['KS2-01', 'counted', 'amount', 'PCT'],
    kept: [withRate({ reporting: usual })],
  },
  {
    rule: 'kindAgainstReporting',
    why: 'a count reported as a pair',
    broken: [withCount({ reporting: usual })],
    said: ['KS2-02', 'counted', 'ratio', 'CNT'],
    kept: [withCount({ reporting: amount('户数') })],
  },
  {
    rule: 'kindAgainstReporting',
    why: 'a percentage per thousand',
    broken: [withRate({ reporting: ratio('接受服务老年人数', '老年人数', 1000) })],
    said: ['KS2-01', 'per', '1000', '100'],
    kept: [withRate({ reporting: ratio('接受服务老年人数', '老年人数', 1000), measure: '‰' })],
  },
  {
    rule: 'keepAgainstTarget',
    why: '保持 with another target than the baseline',
    broken: [withRate({ direction: 'KEEP' })],
    said: ['KS2-01', 'direction', '50', '41'],
    kept: [withRate({ direction: 'KEEP', target: aTarget('41.0') })],
  },
  {
    rule: 'keepAgainstTarget',
    why: '保持 of 41 by more than 41',
    broken: [withRate({ direction: 'KEEP', target: aTarget('41', { comparator: 'GT' }) })],
    said: ['KS2-01', 'direction', '>41', '41'],
    kept: [withRate({ direction: 'KEEP', target: aTarget('41') })],
  },
  {
    rule: 'directionAgainstTarget',
    why: 'up, but at most 50',
    broken: [withRate({ target: aTarget('50', { comparator: 'LE' }) })],
    said: ['KS2-01', 'direction', 'UP', '≤50'],
    kept: [withRate({ target: aTarget('50', { comparator: 'GT' }) })],
  },
  {
    rule: 'directionAgainstTarget',
    why: 'a ceiling of at least 50',
    broken: [withRate({ direction: 'CEILING' })],
    said: ['KS2-01', 'direction', 'CEILING', '50'],
    kept: [withRate({ direction: 'CEILING', target: aTarget('50', { comparator: 'LT' }) })],
  },
  {
    rule: 'targetAtBaseline',
    why: '41 → 41 by going up',
    broken: [withRate({ target: aTarget('41') })],
    said: ['KS2-01', 'direction', '41', 'KEEP'],
    // More than 41 is still a step to go.
    kept: [withRate({ target: aTarget('41', { comparator: 'GT' }) })],
  },
  {
    rule: 'targetBelowBaseline',
    why: 'a floor that was passed long ago',
    broken: [withRate({ direction: 'FLOOR', target: aTarget('40') })],
    said: ['KS2-01', 'target', '40', '41'],
    kept: [withRate({ direction: 'FLOOR', target: aTarget('41') })],
  },
  {
    rule: 'targetBelowBaseline',
    why: 'a fall to a figure above the start',
    broken: [withRate({ direction: 'DOWN', target: aTarget('42', { comparator: 'LE' }) })],
    said: ['KS2-01', 'target', '≤42', '41'],
    kept: [withRate({ direction: 'DOWN', target: aTarget('40', { comparator: 'LE' }) })],
  },
  {
    rule: 'targetOutOfRange',
    why: 'more than the whole',
    broken: [withRate({ target: aTarget('101') })],
    said: ['KS2-01', 'target', '101', '0-100'],
    kept: [withRate({ target: aTarget('100') })],
  },
  {
    rule: 'targetOutOfRange',
    why: 'above the whole, without a figure that could be',
    broken: [withRate({ target: aTarget('100', { comparator: 'GT' }) })],
    said: ['KS2-01', 'target', '>100', '0-100'],
    // Beds per place of a rate that is no share may well be above 100 %.
    kept: [withRate({ target: aTarget('101'), checks: noChecks })],
  },
  {
    rule: 'targetOutOfRange',
    why: 'fewer than none',
    broken: [withCount({ direction: 'CEILING', target: aTarget('-1', { comparator: 'LE' }), baseline: baseline('0') })],
    said: ['KS2-02', 'target', '≤-1', '≥0'],
    kept: [withCount({ direction: 'CEILING', target: aTarget('0', { comparator: 'LE' }), baseline: baseline('0') })],
  },
  {
    rule: 'dueYearOutside',
    why: 'due before the plan begins',
    broken: [withRate({ target: aTarget('50', { dueYear: 2020 }) })],
    said: ['KS2-01', 'dueYear', '2020', '2021-2035'],
    kept: [withRate({ target: aTarget('50', { dueYear: 2021 }) })],
  },
  {
    rule: 'dueYearOutside',
    why: 'due more than ten years after the plan',
    broken: [withRate({ target: aTarget('50', { dueYear: 2036 }) })],
    said: ['KS2-01', 'dueYear', '2036', '2021-2035'],
    kept: [withRate({ target: aTarget('50', { dueYear: 2035 }) })],
  },
  {
    rule: 'everyTargetPart',
    why: 'one of two parts has a target of its own',
    broken: [withRate({ parts: [{ ...aPart('city', '城市'), target: aTarget('60') }, aPart('rural', '农村')] })],
    said: ['KS2-01', 'target', '农村', ''],
    kept: [
      withRate({
        parts: [
          { ...aPart('city', '城市'), target: aTarget('60') },
          { ...aPart('rural', '农村'), target: aTarget('45') },
        ],
      }),
    ],
  },
  {
    rule: 'referenceUnknown',
    why: 'a series the plan does not have',
    broken: [withRate({ target: onSeries })],
    said: ['KS2-01', 'target', 'rs_ks_1', ''],
    kept: [withRate({ target: onSeries }, dibao), theCity(), [record]],
  },
  {
    rule: 'referenceUnknown',
    why: 'an indicator the plan does not have',
    broken: [only(restingOn('KS2-01', 'KS2-09'))],
    said: ['KS2-01', 'target', 'KS2-09', ''],
    kept: [only(restingOn('KS2-01', 'KS2-02'), aCount())],
  },
  {
    rule: 'referenceCircle',
    why: 'a target measured on itself',
    broken: [only(restingOn('KS2-01', 'KS2-01'))],
    said: ['KS2-01', 'target', 'KS2-01 → KS2-01', ''],
    // 不低于上年: last year's figure is there.
    kept: [only(restingOn('KS2-01', 'KS2-01', 1))],
  },
  {
    rule: 'referenceValueMissing',
    why: 'no figure was ever entered',
    broken: [withRate({ target: onSeries }, dibao), theCity(), [{ ...record, plan: 'pl_other' }]],
    said: ['KS2-01', 'target', '低保标准', ''],
    kept: [withRate({ target: onSeries }, dibao), theCity(), [record]],
  },
  {
    rule: 'departmentUnknown',
    why: 'a county where the office has departments',
    broken: [withRate({ department: { id: 'ou_a', name: '甲县' } })],
    said: ['KS2-01', 'department', '甲县', ''],
    kept: [withRate({ department: { id: 'ou_city', name: '民政局' } })],
  },
  {
    rule: 'departmentUnknown',
    why: 'a department of another city',
    broken: [withRate({ department: { id: 'ou_else_d', name: '外科' } })],
    said: ['KS2-01', 'department', '外科', ''],
    kept: [withRate({ department: { id: elderly.id, name: '旧名' } })],
  },
  {
    rule: 'unitUnknown',
    why: 'a type that no unit has',
    broken: [withRate({ appliesTo: { by: 'types', types: ['区镇', '农场'], except: [] } })],
    said: ['KS2-01', null, '农场', ''],
    kept: [withRate({ appliesTo: { by: 'types', types: ['区镇', '市本级'], except: ['ou_a'] } })],
  },
  {
    rule: 'unitUnknown',
    why: 'a department of the own office, which leads and does not report',
    broken: [withRate({ appliesTo: { by: 'units', units: ['ou_a', elderly.id] } })],
    said: ['KS2-01', null, elderly.id, ''],
    kept: [withRate({ appliesTo: { by: 'units', units: ['ou_a', 'ou_bureau'] } })],
  },
  {
    rule: 'unitUnknown',
    why: 'an exception for a unit elsewhere',
    broken: [withRate({ appliesTo: { by: 'types', types: ['区镇'], except: ['ou_else'] } })],
    said: ['KS2-01', null, 'ou_else', ''],
    kept: [withRate({ appliesTo: { by: 'types', types: ['区镇'], except: ['ou_b'] } })],
  },
  {
    rule: 'predecessorUnknown',
    why: 'a predecessor that is nowhere',
    broken: [withRate({ predecessor: { indicator: 'KS1-07', relation: 'renamed', note: null } })],
    said: ['KS2-01', 'predecessor', 'KS1-07', ''],
    kept: [
      withRate(
        { predecessor: { indicator: 'KS1-07', relation: 'renamed', note: null } },
        { priorResults: [aPriorResult({ id: 'KS1-07' })] },
      ),
    ],
  },
  {
    rule: 'baselineNoteMissing',
    why: 'a dash taken for 0 without a word',
    broken: [withRate({ baseline: baseline('－', { amount: '0', source: 'supplemented' }) })],
    said: ['KS2-01', 'baselineNote', '0', '－'],
    kept: [withRate({ baseline: baseline('－', { amount: '0', source: 'supplemented', note: '2020年尚未建设' }) })],
  },
  {
    rule: 'baselineNoteMissing',
    why: 'another figure than the table has',
    broken: [withRate({ baseline: baseline('41', { amount: '42' }) })],
    said: ['KS2-01', 'baselineNote', '42', '41'],
    kept: [withRate({ baseline: baseline('－', { amount: null }) })],
  },
  {
    rule: 'baselineNoteMissing',
    why: 'a word that says nothing',
    broken: [withRate({ baseline: baseline('', { amount: '40', source: 'derived', note: '无' }) })],
    said: ['KS2-01', 'baselineNote', '40', ''],
    kept: [withRate({ baseline: baseline('４１％', { amount: '41' }) })],
  },

  // ---- Years ----
  {
    rule: 'annualYearOutside',
    why: 'a target for the base year',
    broken: [withRate({ annualTargets: { '2020': '41', ...line }, decomposition: linear })],
    said: ['KS2-01', 'annual2020', '41', ''],
    kept: [withRate({ annualTargets: line, decomposition: linear })],
  },
  {
    rule: 'annualEndDiffers',
    why: 'the last year falls short of the target',
    broken: [
      withRate({ annualTargets: { ...line, '2025': '49' }, decomposition: { ...linear, reasons: { '2025': '调整' } } }),
    ],
    said: ['KS2-01', 'annual2025', '49', '50'],
    kept: [withRate({ annualTargets: { ...line, '2025': '50.0' }, decomposition: linear })],
  },
  {
    rule: 'annualBackwards',
    why: 'less than the year before',
    broken: [
      withRate({
        annualTargets: { ...line, '2023': '44.5' },
        decomposition: { ...linear, reasons: { '2023': '先改造' } },
      }),
    ],
    said: ['KS2-01', 'annual2023', '44.5', '44.6'],
    kept: [
      withRate({
        annualTargets: { ...line, '2023': '44.6' },
        decomposition: { ...linear, reasons: { '2023': '先改造' } },
      }),
    ],
  },
  {
    rule: 'annualBeyond',
    why: 'more than the target before it is due',
    broken: [
      withRate({
        annualTargets: { '2024': '50.1' },
        decomposition: { method: 'byHand', gridOf: null, reasons: {} },
      }),
    ],
    said: ['KS2-01', 'annual2024', '50.1', '50'],
    kept: [
      withRate({ annualTargets: { '2024': '50' }, decomposition: { method: 'byHand', gridOf: null, reasons: {} } }),
    ],
  },
  {
    rule: 'annualReasonMissing',
    why: 'set by hand without a reason',
    broken: [withRate({ annualTargets: { ...line, '2022': '45' }, decomposition: linear })],
    said: ['KS2-01', 'annualReason', '2022', '44.6'],
    kept: [
      withRate({
        annualTargets: { ...line, '2022': '45' },
        decomposition: { ...linear, reasons: { '2022': '提前改造' } },
      }),
    ],
  },
  {
    rule: 'annualOffGrid',
    // 3 of 11 are 27.27…, 4 of 11 are 36.36…: 30 is neither.
    why: '30 % of eleven units',
    broken: [coverage({ '2021': '30', '2022': '45.4' })],
    said: ['KS2-01', 'annual2021', '30', '3/11'],
    kept: [coverage({ '2021': '27.3', '2022': '45.4', '2025': '100' })],
  },
  {
    rule: 'annualOffGrid',
    // The plan's own 50 % of eleven is left as it is; 5.5 units are nearest to six.
    why: '50 % of eleven units before it is due',
    broken: [coverage({ '2024': '50' })],
    said: ['KS2-01', 'annual2024', '50', '6/11'],
    kept: [
      withRate({
        annualTargets: { '2025': '50' },
        decomposition: { method: 'byHand', gridOf: 11, reasons: {} },
      }),
    ],
  },
  {
    rule: 'paceFarAbovePast',
    // 36 → 41 in the five years before was 1 a year; 41 → 52 asks for 2.2, 41 → 51 for just the double.
    why: 'more than twice the pace of the past',
    broken: [paced('52')],
    said: ['KS2-01', 'target', '2.20', '1.00'],
    kept: [paced('51')],
  },

  // ---- What publishing may not do silently ----
  {
    rule: 'targetRewritten',
    why: 'a lower target after figures were asked for',
    broken: [withRate({ target: aTarget('48') }), afterRounds()],
    said: ['KS2-01', 'target', '48', '50'],
    kept: [withRate({ target: aTarget('48') }), { ...afterRounds(), hasRounds: false }],
  },
  {
    rule: 'targetRewritten',
    why: 'a later due year after figures were asked for',
    broken: [withRate({ target: aTarget('50', { dueYear: 2026 }) }), afterRounds()],
    said: ['KS2-01', 'dueYear', '2026', '2025'],
    kept: [withRate({ target: aTarget('50.0', { raw: '50%' }) }), afterRounds()],
  },
  {
    rule: 'targetRewritten',
    why: 'another measure for the same number',
    broken: [withCount({ measure: '万户' }), afterRounds()],
    said: ['KS2-02', 'measure', '万户', '户'],
    kept: [withCount({ measure: ' 户' }), afterRounds()],
  },
  {
    rule: 'targetRewritten',
    why: 'a duty that became an expectation',
    broken: [withRate({ nature: 'anticipatory' }), afterRounds()],
    said: ['KS2-01', 'nature', 'anticipatory', 'binding'],
    kept: [withRate({ nature: 'anticipatory' }), { ...afterRounds(), hasRounds: false }],
  },
  {
    rule: 'targetRewritten',
    why: 'a way that became a threshold, whose pace nobody asks for',
    broken: [withRate({ direction: 'FLOOR' }), afterRounds()],
    said: ['KS2-01', 'direction', 'FLOOR', 'UP'],
    kept: [withRate({ direction: 'FLOOR' }), { ...afterRounds(), hasRounds: false }],
  },
  {
    rule: 'targetRewritten',
    why: 'a measure nobody knows for the same number',
    broken: [withCount({ measure: '件套' }), afterRounds()],
    said: ['KS2-02', 'measure', '件套', '户'],
    kept: [withCount({ measure: '（户）' }), afterRounds()],
  },
  {
    rule: 'targetRewritten',
    why: 'an adjustment that nobody approved, by which an easier target would have counted from the beginning',
    broken: [withRate({ adjustments: [adjusted] })],
    said: ['KS2-01', 'target', '民规〔2024〕3号', ''],
    kept: [
      withRate({ adjustments: [adjusted] }),
      theCity({ published: aPlan({ indicators: [anIndicator({ adjustments: [adjusted] }), aCount()] }) }),
    ],
  },
  {
    rule: 'targetRewritten',
    why: 'an approved adjustment is gone',
    broken: [
      withRate({}),
      theCity({ published: aPlan({ indicators: [anIndicator({ adjustments: [adjusted] }), aCount()] }) }),
    ],
    said: ['KS2-01', 'target', '', '民规〔2024〕3号'],
    kept: [withRate({}), theCity({ published: aPlan() })],
  },
  {
    rule: 'baselineRewritten',
    why: 'another start after figures were asked for',
    broken: [withRate({ baseline: baseline('41', { amount: '43', note: '按新口径补充' }) }), afterRounds()],
    said: ['KS2-01', 'baseline', '43', '41'],
    kept: [withRate({ baseline: baseline('41', { note: '规划原表' }) }), afterRounds()],
  },
  {
    rule: 'indicatorRemoved',
    why: 'a published row is gone',
    broken: [only(anIndicator()), theCity({ published: aPlan() })],
    said: ['KS2-02', null, '家庭适老化改造户数', ''],
    kept: [withCount({ lifecycle: retired(2023) }), theCity({ published: aPlan() })],
  },
  {
    rule: 'seriesNotBroken',
    why: 'another denominator in the same series',
    broken: [withRate({ reporting: ratio('接受服务老年人数', '户籍老年人数') }), afterRounds()],
    said: ['KS2-01', 'denominator', '户籍老年人数', '老年人数'],
    kept: [
      withRate({ reporting: ratio('接受服务老年人数', '户籍老年人数'), series: { number: 2, since: 2023 } }),
      afterRounds(),
    ],
  },
  {
    rule: 'seriesNotBroken',
    why: '户籍 instead of 常住 in the same series',
    broken: [withRate({ population: 'registered' }), afterRounds({ population: 'resident' })],
    said: ['KS2-01', 'population', 'registered', 'resident'],
    kept: [withRate({ population: 'registered' }), { ...afterRounds({ population: 'resident' }), hasRounds: false }],
  },
  {
    rule: 'seriesNotBroken',
    why: 'a series that skips a number',
    broken: [withRate({ series: { number: 3, since: 2023 } }), afterRounds()],
    said: ['KS2-01', 'seriesSince', '3', '1'],
    kept: [withRate({ series: { number: 2, since: 2023 } }), afterRounds()],
  },
  {
    rule: 'seriesNotBroken',
    why: 'the year’s flow instead of the stock in the same series',
    broken: [withRate({ accumulation: 'FLOW_YEAR' }), afterRounds()],
    said: ['KS2-01', 'accumulation', 'FLOW_YEAR', 'STOCK'],
    kept: [withRate({ accumulation: 'FLOW_YEAR', series: { number: 2, since: 2023 } }), afterRounds()],
  },
  {
    rule: 'seriesNotBroken',
    why: 'a part is gone under which figures were reported',
    broken: [withRate({ parts: [rural] }), afterRounds({ parts: [town, rural] })],
    said: ['KS2-01', null, 'rural', 'city、rural'],
    kept: [withRate({ parts: [rural, { ...town, label: '城镇' }] }), afterRounds({ parts: [town, rural] })],
  },
  {
    rule: 'seriesNotBroken',
    why: 'figures are asked for by parts from now on',
    broken: [withRate({ parts: [town, rural] }), afterRounds()],
    said: ['KS2-01', null, 'city、rural', ''],
    kept: [withRate({ parts: [town, rural], series: { number: 2, since: 2023 } }), afterRounds()],
  },
  {
    rule: 'seriesYearMissing',
    why: 'a series that begins no later than the one before it',
    broken: [withRate({ series: { number: 3, since: 2023 } }), afterRounds({ series: { number: 2, since: 2023 } })],
    said: ['KS2-01', 'seriesSince', '2023', '2024-2025'],
    kept: [withRate({ series: { number: 3, since: 2024 } }), afterRounds({ series: { number: 2, since: 2023 } })],
  },
  {
    rule: 'seriesYearMissing',
    why: 'a new series without its first year',
    broken: [withRate({ series: { number: 2, since: null } })],
    said: ['KS2-01', 'seriesSince', '', '2021-2025'],
    kept: [withRate({ series: { number: 1, since: null } })],
  },
  {
    rule: 'seriesYearMissing',
    why: 'a new series from before the plan',
    broken: [withRate({ series: { number: 2, since: 2020 } })],
    said: ['KS2-01', 'seriesSince', '2020', '2021-2025'],
    kept: [withRate({ series: { number: 2, since: 2021 } })],
  },
  {
    rule: 'seriesYearMissing',
    why: 'a new series after the plan',
    broken: [withRate({ series: { number: 2, since: 2026 } })],
    said: ['KS2-01', 'seriesSince', '2026', '2021-2025'],
    kept: [withRate({ series: { number: 2, since: 2025 } })],
  },
  {
    rule: 'lifecycleYearOutside',
    why: 'gone after the plan',
    broken: [withRate({ lifecycle: retired(2026) })],
    said: ['KS2-01', 'lifecycleSince', '2026', '2021-2025'],
    kept: [withRate({ lifecycle: retired(2025) })],
  },
  {
    rule: 'lifecycleYearOutside',
    why: 'gone before the plan began',
    broken: [withRate({ lifecycle: retired(2020) })],
    said: ['KS2-01', 'lifecycleSince', '2020', '2021-2025'],
    kept: [withRate({ lifecycle: retired(2021) })],
  },
  {
    rule: 'ruleLoosened',
    why: 'a plan that lets empty cells pass',
    broken: [aDraft({ rules: { V1: 'off', V8: 'explain' } })],
    said: [null, null, 'V1', 'must'],
    kept: [aDraft({ rules: { V8: 'off', W6: 'must' } })],
  },
  {
    rule: 'ruleLoosened',
    why: 'an indicator that takes － without a reason',
    broken: [withRate({ checks: { ...noChecks, rules: { W6: 'notice' } } })],
    said: ['KS2-01', null, 'W6', 'explain'],
    kept: [withRate({ checks: { ...noChecks, rules: { W6: 'must', V4: 'explain' } } })],
  },
  {
    rule: 'changeLimitNotPositive',
    why: 'a plan that asks about every figure that moved',
    broken: [aDraft({ changeLimits: { points: null, percent: '0' } })],
    said: [null, null, '0', ''],
    kept: [aDraft({ changeLimits: { points: null, percent: '0.5' } })],
  },
  {
    rule: 'totalUnfit',
    why: 'part of an indicator that is not there',
    broken: [withRate({ checks: { ...noChecks, partOf: { indicator: 'KS2-77', addsUp: false } } })],
    said: ['KS2-01', null, 'KS2-77', ''],
    kept: [withRate({ checks: { ...noChecks, partOf: null } })],
  },
  {
    rule: 'totalUnfit',
    why: 'persons as part of households',
    broken: [withRate({ checks: { ...noChecks, partOf: { indicator: 'KS2-02', addsUp: false } } })],
    said: ['KS2-01', null, 'KS2-02', ''],
    kept: [
      aDraft({
        indicators: [
          anIndicator({ checks: { ...noChecks, partOf: { indicator: 'KS2-03', addsUp: true } } }),
          anIndicator({ id: 'KS2-03', serial: 3, name: '老年人数占比' }),
        ],
      }),
    ],
  },
];

const rulesOf = (situation: Situation) => run(situation).map(({ rule }) => rule);
const run = ([draft, surroundings = theCity(), records = []]: Situation) => checkDraft(draft, surroundings, records);

describe('the rules a plan in the making is checked by', () => {
  it('have nothing to say of a plan in order', () => {
    expect(run([aDraft()])).toEqual([]);
    expect(run([aDraft(), afterRounds()])).toEqual([]);
  });

  it.each(examples)('$rule: $why', ({ rule, broken, said }) => {
    const [indicator, column, found, expected] = said;
    expect(run(broken)).toContainEqual({ rule, level: planRules[rule], indicator, column, found, expected });
    expect(rulesOf(broken).filter((one) => one === rule)).toHaveLength(1);
  });

  it.each(examples)('$rule is not about what only comes close to: $why', ({ rule, kept }) => {
    expect(rulesOf(kept)).not.toContain(rule);
  });

  it('are all shown above, but for those that speak of reading a sheet', () => {
    const ofReading: PlanRule[] = ['cellUnread', 'choiceUnknown', 'rowLost', 'rowTwice'];
    expect(new Set([...examples.map(({ rule }) => rule), ...ofReading])).toEqual(new Set(Object.keys(planRules)));
  });
});

describe('the list of findings', () => {
  it('goes by indicator and then by the catalogue’s columns, the plan’s own first and the lost indicators last', () => {
    const draft = aDraft({
      indicators: [
        { ...aCount(), appliesTo: null, rollUp: null, name: '', annualTargets: { '2020': '1' }, decomposition: null },
        { ...anIndicator({ id: 'KS2-03', serial: 3 }), nature: null },
      ],
    });
    const found = checkDraft(draft, theCity({ published: aPlan() }));
    expect(found.map(({ indicator, column }) => [indicator, column])).toEqual([
      ['KS2-02', 'name'],
      ['KS2-02', 'rollUp'],
      ['KS2-02', 'annual2020'],
      ['KS2-02', null],
      ['KS2-03', 'nature'],
      ['KS2-01', null],
    ]);
  });

  it('names a ring of three at each of its members, and not at what only leads into it', () => {
    const draft = only(restingOn('KS2-01', 'KS2-02'), restingOn('KS2-02', 'KS2-03'), restingOn('KS2-03', 'KS2-01'), {
      ...restingOn('KS2-01', 'KS2-02'),
      id: 'KS2-04',
      serial: 4,
      name: '引入',
    });
    expect(run([draft]).map(({ rule, indicator, found }) => [rule, indicator, found])).toEqual([
      ['referenceCircle', 'KS2-01', 'KS2-01 → KS2-02 → KS2-03 → KS2-01'],
      ['referenceCircle', 'KS2-02', 'KS2-02 → KS2-03 → KS2-01 → KS2-02'],
      ['referenceCircle', 'KS2-03', 'KS2-03 → KS2-01 → KS2-02 → KS2-03'],
    ]);
  });

  it('says a unit without people once, at the first indicator it reports', () => {
    const bureauOnly = withRate({ appliesTo: { by: 'types', types: ['市本级'], except: [] } });
    const staffing = { fillers: [], reviewers: ['ou_city' as const] };
    expect(run([bureauOnly, theCity({ staffing })]).map(({ indicator, found }) => [indicator, found])).toEqual([
      ['KS2-01', '市民政局'],
      ['KS2-02', '甲县'],
      ['KS2-02', '乙县'],
    ]);
  });

  it('asks nobody to fill for a unit that is gone before the plan ends', () => {
    const units = theCity().units.map((unit) => (unit.id === 'ou_b' ? { ...unit, validTo: 2023 } : unit));
    expect(run([aDraft(), theCity({ units, staffing: { fillers: ['ou_a'], reviewers: ['ou_city'] } })])).toEqual([]);
  });

  it('judges a part by its own target and baseline, naming the part', () => {
    const draft = withRate({
      parts: [
        { key: 'city', label: '城市', baseline: baseline('60'), target: aTarget('60') },
        { key: 'rural', label: '农村', baseline: baseline('30'), target: aTarget('120') },
      ],
    });
    expect(run([draft]).map(({ rule, found }) => [rule, found])).toEqual([
      ['targetOutOfRange', '农村 120'],
      ['targetAtBaseline', '城市 60'],
    ]);
  });

  it('says of an emptied cell only that it is empty, not that it was rewritten as well', () => {
    const emptied = withRate({ measure: ' ', target: null, accumulation: null, reporting: null });
    expect(rulesOf([emptied, afterRounds()])).toEqual([
      'measureMissing',
      'targetMissing',
      'accumulationMissing',
      'reportingMissing',
    ]);
  });

  it('keeps the targets and baselines of parts as they were once figures were asked for', () => {
    const parts = [{ ...aPart('city', '城市'), target: aTarget('60') }];
    const eased = [{ ...aPart('city', '城市'), target: aTarget('55'), baseline: baseline('40') }];
    expect(
      run([withRate({ parts: eased }), afterRounds({ parts })]).map(({ rule, found, expected }) => [
        rule,
        found,
        expected,
      ]),
    ).toEqual([
      ['baselineRewritten', '40', ''],
      ['targetRewritten', '55', '60'],
    ]);
  });
});
