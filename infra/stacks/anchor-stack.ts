import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { AnchorBucket } from '../constructs/anchor-bucket';
import { AnchorJob } from '../constructs/anchor-job';
import type { RecordTable } from '../constructs/record-table';
import type { Stage } from '../stages';

interface AnchorStackProps {
  readonly stage: Stage;
  /** The bundled job; tests pass a line of code instead. */
  readonly code: Code;
  readonly record: RecordTable;
}

/**
 * 定锚 of one stage: the job, its key and the bucket, apart from the API, so that other people can hold the rights to it. The
 * anchor is worth as much as the distance between those who may write the table and those who may touch the bucket.
 */
export class AnchorStack extends Stack {
  constructor(scope: Construct, id: string, { stage, code, record }: AnchorStackProps) {
    super(scope, id, { env: { region: stage.region }, analyticsReporting: false });
    const anchors = new AnchorBucket(this, 'Anchors', stage);
    // Filled by hand after the first deploy: `openssl genpkey -algorithm ed25519`. What is generated here is no key, and the
    // job says so until then.
    const key = new Secret(this, 'Key', {
      description: 'Private key of the anchors: Ed25519, PKCS #8, PEM',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { role } = new AnchorJob(this, 'Job', {
      stage,
      code,
      environment: {
        TABLE_NAME: record.table.tableName,
        ANCHOR_BUCKET: anchors.bucket.bucketName,
        ANCHOR_KEY_SECRET: key.secretArn,
        ...(stage.anchorsElsewhere && { ANCHOR_BUCKET_OWNER: stage.anchorsElsewhere.account }),
      },
    });
    record.grantAnchoringTo(role);
    anchors.grantPutTo(role);
    Grant.addToPrincipal({
      grantee: role,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [key.secretArn],
    });
    new CfnOutput(this, 'Bucket', { value: anchors.bucket.bucketName });
    // Whom the owner of a bucket in another account has to let put into it.
    new CfnOutput(this, 'JobRole', { value: role.roleArn });
  }
}
