import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/settings';
import { ApiStack } from '../../infra/stacks/api-stack';
import { stages } from '../../infra/stages';

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

function synthesise(name: string) {
  const stage = stages.find((candidate) => candidate.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  const app = new App({ analyticsReporting: false });
  // A line of code in place of the bundle: what is asked here does not depend on it.
  const stack = new ApiStack(app, 'stack', { stage, code: Code.fromInline('exports.handler = () => {};') });
  const template = Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> };
  const ofType = (type: string) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const single = (type: string): { id: string; resource: Resource; properties: Properties } => {
    const found = ofType(type);
    expect(found, type).toHaveLength(1);
    const [id, resource] = found[0] as [string, Resource];
    return { id, resource, properties: resource.Properties };
  };
  return { app, template, ofType, single };
}

const asList = (value: string | string[]) => (Array.isArray(value) ? value : [value]);

describe.each(stages.map(({ name }) => name))('stage %s', (name) => {
  const { app, template, ofType, single } = synthesise(name);
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

  describe('the function may do what the store does, and nothing else', () => {
    it('is the only one with a role, and the role has no policy of somebody else', () => {
      const role = single('AWS::IAM::Role');
      expect(role.properties).not.toHaveProperty('ManagedPolicyArns');
      expect(role.properties).not.toHaveProperty('Policies');
    });

    const onTable = statements.filter(({ Action }) => asList(Action).some((action) => action.startsWith('dynamodb:')));
    const table = single('AWS::DynamoDB::GlobalTable').id;

    it('reaches this one table and none besides', () => {
      expect(onTable.length).toBeGreaterThan(0);
      for (const statement of onTable) {
        expect(statement).toMatchObject({ Effect: 'Allow', Resource: { 'Fn::GetAtt': [table, 'Arn'] } });
      }
    });

    it('is granted exactly the operations the store sends', () => {
      const store = readFileSync(new URL('../../functions/store/table-client.ts', import.meta.url), 'utf8');
      const sent = [...store.matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => operations[name] ?? name);
      const granted = onTable.flatMap(({ Action }) => asList(Action));
      expect([...new Set(granted)].sort()).toEqual([...new Set(sent)].sort());
    });

    it('can take a thing off a list, and delete nothing that is on record', () => {
      const deleting = onTable.filter(({ Action }) => asList(Action).includes('dynamodb:DeleteItem'));
      expect(deleting.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual([
        {
          Action: 'dynamodb:DeleteItem',
          Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ROUNDS', 'PEOPLE', 'CHILDREN#*'] } },
        },
      ]);
    });

    it('has no wildcard among its actions, and among its resources only where tracing knows no other', () => {
      for (const { Action, Resource: resource } of statements) {
        for (const action of asList(Action)) expect(action).not.toContain('*');
        if (JSON.stringify(resource).includes('*')) {
          expect(asList(Action).sort()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
        }
      }
    });

    it('writes to its own log only', () => {
      const { LoggingConfig: logging } = single('AWS::Lambda::Function').properties as {
        LoggingConfig: { LogGroup: { Ref: string } };
      };
      const onLogs = statements.filter(({ Action }) => asList(Action).some((action) => action.startsWith('logs:')));
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
        ['OPTIONS /api/{proxy+}', 'NONE', undefined],
      ]);
    });

    it('asks at deploy time whose tokens count, and tells the door and the function the same', () => {
      expect(single('AWS::ApiGatewayV2::Authorizer').properties).toMatchObject({
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: { Ref: 'Issuer' }, Audience: [{ Ref: 'Audience' }] },
      });
      const { Environment } = single('AWS::Lambda::Function').properties as { Environment: { Variables: unknown } };
      expect(Environment.Variables).toMatchObject({ ISSUER: { Ref: 'Issuer' }, AUDIENCE: { Ref: 'Audience' } });
    });

    it('gives the function every setting without which it would not start', () => {
      const { Environment } = single('AWS::Lambda::Function').properties as {
        Environment: { Variables: Record<string, unknown> };
      };
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
    const { Timeout, Runtime, Architectures } = single('AWS::Lambda::Function').properties as Record<string, unknown>;
    expect(Timeout).toBeLessThan(30);
    expect({ Runtime, Architectures }).toEqual({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  it('keeps no log for ever', () => {
    const logs = ofType('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(2);
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
  const { template, ofType, single } = synthesise('cn');

  it('does not trace: Lambda in China has no X-Ray', () => {
    expect(single('AWS::Lambda::Function').properties).not.toHaveProperty('TracingConfig');
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
