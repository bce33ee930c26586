import { compareWithAnchor } from '../../functions/domain/record/check-anchor';
import { isBroken } from '../../functions/domain/record/finding';
import { toLean } from '../../functions/domain/record/lean';
import { verifySubmission } from '../../functions/domain/record/verify-submission';
import { sha256, toCanonicalJson } from '../../functions/store/canonical';
import { pack, unpack } from '../../functions/store/packing';
import { aHistory, place, stepsOf, toRecord } from '../domain/record/histories';
import { explanations } from '../engine/words';
import { anEntry } from '../store/builders';
import { atMost, inTurns, type Measured } from './measure';

const [submissions, steps] = [2000, 50];

/** 查验: 100,000 steps and their contents, held against merely hashing the same bytes. */
export async function measureRecord(): Promise<Measured[]> {
  // Written once; two thousand readings of it cost what two thousand such records cost.
  const history = aHistory(stepsOf(steps));
  const record = toRecord(history);
  const texts = [
    ...record.commits.map(({ body }) => String(body)),
    ...record.contents.map(({ entries }) => String(entries)),
  ];
  const newest = history.commits.at(-1);
  const line = { kind: 'submission', id: place.id, number: steps, hash: newest?.name ?? '' } as const;

  const verify = async () => {
    for (let count = 0; count < submissions; count += 1) {
      const { findings, steps: told } = verifySubmission(place, history.head, record, sha256);
      if (findings.some(isBroken) || told.length !== steps) throw new Error('an honest record is called damaged');
    }
  };
  const hash = async () => {
    for (let count = 0; count < submissions; count += 1) for (const text of texts) sha256(text);
  };

  const verified = verifySubmission(place, history.head, record, sha256);
  const present = new Map(verified.steps.map((step) => [step.revision, step.hash]));
  const lines = Array.from({ length: 100_000 }, () => line);
  const start = performance.now();
  const found = compareWithAnchor({ day: '2024-03-01', lines }, () => present);
  const compareMs = performance.now() - start;
  if (found.length > 0) throw new Error('an honest record disagrees with its anchor');

  return [
    await inTurns(
      'Verifying 100,000 steps of the record, with their contents',
      5,
      { work: verify },
      { name: 'hashing the same bytes', work: hash },
      3,
    ),
    atMost('… 100,000 lines of an anchor held against the table', compareMs, 'ms', 100),
    await measureUnpacking(),
  ];
}

/** What packing adds to the reading of as many contents as a round of 3,000 units has. */
function measureUnpacking(): Promise<Measured> {
  const lines = explanations.map((explanation, at) => anEntry({ key: `NT2-${at + 10}`, explanation }));
  const text = toCanonicalJson(lines.map(toLean));
  const stored = pack(text);
  const times = (work: () => unknown) => async () => {
    for (let count = 0; count < 3000; count += 1) work();
  };
  return inTurns(
    'Unpacking 3,000 contents of 29 explained lines',
    9,
    { work: times(() => unpack(stored)) },
    { name: 'hashing and parsing them', work: times(() => [sha256(text), JSON.parse(text)]) },
    2,
  );
}
