import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What functions/store does with the table, and all a function may do. Nothing is ever deleted: history is the product. */
const storeActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

/** The one table. Its keys are listed in functions/store/table.ts. */
export class SubmissionsTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      // Rounds come in bursts around a due date, with weeks of silence between.
      billing: Billing.onDemand(),
      // The record of a five-year plan: neither a slip of the hand nor a deleted stack may take it along.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  grantStoreTo(grantee: IGrantable): void {
    this.table.grant(grantee, ...storeActions);
  }
}
