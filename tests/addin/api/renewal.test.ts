import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../../addin/api/client';
import type { Session } from '../../../addin/api/session';
import { createRenewal } from '../../../addin/panes/sign-in/renewal';
import { type House, openHouse } from '../../support/house';
import { zhou } from '../../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const aSession = (token: string): Session => ({
  token,
  expiresAt: '2024-01-08T09:00:00.000Z',
  person: { id: zhou.id, name: zhou.name },
});

describe('an expired sign-in', () => {
  it('lets a planner’s call wait for the next one, and then carries it out', async () => {
    // A token of nobody: the door takes it for an expired one.
    let session = aSession('');
    let tell = () => {};
    const sessions = {
      read: () => session,
      onChange(listener: () => void) {
        tell = listener;
        return () => {};
      },
    };
    const inner = createApi(
      () => session.token,
      (input, init) => Promise.resolve(house.app.request(String(input), init)),
    );
    const renewal = createRenewal(inner, sessions);
    const opening = renewal.api.planning.openRound('pl_test', {
      ...{ dataYear: 2024, title: '2024年度填报', dueOn: '2025-02-01' },
    });
    await expect.poll(renewal.isAsked).toBe(true);
    expect(await house.stores.rounds.get('rd_ks_2024')).toBeNull();
    session = aSession(zhou.id);
    tell();
    expect((await opening).round).toBe('rd_ks_2024');
    expect(renewal.isAsked()).toBe(false);
    expect((await renewal.api.planning.plans()).plans).toHaveLength(1);
  });
});
