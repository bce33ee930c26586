import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLines, indicatorIn, kunshanLines } from './on-files';

const inKunshan = (year: number, asOf: string, lines = kunshanLines) =>
  evaluateLines('kunshan', lines, { year, asOf }, { withUnits: true });

describe('Kunshan on files', () => {
  it('adds up the households of 2021: 232+434+102+213+160+80+198+170+103+63+107 = 1862', () => {
    const found = indicatorIn(inKunshan(2021, '2022-12-31'), 'KS2-02');
    // (1862 − 1044) ÷ (5000 − 1044) = 818/3956 = 409/1978, as percent 20450/989.
    expect(found).toMatchObject({
      actual: { text: '1862', exact: '1862' },
      progress: { text: '20.7', exact: '20450/989' },
      verdict: 'onPace',
      reported: 11,
      applicable: 11,
    });
    expect(found.parts[0]?.lines.map(({ unit, version, amount }) => [unit, version, amount])).toContainEqual([
      'ou_ks_zhangpu',
      1,
      '213',
    ]);
  });

  it('knows on 24 January 2022 only what was approved by then: 232+434+102+213+160+80+198+170 = 1589 of 8 units', () => {
    const found = indicatorIn(inKunshan(2021, '2022-01-24'), 'KS2-02');
    expect(found).toMatchObject({ actual: { text: '1589' }, verdict: 'incomplete', provisional: null, progress: null });
    expect([found.reported, found.applicable]).toEqual([8, 11]);
    expect(found.parts[0]?.missing.map(({ name, why, on }) => [name, why, on])).toEqual([
      ['淀山湖镇', 'approvedLater', '2022-01-25'],
      ['周庄镇', 'approvedLater', '2022-01-25'],
      ['锦溪镇', 'approvedLater', '2022-01-25'],
    ]);
  });

  it('divides sums: in 2023 37+71+33+17+13+19 = 190 of 38+71+33+18+13+20 = 193, five towns missing', () => {
    const found = indicatorIn(inKunshan(2023, '2024-01-22'), 'KS2-15');
    expect(found.parts[0]).toMatchObject({ numerator: '190', denominator: '193', isComplete: false });
    // 19000/193 = 98.445…
    expect(found.actual).toEqual({ text: '98.4', exact: '19000/193' });
    expect([found.verdict, found.provisional]).toEqual(['incomplete', 'onPace']);
    expect(found.parts[0]?.missing.map(({ name, why }) => `${name} ${why}`)).toEqual([
      '花桥经济开发区 notApproved',
      '张浦镇 notApproved',
      '巴城镇 notApproved',
      '千灯镇 notApproved',
      '周庄镇 notApproved',
    ]);
  });

  it('judges 2022 as the house does: 10 binding ones 7 on pace, 1 nearly, 2 behind; 8 anticipatory', () => {
    const { counts, problems, timeShare } = inKunshan(2022, '2023-12-31');
    expect(counts.binding).toMatchObject({ total: 10, onPace: 7, nearPace: 1, behind: 2, incomplete: 0, reached: 7 });
    expect(counts.anticipatory).toMatchObject({ total: 8, ahead: 1, onPace: 5, nearPace: 1, farBehind: 1 });
    expect(counts.binding.rate).toEqual({ text: '70.0', exact: '70' });
    expect([problems, timeShare]).toEqual([[], { text: '40.0', exact: '40' }]);
  });

  it('before the first approval says so, and everything is incomplete', () => {
    const { counts, problems } = inKunshan(2021, '2022-01-19');
    expect([counts.binding.incomplete, counts.anticipatory.incomplete]).toEqual([10, 8]);
    expect(problems).toEqual([
      {
        file: 'observations',
        line: null,
        code: 'nothingApprovedYet',
        level: 'notice',
        column: 'approvedOn',
        found: '2022-01-19',
        expected: '2022-01-20',
      },
    ]);
  });

  it('gives the same without the list of units, since every unit is in the file, but for names', () => {
    const verdicts = (withUnits: boolean) =>
      evaluateLines('kunshan', kunshanLines, { year: 2022, asOf: '2023-12-31' }, { withUnits }).indicators.map(
        ({ verdict, actual, reported, applicable }) => [verdict, actual?.exact, reported, applicable],
      );
    expect(verdicts(false)).toEqual(verdicts(true));
  });

  it('corrects a figure from the day of the correction: 107 becomes 207 in 锦溪镇, 1862 becomes 1962', () => {
    const corrected = [...kunshanLines, 'KS2-02,,2021,ou_ks_jinxi,2,2022-06-01,NUMERIC,,,207'];
    const actualOn = (day: string) => indicatorIn(inKunshan(2021, day, corrected), 'KS2-02').actual?.exact;
    expect([actualOn('2022-05-31'), actualOn('2022-06-01')]).toEqual(['1862', '1962']);
  });

  it('leaves out what can’t be, names it, and evaluates the rest', () => {
    const lines = kunshanLines.map((line) =>
      line.startsWith('KS2-02,,2021,ou_ks_jinxi,') ? line.replace('107', '约107') : line,
    );
    const json = inKunshan(2021, '2022-12-31', lines);
    const at = lines.findIndex((line) => line.includes('约')) + 2;
    expect(json.problems).toMatchObject([{ line: at, code: 'notAnAmount', level: 'must', found: '约107' }]);
    expect(indicatorIn(json, 'KS2-02')).toMatchObject({ verdict: 'incomplete', reported: 10 });
    expect(indicatorIn(json, 'KS2-02').parts[0]?.missing).toMatchObject([{ name: '锦溪镇', why: 'barred', line: at }]);
    expect(json.counts.anticipatory.incomplete).toBe(1);
  });

  it('is the same to the byte on a second run, and whatever the order of lines but for their numbers', () => {
    const withoutLines = (lines: string[]) =>
      JSON.stringify(inKunshan(2023, '2024-01-22', lines)).replace(/"line":\d+/g, '"line":0');
    const [once, twice] = [inKunshan(2023, '2024-01-22'), inKunshan(2023, '2024-01-22')];
    expect(JSON.stringify(once)).toBe(JSON.stringify(twice));
    const expected = withoutLines(kunshanLines);
    const shuffled = fc.shuffledSubarray(kunshanLines, { minLength: kunshanLines.length });
    fc.assert(
      fc.property(shuffled, (lines) => withoutLines(lines) === expected),
      { numRuns: 5 },
    );
  });
});

describe('Zhushan’s relative targets on files', () => {
  const line = (id: string, year: number, figures: string) => `${id},,${year},ou_zs_bj,1,2023-02-01,NUMERIC,${figures}`;
  const references = [
    'rs_zs_dibao,2022,1,2023-01-05,765,公告',
    'rs_zs_dibao,2022,2,2023-07-01,780,更正',
    'rs_zs_xiaofei_zengsu,2021,1,2022-03-01,8.5,统计公报',
  ];
  const lines = [line('ZS2-03', 2022, ',,1000'), line('ZS2-05', 2022, ',,1500'), line('ZS2-01', 2022, '86,1000,')];
  const on = (asOf: string, given = references) =>
    evaluateLines('zhushan', lines, { year: 2022, asOf }, { references: given });

  it('rest on the standard as it was known: 1.3 × 765 = 994.5 is kept by 1000, 1.3 × 780 = 1014 is not', () => {
    const [before, after] = [on('2023-06-30'), on('2023-07-01')].map((json) => indicatorIn(json, 'ZS2-03'));
    expect(before?.parts[0]?.aim).toEqual({ text: '994.5', exact: '1989/2' });
    expect(after?.parts[0]?.aim).toEqual({ text: '1014.0', exact: '1014' });
    expect([before?.verdict, after?.verdict]).toEqual(['onPace', 'behind']);
    expect(on('2023-07-01').references).toContainEqual({
      series: 'rs_zs_dibao',
      year: 2022,
      used: { line: 3, version: 2, enteredOn: '2023-07-01', amount: '780', source: '更正' },
    });
  });

  it('look at the year before where the target does: 86 ÷ 1000 = 8.6 % against 8.5 % of 2021', () => {
    expect(indicatorIn(on('2023-06-30'), 'ZS2-01')).toMatchObject({ actual: { text: '8.6' }, verdict: 'onPace' });
  });

  it('can’t be assessed without the outside figure, and that is said', () => {
    const json = on('2023-06-30');
    expect(indicatorIn(json, 'ZS2-05').verdict).toBe('notAssessable');
    expect(json.problems.filter(({ code }) => code === 'referenceMissing')).toContainEqual(
      expect.objectContaining({ found: 'rs_zs_zuidi_gongzi 2022', expected: 'ZS2-05,ZS2-06', level: 'notice' }),
    );
  });

  it('name what is wrong with the outside figures', () => {
    const json = on('2023-06-30', ['rs_zs_dibao,2022,1,2023-01-05,七百,公告']);
    expect(json.problems).toContainEqual(
      expect.objectContaining({ file: 'references', line: 2, code: 'notAnAmount', level: 'must' }),
    );
    expect(indicatorIn(json, 'ZS2-03').verdict).toBe('notAssessable');
  });
});

describe('Nantong on files', () => {
  const line = (id: string, unit: string, figures: string, state = 'NUMERIC') =>
    `${id},,2022,ou_nt_${unit},1,2023-02-01,${state},${figures}`;

  it('counts centres over those that have countryside, one of them saying 不适用: 3+1+2+2+1 = 9 of 5', () => {
    const lines = [
      line('NT2-08', 'tongzhou', ',,3'),
      line('NT2-08', 'haimen', ',,1'),
      line('NT2-08', 'rudong', ',,2'),
      line('NT2-08', 'qidong', ',,2'),
      line('NT2-08', 'rugao', ',,1'),
      line('NT2-08', 'haian', ',,', 'NOT_APPLICABLE'),
      line('NT2-08', 'chongchuan', ',,4'),
    ];
    const json = evaluateLines('nantong', lines, { year: 2022, asOf: '2023-06-30' }, { withUnits: true });
    const found = indicatorIn(json, 'NT2-08');
    // (9 − 2) ÷ (20 − 2) = 7/18 = 38.9 % of the way, 40 % of the time: nearly.
    expect(found).toMatchObject({ reported: 5, applicable: 5, actual: { exact: '9' }, verdict: 'nearPace' });
    expect(found.progress).toEqual({ text: '38.9', exact: '350/9' });
    // 崇川区 has no countryside; the plan excepts it.
    expect(json.problems).toMatchObject([{ line: 8, code: 'unitNotAsked', found: 'ou_nt_chongchuan' }]);
  });

  it('takes the lowest of standards that stand beside each other: 1350 ÷ 1800 = 75 %', () => {
    const lines = [
      line('NT2-19', 'tongzhou', '1440,1800,'),
      line('NT2-19', 'haimen', '1350,1800,'),
      line('NT2-19', 'rudong', '1600,1800,'),
    ];
    const found = indicatorIn(evaluateLines('nantong', lines, { year: 2022, asOf: '2023-06-30' }), 'NT2-19');
    expect(found).toMatchObject({ actual: { text: '75.0', exact: '75' }, reported: 3, applicable: 3 });
    expect(found.parts[0]?.worst).toMatchObject({ unit: 'ou_nt_haimen' });
  });

  it('says of what nobody reports that nobody does', () => {
    const json = evaluateLines('nantong', [line('NT2-19', 'rugao', '1,2,')], { year: 2022, asOf: '2023-06-30' });
    const silent = json.problems.filter(({ code }) => code === 'nobodyAsked').map(({ found }) => found);
    expect(silent).toHaveLength(26);
    expect(silent).not.toContain('NT2-19');
  });
});

describe('at the end of a plan', () => {
  const line = (year: number, amount: string) => `KS2-02,,${year},ou_x,1,2026-01-20,NUMERIC,,,${amount}`;

  it.each([
    ['met', '5000'],
    // 4750 ÷ 5000 = 95 %: an anticipatory target is nearly met from there.
    ['nearlyMet', '4750'],
    ['missed', '4749'],
  ])('a target is %s with %s households', (verdict, amount) => {
    const wanted = { year: 2025, asOf: '2026-02-01', kind: 'final' as const };
    expect(indicatorIn(evaluateLines('kunshan', [line(2025, amount)], wanted), 'KS2-02').verdict).toBe(verdict);
  });

  it('10,000 lines are evaluated within seconds', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, number) => `KS2-02,,${2021 + (number % 5)},ou_${Math.floor(number / 5)},1,2026-01-20,NUMERIC,,,1`,
    );
    const started = performance.now();
    const json = evaluateLines('kunshan', lines, { year: 2025, asOf: '2026-02-01', kind: 'final' });
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(indicatorIn(json, 'KS2-02')).toMatchObject({ reported: 2000, applicable: 2000, actual: { exact: '2000' } });
  });
});
