import { describe, expect, it } from 'vitest';
import { toFormTemplate } from '../../functions/domain/form/template';
import type { Checks, Indicator } from '../../functions/domain/plan/indicator';
import type { Plan } from '../../functions/domain/plan/plan';
import type { Entry } from '../../functions/domain/submission/entry';
import { withTies } from '../../functions/domain/submission/read-filled';
import type { RuleId, RuleSettings } from '../../functions/domain/submission/rules';
import { type TriedForm, tryRules, withDraftRules } from '../../functions/domain/submission/try-rules';
import { aCount, anEntry, aPlan, aRound, noChecks } from '../support/builders';
import { countyA } from '../support/people';

/** 300 households last year; every move beyond 30 % is asked about. */
const plan = aPlan({ indicators: [aCount()] });
const lastYear = [anEntry('KS2-02', { amount: '300' })];
const words = '新增两个老旧小区整体改造';

/** A form of one of the units that filed this year, explained where it says so. */
function filed(
  n: number,
  amount: string,
  differs: Partial<TriedForm> & { explanation?: string; by?: Plan } = {},
): TriedForm {
  const { explanation = '', by = plan, ...rest } = differs;
  const unit = { ...countyA, id: `ou_${n}` as const, name: `${n}县` };
  const template = toFormTemplate(by, aRound(), unit, lastYear);
  const entries: Entry[] = withTies(template, [anEntry('KS2-02', { amount, explanation })]);
  return { round: 'rd_test_2023', unit: unit.id, unitName: unit.name, template, entries, isApproved: true, ...rest };
}

const meterOf = (rule: RuleId, forms: TriedForm[], settings: RuleSettings = {}) =>
  tryRules(forms, settings).meters.find((meter) => meter.rule === rule);

describe('the noise of a rule', () => {
  it.each<[string, string[], string | null]>([
    ['hits 4 of 5: it asks nearly everybody', ['400', '400', '400', '400', '310'], 'shouting'],
    ['hits 3 of 4, less than 80 %', ['400', '400', '400', '310'], null],
    ['hits none of 3', ['310', '310', '310'], 'silent'],
    ['hits all of 2: too few to say', ['400', '400'], null],
    ['hits none of 2: too few to say', ['310', '310'], null],
  ])('W1 %s', (_, amounts, noise) => {
    const forms = amounts.map((amount, n) => filed(n, amount));
    expect(meterOf('W1', forms)).toMatchObject({ asked: amounts.length, noise });
  });

  it('counts what was explained and approved as overridden', () => {
    const forms = [
      filed(1, '400', { explanation: words }),
      filed(2, '400', { explanation: words, isApproved: false }),
      filed(3, '400', { explanation: '情况属实' }),
      filed(4, '310'),
    ];
    expect(meterOf('W1', forms)).toMatchObject({ asked: 4, forms: 3, hits: 3, overridden: 1 });
  });

  it('is nothing for a rule that blocks: what it found was mended before it came', () => {
    const forms = [filed(1, '310'), filed(2, '320'), filed(3, '330')];
    expect(meterOf('V8', forms)).toMatchObject({ level: 'must', asked: 3, hits: 0, noise: null });
    expect(meterOf('V8', forms, { V8: 'explain' })).toMatchObject({ level: 'explain', noise: 'silent' });
  });

  it('asks nobody who has nothing of the kind: no ratio, no total, no last year', () => {
    const first = filed(1, '310', { template: toFormTemplate(plan, aRound(), countyA, []) });
    expect(meterOf('V4', [filed(1, '310')])).toMatchObject({ asked: 0, noise: null });
    expect(meterOf('V7', [filed(1, '310')])).toMatchObject({ asked: 0 });
    expect(meterOf('W1', [first])).toMatchObject({ asked: 0 });
  });

  it('leaves out what only the sheet shows', () => {
    const named = tryRules([filed(1, '310')], {}).meters.map(({ rule }) => rule);
    expect(named).not.toContain('F2');
    expect(named).toContain('W1');
  });
});

describe('settings in the draft', () => {
  const amounts = ['400', '500', '310'];
  const tried = (draft: Parameters<typeof withDraftRules>[1]) => {
    const by = withDraftRules(plan, draft);
    return tryRules(
      amounts.map((amount, n) => filed(n, amount, { by })),
      draft.rules,
    );
  };
  const changeLimits = { points: null, percent: null };

  it('are tried with their own limits: 50 % asks about one instead of two', () => {
    const checks = { ...noChecks, maxChangePercent: '50' };
    const asBefore = tried({ rules: {}, changeLimits, indicators: [] });
    const wider = tried({ rules: {}, changeLimits, indicators: [{ id: 'KS2-02', checks }] });
    expect(asBefore.hits.map(({ unitName }) => unitName)).toEqual(['0县', '1县']);
    expect(wider.hits.map(({ unitName, finding }) => `${unitName} ${finding.rule}`)).toEqual(['1县 W1']);
  });

  it('are tried with their own levels: a rule that is off asks nobody', () => {
    const { meters, hits } = tried({ rules: { W1: 'off' }, changeLimits, indicators: [] });
    expect(hits).toEqual([]);
    expect(meters.find(({ rule }) => rule === 'W1')).toMatchObject({ level: 'off', asked: 0, noise: null });
  });
});

describe('one indicator alone', () => {
  const beds = { kind: 'amount' as const, counted: { name: '床位数', measure: '张', isWhole: true }, scale: 1 };
  const aStock = (id: 'KS2-03' | 'KS2-04', checks: Partial<Checks> = {}) =>
    aCount({ id, name: id, measure: '张', accumulation: 'STOCK', reporting: beds, checks: { ...noChecks, ...checks } });
  const part = aStock('KS2-04', { partOf: { indicator: 'KS2-03', addsUp: true }, rules: { V7: 'explain' } });
  const total = aStock('KS2-03');
  const both = aPlan({ indicators: [total, part, aCount()] });
  const form = (n: number, [whole, ofIt, households]: [string, string, string]): TriedForm => {
    const unit = { ...countyA, id: `ou_${n}` as const, name: `${n}县` };
    const template = toFormTemplate(both, aRound(), unit, lastYear);
    const entries = [
      anEntry('KS2-03', { amount: whole }),
      anEntry('KS2-04', { amount: ofIt }),
      anEntry('KS2-02', { amount: households }),
    ];
    return { round: 'rd_test_2023', unit: unit.id, unitName: unit.name, template, entries, isApproved: true };
  };
  // 120 of 100 is too much, and not the same; 80 of 100 is only not the same. 300 → 500 households is another matter.
  const forms = [form(1, ['100', '120', '500']), form(2, ['100', '80', '310']), form(3, ['100', '100', '310'])];

  it.each<[Pick<Indicator, 'id' | 'checks'> | null, RuleId, Record<string, unknown>]>([
    [null, 'V7', { level: 'must', asked: 3, forms: 2, hits: 3 }],
    [part, 'V7', { level: 'explain', asked: 3, forms: 1, hits: 1 }],
    // That the parts add up is asked at the total's line.
    [total, 'V7', { level: 'must', asked: 3, forms: 2, hits: 2 }],
    [part, 'W1', { asked: 0, forms: 0, hits: 0 }],
    [aCount(), 'W1', { asked: 3, forms: 1, hits: 1 }],
    [aCount(), 'V7', { asked: 0, forms: 0, hits: 0 }],
  ])('%j is metered by its own lines for %s', (only, rule, meter) => {
    const { meters, hits } = tryRules(forms, {}, only);
    expect(meters.find((one) => one.rule === rule)).toMatchObject(meter);
    expect(hits.filter(({ finding }) => finding.rule === rule)).toHaveLength(Number(meter.hits));
    if (only) expect(hits.every(({ finding }) => finding.key === only.id)).toBe(true);
  });
});
