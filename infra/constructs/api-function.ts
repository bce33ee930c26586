import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages';

interface ApiFunctionProps {
  readonly stage: Stage;
  readonly code: Code;
  /** What functions/settings.ts demands. */
  readonly environment: Record<'TABLE_NAME' | 'ISSUER' | 'AUDIENCE' | 'JWKS_URL' | 'ORIGINS', string>;
}

/** A Lambda function behind routes: the whole API, or of it what is called all day. */
export class ApiFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, { stage, code, environment }: ApiFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A role of its own: the managed "basic execution" policy may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new LambdaFunction(this, 'Function', {
      code,
      handler: 'lambda.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // CPU comes with memory. Checking a form is a burst of arithmetic and loading the bundle is parsing: at 1024 MB
      // (0.6 of a core) both stay well under a second. More would mostly pay for waiting on the table, less makes people wait.
      memorySize: 1024,
      // The dearest request is a roll-up: one Query of a partition. What takes longer is broken, and API Gateway gives up at 30 s.
      timeout: Duration.seconds(15),
      tracing: stage.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      environment,
      logGroup,
      role,
    });
  }
}
