import { describe, expect, it } from 'vitest';
import type { Entry } from '../../functions/domain/submission/entry';
import { isSameEntry, isSameRecord } from '../../functions/domain/submission/entry';
import {
  figuresOfPrint,
  figuresPrint,
  lastYearsWords,
  settles,
  voidFor,
} from '../../functions/domain/submission/explain';
import { readFilled, withTies } from '../../functions/domain/submission/read-filled';
import { blocking, validate } from '../../functions/domain/submission/validate';
import { aCount, aForm, anEntry, anIndicator, aPlan } from '../support/builders';

const count = 'KS2-02';
const words = '新增两个老旧小区整体改造';
const w1 = { rule: 'W1', field: 'amount' } as const;
/** 300 last year; more than 30 % up or down asks for words. */
const form = aForm(aPlan({ indicators: [aCount()] }), [anEntry(count, { amount: '300' })]);

const read = (entry: Partial<Entry>, known: Entry[] = [], confirmed: (typeof count)[] = []) => {
  const entries = [anEntry(count, entry)];
  const reading = { entries, readAs: [], missingKeys: [], changedPrint: [] };
  const filled = readFilled(form, reading, known, new Set(confirmed));
  return { line: filled.entries[0] as Entry, filled, ...blocking(filled.findings) };
};

describe('the print of a line', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['a pair', { numerator: '460', denominator: '1000' }, 'NUMERIC numerator=460 denominator=1000'],
    ['460.0 is 460', { numerator: '460.0', denominator: '1000.00' }, 'NUMERIC numerator=460 denominator=1000'],
    ['places count', { amount: '68.68' }, 'NUMERIC amount=68.68'],
    ['nothing is not zero', { state: 'BLANK' }, 'BLANK'],
    ['zero is zero', { amount: '0' }, 'NUMERIC amount=0'],
    ['no figure, said so', { state: 'MISSING' }, 'MISSING'],
  ])('%s', (_, entry, print) => {
    expect(figuresPrint(anEntry(count, entry))).toBe(print);
  });

  it('tells a person what a text was written for', () => {
    expect(figuresOfPrint('NUMERIC numerator=460 denominator=1000')).toEqual([
      { field: 'numerator', amount: '460' },
      { field: 'denominator', amount: '1000' },
    ]);
    expect(figuresOfPrint('MISSING')).toEqual([]);
  });
});

describe('an explanation in the sheet', () => {
  it('is for the figure beside which it was typed', () => {
    const { line, unexplained } = read({ amount: '400', explanation: words });
    expect(line.explains).toEqual([{ ...w1, print: 'NUMERIC amount=400' }]);
    expect(unexplained).toBe(0);
  });

  it('is void when the figure moves, keeps its words, and blocks until they are renewed', () => {
    const before = read({ amount: '400', explanation: words }).line;
    const moved = read({ amount: '410', explanation: words }, [before]);
    expect(moved).toMatchObject({ unexplained: 1, line: { explanation: words } });
    expect(voidFor(moved.line, w1)).toEqual({ ...w1, print: 'NUMERIC amount=400' });
    expect(read({ amount: '410', explanation: `${words}，另加一户` }, [moved.line]).unexplained).toBe(0);
  });

  it('holds again for the present figure once a person says so', () => {
    const before = read({ amount: '400', explanation: words }).line;
    const confirmed = read({ amount: '410', explanation: words }, [before], [count]);
    expect(confirmed.unexplained).toBe(0);
    expect(read({ amount: '410', explanation: words }, [confirmed.line]).unexplained).toBe(0);
  });

  it('is not void when the figure is typed otherwise, or comes back to what it was', () => {
    const before = read({ amount: '400', explanation: words }).line;
    expect(read({ amount: '400.0', explanation: words }, [before]).unexplained).toBe(0);
    const moved = read({ amount: '410', explanation: words }, [before]).line;
    expect(read({ amount: '400', explanation: words }, [moved]).unexplained).toBe(0);
  });

  it('that was there before the figure is for the figure that came', () => {
    const before = read({ state: 'BLANK', explanation: words }).line;
    expect(before.explains).toEqual([]);
    expect(read({ amount: '400', explanation: words }, [before]).unexplained).toBe(0);
  });

  it('that answered no question does not answer one that comes up later', () => {
    const before = read({ amount: '310', explanation: words }).line;
    const moved = read({ amount: '400', explanation: words }, [before]);
    expect(moved.unexplained).toBe(1);
    expect(voidFor(moved.line, w1)).toBeNull();
  });

  it('of 情况属实 is for nothing', () => {
    expect(read({ amount: '400', explanation: '情况属实' })).toMatchObject({ unexplained: 1, line: { explains: [] } });
  });

  it('answers its rule and cell only', () => {
    const entry = anEntry(count, {
      amount: '400',
      explanation: words,
      explains: [{ ...w1, print: 'NUMERIC amount=400' }],
    });
    expect(settles(entry, w1)).toBe(true);
    expect(settles(entry, { rule: 'W2', field: 'amount' })).toBe(false);
    expect(settles(entry, { rule: 'W1', field: 'numerator' })).toBe(false);
  });

  it('from before there were ties waits for a word of confirmation', () => {
    expect(blocking(validate(form, [anEntry(count, { amount: '400', explanation: words })])).unexplained).toBe(1);
  });
});

describe('a confirmed explanation', () => {
  const before = anEntry(count, { amount: '400', explanation: words });
  const [after] = withTies(form, [before]) as [Entry];

  it('is the same line to a reviewer who accepted it, and another record', () => {
    expect(isSameEntry(before, after)).toBe(true);
    expect(isSameRecord(before, after)).toBe(false);
    expect(isSameRecord(after, { ...after })).toBe(true);
  });
});

describe("last year's words", () => {
  const last = anEntry(count, {
    amount: '300',
    explanation: words,
    explains: [{ ...w1, print: 'NUMERIC amount=300' }],
  });

  it.each<[string, Entry | null, typeof w1 | { rule: 'W2'; field: 'amount' }, string | null]>([
    ['are offered for the same rule and cell', last, w1, words],
    ['not for another rule', last, { rule: 'W2', field: 'amount' }, null],
    ['not where there are none', { ...last, explanation: '' }, w1, null],
    ['not without a last year', null, w1, null],
  ])('%s', (_, lastYear, finding, expected) => {
    expect(lastYearsWords(lastYear, finding)).toBe(expected);
  });
});

describe('whatever is typed', () => {
  /** A small generator with a fixed seed: the same thousand sheets every time. */
  function numbers(seed: number) {
    let state = seed;
    return (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
  }

  it('an edited figure voids the words, and only words or a click bring them back', () => {
    const next = numbers(7);
    const rate = anIndicator();
    const plan = aPlan({ indicators: [rate, aCount()] });
    const sheet = aForm(plan, [
      anEntry(rate.id, { numerator: '450', denominator: '1000' }),
      anEntry(count, { amount: '300' }),
    ]);
    let asked = 0;
    for (let run = 0; run < 1000; run += 1) {
      const figures = (n: number) => ({ numerator: String(n), denominator: '1000' });
      const [was, is] = [next(1001), next(1001)];
      const first = [
        anEntry(rate.id, { ...figures(was), explanation: words }),
        anEntry(count, { amount: String(was), explanation: words }),
      ];
      const tied = withTies(sheet, first);
      expect(blocking(validate(sheet, tied)).unexplained).toBe(0);
      const entries = [
        anEntry(rate.id, { ...figures(is), explanation: words }),
        anEntry(count, { amount: String(is), explanation: words }),
      ];
      const reading = { entries, readAs: [], missingKeys: [], changedPrint: [] };
      const moved = readFilled(sheet, reading, tied);
      const open = moved.findings.filter(({ level }) => level === 'explain');
      asked += open.length;
      expect(open.every(({ isExplained }) => isExplained === (was === is))).toBe(true);
      const confirmed = readFilled(sheet, reading, moved.entries, new Set(entries.map(({ key }) => key)));
      expect(blocking(confirmed.findings).unexplained).toBe(0);
      // The server, with nothing but the lines, finds the same.
      expect(validate(sheet, confirmed.entries)).toEqual(confirmed.findings);
    }
    expect(asked).toBeGreaterThan(500);
  });
});
