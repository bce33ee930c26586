import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toAnchor } from '../../functions/domain/record/anchor';
import { createBucketAnchors, readSecretKey } from '../../functions/store/aws-anchors';
import { signRequest } from '../../functions/store/aws-request';
import { sha256 } from '../../functions/store/canonical';

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('a signed request', () => {
  it('carries the signature of the example in the S3 handbook', () => {
    const signed = signRequest(
      {
        method: 'PUT',
        url: new URL('https://examplebucket.s3.amazonaws.com/test%24file.text'),
        headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        body: 'Welcome to Amazon S3.',
      },
      { service: 's3', region: 'us-east-1' },
      credentials,
      '2013-05-24T00:00:00.000Z',
    );
    expect(signed).toMatchObject({
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
        'SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,' +
        'Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    });
  });
});

interface Asked {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

/** AWS in place of which a list of answers stands, and what it was asked. */
function aws(...answers: Response[]) {
  const asked: Asked[] = [];
  const fetcher = (async (url: URL, init: Omit<Asked, 'url'>) => {
    asked.push({ url: String(url), method: init.method, headers: init.headers, body: init.body });
    return answers.shift() ?? new Response('', { status: 500 });
  }) as unknown as typeof fetch;
  const place = {
    region: 'cn-north-1',
    urlSuffix: 'amazonaws.com.cn',
    credentials: { ...credentials, sessionToken: 'session' },
    now: () => '2024-02-29T16:10:00.000Z',
    fetcher,
  };
  return { asked, place };
}

const anchor = toAnchor(
  [{ kind: 'submission', id: 'sub_a', number: 1, hash: sha256('a') }],
  { day: '2024-03-01', at: '2024-02-29T16:10:00.000Z', previous: null },
  sha256,
  { publicKey: 'key', sign: () => 'signature' },
);

describe('an anchor put into the bucket', () => {
  it('is put once, under its day, with the checksum the lock asks for', async () => {
    const { asked, place } = aws(new Response('', { status: 200 }));
    expect(await createBucketAnchors('anchors-of-a-city', null, place).keep(anchor)).toBe(true);
    const [put] = asked;
    expect(put?.method).toBe('PUT');
    expect(put?.url).toBe('https://anchors-of-a-city.s3.cn-north-1.amazonaws.com.cn/anchors/2024-03-01.json');
    expect(JSON.parse(put?.body ?? '')).toEqual(anchor);
    expect(put?.headers).toMatchObject({
      'if-none-match': '*',
      'content-md5': createHash('md5')
        .update(put?.body ?? '')
        .digest('base64'),
      'x-amz-security-token': 'session',
    });
    // Everything that decides what is stored is under the signature.
    expect(put?.headers.authorization).toContain(
      'SignedHeaders=content-md5;content-type;host;if-none-match;x-amz-content-sha256;x-amz-date;x-amz-security-token,',
    );
  });

  it('goes into another account’s bucket only if it is that account’s, under the signature', async () => {
    const { asked, place } = aws(new Response('', { status: 200 }));
    expect(await createBucketAnchors('audit-office-anchors', '123456789012', place).keep(anchor)).toBe(true);
    expect(asked[0]?.headers['x-amz-expected-bucket-owner']).toBe('123456789012');
    expect(asked[0]?.headers.authorization).toContain('x-amz-expected-bucket-owner;');
  });

  it.each([412, 409])('leaves one of that day as it is (%i)', async (status) => {
    const { place } = aws(new Response('', { status }));
    expect(await createBucketAnchors('anchors', null, place).keep(anchor)).toBe(false);
  });

  it('fails aloud where the bucket refuses, so that the schedule tries again', async () => {
    const { place } = aws(new Response('AccessDenied', { status: 403 }));
    await expect(createBucketAnchors('anchors', null, place).keep(anchor)).rejects.toThrow('403 AccessDenied');
  });
});

describe('the private key', () => {
  it('is read from its secret when it is needed', async () => {
    const { asked, place } = aws(Response.json({ SecretString: 'PEM' }));
    expect(await readSecretKey('arn:of:the:secret', place)).toBe('PEM');
    expect(asked[0]).toMatchObject({
      url: 'https://secretsmanager.cn-north-1.amazonaws.com.cn/',
      method: 'POST',
      body: '{"SecretId":"arn:of:the:secret"}',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
    });
  });

  it('that cannot be read stops the job', async () => {
    const { place } = aws(new Response('ResourceNotFoundException', { status: 400 }));
    await expect(readSecretKey('arn', place)).rejects.toThrow(/key could not be read: 400/);
  });
});
