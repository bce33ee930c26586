import { Stack } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { RecordTable } from '../constructs/record-table';
import { ReminderJob } from '../constructs/reminder-job';
import type { Stage } from '../stages';

interface ReminderStackProps {
  readonly stage: Stage;
  /** Only a stage that has one gets this stack; `stages.ts` says why. */
  readonly messenger: NonNullable<Stage['messenger']>;
  /** The bundled job; tests pass a line of code instead. */
  readonly code: Code;
  readonly record: RecordTable;
}

/** 每日催报 of one stage. */
export class ReminderStack extends Stack {
  constructor(scope: Construct, id: string, { stage, messenger, code, record }: ReminderStackProps) {
    super(scope, id, { env: { region: stage.region }, analyticsReporting: false });
    const { role } = new ReminderJob(this, 'Job', {
      stage,
      code,
      environment: { TABLE_NAME: record.table.tableName, MESSENGER: messenger },
    });
    record.grantRemindingTo(role);
  }
}
