import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/settings';
import { ApiStack } from '../../infra/stacks/api-stack';
import { type Stage, stages } from '../../infra/stages';

/** As much of a template as these tests look at. */
type Properties = Record<string, unknown>;
type Resource = { Type: string; Properties: Properties; DeletionPolicy?: string; UpdateReplacePolicy?: string };
type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** The document client's commands, by the permission they need. */
const operations: Record<string, string> = {
  Get: 'dynamodb:GetItem',
  Query: 'dynamodb:Query',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  BatchGet: 'dynamodb:BatchGetItem',
  BatchWrite: 'dynamodb:BatchWriteItem',
  Scan: 'dynamodb:Scan',
};

function synthesise(name: string, besides: Partial<Stage> = {}) {
  const found = stages.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  const stage = { ...found, ...besides };
  const app = new App({ analyticsReporting: false });
  // A line of code in place of the bundle: what is asked here does not depend on it.
  const [code, dailyCode] = [Code.fromInline('exports.handler = () => {};'), Code.fromInline('exports.handler = 1;')];
  const stack = new ApiStack(app, 'stack', { stage, code, dailyCode });
  const template = Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> };
  const ofType = (type: string) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const single = (type: string): { id: string; resource: Resource; properties: Properties } => {
    const found = ofType(type);
    expect(found, type).toHaveLength(1);
    const [id, resource] = found[0] as [string, Resource];
    return { id, resource, properties: resource.Properties };
  };
  /** The two functions, told apart by their code: the whole API and what is called all day. */
  const functionOf = (line: string) => {
    const found = ofType('AWS::Lambda::Function').filter(([, { Properties }]) =>
      JSON.stringify(Properties.Code).includes(line),
    );
    expect(found, line).toHaveLength(1);
    const [id, resource] = found[0] as [string, Resource];
    const { Role } = resource.Properties as { Role: { 'Fn::GetAtt': [string, string] } };
    const may = ofType('AWS::IAM::Policy')
      .map(
        ([, policy]) => policy.Properties as { Roles: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } },
      )
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === Role['Fn::GetAtt'][0]))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    return { id, properties: resource.Properties, may };
  };
  const functions = { whole: functionOf('=> {}'), daily: functionOf('= 1') };
  return { app, template, ofType, single, functions };
}

const tableActions = (statements: Statement[]) =>
  statements.flatMap(({ Action }) => asList(Action)).filter((action) => action.startsWith('dynamodb:'));

const asList = (value: string | string[]) => (Array.isArray(value) ? value : [value]);

describe.each(stages.map(({ name }) => name))('stage %s', (name) => {
  const { app, template, ofType, single, functions } = synthesise(name);
  const both = Object.values(functions);
  const statements = ofType('AWS::IAM::Policy').flatMap(
    ([, policy]) => (policy.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );

  describe('the record of a plan cannot be lost by a slip', () => {
    const { resource, properties } = single('AWS::DynamoDB::GlobalTable');
    const { Replicas: replicas } = properties as { Replicas: Record<string, unknown>[] };

    it('keeps the table when the stack is deleted or the table would be replaced', () => {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    });

    it('protects the table from deletion and lets it be put back to any second of the last weeks', () => {
      expect(replicas).toHaveLength(1);
      expect(replicas[0]).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    });

    it('has the keys the store writes, both text, and pays by request', () => {
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'PK', KeyType: 'HASH' },
          { AttributeName: 'SK', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'PK', AttributeType: 'S' },
          { AttributeName: 'SK', AttributeType: 'S' },
        ],
      });
    });
  });

  describe('the functions may do what the store does, and nothing else', () => {
    it('have a role each, and no role has a policy of somebody else', () => {
      const roles = ofType('AWS::IAM::Role');
      expect(roles).toHaveLength(2);
      for (const [, { Properties }] of roles) {
        expect(Properties).not.toHaveProperty('ManagedPolicyArns');
        expect(Properties).not.toHaveProperty('Policies');
      }
      expect(new Set(both.map(({ properties }) => JSON.stringify(properties.Role))).size).toBe(2);
    });

    const onTable = statements.filter(({ Action }) => asList(Action).some((action) => action.startsWith('dynamodb:')));
    const table = single('AWS::DynamoDB::GlobalTable').id;

    it('reach this one table and none besides', () => {
      expect(onTable.length).toBeGreaterThan(0);
      for (const statement of onTable) {
        expect(statement).toMatchObject({ Effect: 'Allow', Resource: { 'Fn::GetAtt': [table, 'Arn'] } });
      }
    });

    it('are granted exactly the operations the store sends', () => {
      const store = readFileSync(new URL('../../functions/store/table-client.ts', import.meta.url), 'utf8');
      const sent = [...store.matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => operations[name] ?? name);
      const granted = tableActions(functions.whole.may);
      expect([...new Set(granted)].sort()).toEqual([...new Set(sent)].sort());
    });

    it('fill and judge, all day, without being able to take anything away', () => {
      expect(tableActions(functions.daily.may).sort()).toEqual([
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
      ]);
    });

    it('can take a thing off a list, elsewhere, and delete nothing that is on record', () => {
      const deleting = onTable.filter(({ Action }) => asList(Action).includes('dynamodb:DeleteItem'));
      expect(deleting.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual([
        {
          Action: 'dynamodb:DeleteItem',
          Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ROUNDS', 'PEOPLE', 'CHILDREN#*'] } },
        },
      ]);
    });

    it('have no wildcard among their actions, and among their resources only where tracing knows no other', () => {
      for (const { Action, Resource: resource } of statements) {
        for (const action of asList(Action)) expect(action).not.toContain('*');
        if (JSON.stringify(resource).includes('*')) {
          expect(asList(Action).sort()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
        }
      }
    });

    it.each(both)('write to their own log only ($id)', ({ properties, may }) => {
      const { LoggingConfig: logging } = properties as { LoggingConfig: { LogGroup: { Ref: string } } };
      const onLogs = may.filter(({ Action }) => asList(Action).some((action) => action.startsWith('logs:')));
      expect(onLogs.map(({ Resource: resource }) => resource)).toEqual([
        { 'Fn::GetAtt': [logging.LogGroup.Ref, 'Arn'] },
      ]);
    });
  });

  describe('nobody gets in without being signed in', () => {
    it('opens health, the description of the API and the question before a call to everyone, and no other route', () => {
      const { id: authorizer } = single('AWS::ApiGatewayV2::Authorizer');
      const doors = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
        const { RouteKey, AuthorizationType, AuthorizerId } = Properties as Record<string, unknown>;
        return [RouteKey, AuthorizationType, AuthorizerId];
      });
      expect(doors.sort()).toEqual([
        ['ANY /api/{proxy+}', 'JWT', { Ref: authorizer }],
        ['GET /api/health', 'NONE', undefined],
        ['GET /api/openapi.json', 'NONE', undefined],
        ['GET /api/rounds/{round}/units/{unit}', 'JWT', { Ref: authorizer }],
        ['GET /api/rounds/{round}/units/{unit}/entries', 'JWT', { Ref: authorizer }],
        ['GET /api/rounds/{round}/units/{unit}/revision', 'JWT', { Ref: authorizer }],
        ['GET /api/worklist', 'JWT', { Ref: authorizer }],
        ['OPTIONS /api/{proxy+}', 'NONE', undefined],
        ['POST /api/rounds/{round}/units/{unit}/{verb}', 'JWT', { Ref: authorizer }],
      ]);
    });

    it('asks at deploy time whose tokens count, and tells the door and the functions the same', () => {
      expect(single('AWS::ApiGatewayV2::Authorizer').properties).toMatchObject({
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: { Ref: 'Issuer' }, Audience: [{ Ref: 'Audience' }] },
      });
      for (const { properties } of both) {
        const { Environment } = properties as { Environment: { Variables: unknown } };
        expect(Environment.Variables).toMatchObject({ ISSUER: { Ref: 'Issuer' }, AUDIENCE: { Ref: 'Audience' } });
      }
    });

    it.each(both)('gives the functions every setting without which they would not start ($id)', ({ properties }) => {
      const { Environment } = properties as { Environment: { Variables: Record<string, unknown> } };
      expect(Environment.Variables.TABLE_NAME).toEqual({ Ref: single('AWS::DynamoDB::GlobalTable').id });
      // Values as a deploy would fill them in.
      const filled = {
        TABLE_NAME: 'table',
        ISSUER: 'https://id',
        AUDIENCE: 'a',
        JWKS_URL: 'https://id/keys',
        ORIGINS: '',
      };
      expect(Object.keys(Environment.Variables).sort()).toEqual(Object.keys(filled).sort());
      expect(readSettings(filled)).toMatchObject({ tableName: 'table', origins: [] });
    });
  });

  it('stops a flood at the door and notes every request without its token', () => {
    const { DefaultRouteSettings: limits, AccessLogSettings: log } = single('AWS::ApiGatewayV2::Stage').properties as {
      DefaultRouteSettings: { ThrottlingRateLimit: number; ThrottlingBurstLimit: number };
      AccessLogSettings: { Format: string };
    };
    expect(limits.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(limits.ThrottlingBurstLimit).toBeGreaterThanOrEqual(limits.ThrottlingRateLimit);
    const fields = Object.values(JSON.parse(log.Format) as Record<string, string>);
    expect(fields).toEqual(expect.arrayContaining(['$context.requestId', '$context.routeKey', '$context.status']));
    for (const field of fields) expect(field).not.toMatch(/authorization|header|claims|query/i);
  });

  it('gives up before API Gateway does, on a runtime AWS still looks after', () => {
    for (const { properties } of both) {
      const { Timeout, Runtime, Architectures } = properties;
      expect(Timeout).toBeLessThan(30);
      expect({ Runtime, Architectures }).toEqual({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
  });

  it('keeps no log for ever', () => {
    const logs = ofType('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(3);
    for (const [, log] of logs) expect(log.Properties).toHaveProperty('RetentionInDays');
  });

  it('is written without asking any account or network', () => {
    expect(app.synth().manifest.missing ?? []).toEqual([]);
  });

  it('names no partition of AWS, so that it can be installed in China as well', () => {
    expect(JSON.stringify(template)).not.toMatch(/arn:aws[:-]|amazonaws\.com\.cn/);
  });
});

describe('stage cn', () => {
  const { template, ofType, functions } = synthesise('cn');

  it('does not trace: Lambda in China has no X-Ray', () => {
    for (const { properties } of Object.values(functions)) expect(properties).not.toHaveProperty('TracingConfig');
    expect(JSON.stringify(template)).not.toMatch(/xray/i);
  });

  it('keeps its logs for the six months the law demands (网络安全法)', () => {
    for (const [, log] of ofType('AWS::Logs::LogGroup')) {
      const { RetentionInDays: days } = log.Properties as { RetentionInDays: number };
      // The longest six months, July to December.
      expect(days).toBeGreaterThanOrEqual(184);
    }
  });
});

describe('a stage whose reminders reach people (催报)', () => {
  it('lets a planner’s reminder that could not be sent be due again, and keeps the submissions out of reach', () => {
    const { functions } = synthesise('demo', { messenger: 'mail' });
    const deleting = functions.whole.may.filter(({ Action }) => asList(Action).includes('dynamodb:DeleteItem'));
    expect(deleting.map(({ Condition }) => Condition)).toContainEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ROUND#*'] },
      'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['ROUND#*#PARENT#*'] },
    });
    expect(tableActions(functions.daily.may)).not.toContain('dynamodb:DeleteItem');
  });
});
