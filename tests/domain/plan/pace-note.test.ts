import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../functions/domain/plan/indicator';
import {
  comparePaces,
  type PacedIndicator,
  type PacedPlan,
  paceNoteOf,
} from '../../../functions/domain/plan/pace-note';
import type { Target } from '../../../functions/domain/plan/target';
import type { Value } from '../../../functions/domain/plan/value';

const value = (amount: string): Value => ({ state: 'NUMERIC', amount, alternative: null, raw: amount });
const dash: Value = { state: 'MISSING', reason: 'DASH', raw: '－' };
const terms = { version: 1, dueYear: 2025, everyYear: false, strength: 'hard', raw: '' } as const;
const fixed = (amount: string): Target => ({ ...terms, kind: 'fixed', comparator: 'GE', amount });

const prior = (baseline: Value | null, actual: Value, measure = '%'): PacedPlan => ({
  baseYear: 2020,
  priorResults: [
    { id: 'NT1-01', measure: '%', baseline: value('0'), actual: value('100') },
    { id: 'NT1-12', measure, baseline, actual },
  ],
});

/** NT2-14: 30 → 50 %, continuing row 12 of the table before. */
function anIndicator(differs: Partial<PacedIndicator> = {}): PacedIndicator {
  return {
    measure: '%',
    direction: 'UP',
    accumulation: 'STOCK',
    baseline: { amount: '30', raw: '30', source: 'table', note: null },
    target: fixed('50'),
    predecessor: { indicator: 'NT1-12', relation: 'continued', note: null },
    ...differs,
  };
}

const from = (amount: string | null): Indicator['baseline'] => ({ amount, raw: '', source: 'table', note: null });

const texts = (note: ReturnType<typeof paceNoteOf>) =>
  note && [note.needed.toFraction(), note.past.toFraction(), note.times?.toFraction() ?? null];

describe('whether a target is plausible beside the past (合理性提示)', () => {
  it('notes NT2-14: 4 points a year from its own baseline of 30, after 0.3 a year', () => {
    // (50 − 30)/5 = 4; (31.5 − 30)/5 = 0.3; 4/0.3 = 40/3
    expect(texts(paceNoteOf(prior(value('30'), value('31.5')), anIndicator()))).toEqual(['4', '3/10', '40/3']);
  });

  it('notes 3.7 points a year where the baseline is the result of the period before', () => {
    // (50 − 31.5)/5 = 3.7; 3.7/0.3 = 37/3
    expect(texts(paceNoteOf(prior(value('30'), value('31.5')), anIndicator({ baseline: from('31.5') })))).toEqual([
      '37/10',
      '3/10',
      '37/3',
    ]);
  });

  it('has nothing to note on NT2-06: 1.86 points a year after 4.878', () => {
    // (75 − 65.7)/5 = 1.86; (65.7 − 41.31)/5 = 4.878
    const indicator = anIndicator({ baseline: from('65.7'), target: fixed('75') });
    expect(paceNoteOf(prior(value('41.31'), value('65.7')), indicator)).toBeNull();
  });

  it('counts the years to the target’s own due year', () => {
    // (50 − 30)/2 = 10
    const indicator = anIndicator({ target: { ...fixed('50'), dueYear: 2022 } });
    expect(texts(paceNoteOf(prior(value('30'), value('31.5')), indicator))?.[0]).toBe('10');
  });

  it('reads a rise as the wrong way where less is better', () => {
    const indicator = anIndicator({ direction: 'DOWN', baseline: from('12'), target: fixed('8') });
    // −4/5 after +2/5
    expect(texts(paceNoteOf(prior(value('10'), value('12')), indicator))).toEqual(['-4/5', '2/5', null]);
    // −4/5 after −3/5 is 4/3 of it, and after −1/5 four times.
    expect(paceNoteOf(prior(value('15'), value('12')), indicator)).toBeNull();
    expect(texts(paceNoteOf(prior(value('13'), value('12')), indicator))).toEqual(['-4/5', '-1/5', '4']);
  });

  it('is only a hint where the definition has changed (应评 → 总量), and says so', () => {
    const redefined = anIndicator({ predecessor: { indicator: 'NT1-12', relation: 'redefined', note: null } });
    expect(paceNoteOf(prior(value('30'), value('31.5')), redefined)).toMatchObject({ isRedefined: true });
    const renamed = anIndicator({ predecessor: { indicator: 'NT1-12', relation: 'renamed', note: null } });
    expect(paceNoteOf(prior(value('30'), value('31.5')), renamed)).toMatchObject({ isRedefined: false });
  });

  it.each<[string, PacedPlan, Partial<PacedIndicator>]>([
    ['the indicator is new', prior(value('30'), value('31.5')), { predecessor: null }],
    [
      'the predecessor is no row of the period before',
      prior(value('30'), value('31.5')),
      { predecessor: { indicator: 'NT2-13', relation: 'continued', note: null } },
    ],
    ['the table before has no baselines', prior(null, value('31.5')), {}],
    ['the figure at the start is missing', prior(dash, value('31.5')), {}],
    ['the figure at the end is missing', prior(value('30'), dash), {}],
    ['the indicator has no baseline', prior(value('30'), value('31.5')), { baseline: from(null) }],
    [
      'the target is a range',
      prior(value('30'), value('31.5')),
      { target: { ...terms, kind: 'range', lower: '50', upper: '60' } },
    ],
    ['it was measured by the month', prior(value('30'), value('31.5'), '元/月'), { measure: '元/年' }],
    ['it is a five-year total', prior(value('30'), value('31.5')), { accumulation: 'CUM_PLAN' }],
    ['the target is already met', prior(value('30'), value('31.5')), { target: fixed('30') }],
    ['no year is left', prior(value('30'), value('31.5')), { target: { ...fixed('50'), dueYear: 2020 } }],
  ])('says nothing where %s', (_, plan, differs) => {
    expect(paceNoteOf(plan, anIndicator(differs))).toBeNull();
  });

  it('takes 元/人、月 and 元/人·月 for the same measure', () => {
    const indicator = anIndicator({ measure: '元/人·月' });
    expect(paceNoteOf(prior(value('30'), value('31.5'), '元/人、月'), indicator)).not.toBeNull();
  });
});

describe('a pace beside another', () => {
  it.each([
    ['twice the past is still plausible', '10', '20', false],
    ['a hair more is not', '10', '20.000000000001', true],
    ['less than the past', '10', '5', false],
    ['a step after a standstill', '0', '1', true],
    ['a step after a fall', '-1', '1', true],
    ['no step after a fall', '-1', '0', false],
    ['a step back', '10', '-1', false],
  ])('%s', (_, past, needed, isNoted) => {
    const note = comparePaces({ from: '0', to: needed, years: 5 }, { from: '0', to: past, years: 5 }, false);
    expect(note !== null).toBe(isNoted);
  });

  it('is measured per year: as much in half the time is twice as fast', () => {
    const note = (years: number) =>
      comparePaces({ from: '0', to: '11', years }, { from: '0', to: '10', years: 5 }, false);
    expect(note(5)).toBeNull();
    // 5.5 a year after 2
    expect(note(2)?.times?.toFraction()).toBe('11/4');
  });
});
