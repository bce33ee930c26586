// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../../../../addin/api/session';
import { createRenewal, type Renewal } from '../../../../addin/panes/sign-in/renewal';
import { Problem } from '../../../../functions/domain/problem';
import { chen, zhang } from '../../../support/people';
import { closeAll, pass } from '../../support/render';
import { count, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

/** Sessions in the hand of the test. */
function aDoor() {
  const listeners = new Set<() => void>();
  let session: Session | null = null;
  return {
    read: () => session,
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn(person: { id: Session['person']['id']; name: string }) {
      session = { token: `${person.id} ${Math.random()}`, expiresAt: '', person: { id: person.id, name: person.name } };
      for (const listener of listeners) listener();
    },
  };
}

async function openWithExpiry() {
  const door = aDoor();
  door.signIn(zhang);
  const hold: { renewal?: Renewal } = {};
  const desk = await sitDown({
    wrap: (api) => {
      hold.renewal = createRenewal(api, door);
      return hold.renewal.api;
    },
  });
  const isAsked = () => hold.renewal?.isAsked() ?? false;
  return { ...desk, door, isAsked };
}

it('keeps what was typed while the sign-in has run out, and saves it after signing in again', async () => {
  const { api, screen, type, workbook, template, door, isAsked } = await openWithExpiry();
  await screen.click('拉取表样（2 项）');
  api.troubles.push(new Problem('session.invalid', {}));
  await type(count, { amount: '300' });
  await pass(3_100);
  expect(isAsked()).toBe(true);
  await type(count, { amount: '301' });
  expect(workbook.cell(template, count, 'amount')).toBe('301');

  door.signIn(zhang);
  await pass(4_000);
  expect(isAsked()).toBe(false);
  expect(api.submission.entries.find(({ key }) => key === count)?.amount).toBe('301');
});

it('finishes an interrupted submission by itself after signing in again, once', async () => {
  const { api, screen, fillWell, door, isAsked } = await openWithExpiry();
  await fillWell();
  await pass(3_100);
  await screen.click('检查');
  api.troubles.push(new Problem('session.invalid', {}));
  await screen.click('提交 2 项');
  expect(isAsked()).toBe(true);
  expect(api.submission.status).toBe('draft');
  door.signIn(zhang);
  await pass(100);
  expect(screen.has('提交回执')).toBe(true);
  expect(api.submission.revision).toBe(2);
});

it("never finishes one person's submission in another one's name", async () => {
  const { api, screen, fillWell, door, isAsked } = await openWithExpiry();
  await fillWell();
  await pass(3_100);
  await screen.click('检查');
  api.troubles.push(new Problem('session.invalid', {}));
  await screen.click('提交 2 项');
  door.signIn(chen);
  await pass(100);
  expect(isAsked()).toBe(false);
  expect(api.submission.status).toBe('draft');
  expect(screen.has('登录已过期')).toBe(true);
});
