import { resolve } from 'node:path';
import type { Scope } from '../actions/verify-record';
import type { PlanId, RoundId } from '../domain/ids';
import { Refused } from '../evaluate/refused';
import { words } from '../verify-words';

/** What the command is asked for; paths are absolute. */
export interface Arguments {
  scope: Scope;
  /** Whether the day's anchor is to be made first. */
  anchor: boolean;
  against: string[];
  publicKey: string | null;
  /** Null = the data folder's own. */
  table: string | null;
  /** Null = sentences for people. */
  json: { file: string | null } | null;
}

const takesValue = ['--round', '--plan', '--against', '--public-key', '--table'];

/** Reads the command line; throws {@link Refused} with a sentence. `from` is the folder in which the person stands. */
export function readArguments(args: string[], from: string): Arguments {
  const given = new Map<string, string>();
  const against: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    const next = args[index + 1];
    const hasValue = next !== undefined && !next.startsWith('--');
    if (given.has(word)) throw new Refused(words.twice(word));
    if (word === '--anchor') given.set(word, '');
    else if (word === '--json') given.set(word, hasValue ? next : '');
    else if (!takesValue.includes(word)) throw new Refused(words.unknownArgument(word));
    else if (!hasValue) throw new Refused(words.valueMissing(word));
    else if (word === '--against') against.push(resolve(from, next));
    else given.set(word, next);
    if (hasValue && word !== '--anchor') index += 1;
  }
  const [round, plan, json] = [given.get('--round'), given.get('--plan'), given.get('--json')];
  if (round !== undefined && plan !== undefined) throw new Refused(words.roundOrPlan);
  const anchor = given.has('--anchor');
  if (anchor && (round ?? plan ?? given.get('--table')) !== undefined) throw new Refused(words.anchorIsWhole);
  const publicKey = given.get('--public-key');
  return {
    scope: toScope(round, plan),
    anchor,
    against,
    publicKey: publicKey === undefined ? null : resolve(from, publicKey),
    table: given.get('--table') ?? null,
    json: json === undefined ? null : { file: json === '' ? null : resolve(from, json) },
  };
}

function toScope(round: string | undefined, plan: string | undefined): Scope {
  if (round !== undefined) return { round: round as RoundId };
  return plan === undefined ? 'house' : { plan: plan as PlanId };
}
