import { existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { unit } from '../contract/org';
import { plan as planSchema } from '../contract/plan';
import { decodeText } from '../documents/decode-text';
import { type CsvReading, readCsv } from '../documents/read-csv';
import { UnreadableFile } from '../documents/unreadable-file';
import type { OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import { words } from '../evaluate-words';
import { findFaults } from './plan-faults';
import { Refused } from './refused';

/** A province's villages over five years stay below this; more can't be meant. */
const maxBytes = 200_000_000;
const maxIssues = 10;

function readText(path: string): string {
  if (!existsSync(path) || !statSync(path).isFile()) throw new Refused(words.notFound(path));
  if (statSync(path).size > maxBytes) throw new Refused(words.tooLarge(path, maxBytes / 1_000_000));
  try {
    return decodeText(readFileSync(path)).text;
  } catch (error) {
    // An empty file of observations is one without columns, and is answered as such.
    if (error instanceof UnreadableFile && error.reason === 'empty') return '';
    if (error instanceof UnreadableFile) throw new Refused(words.notText(path));
    throw error;
  }
}

/** Observations or outside figures: UTF-8 with or without its mark, UTF-16, or what Excel in Chinese writes by itself. */
export function readCsvFile(path: string): CsvReading {
  return readCsv(readText(path));
}

function readJson<Value>(path: string, schema: z.ZodType<Value>): Value {
  let value: unknown;
  try {
    value = JSON.parse(readText(path).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(words.notJson(path, error.message));
    throw error;
  }
  const read = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (read.success) return read.data;
  const issues = read.error.issues.map((issue) => words.issue(toPath(issue.path), messageOf(issue)));
  throw new Refused(words.notValid(path, issues.slice(0, maxIssues), issues.length));
}

/** What is expected in one of several forms, the language's own words leave out. */
function messageOf(issue: z.core.$ZodIssue): string {
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  return Array.isArray(options) ? words.oneOf(options.map(String)) : issue.message;
}

/** `indicators[3].target.kind` */
function toPath(keys: PropertyKey[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** A published plan, strictly as its schema has it and sound in itself. */
export function readPlan(path: string): Plan {
  const plan = readJson(path, planSchema);
  const faults = findFaults(plan);
  if (faults.length === 0) return plan;
  const issues = faults.map(({ path: at, found, kind }) => words.issue(at, words.faults[kind](found)));
  throw new Refused(words.notValid(path, issues.slice(0, maxIssues), issues.length));
}

/** The units beneath a plan's owner, and whoever else is in the list. */
export function readUnits(path: string): OrgUnit[] {
  return readJson(path, z.array(unit).max(1_000_000));
}
