import { describe, expect, it } from 'vitest';
import { checkEntries } from '../../functions/actions/check-entries';
import { toText } from '../../functions/domain/decimal';
import { type EvaluationRequest, evaluate } from '../../functions/domain/evaluation/evaluate';
import { toFormTemplate } from '../../functions/domain/form/template';
import type { IndicatorId } from '../../functions/domain/ids';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { Indicator } from '../../functions/domain/plan/indicator';
import { noReferences } from '../../functions/domain/plan/target';
import { type ChildReport, rollUp } from '../../functions/domain/roll-up/roll-up';
import { entryKeysOf } from '../../functions/domain/submission/entry';
import type { Finding } from '../../functions/domain/submission/findings';
import { withTies } from '../../functions/domain/submission/read-filled';
import { validate } from '../../functions/domain/submission/validate';
import { entriesOf, observationColumns, parseObservations } from '../../seeds/observations';
import { aRound } from '../support/builders';
import { allReports, approvedReports, observations, plan, reportingUnits } from './kunshan';

const years = [2021, 2022, 2023];

function indicatorOf(id: IndicatorId): Indicator {
  const indicator = plan.indicators.find((item) => item.id === id);
  if (!indicator) throw new Error(`no such indicator: ${id}`);
  return indicator;
}

/** A unit's form for a year, last year's figures beside it. */
function formOf(unit: OrgUnit, year: number) {
  return toFormTemplate(
    plan,
    aRound({ plan: plan.id, parent: plan.owner, dataYear: year }),
    unit,
    entriesOf(observations, unit.id, year - 1),
  );
}

/** What the rules find on all forms of a year, each beside last year's. */
function findingsOf(year: number): (Finding & { unit: string; explanation: string })[] {
  return reportingUnits.flatMap((unit) => {
    const form = formOf(unit, year);
    const entries = withTies(form, entriesOf(observations, unit.id, year));
    return validate(form, entries).map((finding) => ({
      ...finding,
      unit: unit.name,
      explanation: entries.find((entry) => entry.key === finding.key)?.explanation ?? '',
    }));
  });
}

describe('the figures of the demo', () => {
  it('hold every line every unit owes, in the form’s order', () => {
    for (const year of years) {
      for (const unit of reportingUnits) {
        const entries = entriesOf(observations, unit.id, year);
        expect(entries.map((entry) => entry.key)).toEqual(entryKeysOf(plan, unit, year).map((line) => line.key));
        expect(() => checkEntries(formOf(unit, year), entries)).not.toThrow();
      }
    }
    // 11 区镇 with 16 indicators, one of them in two parts, and the bureau with 2, for three years.
    expect(observations).toHaveLength(3 * (11 * 17 + 2));
  });

  it.each(years)('of %i pass the rules: nothing 强制, nothing 核实 left unexplained', (year) => {
    const open = findingsOf(year).filter(
      (finding) => finding.level === 'must' || (finding.level === 'explain' && !finding.isExplained),
    );
    expect(open).toEqual([]);
  });

  it('are explained where they jump or fall, in words of their own', () => {
    const explained = years.flatMap(findingsOf).filter((finding) => finding.level === 'explain');
    expect(explained.map(({ unit, key, rule }) => `${unit} ${key} ${rule}`)).toEqual([
      '周庄镇 KS2-15 W1',
      '昆山开发区 KS2-16 W2',
      '花桥经济开发区 KS2-07 W1',
      '花桥经济开发区 KS2-16 W2',
      '巴城镇 KS2-12 W1',
      '周庄镇 KS2-07 W1',
      '锦溪镇 KS2-07 W1',
    ]);
    const explanations = explained.map((finding) => finding.explanation);
    expect(new Set(explanations).size).toBe(explanations.length);
    for (const text of explanations) expect(text.length).toBeGreaterThan(20);
  });

  it('are approved in full for 2021 and 2022, and for six 区镇 and the bureau in 2023', () => {
    const approvedUnits = (year: number) =>
      approvedReports(year)
        .filter((report) => report.entries)
        .map((report) => report.unit.name);
    expect(approvedUnits(2021)).toHaveLength(12);
    expect(approvedUnits(2022)).toHaveLength(12);
    expect(approvedUnits(2023)).toEqual([
      '昆山开发区',
      '昆山高新区（玉山镇）',
      '周市镇',
      '陆家镇',
      '淀山湖镇',
      '锦溪镇',
      '昆山市民政局（市本级）',
    ]);
  });
});

describe('the city’s figures of 2022', () => {
  it('add up by hand: 250 of 320 村（社区）, not the mean of eleven percentages', () => {
    const stations = rollUp(indicatorOf('KS2-07'), null, approvedReports(2022));
    expect(stations.shares.map((share) => `${share.numerator}/${share.denominator}`)).toEqual([
      '30/37', // 昆山开发区
      '61/71', // 昆山高新区（玉山镇）
      '20/29', // 花桥经济开发区
      '31/36', // 张浦镇
      '26/33', // 周市镇
      '14/18', // 陆家镇
      '23/29', // 巴城镇
      '19/25', // 千灯镇
      '11/13', // 淀山湖镇
      '5/9', // 周庄镇
      '10/20', // 锦溪镇
    ]);
    // 30+61+20+31+26+14+23+19+11+5+10 = 250, 37+71+29+36+33+18+29+25+13+9+20 = 320, 250/320 = 78.125 %.
    expect(stations.isComplete).toBe(true);
    expect(stations.value && toText(stations.value, 3)).toBe('78.125');
  });

  it('add up by hand: 2238 people are 0.2238 万人', () => {
    const socialWorkers = rollUp(indicatorOf('KS2-14'), null, approvedReports(2022));
    // 331+645+168+243+207+118+171+154+80+43+78 = 2238.
    expect(socialWorkers.shares.map((share) => Number(share.amount))).toEqual([
      331, 645, 168, 243, 207, 118, 171, 154, 80, 43, 78,
    ]);
    expect(socialWorkers.value && toText(socialWorkers.value, 4)).toBe('0.2238');
  });
});

describe('the verdicts of the demo', () => {
  const occasion = (year: number, children: ChildReport[]): EvaluationRequest => ({
    ...{ year, kind: 'annual', children },
    ...{ earlier: [], lookUp: noReferences },
  });
  const verdictsOf = (year: number, reports: typeof allReports) =>
    Object.fromEntries(
      evaluate(plan, occasion(year, reports(year))).indicators.map((item) => [
        item.indicator.serial,
        `${item.actual ? toText(item.actual, item.indicator.decimals) : '－'} ${item.provisional ?? item.verdict}${item.isAlert ? ' alert' : ''}`,
      ]),
    );

  it('of 2022 are a mix in both natures', () => {
    expect(verdictsOf(2022, approvedReports)).toEqual({
      1: '45.0 onPace',
      2: '2710 onPace',
      3: '95.3 onPace',
      4: '45.5 onPace',
      5: '63.6 behind alert',
      6: '7 onPace',
      7: '78.1 onPace',
      8: '100.0 onPace',
      9: '100.0 onPace',
      10: '90.56 onPace',
      11: '72.7 onPace',
      12: '17.5 farBehind',
      13: '100.0 ahead',
      14: '0.2238 nearPace',
      15: '96.9 nearPace',
      16: '100.0 onPace',
      17: '63.6 behind alert',
      18: '0.0 onPace',
    });
    const { counts } = evaluate(plan, occasion(2022, approvedReports(2022)));
    expect(counts.binding).toMatchObject({ ahead: 0, onPace: 7, nearPace: 1, behind: 2, farBehind: 0, incomplete: 0 });
    expect(counts.anticipatory).toMatchObject({
      ahead: 1,
      onPace: 5,
      nearPace: 1,
      behind: 0,
      farBehind: 1,
      incomplete: 0,
    });
  });

  it('of 2023 would be, once all units are approved as they stand', () => {
    expect(verdictsOf(2023, allReports)).toEqual({
      1: '46.1 nearPace',
      2: '3655 onPace',
      3: '95.2 onPace',
      4: '72.7 onPace',
      5: '72.7 behind alert',
      6: '11 ahead',
      7: '100.0 ahead',
      8: '100.0 onPace',
      9: '100.0 onPace',
      10: '95.00 ahead',
      11: '81.8 onPace',
      12: '25.0 farBehind',
      13: '100.0 ahead',
      14: '0.2372 nearPace',
      15: '98.1 onPace',
      16: '99.4 behind',
      17: '72.7 behind alert',
      18: '100.0 ahead',
    });
    const { counts } = evaluate(plan, occasion(2023, allReports(2023)));
    expect(counts.binding).toMatchObject({ ahead: 2, onPace: 5, nearPace: 1, behind: 2, farBehind: 0, incomplete: 0 });
    expect(counts.anticipatory).toMatchObject({
      ahead: 3,
      onPace: 2,
      nearPace: 1,
      behind: 1,
      farBehind: 1,
      incomplete: 0,
    });
  });

  it('of 2023 are provisional on the first day, but for the two the bureau reports itself', () => {
    const { indicators } = evaluate(plan, occasion(2023, approvedReports(2023)));
    const complete = indicators.filter((item) => item.verdict !== 'incomplete');
    expect(complete.map((item) => [item.indicator.serial, item.verdict])).toEqual([
      [10, 'ahead'],
      [18, 'ahead'],
    ]);
    for (const { verdict, parts } of indicators) {
      if (verdict !== 'incomplete') continue;
      for (const part of parts) {
        const { reported, applicable, missing } = part.rollUp.coverage;
        expect([reported, applicable]).toEqual([6, 11]);
        expect(missing).toEqual([
          'ou_ks_huaqiao',
          'ou_ks_zhangpu',
          'ou_ks_bacheng',
          'ou_ks_qiandeng',
          'ou_ks_zhouzhuang',
        ]);
      }
    }
    // Rates only: a sum without five towns says nothing yet, whatever verdict stands beside it.
    const rates = indicators.filter((item) => item.indicator.rollUp === 'RATIO_OF_SUMS');
    expect(Object.fromEntries(rates.map((item) => [item.indicator.serial, item.provisional]))).toEqual({
      1: 'nearPace',
      3: 'onPace',
      4: 'onPace',
      5: 'behind',
      7: 'ahead',
      8: 'onPace',
      9: 'onPace',
      11: 'onPace',
      12: 'farBehind',
      13: 'ahead',
      15: 'onPace',
      16: 'behind',
      17: 'behind',
    });
  });

  it('meet a threshold exactly: 2850 ÷ 3000 is the 95 that ≧95 asks for', () => {
    const ratio = rollUp(indicatorOf('KS2-10'), null, approvedReports(2023));
    expect(ratio.value?.equals(95)).toBe(true);
  });

  it('judge the two facilities apart: the vigil centres decide, not the ashes', () => {
    const item = evaluate(plan, occasion(2023, allReports(2023))).indicators.find(
      (found) => found.indicator.serial === 17,
    );
    expect(item?.parts.map((part) => [part.part, `${part.rollUp.numerator}/${part.rollUp.denominator}`])).toEqual([
      ['ashes', '10/11'],
      ['vigil', '8/11'],
    ]);
    expect(item?.deciding?.part).toBe('vigil');
  });
});

describe('an observations file', () => {
  const header = observationColumns.join();
  const line = 'KS2-17,vigil,2023,ou_x,1,,NUMERIC,1,1,,,';

  it('is read line by line', () => {
    expect(parseObservations(`${header}\n${line}\n`)).toMatchObject([
      {
        unit: 'ou_x',
        dataYear: 2023,
        version: 1,
        approvedOn: null,
        entry: { key: 'KS2-17/vigil', numerator: '1', amount: null },
      },
    ]);
  });

  it('may come from Excel, with its mark in front and its line ends', () => {
    expect(parseObservations(`\ufeff${header}\r\n${line}\r\n`)).toEqual(parseObservations(`${header}\n${line}\n`));
  });

  it('lets a later version of a line stand for the earlier one', () => {
    const corrected = 'KS2-17,vigil,2023,ou_x,2,2024-02-01,NUMERIC,0,1,,,';
    for (const lines of [`${line}\n${corrected}`, `${corrected}\n${line}`]) {
      const entries = entriesOf(parseObservations(`${header}\n${lines}\n`), 'ou_x', 2023);
      expect(entries.map((entry) => entry.numerator)).toEqual(['0']);
    }
  });

  it.each([
    ['another header', `indicator,part\nKS2-17,vigil`, /starts with/],
    ['a cell missing', `${header}\n${line}\n${line.slice(0, -1)}`, /line 3/],
    ['a figure that is no decimal', `${header}\n${line.replace('1,1', '１,1')}`, /line 2/],
    ['a percentage for a figure', `${header}\n${line.replace('1,1', '50%,1')}`, /line 2/],
    ['a figure beside －', `${header}\n${line.replace('NUMERIC', 'MISSING')}`, /line 2/],
    ['no figure and no reason', `${header}\n${line.replace('1,1', ',')}`, /line 2/],
    ['a state nobody knows', `${header}\n${line}\n${line.replace('NUMERIC', 'BLANK')}`, /line 3/],
    ['a date that is none', `${header}\n${line.replace(',1,,', ',1,2024年2月,')}`, /line 2/],
  ])('is refused with %s', (_what, csv, message) => {
    expect(() => parseObservations(csv)).toThrow(message);
  });
});
