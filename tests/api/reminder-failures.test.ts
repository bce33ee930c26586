import { describe, expect, it, vi } from 'vitest';
import type { Message, Messenger } from '../../functions/actions/messenger';
import { sendDueReminders } from '../../functions/actions/send-reminders';
import { openHouse } from '../support/house';

describe('the morning’s reminders', () => {
  it('are tried again if the message did not go out, and go out once', async () => {
    const house = await openHouse();
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    // Overdue since the 22nd, for the rounds of 2022 and 2023 alike.
    const context = { stores: house.stores, now: () => '2024-01-23T01:00:00.000Z' };
    const messages: Message[] = [];
    let isDown = true;
    const messenger: Messenger = {
      channel: 'shortMessage',
      async send(message) {
        if (isDown) throw new Error('no service');
        messages.push(message);
      },
    };
    expect(await sendDueReminders(context, messenger)).toEqual({ sent: 0, failed: 4 });
    expect(await house.stores.reminders.list('rd_test_2023')).toEqual([]);

    isDown = false;
    // Two mornings at once, as when a job is started again: each is told once.
    const [one, other] = await Promise.all([
      sendDueReminders(context, messenger),
      sendDueReminders(context, messenger),
    ]);
    expect(one.sent + other.sent).toBe(4);
    expect(messages.flatMap(({ texts }) => texts)).toHaveLength(4);
    expect(await house.stores.reminders.list('rd_test_2023')).toMatchObject([
      { stage: 'overdue', channel: 'shortMessage', by: null },
      { stage: 'overdue', channel: 'shortMessage', by: null },
    ]);
    expect(await sendDueReminders(context, messenger)).toEqual({ sent: 0, failed: 0 });
    quiet.mockRestore();
    await house.close();
  });
});
