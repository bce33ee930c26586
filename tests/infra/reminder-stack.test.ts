import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import type { OrgUnitId, RoundId, SubmissionId } from '../../functions/domain/ids';
import { readMessengerChannel, readTableName } from '../../functions/settings';
import { headKey, reminderKey, roundsPartition, submissionPartition } from '../../functions/store/table';
import { install } from '../../infra/install';
import { ApiStack } from '../../infra/stacks/api-stack';
import { ReminderStack } from '../../infra/stacks/reminder-stack';
import { type Stage, stages } from '../../infra/stages';

type Resource = { Type: string; Properties: Record<string, unknown> };
type Condition = Record<string, { 'dynamodb:LeadingKeys': string[] }>;
type Statement = { Action: string | string[]; Resource: unknown; Condition?: Condition };

const asList = (value: string | string[]) => (Array.isArray(value) ? value : [value]);

function synthesise(name: string) {
  const stage = stages.find((candidate) => candidate.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  const app = new App({ analyticsReporting: false });
  const code = Code.fromInline('exports.handler = () => {};');
  const messenger = 'mail';
  const { record } = new ApiStack(app, 'stack', { stage: { ...stage, messenger }, code, dailyCode: code });
  const reminders = new ReminderStack(app, 'reminders', { stage, messenger, code, record });
  const template = Template.fromStack(reminders).toJSON() as { Resources: Record<string, Resource> };
  const ofType = (type: string) => Object.values(template.Resources).filter(({ Type }) => Type === type);
  const single = (type: string) => {
    const found = ofType(type);
    expect(found, type).toHaveLength(1);
    return (found[0] as Resource).Properties;
  };
  const statements = ofType('AWS::IAM::Policy').flatMap(
    ({ Properties }) => (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );
  return { template, single, statements };
}

describe.each(stages.map(({ name }) => name))(
  'the reminders of stage %s, once a messenger carries them (催报)',
  (name) => {
    const { template, single, statements } = synthesise(name);
    const conditionsOf = (action: string) =>
      statements.filter(({ Action }) => asList(Action).includes(action)).map((statement) => statement.Condition);

    it('go out every morning at half past eight in China, and not again in the afternoon', () => {
      expect(single('AWS::Events::Rule')).toMatchObject({
        // 00:30 in UTC, which has no summer time, as China has none.
        ScheduleExpression: 'cron(30 0 * * ? *)',
        State: 'ENABLED',
        Targets: [{ RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 7200 } }],
      });
      // Nobody but the schedule may call it.
      expect(single('AWS::Lambda::Permission')).toMatchObject({ Principal: 'events.amazonaws.com' });
    });

    it('are made from a table the job can read', () => {
      expect(conditionsOf('dynamodb:GetItem')).toEqual([undefined]);
      expect(conditionsOf('dynamodb:Query')).toEqual([undefined]);
    });

    const round = 'rd_2023' as RoundId;
    const city = 'ou_city' as OrgUnitId;
    it.each([
      { what: 'a reminder', key: reminderKey({ round, debt: 'ou_a/file/start', stage: 'soon' }).PK, may: true },
      { what: 'the head of a submission', key: headKey(round, city, 'ou_a' as OrgUnitId).PK, may: false },
      { what: 'what was filed', key: submissionPartition('sub_a' as SubmissionId), may: false },
      { what: 'the list of rounds', key: roundsPartition, may: false },
      { what: 'a person', key: 'PERSON#pn_zhang', may: false },
    ])('lets the job write and take back $what: $may', ({ key, may }) => {
      for (const action of ['dynamodb:PutItem', 'dynamodb:DeleteItem']) {
        const conditions = conditionsOf(action);
        expect(conditions).toHaveLength(1);
        expect(conditions.some((condition) => condition !== undefined && isMet(condition, key))).toBe(may);
      }
    });

    it('need a role of their own, without a wildcard and without anybody else’s policy', () => {
      expect(single('AWS::IAM::Role')).not.toHaveProperty('ManagedPolicyArns');
      const actions = statements.flatMap(({ Action }) => asList(Action));
      for (const action of actions) expect(action).not.toContain('*');
      expect(actions.filter((action) => !/^(dynamodb|logs):/.test(action))).toEqual([]);
    });

    it('get every setting without which the job would not start', () => {
      const { Environment } = single('AWS::Lambda::Function') as {
        Environment: { Variables: Record<string, unknown> };
      };
      const { TABLE_NAME, MESSENGER, ...rest } = Environment.Variables;
      expect({ MESSENGER, rest }).toEqual({ MESSENGER: 'mail', rest: {} });
      expect(JSON.stringify(TABLE_NAME)).toContain('Record');
      expect(readTableName({ TABLE_NAME: 'table' })).toBe('table');
      expect(readMessengerChannel({ MESSENGER: String(MESSENGER) })).toBe('mail');
    });

    it('keep their log for as long as the stage does', () => {
      expect(single('AWS::Logs::LogGroup')).toHaveProperty('RetentionInDays');
    });

    it('name no partition of AWS, so that they can be installed in China as well', () => {
      expect(JSON.stringify(template)).not.toMatch(/arn:aws[:-]|amazonaws\.com\.cn/);
    });
  },
);

describe('the morning’s job', () => {
  /** The stacks of a stage, by name. */
  function stacksOf(stage: Stage): string[] {
    const app = new App({ analyticsReporting: false });
    const code = () => Code.fromInline('exports.handler = () => {};');
    install(app, stage, { api: code, daily: code, anchorJob: code, reminderJob: code });
    return app.node.children.map(({ node }) => node.id).filter((id) => id.startsWith('gangmu-'));
  }
  const [stage] = stages as [Stage];
  const here = [`gangmu-${stage.name}`, `gangmu-${stage.name}-anchors`];

  it('is not installed where nothing carries reminders to people: it would use up what nobody was told', () => {
    expect(stacksOf({ ...stage, messenger: null })).toEqual(here);
  });

  it('is installed with the messenger', () => {
    expect(stacksOf({ ...stage, messenger: 'shortMessage' })).toEqual([...here, `gangmu-${stage.name}-reminders`]);
  });
});

/** Whether a request for one key meets a condition, as IAM reads its patterns. */
function isMet(condition: Condition, key: string): boolean {
  const matches = (pattern: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(key);
  return Object.entries(condition).every(([operator, { 'dynamodb:LeadingKeys': patterns }]) => {
    if (operator === 'ForAllValues:StringLike') return patterns.some(matches);
    if (operator === 'ForAllValues:StringNotLike') return !patterns.some(matches);
    throw new Error(`unknown operator ${operator}`);
  });
}
