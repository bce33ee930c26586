import { describe, expect, it } from 'vitest';
import { blankEntry, type Entry } from '../../../functions/domain/submission/entry';
import { blocking, validate } from '../../../functions/domain/submission/validate';
import { zeroReport } from '../../../functions/domain/submission/zero-report';
import { aCount, aForm, anEntry, anIndicator, aPlan } from '../../support/builders';

/** A rate, two counts of the year, a running total, and a standard in 元. */
const plan = aPlan({
  indicators: [
    anIndicator(),
    aCount({ name: '当年新增床位', accumulation: 'FLOW_YEAR' }),
    aCount({ id: 'KS2-03', serial: 3, name: '当年培训人次', accumulation: 'FLOW_YEAR' }),
    aCount({ id: 'KS2-04', serial: 4, name: '累计改造户数' }),
    aCount({
      id: 'KS2-05',
      serial: 5,
      name: '低保标准',
      valueKind: 'STD',
      accumulation: 'STD_YEAR',
      reporting: { kind: 'amount', counted: { name: '低保标准', measure: '元/月', isWhole: false }, scale: 1 },
    }),
  ],
});
const lastYear = [
  anEntry('KS2-01', { numerator: '460', denominator: '1000' }),
  anEntry('KS2-02', { amount: '50' }),
  anEntry('KS2-04', { amount: '300' }),
  anEntry('KS2-05', { amount: '1095' }),
];
const form = aForm(plan, lastYear);
const blanks = (): Entry[] => form.rows.map(({ key, indicator }) => blankEntry(key, indicator.id, null));
const amountsOf = (entries: Entry[]) => entries.map(({ amount }) => amount);

describe('零报告', () => {
  it('puts 0 into counts of the year alone: no part of a rate, no standard, no running total that would fall', () => {
    const { entries, filled, remaining } = zeroReport(form, blanks());
    expect(filled).toEqual(['KS2-02', 'KS2-03']);
    expect(amountsOf(entries)).toEqual([null, '0', '0', null, null]);
    expect(entries[0]).toMatchObject({ state: 'BLANK', numerator: null, denominator: null });
    expect(remaining.map(({ serial, name, reason }) => [serial, name, reason])).toEqual([
      ['1', '接受居家上门服务老人数占比', 'ratio'],
      ['4', '累计改造户数', 'refused'],
      ['5', '低保标准', 'measured'],
    ]);
  });

  it('fills a running total where nothing was ever reported', () => {
    expect(zeroReport(aForm(plan), blanks()).filled).toEqual(['KS2-02', 'KS2-03', 'KS2-04']);
  });

  it('touches nothing that somebody typed, be it 0, － or what can’t be read', () => {
    const typed = blanks().map((entry): Entry => {
      if (entry.key === 'KS2-02') return { ...entry, state: 'MISSING', explanation: '统计口径调整，无数据' };
      if (entry.key === 'KS2-03') return { ...entry, state: 'NUMERIC', unread: { amount: '约二十' } };
      return entry.key === 'KS2-04' ? { ...entry, state: 'NUMERIC', amount: '300' } : entry;
    });
    const { entries, filled, remaining } = zeroReport(form, typed);
    expect(filled).toEqual([]);
    expect(entries).toEqual(typed);
    expect(remaining.map(({ key, reason }) => [key, reason])).toEqual([
      ['KS2-01', 'ratio'],
      ['KS2-03', 'unread'],
      ['KS2-05', 'measured'],
    ]);
  });

  it('wants an explanation just where the rules do, and writes the one given there', () => {
    // 50 beds last year and 0 now is a fall of 100 %, beyond the 30 % allowed; of the training there is no last year.
    expect(zeroReport(form, blanks()).toExplain).toEqual(['KS2-02']);
    const { entries, toExplain } = zeroReport(form, blanks(), ' 本年未新建养老机构，床位没有新增。 ');
    expect(toExplain).toEqual([]);
    expect(entries.map(({ explanation }) => explanation)).toEqual([
      '',
      '本年未新建养老机构，床位没有新增。',
      '',
      '',
      '',
    ]);
    const ofBeds = validate(form, entries).filter(({ key }) => key === 'KS2-02');
    expect(ofBeds.filter(({ level }) => level === 'explain').every(({ isExplained }) => isExplained)).toBe(true);
  });

  it('does not take 「情况属实」 for an explanation', () => {
    expect(zeroReport(form, blanks(), '情况属实').toExplain).toEqual(['KS2-02']);
  });

  it('keeps the words a line has of its own', () => {
    const worded = blanks().map((entry) =>
      entry.key === 'KS2-02' ? { ...entry, explanation: '在建项目明年竣工' } : entry,
    );
    const { entries, toExplain } = zeroReport(form, worded, '本年没有发生');
    expect(entries[1]?.explanation).toBe('在建项目明年竣工');
    expect(toExplain).toEqual([]);
  });

  it('adds no mistake to a form: the lines it filled break no must-rule', () => {
    const { entries, filled } = zeroReport(form, blanks(), '本年没有新增床位');
    const must = validate(form, entries).filter(({ level, key }) => level === 'must' && filled.includes(key));
    expect(must).toEqual([]);
    expect(blocking(validate(form, entries)).mustFindings).toBeLessThan(
      blocking(validate(form, blanks())).mustFindings,
    );
  });
});
