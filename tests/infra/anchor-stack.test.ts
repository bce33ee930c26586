import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { readAnchorSettings } from '../../functions/anchor-settings';
import { anchorsPartition } from '../../functions/store/table';
import { AnchorStack } from '../../infra/stacks/anchor-stack';
import { ApiStack } from '../../infra/stacks/api-stack';
import { type Stage, stages } from '../../infra/stages';

type Properties = Record<string, unknown>;
type Resource = { Type: string; Properties: Properties; DeletionPolicy?: string; UpdateReplacePolicy?: string };
type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

function synthesise(name: string, differs: Partial<Stage> = {}) {
  const found = stages.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  const stage: Stage = { ...found, ...differs };
  const app = new App({ analyticsReporting: false });
  const code = Code.fromInline('exports.handler = () => {};');
  const api = new ApiStack(app, 'stack', { stage, code, dailyCode: code });
  const anchors = new AnchorStack(app, 'anchors', { stage, code, record: api.record });
  const template = Template.fromStack(anchors).toJSON() as { Resources: Record<string, Resource> };
  const apiTemplate = Template.fromStack(api).toJSON() as { Resources: Record<string, Resource> };
  const ofType = (type: string) => Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const single = (type: string) => {
    const found = ofType(type);
    expect(found, type).toHaveLength(1);
    const [id, resource] = found[0] as [string, Resource];
    return { id, resource, properties: resource.Properties };
  };
  return { template, apiTemplate, ofType, single };
}

const asList = (value: string | string[]) => (Array.isArray(value) ? value : [value]);

describe.each(stages.map(({ name }) => name))('the anchors of stage %s', (name) => {
  const { template, apiTemplate, ofType, single } = synthesise(name);
  const statements = ofType('AWS::IAM::Policy').flatMap(
    ([, policy]) => (policy.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );
  const may = (service: string) =>
    statements.flatMap(({ Action, Resource: resource, Condition }) =>
      asList(Action)
        .filter((action) => action.startsWith(`${service}:`))
        .map((action) => ({ action, resource, condition: Condition })),
    );

  it('are kept where nobody can change or delete them, nor a slip of the stack', () => {
    const { resource, properties } = single('AWS::S3::Bucket');
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(properties).toMatchObject({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('are put by the job, which can do nothing else to them', () => {
    const { id } = single('AWS::S3::Bucket');
    expect(may('s3')).toEqual([
      {
        action: 's3:PutObject',
        resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, '/anchors/*']] },
        condition: undefined,
      },
    ]);
  });

  it('are made from a table the job can read and not change, but for its own notes', () => {
    expect(may('dynamodb').map(({ action, condition }) => [action, condition])).toEqual([
      ['dynamodb:GetItem', undefined],
      ['dynamodb:Query', undefined],
      ['dynamodb:PutItem', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [anchorsPartition] } }],
    ]);
  });

  it('are signed with a key that only the job may read', () => {
    const { id, resource } = single('AWS::SecretsManager::Secret');
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain' });
    expect(may('secretsmanager')).toEqual([
      { action: 'secretsmanager:GetSecretValue', resource: { Ref: id }, condition: undefined },
    ]);
    expect(JSON.stringify(apiTemplate)).not.toMatch(/secretsmanager|AWS::S3|s3:/);
  });

  it('need a role of their own, without a wildcard and without anybody else’s policy', () => {
    const { properties } = single('AWS::IAM::Role');
    expect(properties).not.toHaveProperty('ManagedPolicyArns');
    for (const { Action } of statements) for (const action of asList(Action)) expect(action).not.toContain('*');
  });

  it('are made once a day, just after midnight in China, and tried again where that fails', () => {
    const { properties } = single('AWS::Events::Rule');
    expect(properties).toMatchObject({
      ScheduleExpression: 'cron(10 16 * * ? *)',
      State: 'ENABLED',
      Targets: [{ RetryPolicy: { MaximumRetryAttempts: 2 } }],
    });
    // Nobody but the schedule may call it.
    expect(single('AWS::Lambda::Permission').properties).toMatchObject({ Principal: 'events.amazonaws.com' });
  });

  it('get every setting without which the job would not start', () => {
    const { Environment } = single('AWS::Lambda::Function').properties as {
      Environment: { Variables: Record<string, unknown> };
    };
    const ofLambda = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };
    const filled = Object.fromEntries(Object.keys(Environment.Variables).map((key) => [key, `a ${key}`]));
    expect(readAnchorSettings({ ...filled, ...ofLambda })).toMatchObject({
      tableName: 'a TABLE_NAME',
      bucket: 'a ANCHOR_BUCKET',
      keySecret: 'a ANCHOR_KEY_SECRET',
      urlSuffix: 'a URL_SUFFIX',
    });
    expect(Environment.Variables.URL_SUFFIX).toEqual({ Ref: 'AWS::URLSuffix' });
  });

  it('keep their log for as long as the stage does', () => {
    expect(single('AWS::Logs::LogGroup').properties).toHaveProperty('RetentionInDays');
  });

  it('name no partition of AWS, so that they can be installed in China as well', () => {
    expect(JSON.stringify(template)).not.toMatch(/arn:aws[:-]|amazonaws\.com\.cn/);
  });
});

describe('how long an anchor holds', () => {
  const lockOf = (name: string) =>
    (synthesise(name).single('AWS::S3::Bucket').properties as { ObjectLockConfiguration: unknown })
      .ObjectLockConfiguration;

  it('is ten years where it counts, and nobody can shorten it', () => {
    expect(lockOf('cn')).toMatchObject({ Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } } });
  });

  it('is a month in a demo, which is taken down again', () => {
    expect(lockOf('demo')).toMatchObject({ Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } } });
  });
});

describe.each(stages.map(({ name }) => name))('the anchors of stage %s in a bucket of another account', (name) => {
  const anchorsElsewhere = { bucket: 'audit-office-anchors', account: '123456789012' };
  const { template, ofType, single } = synthesise(name, { anchorsElsewhere });
  const statements = ofType('AWS::IAM::Policy').flatMap(
    ([, policy]) => (policy.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );

  it('are put there by name: nothing of S3 is made here, that whoever has this account could take away', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('AWS::S3'))).toEqual([]);
    const onBucket = statements.filter(({ Action }) => asList(Action).some((action) => action.startsWith('s3:')));
    expect(onBucket).toEqual([
      {
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::audit-office-anchors/anchors/*']],
        },
      },
    ]);
  });

  it('tell the job whose the bucket has to be, and its owner whom to let in', () => {
    const { Environment } = single('AWS::Lambda::Function').properties as {
      Environment: { Variables: Record<string, string> };
    };
    expect(Environment.Variables).toMatchObject({
      ANCHOR_BUCKET: 'audit-office-anchors',
      ANCHOR_BUCKET_OWNER: '123456789012',
    });
    const ofLambda = { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };
    const filled = { TABLE_NAME: 'table', ANCHOR_KEY_SECRET: 'secret', URL_SUFFIX: 'amazonaws.com' };
    expect(readAnchorSettings({ ...Environment.Variables, ...filled, ...ofLambda })).toMatchObject({
      bucket: 'audit-office-anchors',
      bucketOwner: '123456789012',
    });
    const { Outputs } = template as unknown as { Outputs: Record<string, { Value: unknown }> };
    expect(Outputs.JobRole?.Value).toEqual({ 'Fn::GetAtt': [single('AWS::IAM::Role').id, 'Arn'] });
  });
});
