import { describe, expect, it } from 'vitest';
import type { StoredEdition } from '../../../functions/domain/record/ports';
import { verifyEvaluations, verifyVersions } from '../../../functions/domain/record/verify-plan';
import { sha256 } from '../../../functions/store/canonical';

const version = (number: number): StoredEdition => ({
  place: `VERSION#${number}`,
  dataYear: null,
  number,
  body: JSON.stringify({ id: 'pl_a', version: number }),
  hash: null,
});

const evaluation = (dataYear: number, number: number): StoredEdition => {
  const body = JSON.stringify({ id: `ev_a_${dataYear}_${number}`, plan: 'pl_a', dataYear, number });
  return { place: `EVALUATION#${dataYear}#${number}`, dataYear, number, body, hash: sha256(body) };
};

describe('the versions of a plan (版次)', () => {
  it.each([
    { what: 'are whole in a row', stored: [version(1), version(2)], faults: [] },
    { what: 'show one that is missing', stored: [version(1), version(3)], faults: [['versionMissing', 2]] },
    { what: 'show that the first is missing', stored: [version(2)], faults: [['versionMissing', 1]] },
    {
      what: 'show one that says it is another',
      stored: [version(1), { ...version(2), body: version(1).body }],
      faults: [['versionUnread', 2]],
    },
    { what: 'show one that is no JSON', stored: [{ ...version(1), body: '{' }], faults: [['versionUnread', 1]] },
  ])('$what', ({ stored, faults }) => {
    const { findings } = verifyVersions('pl_a', stored, sha256);
    expect(findings.map(({ fault, revision }) => [fault, revision])).toEqual(faults);
  });

  it('are named by the hash of their bytes, which an anchor keeps', () => {
    expect(verifyVersions('pl_a', [version(1)], sha256).editions).toEqual([
      { id: 'pl_a', number: 1, hash: sha256('{"id":"pl_a","version":1}') },
    ]);
  });
});

describe('published evaluations', () => {
  const stored = [evaluation(2023, 1), evaluation(2023, 2), evaluation(2024, 1)];

  it('are whole as they were published, each year numbered for itself', () => {
    const { findings, editions } = verifyEvaluations('pl_a', stored, sha256);
    expect(findings).toEqual([]);
    expect(editions.map(({ id }) => id)).toEqual(['ev_a_2023_1', 'ev_a_2023_2', 'ev_a_2024_1']);
  });

  it.each([
    {
      what: 'edited in its place',
      tampered: [{ ...evaluation(2023, 1), body: '{"id":"ev_a_2023_1"}' }],
      faults: [['evaluationEdited', 'ev_a_2023_1', 1]],
    },
    {
      what: 'put into another year with its hash',
      tampered: [{ ...evaluation(2024, 1), dataYear: 2023 }],
      faults: [['evaluationEdited', 'ev_a_2024_1', 1]],
    },
    { what: 'missing', tampered: [evaluation(2023, 2)], faults: [['evaluationMissing', 'pl_a', 1]] },
  ])('show one that is $what', ({ tampered, faults }) => {
    const { findings } = verifyEvaluations('pl_a', tampered, sha256);
    expect(findings.map(({ fault, id, revision }) => [fault, id, revision])).toEqual(faults);
  });
});
