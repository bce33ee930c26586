import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages';

interface SignedHttpApiProps {
  readonly stage: Stage;
  /** The whole API: answers whatever is not for `daily`. */
  readonly handler: IFunction;
  /** The few routes everybody calls all day, on a function that loads faster. */
  readonly daily: IFunction;
  readonly issuer: string;
  readonly audience: string;
}

/** What anyone may read: that the service lives, and how it is spoken to. Everything else needs a signed-in person. */
const openPaths = ['/api/health', '/api/openapi.json'];

/**
 * The routes of functions/api/daily-app.ts. By method, because a unit's record (办理记录) is read where verbs are posted, and is
 * not among them; and so that a browser's question before a call (OPTIONS) finds no route here and goes to the open one below.
 */
const dailyRoutes = [
  { path: '/api/worklist', method: HttpMethod.GET },
  { path: '/api/rounds/{round}/units/{unit}', method: HttpMethod.GET },
  { path: '/api/rounds/{round}/units/{unit}/entries', method: HttpMethod.GET },
  { path: '/api/rounds/{round}/units/{unit}/revision', method: HttpMethod.GET },
  { path: '/api/rounds/{round}/units/{unit}/{verb}', method: HttpMethod.POST },
];

/** The API's front door. The function verifies the token again; here a stranger is turned away before anything runs. */
export class SignedHttpApi extends Construct {
  constructor(scope: Construct, id: string, { stage, handler, daily, issuer, audience }: SignedHttpApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', { apiName: `gangmu-${stage.name}`, createDefaultStage: false });
    const integration = new HttpLambdaIntegration('Handler', handler);
    const dailyIntegration = new HttpLambdaIntegration('Daily', daily);
    // n.b. reads the issuer's keys from its /.well-known/openid-configuration over the public internet, and knows RSA only.
    const authorizer = new HttpJwtAuthorizer('SignedIn', issuer, { jwtAudience: [audience] });

    api.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.ANY], integration, authorizer });
    // n.b. API Gateway takes a path in full before one with `{proxy+}`, for the same method.
    for (const { path, method } of dailyRoutes) {
      api.addRoutes({ path, methods: [method], integration: dailyIntegration, authorizer });
    }
    // A browser asks beforehand whether a page from elsewhere may call, and by rule asks without a token. The function
    // answers from its list of origins.
    api.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.OPTIONS], integration });
    for (const path of openPaths) api.addRoutes({ path, methods: [HttpMethod.GET], integration });

    const log = new LogGroup(this, 'AccessLog', { retention: stage.logRetention, removalPolicy: RemovalPolicy.RETAIN });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: stage.throttle,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
    });
    new CfnOutput(this, 'Address', { value: api.apiEndpoint });
  }
}

/** One JSON line a request: who came from where to which route, and how it went. No token, no body, no query. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    route: '$context.routeKey',
    path: '$context.path',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    error: '$context.error.message',
    authorizerError: '$context.authorizer.error',
  }),
);
