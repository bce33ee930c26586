import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunctionResource, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages';

interface AnchorJobProps {
  readonly stage: Stage;
  readonly code: Code;
  /** What functions/anchor-settings.ts demands beyond what Lambda sets itself. */
  readonly environment: Record<'TABLE_NAME' | 'ANCHOR_BUCKET' | 'ANCHOR_KEY_SECRET', string> & {
    readonly ANCHOR_BUCKET_OWNER?: string;
  };
}

/** 定锚: a function nobody can call from outside, once a day. */
export class AnchorJob extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { stage, code, environment }: AnchorJobProps) {
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
      // It reads every head and every plan of the house: seconds for a city, and nobody waits.
      memorySize: 512,
      timeout: Duration.minutes(10),
      tracing: Tracing.DISABLED,
      environment: { ...environment, URL_SUFFIX: Aws.URL_SUFFIX },
      logGroup,
      role: this.role,
    });
    new Rule(this, 'Daily', {
      // 00:10 in China, when the day that is anchored has just begun.
      schedule: Schedule.cron({ hour: '16', minute: '10' }),
      targets: [new LambdaFunction(handler, { retryAttempts: 2, maxEventAge: Duration.hours(6) })],
    });
  }
}
