import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import dynalite from 'dynalite';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createStores } from '../../functions/store';
import { bundleLambda } from '../../infra/bundle';
import { aPlan, aRound, goodEntries } from '../support/builders';
import { people, units } from '../support/people';

/** The function as it is deployed – bundled – with its settings, a table over HTTP and an issuer that publishes its keys. */
let handler: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
let privateKey: CryptoKey;
let folder: string;
const servers: Server[] = [];
const issuer = 'https://issuer.example/';

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const endpoint = await listen(dynalite({ createTableMs: 0 }));
  const pair = await generateKeyPair('ES256');
  privateKey = pair.privateKey;
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] });
  const issuerUrl = await listen(createServer((_, response) => response.end(keys)));

  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('TABLE_NAME', 'gangmu');
  vi.stubEnv('ISSUER', issuer);
  vi.stubEnv('AUDIENCE', 'gangmu');
  vi.stubEnv('JWKS_URL', `${issuerUrl}/keys`);

  const client = new DynamoDBClient({});
  await client.send(
    new CreateTableCommand({
      TableName: 'gangmu',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['PK', 'SK'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
    }),
  );
  const stores = createStores(DynamoDBDocumentClient.from(client), 'gangmu');
  await Promise.all([
    ...units.map((unit) => stores.units.put(unit)),
    ...people.map((person) => stores.people.put(person)),
    stores.plans.put(aPlan()),
    stores.rounds.put(aRound()),
  ]);
  folder = await mkdtemp(join(tmpdir(), 'gangmu-lambda-'));
  await bundleLambda(folder);
  const entry = await import(join(folder, 'lambda.mjs'));
  handler = entry.handler as unknown as typeof handler;
});

afterAll(() => {
  vi.unstubAllEnvs();
  for (const server of servers) server.close();
  return rm(folder, { recursive: true });
});

/** An HTTP API event, payload format 2.0, as API Gateway sends it. */
function event(method: string, path: string, token: string | null, json?: unknown): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: 'ANY /api/{proxy+}',
    rawPath: path,
    rawQueryString: '',
    headers: {
      host: 'api.example',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'event',
      routeKey: 'ANY /api/{proxy+}',
      stage: '$default',
      time: '08/Jan/2024:01:00:00 +0000',
      timeEpoch: 1704675600000,
    },
    body: json === undefined ? undefined : Buffer.from(JSON.stringify(json)).toString('base64'),
    isBase64Encoded: json !== undefined,
  };
}

const tokenOf = (person: string) =>
  new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience('gangmu')
    .setSubject(person)
    .setExpirationTime('1h')
    .sign(privateKey);

describe('the function behind API Gateway', () => {
  it('is alive without signing in', async () => {
    const reply = await handler(event('GET', '/api/health', null));
    expect(reply).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it('knows who asks by the published keys of the issuer, and nobody else', async () => {
    const reply = await handler(event('GET', '/api/worklist', await tokenOf('pn_zhang')));
    expect(reply.statusCode).toBe(200);
    expect(JSON.parse(reply.body ?? '').me.name).toBe('张');
    expect((await handler(event('GET', '/api/worklist', null))).statusCode).toBe(401);
  });

  it('takes a submission with Chinese in it and stores it', async () => {
    const entries = goodEntries().map((entry) => ({ ...entry, remark: '含新增网点' }));
    const body = { revision: 0, requestId: 'first-click', entries, templateVersion: 1 };
    const at = '/api/rounds/rd_test_2023/units/ou_a';
    const token = await tokenOf('pn_zhang');
    const reply = await handler(event('POST', `${at}/submit`, token, body));
    expect(JSON.parse(reply.body ?? '')).toMatchObject({ status: 'submitted', revision: 1 });
    const read = JSON.parse((await handler(event('GET', at, token))).body ?? '');
    expect(read.submission.entries[0].remark).toBe('含新增网点');
  });

  it('answers a refusal as a problem', async () => {
    const reply = await handler(
      event('POST', '/api/rounds/rd_test_2023/units/ou_a/approve', await tokenOf('pn_wang'), {}),
    );
    expect(reply).toMatchObject({ statusCode: 400, headers: { 'content-type': 'application/problem+json' } });
  });
});
