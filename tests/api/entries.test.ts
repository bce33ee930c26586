import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntriesReply } from '../../functions/contract/submission';
import { anEntry, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, wang, zhang, zhao } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const at = (revision: number | string, unit = 'ou_a') =>
  `/rounds/rd_test_2023/units/${unit}/entries?revision=${revision}`;
const drafted = [anEntry('KS2-01', { numerator: '1' }), anEntry('KS2-02', { state: 'BLANK' })];

describe('the lines of an earlier revision', () => {
  beforeEach(async () => {
    await house.as(zhang).change('save-draft', { entries: drafted });
    await house.as(zhang).submit(goodEntries());
    await house.as(li).change('start-review');
  });

  it.each([
    [0, null, []],
    [1, ['1', null], drafted.map(({ key }) => key)],
    [2, ['460', '300'], goodEntries().map(({ key }) => key)],
    [3, ['460', '300'], goodEntries().map(({ key }) => key)],
  ])('%i are read as they stood then', async (revision, figures, keys) => {
    const { status, body } = await house.as(zhang).get<EntriesReply>(at(revision));
    expect(status).toBe(200);
    expect([body.revision, body.entries.map(({ key }) => key)]).toEqual([revision, keys]);
    expect(figures).toEqual(
      body.entries.length > 0 ? [body.entries[0]?.numerator ?? null, body.entries[1]?.amount ?? null] : null,
    );
  });

  it('carry the hash of their lines: the same where a step changed none', async () => {
    const hashAt = async (revision: number) => (await house.as(zhang).get<EntriesReply>(at(revision))).body.contentHash;
    expect(await hashAt(0)).toBeNull();
    expect(await hashAt(2)).toBe((await house.as(zhang).open()).body.submission.contentHash);
    expect(await hashAt(3)).toBe(await hashAt(2));
    expect(await hashAt(1)).not.toBe(await hashAt(2));
  });

  it('are shown to whoever may read the form, and to nobody else', async () => {
    expect((await house.as(wang).get(at(1))).status).toBe(200);
    expect((await house.as(zhao).get(at(1))).problem).toMatchObject({ status: 404, code: 'thing.notFound' });
  });

  it('are not there for a revision nobody made, and a number that is none is refused', async () => {
    expect((await house.as(zhang).get(at(4))).problem?.code).toBe('thing.notFound');
    for (const text of ['', '-1', '1.5', 'x', '9999999999']) {
      expect((await house.as(zhang).get(at(text))).problem?.code).toBe('body.invalid');
    }
  });
});
