import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRow, toLean, toRow, toWhole } from '../../../functions/domain/record/lean';
import { type Entry, figureStates } from '../../../functions/domain/submission/entry';
import { anEntry } from '../../support/builders';

const cell = fc.constantFrom(null, '0', '12.50', '-3');
const text = fc.constantFrom('', '已逐一核对');
const line: fc.Arbitrary<Entry> = fc.record({
  key: fc.constantFrom('KS2-01' as const, 'KS2-17/vigil' as const),
  // Also what no honest form has: another indicator than the key's comes back as it was, not mended.
  indicator: fc.constantFrom('KS2-01' as const, 'KS2-17' as const),
  part: fc.constantFrom(null, 'vigil'),
  state: fc.constantFrom(...figureStates),
  ...{ numerator: cell, denominator: cell, amount: cell, explanation: text, remark: text },
  unread: fc.constantFrom({}, { amount: '约三百' }),
  explains: fc.constantFrom([], [{ rule: 'V1' as const, field: 'amount' as const, print: '[]' }]),
});

describe('a stored line', () => {
  it.each<[string, Entry, object]>([
    ['a blank one', anEntry('KS2-01', { state: 'BLANK' }), { key: 'KS2-01' }],
    [
      'a rate',
      anEntry('KS2-01', { numerator: '9', denominator: '10' }),
      { key: 'KS2-01', numerator: '9', denominator: '10' },
    ],
    [
      'a figure nobody can read',
      anEntry('KS2-02', { unread: { amount: '约三百' } }),
      { key: 'KS2-02', unread: { amount: '约三百' } },
    ],
    [
      'a part, said to have no figure',
      anEntry('KS2-17/vigil', { state: 'MISSING' }),
      { key: 'KS2-17/vigil', state: 'MISSING' },
    ],
  ])('says only what does not follow from the rest: %s', (_, entry, stored) => {
    expect(toLean(entry)).toEqual(stored);
  });

  it('comes back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(line, (entry) => {
        expect(toWhole(toLean(entry))).toEqual(entry);
      }),
    );
  });

  it('that is spelt out comes back as it is', () => {
    fc.assert(
      fc.property(line, (entry) => {
        expect(toWhole({ ...entry })).toEqual(entry);
      }),
    );
  });

  it('that has lost its key is left as it is, for whoever looks for damage', () => {
    expect(toWhole({ amount: '3' })).toEqual({ amount: '3' });
  });
});

describe('a figure beside the head', () => {
  it.each<[string, Entry, unknown[]]>([
    ['a rate', anEntry('KS2-01', { numerator: '9', denominator: '10' }), ['KS2-01', '9', '10']],
    ['an amount', anEntry('KS2-02', { amount: '300' }), ['KS2-02', null, null, '300']],
    ['nothing yet', anEntry('KS2-02', { state: 'BLANK' }), ['KS2-02']],
    [
      'a text nobody can read',
      anEntry('KS2-02', { unread: { amount: '约三百' } }),
      ['KS2-02', null, null, null, 'NUMERIC'],
    ],
    ['不适用', anEntry('KS2-02', { state: 'NOT_APPLICABLE' }), ['KS2-02', null, null, null, 'NOT_APPLICABLE']],
  ])('is a row: %s', (_, entry, row) => {
    expect(toRow(entry)).toEqual(row);
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(line, ({ key, state, numerator, denominator, amount }) => {
        const figure = { key, state, numerator, denominator, amount };
        expect(fromRow(toRow(figure))).toEqual(figure);
        expect(fromRow(figure)).toEqual(figure);
      }),
    );
  });

  it('with more in it than anybody knows is left as it is, to be refused', () => {
    const row = ['KS2-01', '9', '10', null, null, 'more'];
    expect(fromRow(row)).toBe(row);
  });
});
