import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBroken } from '../../functions/domain/record/finding';
import type { StoredHead, StoredRecord } from '../../functions/domain/record/ports';
import { verifySubmission } from '../../functions/domain/record/verify-submission';
import { sha256 } from '../../functions/store/canonical';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, wang, zhang } from '../support/people';

/**
 * Everything that lies in the table of a submission, edited one value at a time: verification has to say so of each. What it does not
 * look at is the spelling: how a text is packed, and blanks between the words of JSON beside the head, which change no value.
 */
const evidence = {
  head: [
    ...['commit', 'contentHash', 'figures', 'id', 'lastRequest', 'parent', 'revision', 'round', 'standing', 'status'],
    'unit',
  ],
  commit: ['body', 'name', 'revision'],
  content: ['entries', 'name'],
};

interface Lying {
  head: StoredHead;
  record: StoredRecord;
}

let house: House;
const moments = new Map<string, Lying>();
const place = { id: 'sub_test_2023_a', round: 'rd_test_2023', unit: 'ou_a', parent: 'ou_city' } as const;

/** A submission with all it can carry, as it lies there at several moments of its way. */
beforeAll(async () => {
  house = await openHouse();
  const { record } = house.stores;
  let hours = 0;
  const after = async (moment: string, step: Promise<{ status: number; problem: unknown }>) => {
    const { status, problem } = await step;
    expect([moment, status, problem]).toEqual([moment, 200, null]);
    const head = await record.head(place.round, place.parent, place.unit);
    if (!head) throw new Error(`nothing lies there after ${moment}`);
    moments.set(moment, { head, record: await record.record(place.id) });
    hours += 1;
    house.clock.now = new Date(Date.UTC(2024, 0, 8, 1 + hours)).toISOString();
  };
  const [first, second] = goodEntries();
  if (!first || !second) throw new Error('the form has two lines');
  const mended = [{ ...first, remark: '已核对' }, second];
  const returns = [{ key: first.key, field: 'numerator', reason: '与年报不符', suggestion: '94' }];

  await after('a draft', house.as(zhang).change('save-draft', { entries: goodEntries() }));
  await after('handed in', house.as(zhang).submit(goodEntries()));
  await after('begun', house.as(li).change('start-review'));
  await after('asked', house.as(li).change('ask', { key: second.key, text: '口径是否一致？' }));
  await after('accepted', house.as(li).change('accept-entries', { keys: [second.key] }));
  await after('returned', house.as(li).change('return-for-revision', { returns }));
  await after('refiled', house.as(zhang).submit(mended));
  await after('begun again', house.as(li).change('start-review'));
  await after('accepted again', house.as(li).change('accept-entries', { keys: [first.key] }));
  await after('reviewed', house.as(li).change('pass-review'));
  await after('approved', house.as(wang).change('approve'));
  await after('corrected', house.as(zhang).change('correct', { reason: '台账漏计两户', keys: [first.key] }));
});
afterAll(() => house.close());

const brokenIn = ({ head, record }: Lying) => verifySubmission(place, head, record, sha256).findings.filter(isBroken);

/** Every value within a value with where it stands, each with the whole in which just that one is another. */
function* edits(value: unknown, path = ''): Generator<{ path: string; edited: unknown }> {
  yield { path, edited: another(value) };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const put = (instead: unknown) =>
      Array.isArray(value) ? value.with(Number(name), instead) : { ...value, [name]: instead };
    for (const { path: within, edited } of edits(inner, `${path}/${name}`)) yield { path: within, edited: put(edited) };
    const without = Array.isArray(value)
      ? value.toSpliced(Number(name), 1)
      : Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
    yield { path: `${path}/${name} (gone)`, edited: without };
  }
  if (!Array.isArray(value)) yield { path: `${path} (more)`, edited: { ...value, zzz: 'more' } };
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return 'x';
  // Of the same length and kind, as somebody would who knows what they do.
  const last = value.at(-1) ?? '';
  return /[0-9a-f]$/.test(value) ? `${value.slice(0, -1)}${last === '0' ? '1' : '0'}` : `${value}x`;
}

/** The edits of a field; one that is a text of JSON is edited within as well. */
function* editsOfField(value: unknown): Generator<{ path: string; edited: unknown }> {
  yield { path: '', edited: another(value) };
  yield { path: ' (gone)', edited: undefined };
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return;
  for (const { path, edited } of edits(JSON.parse(value))) yield { path, edited: JSON.stringify(edited) };
}

/** What can be edited of a submission, with how it lies then. */
function* tamperedWith({ head, record }: Lying): Generator<{ what: string; lying: Lying }> {
  for (const [field, value] of Object.entries(head.fields)) {
    for (const { path, edited } of editsOfField(value)) {
      const fields = { ...head.fields, [field]: edited };
      yield { what: `head ${field}${path}`, lying: { head: { ...head, fields }, record } };
    }
  }
  for (const kind of ['commits', 'contents'] as const) {
    for (const [index, item] of record[kind].entries()) {
      for (const [field, value] of Object.entries(item)) {
        if (field === 'place') continue;
        for (const { path, edited } of editsOfField(value)) {
          const items = (record[kind] as object[]).with(index, { ...item, [field]: edited ?? null });
          yield { what: `${kind} ${index} ${field}${path}`, lying: { head, record: { ...record, [kind]: items } } };
        }
      }
    }
  }
}

describe('a submission as it lies in the table', () => {
  it('is whole at every moment of its way', () => {
    for (const [moment, lying] of moments) expect([moment, brokenIn(lying)]).toEqual([moment, []]);
  });

  it('has no other attributes than those that are edited here', () => {
    for (const { head, record } of moments.values()) {
      expect(Object.keys(head.fields).toSorted()).toEqual(evidence.head);
      const namesOf = (items: object[]) => [
        ...new Set(items.flatMap((item) => Object.keys(item).filter((name) => name !== 'place'))),
      ];
      expect(namesOf(record.commits).toSorted()).toEqual(evidence.commit);
      expect(namesOf(record.contents).toSorted()).toEqual(evidence.content);
    }
  });

  it('carries at some moment everything a submission can carry beside the head', () => {
    const carried = new Set(
      [...moments.values()].flatMap(({ head }) => Object.keys(JSON.parse(String(head.fields.standing)))),
    );
    // Signature, check and sending back are steps this way has not; and an import is no filler's.
    const others = ['signed', 'checked', 'sentBack', 'imported', 'passes', 'acceptedAs'];
    expect([...carried].filter((name) => !others.includes(name)).toSorted()).toEqual([
      ...['accepted', 'approved', 'approvedBy', 'contributors', 'correction', 'judges', 'movedAt', 'questions'],
      ...['receipt', 'returnedContent', 'returns', 'reviewedBy', 'route', 'since'],
    ]);
  });

  it('is found edited in any value of any attribute, at every moment', () => {
    const unseen: string[] = [];
    let tried = 0;
    for (const [moment, lying] of moments) {
      for (const { what, lying: edited } of tamperedWith(lying)) {
        tried += 1;
        if (brokenIn(edited).length === 0) unseen.push(`${moment}: ${what}`);
      }
    }
    expect(unseen).toEqual([]);
    expect(tried).toBeGreaterThan(2000);
  });
});
