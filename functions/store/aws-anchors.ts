import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Anchor, AnchorKeeper } from '../domain/record/anchor';
import { type AwsCredentials, type AwsRequest, signRequest } from './aws-request';

/** Where the job runs and with what; `urlSuffix` is amazonaws.com, or the one of the China regions. */
export interface AwsPlace {
  region: string;
  urlSuffix: string;
  credentials: AwsCredentials;
  now: () => string;
  fetcher?: typeof fetch;
}

/**
 * Anchors in a bucket that nobody can empty (Object Lock): the job may put and nothing else, and puts only what is not there.
 * The lock asks for a checksum with every object. `owner`: the account it has to belong to, where that is another one.
 */
export function createBucketAnchors(bucket: string, owner: string | null, place: AwsPlace): AnchorKeeper {
  return {
    async keep(anchor: Anchor) {
      const body = `${JSON.stringify(anchor, null, 1)}\n`;
      const url = new URL(`https://${bucket}.s3.${place.region}.${place.urlSuffix}/anchors/${anchor.day}.json`);
      const headers = {
        'content-type': 'application/json',
        'content-md5': createHash('md5').update(body, 'utf8').digest('base64'),
        'if-none-match': '*',
        ...(owner !== null && { 'x-amz-expected-bucket-owner': owner }),
      };
      const response = await send({ method: 'PUT', url, headers, body }, 's3', place);
      // 412: one of that day is there. 409: another is being put at this very moment.
      if (response.status === 412 || response.status === 409) return false;
      await requireOk(response, 'the anchor could not be put');
      return true;
    },
  };
}

const secretReply = z.object({ SecretString: z.string() });

/** The private key in PEM from Secrets Manager: never in the environment, where everybody who may look at the function sees it. */
export async function readSecretKey(secret: string, place: AwsPlace): Promise<string> {
  const url = new URL(`https://secretsmanager.${place.region}.${place.urlSuffix}/`);
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'secretsmanager.GetSecretValue',
  };
  const body = JSON.stringify({ SecretId: secret });
  const response = await send({ method: 'POST', url, headers, body }, 'secretsmanager', place);
  await requireOk(response, "the anchor's key could not be read");
  return secretReply.parse(await response.json()).SecretString;
}

function send(request: AwsRequest, service: string, { region, credentials, now, fetcher = fetch }: AwsPlace) {
  const { host: _, ...headers } = signRequest(request, { service, region }, credentials, now());
  const { method, url, body } = request;
  return fetcher(url, { method, headers, body, signal: AbortSignal.timeout(20_000) });
}

async function requireOk(response: Response, message: string): Promise<void> {
  if (!response.ok) throw new Error(`${message}: ${response.status} ${(await response.text()).slice(0, 500)}`);
}
