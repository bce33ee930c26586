import { resolve } from 'node:path';
import { isDay } from '../domain/observation/day';
import { type MilestoneKind, milestoneKinds } from '../domain/plan/plan';
import { words } from '../evaluate-words';
import { Refused } from './refused';

/** What the command is asked for; paths are absolute. */
export interface Arguments {
  plan: string;
  observations: string;
  references: string | null;
  units: string | null;
  year: number;
  asOf: string;
  /** Null = as the plan sets it for the year. */
  kind: MilestoneKind | null;
  /** Null = a table for people. */
  json: { file: string | null } | null;
}

const takesValue = ['--plan', '--observations', '--year', '--as-of', '--references', '--units', '--kind'];

/** Reads the command line; throws {@link Refused} with a sentence. `from` is the folder in which the person stands. */
export function readArguments(args: string[], from: string): Arguments {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    const next = args[index + 1];
    const hasValue = next !== undefined && !next.startsWith('--');
    if (given.has(word)) throw new Refused(words.twice(word));
    if (word === '--json') given.set(word, hasValue ? next : '');
    else if (takesValue.includes(word) && hasValue) given.set(word, next);
    else throw new Refused(takesValue.includes(word) ? words.valueMissing(word) : words.unknownArgument(word));
    if (hasValue) index += 1;
  }
  const need = (name: string): string => {
    const value = given.get(name);
    if (value === undefined) throw new Refused(words.argumentMissing(name));
    return value;
  };
  const pathOf = (name: string) => (given.has(name) ? resolve(from, need(name)) : null);
  const json = given.get('--json');
  return {
    plan: resolve(from, need('--plan')),
    observations: resolve(from, need('--observations')),
    references: pathOf('--references'),
    units: pathOf('--units'),
    year: readYear(need('--year')),
    asOf: readAsOf(need('--as-of')),
    kind: given.has('--kind') ? readKind(need('--kind')) : null,
    json: json === undefined ? null : { file: json === '' ? null : resolve(from, json) },
  };
}

function readYear(text: string): number {
  if (!/^(19|20)\d\d$/.test(text)) throw new Refused(words.badYear(text));
  return Number(text);
}

function readAsOf(text: string): string {
  if (!isDay(text)) throw new Refused(words.badAsOf(text));
  return text;
}

function readKind(text: string): MilestoneKind {
  const kind = milestoneKinds.find((candidate) => candidate === text);
  if (!kind) throw new Refused(words.badKind(text, milestoneKinds));
  return kind;
}
