import { describe, expect, it } from 'vitest';
import { annexLimits, toAnnex } from '../../../functions/domain/record/annex';
import type { Step } from '../../../functions/domain/record/verify-submission';

const entry = (key: string, fields: Record<string, unknown> = {}) => ({
  key,
  indicator: key,
  part: null,
  state: 'NUMERIC',
  numerator: '94',
  denominator: '100',
  amount: null,
  unread: {},
  explanation: '',
  remark: '',
  ...fields,
});

const contents = new Map<string, unknown>([
  ['one', JSON.stringify([entry('KS2-01'), entry('KS2-02', { numerator: '5' })])],
  [
    'two',
    JSON.stringify([
      entry('KS2-01', { numerator: '95', explanation: '漏计一村' }),
      entry('KS2-02', { numerator: '5' }),
    ]),
  ],
]);

let revision = 0;
function step(body: Record<string, unknown>): Step {
  revision += 1;
  const hash = String(revision).padStart(64, '0');
  return { revision, hash, body: { at: '2024-01-08T01:00:00.000Z', from: 'draft', to: 'draft', ...body } };
}
const by = (name: string) => ({ by: { id: `pn_${name}`, name } });
const nameOf = (key: string) => ({ serial: key.slice(-1), name: `指标${key.slice(-1)}` });

describe('办理记录 as a table', () => {
  revision = 0;
  const returned = { key: 'KS2-01', field: 'numerator', reason: '与年报不符', suggestion: '95' };
  const steps = [
    step({ ...by('张'), action: 'submit', to: 'submitted', contentHash: 'one' }),
    step({ ...by('李'), action: 'returnForRevision', contentHash: 'one', keys: ['KS2-01'], returns: [returned] }),
    step({ ...by('赵'), onBehalfOf: { id: 'pn_zhang', name: '张' }, action: 'submit', contentHash: 'two' }),
    step({ ...by('刘'), action: 'sign', contentHash: 'two' }),
    step({ ...by('李'), action: 'passReview', contentHash: 'two' }),
    step({ ...by('王'), action: 'approve', to: 'approved', contentHash: 'two', at: '2024-01-20T01:00:00.000Z' }),
    step({ ...by('张'), action: 'correct', contentHash: 'two', reason: '台账漏计' }),
  ];
  const { rows, signOff, olderSteps } = toAnnex(steps, contents, nameOf);

  it('has a row for every step, with who did it, and on whose behalf', () => {
    expect(olderSteps).toBe(0);
    expect(rows.map((row) => [row.revision, row.by, row.onBehalfOf, row.action])).toEqual([
      [1, '张', null, 'submit'],
      [2, '李', null, 'returnForRevision'],
      [3, '赵', '张', 'submit'],
      [4, '刘', null, 'sign'],
      [5, '李', null, 'passReview'],
      [6, '王', null, 'approve'],
      [7, '张', null, 'correct'],
    ]);
    expect(rows[0]?.shortHash).toBe('000000000000');
    // The number on the receipt; a step that hands in nothing gives none.
    expect(rows.map(({ receipt }) => receipt)).toEqual(['one', null, 'two', null, null, null, null]);
  });

  it('tells the first figures as they came, and after that only what changed, old and new', () => {
    expect(rows[0]?.changes.map(({ key, field, before, after }) => [key, field, before, after])).toEqual([
      ['KS2-01', 'numerator', null, '94'],
      ['KS2-01', 'denominator', null, '100'],
      ['KS2-02', 'numerator', null, '5'],
      ['KS2-02', 'denominator', null, '100'],
    ]);
    expect(rows[1]?.changes).toEqual([]);
    expect(rows[2]?.changes).toEqual([
      { key: 'KS2-01', serial: '1', name: '指标1', field: 'numerator', before: '94', after: '95' },
      { key: 'KS2-01', serial: '1', name: '指标1', field: 'explanation', before: null, after: '漏计一村' },
    ]);
  });

  it('sees no change where a line was spelt out once and says only what it has to now', () => {
    revision = 0;
    const before = [
      entry('KS2-01', { numerator: '94' }),
      entry('KS2-02', { state: 'BLANK', numerator: null, denominator: null }),
    ];
    const after = [
      { key: 'KS2-01', numerator: '94', denominator: '100' },
      { key: 'KS2-02', state: 'MISSING' },
    ];
    const both = new Map([
      ['spelt', JSON.stringify(before)],
      ['lean', JSON.stringify(after)],
    ]);
    const told = toAnnex([step({ contentHash: 'spelt' }), step({ contentHash: 'lean' })], both, nameOf);
    expect(told.rows[1]?.changes).toEqual([
      { key: 'KS2-02', serial: '2', name: '指标2', field: 'state', before: 'BLANK', after: 'MISSING' },
    ]);
  });

  it('gives the reasons, of a line and of the whole', () => {
    expect(rows[1]?.reasons).toEqual([
      { key: 'KS2-01', serial: '1', name: '指标1', field: 'numerator', text: '与年报不符', suggestion: '95' },
    ]);
    expect(rows[1]?.lines).toEqual([{ key: 'KS2-01', serial: '1', name: '指标1' }]);
    expect(rows[6]?.reasons.map(({ key, text }) => [key, text])).toEqual([[null, '台账漏计']]);
  });

  it('names for the signatures those who did the step last', () => {
    expect(signOff).toEqual({
      filler: { name: '赵', at: '2024-01-08T01:00:00.000Z' },
      head: { name: '刘', at: '2024-01-08T01:00:00.000Z' },
      reviewer: { name: '李', at: '2024-01-08T01:00:00.000Z' },
      approver: { name: '王', at: '2024-01-20T01:00:00.000Z' },
    });
    expect(toAnnex(steps.slice(0, 1), contents, nameOf).signOff).toMatchObject({ head: null, approver: null });
  });

  it('tells of a line that has no figure in it that its state changed', () => {
    revision = 0;
    const more = new Map(contents).set(
      'three',
      JSON.stringify([entry('KS2-01', { numerator: null, denominator: null, state: 'MISSING' })]),
    );
    const blank = new Map(more).set(
      'blank',
      JSON.stringify([entry('KS2-01', { numerator: null, denominator: null, state: 'NOT_APPLICABLE' })]),
    );
    const told = toAnnex([step({ contentHash: 'blank' }), step({ contentHash: 'three' })], blank, nameOf);
    expect(told.rows[1]?.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['state', 'NOT_APPLICABLE', 'MISSING'],
    ]);
  });

  it('tells texts that could not be read as figures, and nothing of what is merely empty', () => {
    revision = 0;
    const told = new Map([
      ['empty', JSON.stringify([entry('KS2-01', { explains: [] })])],
      [
        'unread',
        JSON.stringify([entry('KS2-01', { numerator: null, unread: { numerator: '约九十' }, explains: ['V2'] })]),
      ],
    ]);
    const { rows: both } = toAnnex([step({ contentHash: 'empty' }), step({ contentHash: 'unread' })], told, nameOf);
    expect(both[0]?.changes.map(({ field }) => field)).toEqual(['numerator', 'denominator']);
    expect(both[1]?.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['numerator', '94', null],
      ['unread', null, '约九十'],
    ]);
  });

  it('keeps the row of a step whose content is gone, or whose bytes cannot be read', () => {
    revision = 0;
    const told = toAnnex(
      [step({ ...by('张'), action: 'submit', contentHash: 'gone' }), { revision: 2, hash: 'f'.repeat(64), body: null }],
      contents,
      nameOf,
    );
    expect(told.rows).toMatchObject([
      { revision: 1, by: '张', changes: [] },
      { revision: 2, by: '', at: null, action: '', changes: [], reasons: [] },
    ]);
  });

  it('lists the newest steps of a very long record and says how many it leaves out', () => {
    revision = 0;
    const many = Array.from({ length: annexLimits.steps + 7 }, () =>
      step({ ...by('张'), action: 'saveDraft', contentHash: 'one' }),
    );
    const told = toAnnex(many, contents, nameOf);
    expect(told.olderSteps).toBe(7);
    expect(told.rows[0]?.revision).toBe(8);
    // The content was there before the first row: nothing is new in it.
    expect(told.rows[0]?.changes).toEqual([]);
  });

  it('counts the changes of a step beyond what a print holds', () => {
    revision = 0;
    const full = Array.from({ length: 150 }, (_, index) => entry(`KS2-${index}`, { denominator: null }));
    const told = toAnnex([step({ contentHash: 'full' })], new Map([['full', JSON.stringify(full)]]), nameOf);
    expect(told.rows[0]?.changes).toHaveLength(annexLimits.changesPerStep);
    expect(told.rows[0]?.moreChanges).toBe(150 - annexLimits.changesPerStep);
  });
});
