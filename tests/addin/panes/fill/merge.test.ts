import { describe, expect, it } from 'vitest';
import { mergeEntries } from '../../../../addin/panes/fill/merge';
import { aForm, anEntry } from '../../../support/builders';

const form = aForm();
const lines = (numerator: string, amount: string) => [
  anEntry('KS2-01', { numerator, denominator: '1000' }),
  anEntry('KS2-02', { amount }),
];

type Figures = [numerator: string, amount: string];
type Example = [name: string, mine: Figures, theirs: Figures, expected: Figures, conflicts: string[]];

describe('two people on one form', () => {
  it.each([
    ['nobody changed anything', ['1', '1'], ['1', '1'], ['1', '1'], []],
    ['only I changed a line', ['2', '1'], ['1', '1'], ['2', '1'], []],
    ['only the other one did', ['1', '1'], ['1', '2'], ['1', '2'], []],
    ['each changed another line', ['2', '1'], ['1', '2'], ['2', '2'], []],
    ['both changed one line alike', ['2', '1'], ['2', '1'], ['2', '1'], []],
    ['both changed one line differently', ['2', '1'], ['3', '1'], ['2', '1'], ['KS2-01']],
  ] satisfies Example[])('%s', (_, mine, theirs, expected, conflicts) => {
    const merged = mergeEntries(form, lines('1', '1'), lines(...mine), lines(...theirs));
    expect([merged.entries[0]?.numerator, merged.entries[1]?.amount]).toEqual(expected);
    expect(merged.conflicts.map(({ key }) => key)).toEqual(conflicts);
  });
});
