import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What functions/store asks of the table for keeping a record: nothing that could take it away. */
const filingActions = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'];

/**
 * Only the second copy of a thing, in the list it belongs to, is ever taken away: a unit that moved to another parent leaves
 * the old one's list. Contents, commits and heads (办理记录) cannot be deleted, whatever a function tries.
 */
const listPartitions = ['ROUNDS', 'PEOPLE', 'CHILDREN#*'];

/**
 * Where a round's reminders (催报) lie, with the round itself. n.b. the submissions of the round have partitions whose names
 * begin alike, and are kept out by name.
 */
const reminderPartitions = {
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ROUND#*'] },
  'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['ROUND#*#PARENT#*'] },
};

/** The one table, with everything on record. Its keys are listed in functions/store/table.ts. */
export class RecordTable extends Construct {
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

  /** What the anchoring job needs: to read everything, and to note an anchor. It can change nothing that is on record. */
  grantAnchoringTo(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem', 'dynamodb:Query');
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ANCHORS'] } },
    });
  }

  /** What the reminder job needs: to read everything, to claim a reminder, and to give up the claim where it was not sent. */
  grantRemindingTo(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem', 'dynamodb:Query');
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem'],
      resourceArns: [this.table.tableArn],
      conditions: reminderPartitions,
    });
    this.grantReleasingRemindersTo(grantee);
  }

  grantReleasingRemindersTo(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:DeleteItem'],
      resourceArns: [this.table.tableArn],
      conditions: reminderPartitions,
    });
  }

  /** To read, and to put on record. */
  grantFilingTo(grantee: IGrantable): void {
    this.table.grant(grantee, ...filingActions);
  }

  /** To take the second copy of a thing off its list. */
  grantUnlistingTo(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:DeleteItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': listPartitions } },
    });
  }
}
