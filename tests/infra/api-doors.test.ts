import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../functions/actions/stores';
import { createApp } from '../../functions/api/app';
import { createDailyApp } from '../../functions/api/daily-app';
import { ApiStack } from '../../infra/stacks/api-stack';
import { stages } from '../../infra/stages';

// Which of the two functions a request meets is decided outside of the code they are made of. Were a door to lead to a function
// that doesn't know the route, a person would read 404 of a form that is there; so every route is walked to its function here.

interface Door {
  method: string;
  path: string;
  leadsTo: 'whole' | 'daily';
}

type Resource = { Type: string; Properties: Record<string, unknown> };

const settings = { context: {} as Context, verify: () => Promise.reject(new Error('nobody')), origins: [] };
const whole = createApp(settings);
const daily = createDailyApp(settings);

/** The routes of an app that somebody may call, with their middleware left aside. */
function routesOf(app: { routes: { method: string; path: string }[] }): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  return [...new Set(routes)].sort();
}

function readDoors(): Door[] {
  const [stage] = stages;
  if (!stage) throw new Error('no stage');
  const stack = new ApiStack(new App({ analyticsReporting: false }), 'stack', {
    stage,
    code: Code.fromInline('the whole'),
    dailyCode: Code.fromInline('of every day'),
  });
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> };
  const at = (id: string) => Resources[id]?.Properties ?? {};
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => {
      const { RouteKey, Target } = Properties as { RouteKey: string; Target: { 'Fn::Join': [string, unknown[]] } };
      const [method = '', path = ''] = RouteKey.split(' ');
      const { Ref: integration } = Target['Fn::Join'][1].at(-1) as { Ref: string };
      const { 'Fn::GetAtt': called } = at(integration).IntegrationUri as { 'Fn::GetAtt': [string, string] };
      const { ZipFile } = at(called[0]).Code as { ZipFile: string };
      return { method, path, leadsTo: ZipFile === 'the whole' ? 'whole' : 'daily' };
    });
}

const doors = readDoors();

/** API Gateway's order: a path in full before one that ends in `{proxy+}`, each for the method or for any. */
function doorFor(method: string, path: string): Door | undefined {
  const parts = path.split('/');
  const isFor = (door: Door) => door.method === method || door.method === 'ANY';
  const isGreedy = ({ path: pattern }: Door) => pattern.endsWith('{proxy+}');
  const inFull = (door: Door) => {
    const wanted = door.path.split('/');
    return (
      !isGreedy(door) &&
      wanted.length === parts.length &&
      wanted.every((part, at) => part.startsWith('{') || part === parts[at])
    );
  };
  const beneath = (door: Door) => isGreedy(door) && path.startsWith(door.path.slice(0, -'{proxy+}'.length));
  return (
    doors.find((door) => isFor(door) && inFull(door)) ??
    doors.find((door) => door.method === method && beneath(door)) ??
    doors.find((door) => isFor(door) && beneath(door))
  );
}

/** `/rounds/:round` with something in the place of its parameters. */
const anAddress = (path: string) => path.replaceAll(/:\w+(\{[^}]*\})?/g, 'some');
const open = ['GET /api/health', 'GET /api/openapi.json'];

describe('the two functions of the API', () => {
  it('are one API: what is called all day is a part of the whole', () => {
    expect(routesOf(daily).length).toBeGreaterThan(10);
    expect(routesOf(whole)).toEqual(expect.arrayContaining(routesOf(daily)));
    expect(routesOf(whole).length).toBeGreaterThan(routesOf(daily).length);
  });

  it.each(routesOf(whole))('meet %s at the function that knows it', (route) => {
    const [method = '', path = ''] = route.split(' ');
    const isDaily = routesOf(daily).includes(route) && !open.includes(route);
    expect(doorFor(method, anAddress(path))?.leadsTo).toBe(isDaily ? 'daily' : 'whole');
  });

  it('describe the API as a whole, to whoever asks', () => {
    expect(doorFor('GET', '/api/openapi.json')?.leadsTo).toBe('whole');
  });

  it.each(['/api/worklist', '/api/rounds/some/units/some/submit', '/api/plans'])(
    'answer a browser’s question before a call to %s without a token',
    (path) => {
      expect(doorFor('OPTIONS', path)).toMatchObject({ method: 'OPTIONS' });
    },
  );
});
