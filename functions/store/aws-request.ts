import { createHash, createHmac } from 'node:crypto';

/** What a request to AWS is signed with; Lambda puts all of it into the environment. */
export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export interface AwsRequest {
  method: 'PUT' | 'POST';
  /** Path and host need no escaping beyond what the address brings along. */
  url: URL;
  headers: Record<string, string>;
  body: string;
}

/**
 * A request signed by Signature Version 4. Two calls a day are made with it, a PUT and a POST; a client for each would be
 * half a megabyte of code with the rights of the one job that must not be meddled with. `now` is an ISO instant.
 */
export function signRequest(
  request: AwsRequest,
  { service, region }: { service: string; region: string },
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  now: string,
): Record<string, string> {
  const { method, url, body } = request;
  const time = now.replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const payload = createHash('sha256').update(body, 'utf8').digest('hex');
  const headers: Record<string, string> = {
    ...request.headers,
    host: url.host,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(';');
  const canonical = [
    method,
    url.pathname,
    '',
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    '',
    signed,
    payload,
  ].join('\n');
  const hashed = createHash('sha256').update(canonical, 'utf8').digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hashed].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${signed},Signature=${signature}`;
  return { ...headers, authorization };
}
