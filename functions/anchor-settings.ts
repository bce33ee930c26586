import { z } from 'zod';

const environment = z.object({
  TABLE_NAME: z.string().min(3),
  ANCHOR_BUCKET: z.string().min(3),
  /** The account the bucket belongs to, where that is another one: nothing is put into a bucket that only bears the name. */
  ANCHOR_BUCKET_OWNER: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** Name or ARN of the secret with the private key (Ed25519, PKCS #8, PEM). */
  ANCHOR_KEY_SECRET: z.string().min(1),
  URL_SUFFIX: z.string().min(1),
  // Lambda's own.
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
});

/** What a deployment says of its anchoring. A missing or malformed setting stops the job and is named. */
export function readAnchorSettings(env: Record<string, string | undefined>) {
  const read = environment.parse(env);
  return {
    tableName: read.TABLE_NAME,
    bucket: read.ANCHOR_BUCKET,
    bucketOwner: read.ANCHOR_BUCKET_OWNER ?? null,
    keySecret: read.ANCHOR_KEY_SECRET,
    region: read.AWS_REGION,
    urlSuffix: read.URL_SUFFIX,
    credentials: {
      accessKeyId: read.AWS_ACCESS_KEY_ID,
      secretAccessKey: read.AWS_SECRET_ACCESS_KEY,
      sessionToken: read.AWS_SESSION_TOKEN,
    },
  };
}
