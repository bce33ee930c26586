import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  type AnchorNote,
  rootOf,
  shortHash,
  statementOf,
  toAnchor,
} from '../../../functions/domain/record/anchor';
import {
  checkAnchor,
  checkAnchorChain,
  compareWithAnchor,
  createDateCheck,
} from '../../../functions/domain/record/check-anchor';
import { sha256 } from '../../../functions/store/canonical';

/** A signature anyone can check by eye; the real one has its test with the store. */
const signer = (key = 'house') => ({
  publicKey: key,
  sign: (statement: string) => `${key} signs ${sha256(statement)}`,
});
const isSigned = (statement: string, signature: string, key: string) =>
  signature === `${key} signs ${sha256(statement)}`;

const lines = [
  { kind: 'submission', id: 'sub_b', number: 3, hash: sha256('b3') },
  { kind: 'planVersion', id: 'pl_a', number: 1, hash: sha256('a1') },
  { kind: 'submission', id: 'sub_a', number: 7, hash: sha256('a7') },
] as const;

function anAnchor(day: string, previous: AnchorNote | null = null, of: Anchor['lines'] = [...lines]): Anchor {
  return toAnchor(of, { day, at: `${day}T16:10:00.000Z`, previous }, sha256, signer());
}

describe('an anchor (锚)', () => {
  it('lists in one order, whatever order the table gave', () => {
    const one = anAnchor('2024-03-01');
    expect(one.lines.map(({ id }) => id)).toEqual(['pl_a', 'sub_a', 'sub_b']);
    expect(anAnchor('2024-03-01', null, [...lines].reverse())).toEqual(one);
  });

  it('can be worked out again by anybody with paper and sha256sum', () => {
    const { root, hash } = anAnchor('2024-03-01');
    expect(root).toBe(
      sha256(
        `planVersion pl_a 1 ${sha256('a1')}\nsubmission sub_a 7 ${sha256('a7')}\nsubmission sub_b 3 ${sha256('b3')}\n`,
      ),
    );
    expect(hash).toBe(
      sha256(`gangmu-anchor/1\nday 2024-03-01\nat 2024-03-01T16:10:00.000Z\nprevious -\ncount 3\nroot ${root}\n`),
    );
    expect(shortHash(root)).toBe(root.slice(0, 12));
  });

  it('is whole as it was made', () => {
    expect(checkAnchor(anAnchor('2024-03-01'), sha256, isSigned, 'house')).toEqual([]);
  });

  const honest = anAnchor('2024-03-01');
  const shorter = honest.lines.slice(1);
  it.each([
    { what: 'a line left out', anchor: { ...honest, lines: shorter }, faults: ['anchorEdited'] },
    {
      what: 'a line left out and the root put right',
      anchor: { ...honest, lines: shorter, count: 2, root: rootOf(shorter, sha256) },
      faults: ['anchorEdited', 'anchorForged'],
    },
    {
      what: 'everything put right but the signature',
      anchor: (() => {
        const said = { ...honest, lines: shorter, count: 2, root: rootOf(shorter, sha256) };
        return { ...said, hash: sha256(statementOf(said)) };
      })(),
      faults: ['anchorForged'],
    },
    { what: 'another day', anchor: { ...honest, day: '2024-03-02' }, faults: ['anchorEdited', 'anchorForged'] },
    {
      what: 'signed anew with another key',
      anchor: toAnchor(shorter, { day: '2024-03-01', at: honest.at, previous: null }, sha256, signer('forger')),
      faults: ['anchorKeyOther'],
    },
  ])('$what is found', ({ anchor, faults }) => {
    expect(checkAnchor(anchor, sha256, isSigned, 'house').map(({ fault }) => fault)).toEqual(faults);
  });
});

describe('anchors of several days', () => {
  const first = anAnchor('2024-03-01');
  const second = anAnchor('2024-03-02', first);
  const third = anAnchor('2024-03-03', second);

  it('follow upon each other, in whatever order they are given', () => {
    expect(checkAnchorChain([third, first, second])).toEqual([]);
    // Whoever kept only the newest ones can check those.
    expect(checkAnchorChain([second, third])).toEqual([]);
  });

  it('show one that was made anew, though it is signed with the right key', () => {
    const anew = anAnchor('2024-03-02', first, [...lines.slice(1)]);
    expect(checkAnchor(anew, sha256, isSigned, 'house')).toEqual([]);
    expect(checkAnchorChain([first, anew, third])).toMatchObject([{ fault: 'anchorReplaced', id: '2024-03-02' }]);
  });

  it('show that one is missing, as a notice: it may lie elsewhere', () => {
    expect(checkAnchorChain([first, third])).toMatchObject([
      { fault: 'anchorMissing', level: 'notice', id: '2024-03-03', found: '2024-03-02' },
    ]);
  });

  it('show that the house began anew', () => {
    expect(checkAnchorChain([first, anAnchor('2024-03-02')])).toMatchObject([{ fault: 'anchorReplaced' }]);
  });
});

describe('what an anchor names', () => {
  const { lines: listed } = anAnchor('2024-03-01');
  const day = '2024-03-01';
  const present = (of: Record<string, [number, string][]>) => (_: string, id: string) =>
    of[id] ? new Map(of[id]) : null;
  const whole = {
    pl_a: [[1, sha256('a1')]] as [number, string][],
    sub_a: [[7, sha256('a7')]] as [number, string][],
    sub_b: [[3, sha256('b3')]] as [number, string][],
  };

  it.each([
    { what: 'is there', now: whole, faults: [] },
    { what: 'has gone on since', now: { ...whole, sub_b: [...whole.sub_b, [4, sha256('b4')]] }, faults: [] },
    { what: 'is gone', now: { pl_a: whole.pl_a, sub_a: whole.sub_a }, faults: [['anchoredGone', 'sub_b', '']] },
    {
      what: 'goes no longer as far',
      now: { ...whole, sub_a: [[6, sha256('a6')]] },
      faults: [['anchoredCut', 'sub_a', '6']],
    },
    {
      what: 'goes another way',
      now: { ...whole, sub_a: [[7, sha256('forged')]] },
      faults: [['anchoredRewritten', 'sub_a', sha256('forged')]],
    },
    {
      what: 'is a plan edited in place',
      now: { ...whole, pl_a: [[1, sha256('forged')]] },
      faults: [['anchoredRewritten', 'pl_a', sha256('forged')]],
    },
  ])('$what', ({ now, faults }) => {
    const found = compareWithAnchor({ day, lines: listed }, present(now as Record<string, [number, string][]>));
    expect(found.map(({ fault, id, found: there }) => [fault, id, there])).toEqual(faults);
  });
});

describe('the dates of steps', () => {
  const place = { id: 'sub_a', round: null, unit: null };
  /** Made just after midnight in China of the day; it knows so many steps of the submission. */
  const made = (day: number, number: number) => ({
    day: `2024-03-0${day}`,
    at: `2024-03-0${day - 1}T16:10:00.000Z`,
    lines: number === 0 ? [] : [{ kind: 'submission' as const, id: 'sub_a', number, hash: sha256('a') }],
  });
  const check = createDateCheck([made(5, 3), made(3, 0), made(4, 2)]);
  const step = (revision: number, at: unknown) => ({ revision, hash: '', body: { at } });

  it.each([
    {
      what: 'between the anchors that know it not yet and already',
      step: step(1, '2024-03-03T01:00:00.000Z'),
      found: [],
    },
    { what: 'after the last anchor', step: step(4, '2024-03-05T01:00:00.000Z'), found: [] },
    { what: 'within minutes of an anchor that knows it', step: step(2, '2024-03-03T16:14:00.000Z'), found: [] },
    { what: 'within minutes of an anchor that does not', step: step(3, '2024-03-03T16:06:00.000Z'), found: [] },
    { what: 'on no calendar', step: step(3, '2024-13-45T99:99:99.999Z'), found: [] },
    {
      what: 'at the end of time',
      step: step(3, '9999-12-31T23:59:59.999Z'),
      found: [['datedTooLate', 3, '2024-03-05']],
    },
    { what: 'that nobody can read', step: step(3, 'yesterday'), found: [] },
    {
      what: 'before an anchor that does not know it: dated back',
      step: step(3, '2024-03-03T15:00:00.000Z'),
      found: [['datedTooEarly', 3, '2024-03-04']],
    },
    {
      what: 'before any anchor knew of the submission at all',
      step: step(1, '2024-03-01T01:00:00.000Z'),
      found: [['datedTooEarly', 1, '2024-03-03']],
    },
    {
      what: 'after an anchor that knows it: its clock was ahead',
      step: step(2, '2024-03-04T01:00:00.000Z'),
      found: [['datedTooLate', 2, '2024-03-04']],
    },
    {
      what: 'in a year to come',
      step: step(3, '2061-01-01T01:00:00.000Z'),
      found: [['datedTooLate', 3, '2024-03-05']],
    },
  ])('are held against anchors: $what', ({ step: one, found }) => {
    const findings = check(place, [one]);
    expect(findings.map(({ fault, revision, field }) => [fault, revision, field])).toEqual(found);
    // An honest clock may have been wrong.
    expect(findings.every(({ level }) => level === 'notice')).toBe(true);
  });
});
