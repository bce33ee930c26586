import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blankEntry,
  type Entry,
  type FigureField,
  figureFields,
  isConsistent,
} from '../../../functions/domain/submission/entry';
import {
  changedFields,
  type Merge,
  mergeEntries,
  rebase,
  takeTheirs,
} from '../../../functions/domain/submission/merge-entries';
import { aCount, anEntry, anIndicator } from '../../support/builders';
import { chen, li } from '../../support/people';

const rate = 'KS2-01';
const count = 'KS2-02';
const indicators = { [rate]: anIndicator(), [count]: aCount() };

type Line = Partial<Entry>;
const ofRate = (line: Line): Entry => anEntry(rate, line);
const figures = ({ state, numerator, denominator }: Entry) => [state, numerator, denominator];
const named = (fields: Merge['taken']) => fields.map(({ key, field }) => `${key} ${field}`);

const full = { numerator: '460', denominator: '1000' };
const blank: Line = { state: 'BLANK' };
const dash: Line = { state: 'MISSING' };
const notOurs: Line = { state: 'NOT_APPLICABLE' };

type Outcome = [state: Entry['state'], numerator: string | null, denominator: string | null];
type Example = [name: string, base: Line, mine: Line, theirs: Line, merged: Outcome, taken: string[], open: string[]];

describe('the figures of one line', () => {
  it.each([
    ['nobody changed', full, full, full, ['NUMERIC', '460', '1000'], [], []],
    ['only I changed', full, { ...full, numerator: '470' }, full, ['NUMERIC', '470', '1000'], [], []],
    [
      'only the other changed',
      full,
      full,
      { ...full, numerator: '470' },
      ['NUMERIC', '470', '1000'],
      ['numerator'],
      [],
    ],
    [
      'each filled another cell',
      blank,
      { numerator: '460' },
      { denominator: '1000' },
      ['NUMERIC', '460', '1000'],
      ['denominator'],
      [],
    ],
    ['both filled one cell alike', blank, full, full, ['NUMERIC', '460', '1000'], [], []],
    [
      'both filled one cell differently',
      blank,
      { numerator: '460' },
      { numerator: '480', denominator: '1000' },
      ['NUMERIC', '460', '1000'],
      ['denominator'],
      ['numerator'],
    ],
    ['I emptied what the other left alone', full, blank, full, ['BLANK', null, null], [], []],
    [
      'I emptied one cell, the other both',
      full,
      { denominator: '1000' },
      blank,
      ['BLANK', null, null],
      ['denominator'],
      [],
    ],
    [
      'I typed what the other emptied',
      full,
      { ...full, numerator: '9' },
      blank,
      ['NUMERIC', '9', null],
      ['denominator'],
      ['numerator'],
    ],
    ['the other says －, I left it', full, full, dash, ['MISSING', null, null], ['state'], []],
    ['the other says －, I typed', full, { ...full, numerator: '9' }, dash, ['NUMERIC', '9', '1000'], [], ['state']],
    ['I say －, the other typed', blank, dash, full, ['MISSING', null, null], [], ['state']],
    ['－ and 不适用', blank, dash, notOurs, ['MISSING', null, null], [], ['state']],
    ['－ by both', full, dash, dash, ['MISSING', null, null], [], []],
    [
      '－ taken back by both, for a cell each',
      dash,
      { numerator: '460' },
      { denominator: '1000' },
      ['NUMERIC', '460', '1000'],
      ['denominator'],
      [],
    ],
    [
      'typed anew in other digits by me',
      full,
      { ...full, numerator: '460.0' },
      { ...full, numerator: '470' },
      ['NUMERIC', '470', '1000'],
      ['numerator'],
      [],
    ],
    [
      'typed anew in other digits by the other',
      full,
      { ...full, numerator: '470' },
      { ...full, numerator: '460.0' },
      ['NUMERIC', '470', '1000'],
      [],
      [],
    ],
    [
      'one new figure in two spellings',
      full,
      { ...full, numerator: '470' },
      { ...full, numerator: '470.0' },
      ['NUMERIC', '470', '1000'],
      [],
      [],
    ],
  ] satisfies Example[])('%s', (_, base, mine, theirs, expected, taken, open) => {
    const merged = mergeEntries([ofRate(base)], [ofRate(mine)], [ofRate(theirs)]);
    expect(merged.entries.map(figures)).toEqual([expected]);
    expect(named(merged.taken)).toEqual(taken.map((field) => `${rate} ${field}`));
    expect(named(merged.conflicts)).toEqual(open.map((field) => `${rate} ${field}`));
  });

  it('keeps a text that could not be read as whose cell it is', () => {
    const theirs = ofRate({ denominator: '1000', unread: { numerator: '约460' } });
    const { entries } = mergeEntries([ofRate(blank)], [ofRate({ denominator: '1000' })], [theirs]);
    expect(entries).toEqual([theirs]);
    const mended = mergeEntries([theirs], [ofRate(full)], [{ ...theirs, remark: '待核' }]);
    expect(mended.entries).toEqual([ofRate({ ...full, remark: '待核' })]);
  });

  it('takes a line that only one of them has as it is there', () => {
    const [mine, theirs] = [ofRate(full), anEntry(count, { amount: '300' })];
    expect(mergeEntries([], [mine], [theirs])).toMatchObject({ entries: [mine, theirs], conflicts: [] });
    expect(mergeEntries([theirs], [mine], [theirs]).entries[1]).toMatchObject({
      key: count,
      state: 'BLANK',
      amount: null,
    });
  });
});

describe('words', () => {
  const tie = (print: string) => ({ rule: 'W1', field: 'amount', print }) as const;
  const base = anEntry(count, { amount: '300', explanation: '旧', explains: [tie('NUMERIC amount=300')] });

  it('of explanation and remark are each their own, beside the figures', () => {
    const mine = { ...base, amount: '600', explains: [] };
    const theirs = { ...base, remark: '见附件' };
    expect(mergeEntries([base], [mine], [theirs])).toMatchObject({
      entries: [{ amount: '600', explanation: '旧', remark: '见附件' }],
      taken: [{ key: count, field: 'remark' }],
      conflicts: [],
    });
  });

  it('bring along what they were written for', () => {
    const theirs = { ...base, explanation: '新增两批改造', explains: [tie('NUMERIC amount=310')] };
    expect(mergeEntries([base], [{ ...base, remark: '核' }], [theirs]).entries).toEqual([{ ...theirs, remark: '核' }]);
  });

  it('confirmed by one of them for the figures of now stay confirmed', () => {
    const confirmed = { ...base, explains: [tie('NUMERIC amount=310')] };
    const touched = { ...base, remark: '核' };
    const expected = [{ ...confirmed, remark: '核' }];
    expect(mergeEntries([base], [touched], [confirmed]).entries).toEqual(expected);
    expect(mergeEntries([base], [confirmed], [touched]).entries).toEqual(expected);
  });

  it('held by each for other figures hold for both', () => {
    const [mine, theirs] = [tie('NUMERIC amount=310'), tie('NUMERIC amount=320')];
    const { entries, conflicts } = mergeEntries(
      [base],
      [{ ...base, explains: [mine] }],
      [{ ...base, explains: [theirs] }],
    );
    expect(entries[0]?.explains).toEqual([mine, theirs]);
    expect(conflicts).toEqual([]);
  });

  it('written differently by both are a conflict', () => {
    const merged = mergeEntries([base], [{ ...base, explanation: '甲' }], [{ ...base, explanation: '乙' }]);
    expect(named(merged.conflicts)).toEqual([`${count} explanation`]);
    expect(merged.entries[0]?.explanation).toBe('甲');
  });
});

describe('a conflict', () => {
  const at = (minute: string) => `2024-01-08T01:${minute}:00.000Z`;
  const base = ofRate(full);
  const mine = ofRate({ ...full, numerator: '470' });
  const theirs = ofRate({ ...full, numerator: '480', remark: '核' });

  it('shows all three versions, and who set theirs last', () => {
    const [conflict] = mergeEntries(
      [base],
      [mine],
      [theirs],
      [
        { by: li, at: at('01'), changed: [{ key: rate, field: 'numerator' }] },
        { by: chen, at: at('02'), changed: [{ key: rate, field: 'numerator' }] },
        {
          by: li,
          at: at('03'),
          changed: [
            { key: rate, field: 'remark' },
            { key: count, field: 'amount' },
          ],
        },
      ],
    ).conflicts;
    expect(conflict).toEqual({ key: rate, field: 'numerator', base, mine, theirs, by: { by: chen, at: at('02') } });
  });

  it('over － names who put it there, or who took it away', () => {
    const steps = [{ by: li, at: at('01'), changed: [{ key: rate, field: 'state' } as const] }];
    const saysDash = mergeEntries([base], [mine], [ofRate(dash)], steps);
    expect(saysDash.conflicts).toMatchObject([{ field: 'state', by: { by: li } }]);
    const typed = [{ by: chen, at: at('01'), changed: [{ key: rate, field: 'numerator' } as const] }];
    expect(mergeEntries([base], [ofRate(dash)], [theirs], typed).conflicts).toMatchObject([{ by: { by: chen } }]);
  });

  it('has no name where the record does not tell', () => {
    expect(mergeEntries([base], [mine], [theirs]).conflicts).toMatchObject([{ by: null }]);
  });

  it('is settled for the other one cell by cell, without touching the rest', () => {
    const { entries, conflicts } = mergeEntries([base], [{ ...mine, denominator: '1010' }], [theirs]);
    const [merged, conflict] = [entries[0], conflicts[0]];
    if (!merged || !conflict) throw new Error('no conflict');
    expect(takeTheirs(merged, conflict)).toEqual(ofRate({ numerator: '480', denominator: '1010', remark: '核' }));
    const overDash = { field: 'state', theirs: ofRate(dash) } as const;
    expect(takeTheirs({ ...merged, remark: '核' }, overDash)).toEqual(ofRate({ ...dash, remark: '核' }));
  });
});

describe('an answer that was lost', () => {
  const base = ofRate(full);
  const sent = ofRate({ ...full, numerator: '470' });

  it('makes nobody quarrel with what they sent themselves', () => {
    const mine = ofRate({ ...full, numerator: '475' });
    expect(mergeEntries(rebase([base], [sent], [sent]), [mine], [sent])).toEqual({
      entries: [mine],
      taken: [],
      conflicts: [],
    });
    // Also not where they went back to what there was before.
    expect(mergeEntries(rebase([base], [sent], [sent]), [base], [sent]).entries).toEqual([base]);
  });

  it('hides nothing that somebody else did to it since', () => {
    const newest = ofRate({ numerator: '480', denominator: '1010' });
    const merged = mergeEntries(rebase([base], [sent], [newest]), [sent], [newest]);
    expect(named(merged.conflicts)).toEqual([`${rate} numerator`]);
    expect(named(merged.taken)).toEqual([`${rate} denominator`]);
  });
});

// ---- Whatever two people do -----------------------------------------------------------------------------------------

// Few values, so that two people often meet; all of them different figures.
const amount = fc.constantFrom('1', '2', '3');
const cellOf = fc.oneof(
  { weight: 4, arbitrary: amount.map((text) => ({ amount: text, unread: undefined })) },
  { weight: 2, arbitrary: fc.constant({ amount: null, unread: undefined }) },
  { weight: 1, arbitrary: fc.constantFrom('约3', '三').map((unread) => ({ amount: null, unread })) },
);
const words = fc.constantFrom('', '甲', '乙');
const ties = fc.subarray(['1', '2'].map((print) => ({ rule: 'W1', field: 'amount', print }) as const));

function lineOf(key: typeof rate | typeof count, ...inputs: FigureField[]): fc.Arbitrary<Entry> {
  return fc
    .record({
      word: fc.constantFrom('MISSING', 'NOT_APPLICABLE', null, null, null),
      cells: fc.tuple(...inputs.map(() => cellOf)),
      explanation: words,
      explains: ties,
      remark: words,
    })
    .map(({ word, cells, explanation, explains, remark }) => {
      const line: Entry = { ...blankEntry(key, key, null), explanation, explains: explanation ? explains : [], remark };
      if (word) return { ...line, state: word };
      inputs.forEach((field, index) => {
        const { amount: value = null, unread } = cells[index] ?? {};
        line[field] = value;
        if (unread !== undefined) line.unread = { ...line.unread, [field]: unread };
      });
      const isTyped = inputs.some((field) => line[field] !== null || line.unread[field] !== undefined);
      return { ...line, state: isTyped ? 'NUMERIC' : 'BLANK' };
    });
}

const form = fc.tuple(lineOf(rate, 'numerator', 'denominator'), lineOf(count, 'amount'));
const runs = { numRuns: 2000 };

const cellText = (line: Entry | undefined, field: FigureField) => line?.unread[field] ?? line?.[field] ?? null;

/** What one of them meant to change, as plain facts about the lines. */
function intentions(base: Entry[], own: Entry[]) {
  return own.flatMap((line, index) => {
    const was = base[index];
    const says = (line.state === 'MISSING' || line.state === 'NOT_APPLICABLE') && line.state !== was?.state;
    const texts = (['explanation', 'remark'] as const).filter((field) => line[field] !== was?.[field]);
    const typed = figureFields.filter((field) => cellText(line, field) !== cellText(was, field));
    return [
      ...(says ? [{ index, what: 'state' as const, value: line.state as string | null }] : []),
      ...texts.map((what) => ({ index, what, value: line[what] as string | null })),
      ...(says ? [] : typed.map((what) => ({ index, what, value: cellText(line, what) }))),
    ];
  });
}

describe('whatever two people do to one form', () => {
  it('gives my version where the other did nothing, and theirs where I did nothing', () => {
    fc.assert(
      fc.property(form, form, (base, changed) => {
        expect(mergeEntries(base, changed, base)).toEqual({ entries: changed, taken: [], conflicts: [] });
        const theirs = mergeEntries(base, base, changed);
        expect(theirs.entries).toEqual(changed);
        expect(theirs.conflicts).toEqual([]);
        expect(theirs.taken).toEqual(changedFields(base, changed));
      }),
      runs,
    );
  });

  it('finds no conflict where both did the same', () => {
    fc.assert(
      fc.property(form, form, (base, changed) => {
        expect(mergeEntries(base, changed, changed)).toEqual({ entries: changed, taken: [], conflicts: [] });
      }),
      runs,
    );
  });

  it('never makes a line that contradicts itself, nor by any choice afterwards', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const { entries, conflicts } = mergeEntries(base, mine, theirs);
        const isSound = (line: Entry) => isConsistent(line, indicators[line.key as typeof rate]);
        expect(entries.every(isSound)).toBe(true);
        for (const conflict of conflicts) {
          const line = entries.find(({ key }) => key === conflict.key);
          expect(line && isSound(takeTheirs(line, conflict))).toBe(true);
        }
      }),
      runs,
    );
  });

  it('loses nothing that either of them changed: it stands in the merged form, or is asked about', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const { entries, conflicts } = mergeEntries(base, mine, theirs);
        for (const { index, what, value } of [...intentions(base, mine), ...intentions(base, theirs)]) {
          const line = entries[index];
          const isAsked = conflicts.some(
            ({ key, field }) =>
              key === line?.key &&
              (field === what || (field === 'state' && what !== 'explanation' && what !== 'remark')),
          );
          const stands =
            what === 'state' || what === 'explanation' || what === 'remark' ? line?.[what] : cellText(line, what);
          expect(isAsked || stands === value).toBe(true);
        }
      }),
      runs,
    );
  });

  it('comes to the same whoever of them is asked, where there is nothing to choose', () => {
    let compared = 0;
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const [one, other] = [mergeEntries(base, mine, theirs), mergeEntries(base, theirs, mine)];
        expect(named(one.conflicts)).toEqual(named(other.conflicts));
        if (one.conflicts.length > 0) return;
        compared += 1;
        const withoutOrder = ({ entries }: Merge) =>
          entries.map((line) => ({ ...line, explains: new Set(line.explains.map(({ print }) => print)) }));
        expect(withoutOrder(one)).toEqual(withoutOrder(other));
      }),
      runs,
    );
    expect(compared).toBeGreaterThan(50);
  });
});
