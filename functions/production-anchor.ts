import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Anchored, makeAnchor } from './actions/make-anchor';
import { readAnchorSettings } from './anchor-settings';
import { createStores } from './store';
import { createSigner } from './store/anchor-signing';
import { createBucketAnchors, readSecretKey } from './store/aws-anchors';

const settings = readAnchorSettings(process.env);
const stores = createStores(DynamoDBDocumentClient.from(new DynamoDBClient({})), settings.tableName);
const now = () => new Date().toISOString();

/**
 * 定锚 on the real table, into the real bucket. Apart from the API's wiring, because it is another function with other rights:
 * what answers requests must reach neither the key nor the bucket.
 */
export async function anchorToday(): Promise<Anchored> {
  const place = { ...settings, now };
  const signer = createSigner(await readSecretKey(settings.keySecret, place));
  return makeAnchor({ stores, now }, createBucketAnchors(settings.bucket, settings.bucketOwner, place), signer);
}
