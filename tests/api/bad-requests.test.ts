import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Stores } from '../../functions/actions/stores';
import { createApp } from '../../functions/api/app';
import { createVerify } from '../../functions/api/session';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { zhang } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const at = '/api/rounds/rd_test_2023/units/ou_a/submit';
const headers = { authorization: 'Bearer pn_zhang', 'content-type': 'application/json' };

describe('a bad request gets a problem with a code, never a stack', () => {
  const good = { revision: 0, requestId: 'request-x', entries: goodEntries(), templateVersion: 1 };
  it.each<[string, string, RequestInit, number, string]>([
    ['broken JSON', at, { method: 'POST', headers, body: '{"revision":' }, 400, 'body.invalid'],
    [
      'no JSON at all',
      at,
      { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: 'x' },
      400,
      'body.invalid',
    ],
    [
      'a number where an amount is due',
      at,
      {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...good, entries: [{ ...goodEntries()[0], numerator: 460 }] }),
      },
      400,
      'body.invalid',
    ],
    [
      'an amount with an exponent',
      at,
      {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...good, entries: [{ ...goodEntries()[0], numerator: '1e9' }] }),
      },
      400,
      'body.invalid',
    ],
    [
      'an explanation of 3000 characters',
      at,
      {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...good, entries: [{ ...goodEntries()[0], explanation: '长'.repeat(3000) }] }),
      },
      400,
      'body.invalid',
    ],
    [
      'a body of 300 KB',
      at,
      { method: 'POST', headers, body: JSON.stringify({ ...good, padding: 'x'.repeat(300_000) }) },
      413,
      'body.tooLarge',
    ],
    ['an id that is none', '/api/rounds/rd_test_2023/units/..%2f..', { headers }, 400, 'body.invalid'],
    ['an address that is none', '/api/nothing', { headers }, 404, 'thing.notFound'],
    ['nobody', '/api/worklist', {}, 401, 'session.invalid'],
    [
      'a person who has left',
      '/api/worklist',
      { headers: { authorization: 'Bearer pn_sun' } },
      403,
      'session.unknownPerson',
    ],
    [
      'a person nobody knows',
      '/api/worklist',
      { headers: { authorization: 'Bearer pn_nobody' } },
      403,
      'session.unknownPerson',
    ],
  ])('%s', async (_, path, init, status, code) => {
    const response = await house.app.request(path, init);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ code, status, type: `urn:gangmu:problem:${code}` });
    expect(text).not.toMatch(/node_modules|\.ts:|at async/);
  });

  it('says which field of the body is wrong', async () => {
    const { problem } = await house.as(zhang).change('submit', { entries: goodEntries(), templateVersion: 'one' });
    expect(problem?.details).toMatchObject({ issues: [{ path: 'templateVersion' }] });
  });

  it('a fault of ours is logged under the request id and says nothing of itself', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const breaks = () => Promise.reject(new Error('secret table name'));
    const broken = { people: { get: breaks }, delegations: { to: async () => [] } } as unknown as Stores;
    const app = createApp({
      context: { stores: broken, now: () => '2024-01-08T01:00:00.000Z' },
      verify: async () => 'pn_zhang',
      origins: [],
    });
    const response = await app.request('/api/worklist');
    const reply = await response.json();
    expect(reply).toMatchObject({ status: 500, code: 'server.fault' });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(log.mock.calls[0]?.[0]).toContain(reply.requestId);
    log.mockRestore();
  });
});

describe('a bearer token', () => {
  const issuer = 'https://issuer.example';
  let right: CryptoKey;
  let wrong: CryptoKey;
  let verify: ReturnType<typeof createVerify>;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    right = pair.privateKey;
    wrong = (await generateKeyPair('ES256')).privateKey;
    verify = createVerify({ issuer, audience: 'gangmu', keys: async () => pair.publicKey, algorithms: ['ES256'] });
  });

  const token = (
    differs: {
      issuer?: string;
      audience?: string;
      expires?: string | null;
      subject?: string | null;
      key?: CryptoKey;
    } = {},
  ) => {
    const jwt = new SignJWT()
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(differs.issuer ?? issuer)
      .setAudience(differs.audience ?? 'gangmu');
    if (differs.expires !== null) jwt.setExpirationTime(differs.expires ?? '1h');
    if (differs.subject !== null) jwt.setSubject(differs.subject ?? 'pn_zhang');
    return jwt.sign(differs.key ?? right);
  };

  it('names the person', async () => {
    expect(await verify(`Bearer ${await token()}`)).toBe('pn_zhang');
  });

  it.each<[string, () => Promise<string>]>([
    ['of another issuer', () => token({ issuer: 'https://evil.example' })],
    ['for another audience', () => token({ audience: 'something else' })],
    ['that expired', () => token({ expires: '-1h' })],
    ['that never expires', () => token({ expires: null })],
    ['of nobody', () => token({ subject: null })],
    ['signed with another key', () => token({ key: wrong })],
    ['with its signature cut off', async () => (await token()).replace(/\.[^.]+$/, '.')],
    ['without a signature algorithm', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"pn_zhang"}')}.`],
    ['that is garbage', async () => 'a.b.c'],
  ])('%s is refused', async (_, make) => {
    await expect(verify(`Bearer ${await make()}`)).rejects.toMatchObject({ code: 'session.invalid' });
  });

  it('is needed: none, or another scheme, is refused', async () => {
    for (const header of [undefined, '', 'Basic x', await token()]) {
      await expect(verify(header)).rejects.toMatchObject({ code: 'session.invalid' });
    }
  });
});

describe('the API describes itself', () => {
  it('in OpenAPI, with every route and who may call it', async () => {
    const response = await house.app.request('/api/openapi.json');
    const { paths, components } = await response.json();
    expect(components.securitySchemes).toEqual({ bearer: { type: 'http', scheme: 'bearer' } });
    expect(Object.keys(paths)).toContain('/api/rounds/{round}/units/{unit}/submit');
    for (const path of Object.values<Record<string, { security?: unknown }>>(paths)) {
      for (const operation of Object.values(path)) expect(operation.security).toEqual([{ bearer: [] }]);
    }
  });

  it('and is alive without signing in', async () => {
    expect(await (await house.app.request('/api/health')).json()).toEqual({ status: 'ok' });
  });
});
