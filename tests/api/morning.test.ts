import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readReminders } from '../../functions/actions/read-reminders';
import type { Context } from '../../functions/actions/stores';
import type { RemindersReply } from '../../functions/contract/reminders';
import type { Reminder } from '../../functions/domain/reminder/reminder';
import { keepReminding, remindLocally } from '../../functions/local-reminders';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, wang, zhang, zhou } from '../support/people';

const round = 'rd_test_2023';

let house: House;
let context: Context;
const said: string[] = [];
beforeEach(async () => {
  house = await openHouse();
  // One round is enough: the other one is over.
  const other = await house.stores.rounds.get('rd_test_2022');
  if (other) await house.stores.rounds.put({ ...other, isOpen: false });
  context = { stores: house.stores, now: () => house.clock.now };
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => said.push(String(line)));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.close();
});

const log = () => house.stores.reminders.list(round);
const told = (reminders: Reminder[]) =>
  reminders.map(({ unit, kind, stage, to }) => [unit, kind, stage, to.map(({ name }) => name).join('')]);

/** Mornings at nine in China, one after another. */
async function mornings(...days: string[]) {
  for (const day of days) {
    house.clock.now = `${day}T01:00:00.000Z`;
    await remindLocally(context);
  }
}

describe('the morning’s reminders on one machine, with the log for a messenger', () => {
  it('tell who owes: before the last day, on it, behind it, and a superior once', async () => {
    // The round is due on Saturday 20 January, so on Monday the 22nd; county A hands in on the 17th and is reviewed.
    house.clock.now = '2024-01-17T00:00:00.000Z';
    await house.as(zhang).submit(goodEntries());
    await house.as(li).change('start-review');
    await house.as(li).change('accept-entries', { keys: ['KS2-01', 'KS2-02'] });
    await house.as(li).change('pass-review');
    await house.as(wang).change('approve');

    await mornings('2024-01-17', '2024-01-18', '2024-01-19', '2024-01-20', '2024-01-21', '2024-01-22');
    expect(told(await log())).toEqual([
      ['ou_b', 'unfiled', 'soon', '赵'],
      ['ou_b', 'unfiled', 'due', '赵'],
    ]);
    // 23 to 26 January, then the 29th, the fifth working day behind it.
    await mornings('2024-01-23', '2024-01-24', '2024-01-25', '2024-01-26', '2024-01-27', '2024-01-28', '2024-01-29');
    await mornings('2024-01-30', '2024-01-31', '2024-02-29');
    const all = await log();
    expect(all.map(({ stage, at }) => [stage, at.slice(0, 10)])).toEqual([
      ['soon', '2024-01-17'],
      ['due', '2024-01-22'],
      ['overdue', '2024-01-23'],
      ['escalated', '2024-01-29'],
    ]);
    // Whoever is done was told of nothing, and nobody twice.
    expect(all.every(({ unit, by, channel }) => unit === 'ou_b' && by === null && channel === 'registered')).toBe(true);
    expect(said.filter((line) => line.includes('"reminder"'))).toHaveLength(4);
    expect(said.filter((line) => line.startsWith('每日催报'))).toHaveLength(4);
    expect(all[2]?.text).toBe(
      '乙县：您好。「2023年度填报」尚未填报，已于1月22日到期，逾期1个工作日，请及时填报并提交。如已办理，请忽略本提醒，谢谢。',
    );
  });

  it('go out once the offices are open, and not in the night before', async () => {
    house.clock.now = '2024-01-23T00:29:59.000Z';
    await remindLocally(context);
    expect(await log()).toEqual([]);
    house.clock.now = '2024-01-23T00:30:00.000Z';
    await remindLocally(context);
    expect(await log()).toHaveLength(2);
  });

  it.each([
    { env: {}, isOn: false },
    { env: { MESSENGER: 'registered' }, isOn: true },
  ])('are switched on by a setting: $env', async ({ env, isOn }) => {
    house.clock.now = '2024-01-23T01:00:00.000Z';
    expect(await keepReminding(context, env)).toBe(isOn);
    expect(await log()).toHaveLength(isOn ? 2 : 0);
  });

  it.each(['mail', 'shortMessage', 'chat', 'pigeon'])('never pretend to go out by %s', async (MESSENGER) => {
    house.clock.now = '2024-01-23T01:00:00.000Z';
    await expect(keepReminding(context, { MESSENGER })).rejects.toThrow();
    expect(await log()).toEqual([]);
  });
});

describe('a year whose holidays nobody knows yet', () => {
  const read = async () => (await house.as(zhou).get<RemindersReply>(`/rounds/${round}/reminders`)).body;
  const dueOn = async (day: string) => {
    const stored = await house.stores.rounds.get(round);
    if (stored) await house.stores.rounds.put({ ...stored, dueOn: day });
  };
  const guess = '（2027年放假安排尚未录入，工作日先按周末推算）';

  it('is named in the answer and in every text that counts its working days', async () => {
    await dueOn('2027-01-15');
    house.clock.now = '2026-12-21T01:00:00.000Z';
    const { unknownYears, workingDaysLeft, debts } = await read();
    // 22–31 December are 8 working days; of January 1 to 15, by weekends alone, 11.
    expect([unknownYears, workingDaysLeft]).toEqual([[2027], 19]);
    expect(debts[0]?.text).toBe(
      `甲县：您好。「2023年度填报」尚未填报，截止日为1月15日（还有19个工作日）${guess}，请及时填报并提交。如已办理，请忽略本提醒，谢谢。`,
    );
  });

  it('is named also where only somebody’s term reaches into it, and not the round', async () => {
    await dueOn('2026-12-25');
    house.clock.now = '2026-12-24T01:00:00.000Z';
    await house.as(zhang).submit(goodEntries());
    const { unknownYears, debts } = await read();
    // Five working days from the 24th: 25, 28, 29, 30, 31 December. The same a day later is due in January.
    expect([unknownYears, debts.find(({ unit }) => unit === 'ou_a')?.dueOn]).toEqual([[], '2026-12-31']);
    house.clock.now = '2026-12-25T01:00:00.000Z';
    await house.as(li).change('start-review');
    const desk = await readReminders(context, zhou.id, round);
    const debt = desk.debts.find(({ unit }) => unit === 'ou_a');
    expect([desk.unknownYears, debt?.unknownYears, debt?.dueOn]).toEqual([[2027], [2027], '2027-01-07']);
  });

  it('is named to the superior too', async () => {
    await dueOn('2026-12-31');
    await mornings('2027-01-04', '2027-01-08');
    const escalated = (await log()).filter(({ stage }) => stage === 'escalated');
    for (const { text } of escalated) expect(text).toContain(guess);
    expect(escalated.length).toBeGreaterThan(0);
  });

  it('leaves the texts of known years as they are', async () => {
    house.clock.now = '2024-01-19T01:00:00.000Z';
    const { unknownYears, debts } = await read();
    expect(unknownYears).toEqual([]);
    for (const { text } of debts) expect(text).not.toContain('放假安排');
  });
});
