import { describe, expect, it } from 'vitest';
import { type FormGrid, toCellText, toEntries } from '../../functions/domain/form/grid';
import { aForm } from '../support/builders';

const form = aForm();
const identity = { round: form.round, unit: form.unit, version: form.version };
const grid = (rows: FormGrid['rows'], differs: Partial<FormGrid> = {}): FormGrid => ({
  identity,
  rows,
  changedPrint: [],
  ...differs,
});

describe('a filled form', () => {
  it('is read by keys, wherever the rows stand', () => {
    const { entries } = toEntries(
      form,
      grid([
        { key: 'KS2-02', cells: { amount: 300 } },
        { key: 'KS2-01', cells: { numerator: 460, denominator: '1,000' } },
      ]),
    );
    expect(entries.map(({ key, numerator, denominator, amount }) => [key, numerator, denominator, amount])).toEqual([
      ['KS2-01', '460', '1000', null],
      ['KS2-02', null, null, '300'],
    ]);
  });

  it('says which texts were cleaned before they were taken for figures', () => {
    const { readAs } = toEntries(form, grid([{ key: 'KS2-01', cells: { numerator: '４６０', denominator: 1000 } }]));
    expect(readAs).toEqual([{ key: 'KS2-01', field: 'numerator', typed: '４６０', amount: '460' }]);
  });

  it('keeps what can not be read as it was typed, and shows it again', () => {
    const [entry] = toEntries(
      form,
      grid([{ key: 'KS2-01', cells: { numerator: '约460', denominator: 1000 } }]),
    ).entries;
    expect(entry).toMatchObject({ state: 'NUMERIC', numerator: null, unread: { numerator: '约460' } });
    expect(entry && toCellText(entry, 'numerator')).toBe('约460');
  });

  it('takes an empty line for blank, a dash for no figure and 不适用 for not applicable – never for zero', () => {
    const states = ['', '－', '不适用'].map(
      (typed) => toEntries(form, grid([{ key: 'KS2-02', cells: { amount: typed } }])).entries[1],
    );
    expect(states.map((entry) => [entry?.state, entry?.amount])).toEqual([
      ['BLANK', null],
      ['MISSING', null],
      ['NOT_APPLICABLE', null],
    ]);
  });

  it('names rows that were deleted and rows it does not know', () => {
    const reading = toEntries(
      form,
      grid([
        { key: 'KS2-02', cells: {} },
        { key: 'XX9-99', cells: { amount: 1 } },
      ]),
    );
    expect(reading.missingKeys).toEqual(['KS2-01']);
    expect(reading.unknownKeys).toEqual(['XX9-99']);
  });

  it.each([
    ['form.otherUnit', { unit: 'ou_b' }],
    ['form.otherRound', { round: 'rd_test_2022' }],
    ['form.oldVersion', { version: 0 }],
  ])('is refused with %s when it is not this form', (code, differs) => {
    expect(() => toEntries(form, grid([], { identity: { ...identity, ...differs } }))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
