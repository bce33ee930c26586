import { describe, expect, it } from 'vitest';
import { toFormTemplate } from '../../functions/domain/form/template';
import type { Indicator } from '../../functions/domain/plan/indicator';
import { checkAcross, toPublishedSums } from '../../functions/domain/submission/check-across';
import type { Entry } from '../../functions/domain/submission/entry';
import type { TriedForm } from '../../functions/domain/submission/try-rules';
import { aCount, anEntry, anIndicator, aPlan, aRound } from '../support/builders';
import { countyA } from '../support/people';

const rateIn2023 = anIndicator({ annualTargets: { '2023': '46.4' } });

/** One line of so many units: this year's figures, and last year's. */
function across(indicator: Indicator, now: Partial<Entry>[], last: Partial<Entry>[] = [], published: string[] = []) {
  const forms = now.map((figures, n): TriedForm => {
    const unit = { ...countyA, id: `ou_${n}` as const, name: `${n + 1}县` };
    const before = last[n] ? [anEntry(indicator.id, last[n])] : [];
    const template = toFormTemplate(aPlan({ indicators: [indicator] }), aRound(), unit, before);
    const entries = [anEntry(indicator.id, figures)];
    return { round: 'rd_test_2023', unit: unit.id, unitName: unit.name, template, entries, isApproved: true };
  });
  const sums = toPublishedSums(published.map((amount) => [anEntry(indicator.id, { amount })]));
  return checkAcross(forms, sums).map(({ kind, units, found, expected }) =>
    [kind, units.length, found, expected].join(' '),
  );
}

const rate = (numerator: string) => ({ numerator, denominator: '1000' });
const count = (amount: string) => ({ amount });

describe('with all units side by side', () => {
  it.each<[string, Indicator, Partial<Entry>[], Partial<Entry>[], string[]]>([
    [
      'W4 three units at the target to the last digit',
      rateIn2023,
      [rate('464'), rate('464'), rate('464')],
      [],
      ['allAsTarget 3 46.4 46.4'],
    ],
    ['two are too few', rateIn2023, [rate('464'), rate('464')], [], []],
    ['one of three is not', rateIn2023, [rate('464'), rate('464'), rate('465')], [], []],
    [
      'W4 all as last year',
      aCount(),
      [count('5'), count('7'), count('9')],
      [count('5'), count('7'), count('9')],
      ['allAsLastYear 3  '],
    ],
    ['one moved', aCount(), [count('5'), count('7'), count('9')], [count('5'), count('7'), count('8')], []],
    [
      'full coverage stays full',
      anIndicator(),
      [rate('1000'), rate('1000'), rate('1000')],
      [rate('1000'), rate('1000'), rate('1000')],
      [],
    ],
  ])('%s', (_, indicator, now, last, expected) => {
    expect(across(indicator, now, last)).toEqual(expected);
  });

  it.each<[string, string[], string[], string[]]>([
    ['W5 the sum is what was published', ['100', '200'], ['100', '200'], []],
    ['W5 it is another', ['100', '190'], ['100', '200'], ['sumNotPublished 2 290 300']],
    ['while a unit lacks there is no sum', ['100'], ['100', '200'], []],
    ['W5 one unit alone is above the city', ['100', '1900'], ['100', '200'], ['unitAbovePublished 1 1900 300']],
    ['nothing was published', ['100', '200'], [], []],
  ])('%s', (_, now, published, expected) => {
    expect(across(aCount(), now.map(count), [], published)).toEqual(expected);
  });
});
