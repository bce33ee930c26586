import { shortHash } from './anchor';
import { toWhole } from './lean';
import { type Fields, isSameValue, parseJson, shown, toFields, toText } from './lenient';
import type { Step } from './verify-submission';

/** A line of the form in words: serial number and name. */
export interface LineName {
  serial: string;
  name: string;
}

/** 原值 → 新值 of one field of one line; null = nothing stood there. */
export interface AnnexChange extends LineName {
  key: string;
  field: string;
  before: string | null;
  after: string | null;
}

/** Why, for a line or (key null) for the step as a whole. */
export interface AnnexReason extends LineName {
  key: string | null;
  field: string | null;
  text: string;
  suggestion: string | null;
}

/** One step of 办理记录, for people. */
export interface AnnexRow {
  revision: number;
  at: string | null;
  by: string;
  onBehalfOf: string | null;
  action: string;
  from: string | null;
  to: string | null;
  lines: (LineName & { key: string })[];
  reasons: AnnexReason[];
  changes: AnnexChange[];
  moreChanges: number;
  shortHash: string;
  /** 凭证号 of the receipt (回执) this step gave: the hash of what was handed in, as printed there. Null for other steps. */
  receipt: string | null;
}

type Signed = { name: string; at: string | null } | null;

export interface Annex {
  rows: AnnexRow[];
  olderSteps: number;
  /** Who answers for it: 填报人、单位负责人、审核人、审批人, each by their last step; null = not yet. */
  signOff: { filler: Signed; head: Signed; reviewer: Signed; approver: Signed };
}

/** What one print holds. A step that fills a whole form changes each of its lines, so the bound is on a step and on all. */
export const annexLimits = { steps: 200, changesPerStep: 120, changes: 2000 } as const;

const signing = {
  filler: ['submit'],
  head: ['sign'],
  reviewer: ['passReview'],
  approver: ['approve'],
} as const satisfies Record<keyof Annex['signOff'], readonly string[]>;

/** Fields by which a line is found, and those nobody types: which findings an explanation answers goes with its words. */
const notTyped = new Set(['key', 'indicator', 'part', 'state', 'explains']);

/**
 * 办理记录 as a table: who did what when and why, and what it changed. `contents` are the stored texts by hash; what is
 * missing or cannot be read there leaves its step without values, never without its line.
 */
export function toAnnex(
  steps: Step[],
  contents: ReadonlyMap<string, unknown>,
  nameOf: (key: string) => LineName,
): Annex {
  const olderSteps = Math.max(0, steps.length - annexLimits.steps);
  let left: number = annexLimits.changes;
  const rows: AnnexRow[] = [];
  for (const [index, step] of steps.entries()) {
    if (index < olderSteps) continue;
    const row = toRow(step, steps[index - 1] ?? null, contents, nameOf);
    const kept = row.changes.slice(0, Math.min(left, annexLimits.changesPerStep));
    left -= kept.length;
    rows.push({ ...row, changes: kept, moreChanges: row.changes.length - kept.length });
  }
  return { rows, olderSteps, signOff: toSignOff(steps) };
}

function toRow(
  { revision, hash, body }: Step,
  previous: Step | null,
  contents: ReadonlyMap<string, unknown>,
  nameOf: (key: string) => LineName,
): Omit<AnnexRow, 'moreChanges'> {
  const fields: Fields = body ?? {};
  const keys = Array.isArray(fields.keys) ? fields.keys.filter((key) => typeof key === 'string') : [];
  return {
    revision,
    at: toText(fields.at),
    by: toName(fields.by) ?? '',
    onBehalfOf: toName(fields.onBehalfOf),
    action: toText(fields.action) ?? '',
    from: toText(fields.from),
    to: toText(fields.to),
    lines: keys.map((key) => ({ key, ...nameOf(key) })),
    reasons: toReasons(fields, nameOf),
    changes: toChanges(previous?.body ?? null, fields, contents, nameOf),
    shortHash: shortHash(hash),
    receipt:
      fields.action === 'submit' && typeof fields.contentHash === 'string' ? shortHash(fields.contentHash) : null,
  };
}

function toReasons(fields: Fields, nameOf: (key: string) => LineName): AnnexReason[] {
  const whole = [fields.reason, fields.message].flatMap((text): AnnexReason[] =>
    typeof text === 'string' && text !== ''
      ? [{ key: null, serial: '', name: '', field: null, text, suggestion: null }]
      : [],
  );
  const returned = (Array.isArray(fields.returns) ? fields.returns : []).flatMap((line): AnnexReason[] => {
    const { key, field, reason, suggestion } = toFields(line) ?? {};
    if (typeof key !== 'string') return [];
    return [{ key, ...nameOf(key), field: toText(field), text: toText(reason) ?? '', suggestion: toText(suggestion) }];
  });
  return [...whole, ...returned];
}

/** Field by field, what this step changed. Empty where it left the content alone. */
function toChanges(
  previous: Fields | null,
  fields: Fields,
  contents: ReadonlyMap<string, unknown>,
  nameOf: (key: string) => LineName,
): AnnexChange[] {
  if (previous?.contentHash === fields.contentHash) return [];
  const after = linesOf(contents, fields);
  const before = previous ? linesOf(contents, previous) : new Map<string, Fields>();
  if (!after || !before) return [];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key) ?? {}, after.get(key) ?? {}];
    const names = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((name) => !notTyped.has(name));
    // A state is typed by what stands in the cells; only where no cell tells of it is it a change of its own.
    const changed = changesOf(names, was, is);
    const told = changed.length > 0 ? changed : changesOf(['state'], was, is);
    return told.map((change) => ({ key, ...nameOf(key), ...change }));
  });
}

function changesOf(names: string[], was: Fields, is: Fields): Pick<AnnexChange, 'field' | 'before' | 'after'>[] {
  return names.flatMap((field) => {
    const [before, after] = [toValue(was[field]), toValue(is[field])];
    return isSameValue(was[field], is[field]) || before === after ? [] : [{ field, before, after }];
  });
}

/** What stood there, as text; what is empty says nothing, whatever its kind. */
function toValue(value: unknown): string | null {
  const fields = Array.isArray(value) ? value : toFields(value);
  const text = fields ? Object.values(fields).map(shown).join('、') : shown(value);
  return text === '' ? null : text;
}

function linesOf(contents: ReadonlyMap<string, unknown>, { contentHash }: Fields): Map<string, Fields> | null {
  const entries = parseJson(contents.get(toText(contentHash) ?? ''));
  if (!Array.isArray(entries)) return null;
  return new Map(
    entries.flatMap((entry): [string, Fields][] => {
      const fields = toFields(entry);
      return fields && typeof fields.key === 'string' ? [[fields.key, toWhole(fields)]] : [];
    }),
  );
}

function toSignOff(steps: Step[]): Annex['signOff'] {
  const last = (actions: readonly string[]): Signed => {
    const body = steps.findLast((step) => actions.includes(toText(step.body?.action) ?? ''))?.body;
    return body ? { name: toName(body.by) ?? '', at: toText(body.at) } : null;
  };
  const { filler, head, reviewer, approver } = signing;
  return { filler: last(filler), head: last(head), reviewer: last(reviewer), approver: last(approver) };
}

function toName(value: unknown): string | null {
  return toText(toFields(value)?.name);
}
