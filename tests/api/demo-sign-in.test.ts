import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVerify } from '../../functions/api/session';
import { listDemoPeople, startDemoIssuer } from '../../functions/demo/issuer';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { zhang } from '../support/people';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'gangmu-demo-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await house.close();
});

const start = () => startDemoIssuer(folder, house.stores, () => new Date().toISOString());
const ask = async (body: string) => {
  const { routes } = await start();
  return routes.request('/token', { method: 'POST', body });
};

describe('the demo’s sign-in', () => {
  it('offers everyone who is still there, with unit and role, whoever has not begun first', async () => {
    await house.as(zhang).submit(goodEntries());
    const people = await listDemoPeople(house.stores);
    expect(people.map(({ name }) => name)).not.toContain('孙');
    expect(people.find(({ name }) => name === '张')).toMatchObject({ unitName: '甲县', roleLabel: '填报人' });
    const names = people.map(({ name }) => name);
    expect(names.indexOf('赵')).toBeLessThan(names.indexOf('张'));
  });

  it('signs a token the API believes, also after a restart', async () => {
    const { token } = await (await ask('{"person":"pn_zhang"}')).json();
    const verify = createVerify((await start()).settings);
    expect(await verify(`Bearer ${token}`)).toBe('pn_zhang');
  });

  it.each(['{"person":"pn_sun"}', '{"person":"pn_nobody"}', '{"person":7}', '[]', 'no JSON'])(
    'signs nothing for %s',
    async (body) => {
      const reply = await ask(body);
      expect([reply.status, await reply.json()]).toEqual([404, { code: 'session.unknownPerson', details: {} }]);
    },
  );

  it.skipIf(process.platform === 'win32')('keeps its key to this user', async () => {
    await start();
    expect((await stat(join(folder, 'demo-key.json'))).mode & 0o777).toBe(0o600);
  });
});
