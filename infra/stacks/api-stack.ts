import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ApiFunction } from '../constructs/api-function';
import { SignedHttpApi } from '../constructs/http-api';
import { RecordTable } from '../constructs/record-table';
import type { Stage } from '../stages';

interface ApiStackProps {
  readonly stage: Stage;
  /** The bundled functions: the whole API, and what is called all day. Tests pass a line of code instead. */
  readonly code: Code;
  readonly dailyCode: Code;
}

/** Table, functions and front door of one stage. */
export class ApiStack extends Stack {
  /** For the jobs, which have stacks and roles of their own. */
  readonly record: RecordTable;

  constructor(scope: Construct, id: string, { stage, code, dailyCode }: ApiStackProps) {
    super(scope, id, { env: { region: stage.region }, analyticsReporting: false });

    // Who signs people in differs from city to city, so it is asked at deploy time. Any OpenID Connect issuer will do;
    // Cognito would not: the China regions have no user pools.
    const issuer = new CfnParameter(this, 'Issuer', {
      description: 'Address of the OpenID Connect issuer, as in the `iss` claim',
      allowedPattern: 'https://.+',
    }).valueAsString;
    const audience = new CfnParameter(this, 'Audience', {
      description: 'The client id tokens are issued for, as in the `aud` claim',
      minLength: 1,
    }).valueAsString;
    const keys = new CfnParameter(this, 'JwksUrl', {
      description: 'Where the issuer publishes its signing keys (`jwks_uri` of its OpenID configuration)',
      allowedPattern: 'https://.+',
    }).valueAsString;
    const origins = new CfnParameter(this, 'Origins', {
      description: 'Space-separated origins of the add-in, where its pages are not served from the host of the API',
      default: '',
      allowedPattern: '(https://[^ /]+( https://[^ /]+)*)?',
    }).valueAsString;

    const table = new RecordTable(this, 'Record');
    this.record = table;
    const environment = {
      TABLE_NAME: table.table.tableName,
      ISSUER: issuer,
      AUDIENCE: audience,
      JWKS_URL: keys,
      ORIGINS: origins,
    };
    const handler = new ApiFunction(this, 'Handler', { stage, code, environment }).function;
    table.grantFilingTo(handler);
    table.grantUnlistingTo(handler);
    // What could not be sent is due again, by a planner's hand as by the clock's.
    if (stage.messenger !== null) table.grantReleasingRemindersTo(handler);
    const daily = new ApiFunction(this, 'Daily', { stage, code: dailyCode, environment }).function;
    table.grantFilingTo(daily);
    new SignedHttpApi(this, 'Http', { stage, handler, daily, issuer, audience });
  }
}
