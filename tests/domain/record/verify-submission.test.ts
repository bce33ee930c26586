import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnchoredLine } from '../../../functions/domain/record/anchor';
import { compareWithAnchor } from '../../../functions/domain/record/check-anchor';
import { isBroken, recordFaults } from '../../../functions/domain/record/finding';
import { verifySubmission } from '../../../functions/domain/record/verify-submission';
import { sha256 } from '../../../functions/store/canonical';
import { aHistory, commitOf, type History, place, stepsOf, toRecord } from './histories';
import { tamperings } from './tamperings';

const verify = (history: History) => verifySubmission(history.place, history.head, toRecord(history), sha256);

/** What an anchor of the day would say of the record as it was. */
function linesOf({ place: { id }, commits }: History): AnchoredLine[] {
  const { revision, name } = commits.at(-1) ?? { revision: 0, name: '' };
  return [{ kind: 'submission', id, number: revision, hash: name }];
}

function compare(before: History, after: History) {
  const steps = new Map(verify(after).steps.map(({ revision, hash }) => [revision, hash]));
  return compareWithAnchor({ day: '2024-01-08', lines: linesOf(before) }, () => steps);
}

describe('an honest record', () => {
  it('is whole, and told from its first step to its last', () => {
    const history = aHistory(stepsOf(7));
    const { steps, findings } = verify(history);
    expect(findings).toEqual([]);
    expect(steps.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(steps.at(-1)?.hash).toBe(history.head?.fields.commit);
    expect(compare(history, history)).toEqual([]);
  });

  it('stays whole beside steps that lost their race', () => {
    const history = aHistory(stepsOf(7));
    const lost = commitOf(place, history.commits[2] ?? null, {
      figure: '9',
      action: 'submit',
      to: 'submitted',
      by: 'chen',
    });
    const { steps, findings } = verify({ ...history, commits: [...history.commits, lost] });
    expect(findings).toEqual([]);
    expect(steps).toHaveLength(7);
  });

  it('is whole where the figures beside the head are still spelt out field by field', () => {
    const history = aHistory(stepsOf(7));
    const spelt = (numerator: string): History => {
      const figure = { key: 'KS2-01', state: 'NUMERIC', numerator, denominator: '100', amount: null };
      const fields = { ...history.head?.fields, figures: JSON.stringify([figure]) };
      return { ...history, head: { place: 'HEAD', unit: place.unit, fields } };
    };
    expect(verify(spelt('6')).findings).toEqual([]);
    expect(verify(spelt('7')).findings).toMatchObject([
      { fault: 'headDisagrees', field: 'figures KS2-01 numerator', found: '7', expected: '6' },
    ]);
  });

  it('is whole to an anchor of an earlier day, however far it went on', () => {
    const early = aHistory(stepsOf(4));
    expect(compare(early, aHistory(stepsOf(9)))).toEqual([]);
  });

  it('carries a notice, and no fault, where a writer broke off before the head', () => {
    const history = aHistory(stepsOf(3));
    const next = commitOf(place, history.commits.at(-1) ?? null, {
      figure: '1',
      action: 'submit',
      to: 'submitted',
      by: 'zhang',
    });
    const { findings } = verify({ ...history, commits: [...history.commits, next] });
    expect(findings).toMatchObject([{ fault: 'unfinished', level: 'notice', revision: 4 }]);
    const first = verify({ ...aHistory(stepsOf(1)), head: null });
    expect(first.findings).toMatchObject([{ fault: 'unfinished', level: 'notice', revision: 1 }]);
  });

  it('may hold in a step what this version of the house does not know', () => {
    const wishes = stepsOf(2);
    const history = aHistory(wishes.map((wish) => ({ ...wish, more: { whatever: { id: 'pn_li' }, keys: [3] } })));
    expect(verify(history).findings).toEqual([]);
  });
});

describe.each(tamperings)('$name', ({ tamper, fault, anchored }) => {
  const before = aHistory(stepsOf(8));

  it.each([2, 4, 6])('at step %i is found where it can be', (at) => {
    const { findings } = verify(tamper(before, at));
    const faults = findings.map((finding) => finding.fault);
    if (fault === null) expect(faults).toEqual([]);
    else expect(faults).toContain(fault);
    expect(findings.some(isBroken)).toBe(fault !== null && recordFaults[fault] === 'broken');
  });

  it('is found by an anchor where the bytes alone cannot tell', () => {
    const faults = compare(before, tamper(before, 4)).map((finding) => finding.fault);
    if (anchored !== null) expect(faults).toEqual([anchored]);
    // Between the two of them nothing gets through.
    expect(fault !== null && recordFaults[fault] === 'broken' ? true : anchored !== null).toBe(true);
  });
});

describe('the times of the steps', () => {
  const datedAt = (...times: string[]) =>
    verify(
      aHistory(
        stepsOf(times.length).map((wish, index) => ({ ...wish, more: { at: `2024-01-08T${times[index]}:00.000Z` } })),
      ),
    ).findings;

  it.each([
    { what: 'each later than the one before', times: ['09:00', '10:00', '11:00'], found: [] },
    { what: 'equal, as where a clock was behind', times: ['09:00', '09:00', '09:00'], found: [] },
    { what: 'one earlier than the one before', times: ['09:00', '10:00', '09:30'], found: [[3, '09:30', '10:00']] },
    {
      what: 'several',
      times: ['11:00', '10:00', '09:00', '12:00'],
      found: [
        [2, '10:00', '11:00'],
        [3, '09:00', '10:00'],
      ],
    },
  ])('go on and never back: $what', ({ times, found }) => {
    const day = (time: unknown) => `2024-01-08T${time}:00.000Z`;
    expect(datedAt(...times)).toMatchObject(
      found.map(([revision, at, before]) => ({
        fault: 'timeReversed',
        level: 'broken',
        revision,
        found: day(at),
        expected: day(before),
      })),
    );
    expect(datedAt(...times)).toHaveLength(found.length);
  });
});

describe('a head from before its step vouched for what lies beside it', () => {
  const history = aHistory(stepsOf(4));
  const at = (revision: number) => `2024-01-08T01:00:00.00${revision}Z`;
  const faultsWith = (standing: object) => {
    const fields = { ...history.head?.fields, standing: JSON.stringify(standing) };
    return verify({ ...history, head: { place: 'HEAD', unit: place.unit, fields } }).findings.map(
      ({ field, found, expected }) => [field, found, expected],
    );
  };

  // Draft, draft, submitted, draft: it is the filler's again since the fourth step.
  it.each([
    { what: 'since when it waits, as the record tells it', standing: { since: at(4) }, found: [] },
    { what: 'nothing of it', standing: {}, found: [] },
    { what: 'since another time', standing: { since: at(1) }, found: [['since', at(1), at(4)]] },
    { what: 'moved at another time', standing: { movedAt: at(3) }, found: [['movedAt', at(3), at(4)]] },
  ])('says $what', ({ standing, found }) => {
    expect(faultsWith(standing)).toEqual(found);
  });
});

describe('the days of an import, for which the head moves once', () => {
  const day = (figure: string, wish: string) => ({
    ...{ figure, action: 'importRecord', to: 'reviewed', by: 'zhou' },
    more: { requestId: `pn_zhou/${wish}@2022-01-${figure}` },
  });
  const two = [day('20', 'one'), day('21', 'one'), day('22', 'one')];

  it('are what a crash leaves before the head moved: a notice', () => {
    const cut = { ...aHistory(two), head: null };
    expect(verify(cut).findings).toMatchObject([{ fault: 'unfinished', level: 'notice', revision: 1 }]);
  });

  it('are no harm beside those of the repeated request', () => {
    const honest = aHistory(two);
    const lost = aHistory(two.map((wish) => ({ ...wish, more: { ...wish.more, at: '2024-01-08T00:00:00.000Z' } })));
    expect(verify({ ...honest, commits: [...honest.commits, ...lost.commits] }).findings).toEqual([]);
  });

  it('are no cover for a head between two of them, where none ever stood', () => {
    const history = aHistory(two);
    const early = aHistory(two.slice(0, 2));
    expect(early.commits[1]).toEqual(history.commits[1]);
    expect(verify({ ...history, head: early.head }).findings.filter(isBroken)).toMatchObject([
      { fault: 'tailCut', revision: 2, found: '3' },
    ]);
  });

  it('are no cover for a head that was set back over two imports', () => {
    const history = aHistory([...two, day('23', 'two'), day('24', 'two')]);
    const [first] = history.commits;
    const early = aHistory(two.slice(0, 1));
    expect(early.commits[0]).toEqual(first);
    expect(verify({ ...history, head: early.head }).findings.filter(isBroken)).toMatchObject([{ fault: 'tailCut' }]);
    expect(verify({ ...history, head: null }).findings).toMatchObject([{ fault: 'headGone' }]);
  });
});

describe('several faults', () => {
  it('are all told, not only the first', () => {
    const history = aHistory(stepsOf(12));
    const commits = history.commits
      .filter(({ revision }) => revision !== 3 && revision !== 4)
      .map((one) => (one.revision === 8 ? { ...one, body: one.body.replace('zhang', 'forger') } : one));
    const contents = history.contents.slice(0, -1);
    const { findings } = verify({ ...history, commits, contents });
    expect(findings).toMatchObject([
      { fault: 'commitEdited', revision: 8 },
      // From the first that is gone to the last.
      { fault: 'commitMissing', revision: 3, found: '4' },
      { fault: 'contentMissing', revision: 12 },
    ]);
  });

  it('of one step do not end the walk: the steps before it are still checked', () => {
    const history = aHistory(stepsOf(9));
    const commits = history.commits
      .filter(({ revision }) => revision !== 7)
      .map((one) => (one.revision === 2 ? { ...one, body: one.body.replace('zhang', 'forger') } : one));
    const { findings, steps } = verify({ ...history, commits });
    expect(findings.map(({ fault, revision }) => [fault, revision])).toEqual([
      ['commitEdited', 2],
      ['commitMissing', 7],
    ]);
    expect(steps.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 8, 9]);
  });

  it('throws at nothing, whatever lies in the table', () => {
    const history = aHistory(stepsOf(3));
    const record = toRecord(history);
    const junk = [null, 7, '', '[', '[]', '{}', '{"parent":3}'].map((body, index) => ({
      place: `COMMIT#${index}`,
      revision: index % 2 === 0 ? index + 1 : null,
      name: index % 2 === 0 ? sha256(String(body)) : null,
      body,
    }));
    const { findings } = verifySubmission(
      place,
      { place: 'HEAD', unit: null, fields: { ...history.head?.fields, figures: 3, standing: [] } },
      { commits: [...record.commits, ...junk], contents: [{ place: 'CONTENT', name: null, entries: {} }] },
      sha256,
    );
    expect(findings.filter(isBroken).length).toBeGreaterThan(3);
    const pit = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;
    const deep = { ...history.head?.fields, figures: `[["KS2-01",${pit}]]`, standing: `{"approved":${pit}}` };
    const bottomless = verifySubmission(place, { place: 'HEAD', unit: null, fields: deep }, record, sha256).findings;
    expect(bottomless.map(({ fault, field }) => [fault, field])).toContainEqual(['headDisagrees', 'figures']);
    expect(verifySubmission(place, { place: 'HEAD', unit: null, fields: {} }, record, sha256).findings).toMatchObject([
      { fault: 'headUnread' },
    ]);
  });
});

describe('random histories', () => {
  const wish = fc.record({
    figure: fc.nat(5).map(String),
    action: fc.constantFrom('saveDraft', 'submit', 'recall'),
    to: fc.constantFrom('draft', 'submitted', 'returned'),
    by: fc.constantFrom('zhang', 'zhang', 'chen'),
  });
  const wishes = fc.array(wish, { minLength: 6, maxLength: 20 });

  it('are whole as they were written, with any number of lost races', () => {
    fc.assert(
      fc.property(wishes, fc.array(fc.nat(100)), wish, (steps, races, lost) => {
        const history = aHistory(steps);
        const losers = races.map((race) => {
          const before = history.commits[(race % history.commits.length) - 1] ?? null;
          return commitOf(place, before, { ...lost, by: 'loser' });
        });
        const { findings, steps: told } = verify({ ...history, commits: [...history.commits, ...losers] });
        expect(findings).toEqual([]);
        expect(told).toHaveLength(steps.length);
      }),
    );
  });

  it('hide no tampering from their bytes and an anchor together', () => {
    fc.assert(
      fc.property(wishes, fc.nat(100), fc.constantFrom(...tamperings), (steps, where, { tamper }) => {
        // Every figure another, so that a step has a content of its own to be tampered with.
        const before = aHistory(steps.map((step, index) => ({ ...step, figure: String(index), by: 'zhang' })));
        const after = tamper(before, 2 + (where % (steps.length - 4)));
        expect([...verify(after).findings.filter(isBroken), ...compare(before, after)]).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
