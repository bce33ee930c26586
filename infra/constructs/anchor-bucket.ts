import { RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stages';

/**
 * Where anchors (锚) are kept: what is put here can be neither changed nor deleted for as long as the stage says. Where the stage
 * names a bucket of another account, that is its owner's to see to, and nothing is made.
 */
export class AnchorBucket extends Construct {
  readonly bucket: IBucket;

  constructor(
    scope: Construct,
    id: string,
    { anchorLock: { strict, retention }, anchorsElsewhere }: Pick<Stage, 'anchorLock' | 'anchorsElsewhere'>,
  ) {
    super(scope, id);
    if (anchorsElsewhere) {
      this.bucket = Bucket.fromBucketName(this, 'Bucket', anchorsElsewhere.bucket);
      return;
    }
    this.bucket = new Bucket(this, 'Bucket', {
      // The lock holds versions; without it a name could be given to another object.
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: strict
        ? ObjectLockRetention.compliance(retention)
        : ObjectLockRetention.governance(retention),
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** To put an anchor, and nothing else: not to read, list, overwrite a lock, or delete. */
  grantPutTo(grantee: IGrantable): void {
    // CDK's own grantPut would add the rights to set retention, and with them to shorten it.
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:PutObject'],
      resourceArns: [this.bucket.arnForObjects('anchors/*')],
    });
  }
}
