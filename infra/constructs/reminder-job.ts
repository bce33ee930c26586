import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunctionResource, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages';

interface ReminderJobProps {
  readonly stage: Stage;
  readonly code: Code;
  /** What functions/production-reminders.ts demands. */
  readonly environment: Record<'TABLE_NAME' | 'MESSENGER', string>;
}

/** 每日催报: a function nobody can call from outside, once a morning. */
export class ReminderJob extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { stage, code, environment }: ReminderJobProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    const handler = new LambdaFunctionResource(this, 'Function', {
      code,
      handler: 'lambda.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // It reads the history of every submission in every round; nobody waits.
      memorySize: 512,
      timeout: Duration.minutes(10),
      tracing: Tracing.DISABLED,
      environment,
      logGroup,
      role: this.role,
    });
    new Rule(this, 'EveryMorning', {
      // 08:30 in China, as the offices open. Also on rest days: which those are is the calendar's to know (调休), not a schedule's.
      schedule: Schedule.cron({ hour: '0', minute: '30' }),
      // Tried again only while it is morning: what was claimed is not sent twice, and the rest can wait for the next day.
      targets: [new LambdaFunction(handler, { retryAttempts: 2, maxEventAge: Duration.hours(2) })],
    });
  }
}
