import type { EvaluationReply } from '../../functions/contract/evaluation';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { OrgUnitId, PlanId } from '../../functions/domain/ids';

const sheetKinds = ['form', 'review', 'evaluation', 'catalogue', 'allocation', 'roster'] as const;
type SheetKind = (typeof sheetKinds)[number];

/**
 * 版次 of its submission that a form's sheet was last in step with: what both the sheet and the server said then. `hash` is the
 * beginning of that version's content hash, so that the same number in another house is told apart; empty before the first step.
 */
export interface InStep {
  revision: number;
  hash: string;
}

const hashLength = 12;

export const toInStep = ({ revision, contentHash }: { revision: number; contentHash: string | null }): InStep => ({
  revision,
  hash: (contentHash ?? '').slice(0, hashLength),
});

export const isSameStep = (a: InStep, b: InStep) => a.revision === b.revision && a.hash === b.hash;

/** What a sheet of ours is about. A sheet says so itself (in A1, hidden), so that no name or position has to be trusted. */
export interface SheetIdentity {
  kind: SheetKind;
  /** The round; of a planner's sheet the plan, of an administrator's the city. */
  round: string;
  /** `all` where the sheet is about all units of a round or plan. */
  unit: string;
  /** Of the form; of a planner's sheet the draft's revision. */
  version: number;
  /** Of a form; absent on other sheets, and on forms that were written before it was noted. */
  inStep?: InStep | null;
}

export const formIdentity = (template: FormTemplate): SheetIdentity => ({
  kind: 'form',
  round: template.round,
  unit: template.unit,
  version: template.version,
});

export const reviewIdentity = (template: FormTemplate): SheetIdentity => ({
  ...formIdentity(template),
  kind: 'review',
});

export const evaluationIdentity = (evaluation: EvaluationReply): SheetIdentity => ({
  kind: 'evaluation',
  round: evaluation.round,
  unit: 'all',
  version: 1,
});

/** `revision` counts when the sheet is written; for finding one it does not matter. */
export const planIdentity = (kind: 'catalogue' | 'allocation', plan: PlanId, revision = 0): SheetIdentity => ({
  kind,
  round: plan,
  unit: 'all',
  version: revision,
});

/** The list of people and units of a city. It has no version: what it was written on is compared person by person. */
export const rosterIdentity = (city: OrgUnitId): SheetIdentity => ({
  kind: 'roster',
  round: city,
  unit: 'all',
  version: 0,
});

export function toCarrierText({ kind, round, unit, version, inStep }: SheetIdentity): string {
  const step = inStep ? `:${inStep.revision}:${inStep.hash}` : '';
  return `gangmu:${kind}:${round}:${unit}:${version}${step}`;
}

const carrierPattern = new RegExp(
  `^gangmu:(${sheetKinds.join('|')}):(\\w+):(\\w+):(\\d+)(?::(\\d{1,9}):([0-9a-f]{0,${hashLength}}))?$`,
);

export function fromCarrierText(value: unknown): SheetIdentity | null {
  const match = carrierPattern.exec(String(value));
  if (!match) return null;
  const [, kind, round = '', unit = '', version, revision, hash = ''] = match;
  const identity = { kind: kind as SheetKind, round, unit, version: Number(version) };
  return revision === undefined ? identity : { ...identity, inStep: { revision: Number(revision), hash } };
}

/** Whether both are about the same thing; the version may differ. */
export function isSameSheet(a: SheetIdentity, b: SheetIdentity): boolean {
  return a.kind === b.kind && a.round === b.round && a.unit === b.unit;
}

/** Names what a sheet is about, whatever its version: key of what is remembered, and the workbook's defined name. */
export function toDefinedName({ kind, round, unit }: SheetIdentity): string {
  return `gangmu_${kind}_${round}_${unit}`;
}

export const carrierNamespace = 'urn:gangmu:sheet';

/** The third carrier: a custom XML part, which no editing of cells can reach. */
export function toCarrierXml({ kind, round, unit, version, inStep }: SheetIdentity, sheetId: string): string {
  const step = inStep ? { revision: String(inStep.revision), hash: inStep.hash } : {};
  const attributes = { kind, round, unit, version: String(version), sheet: sheetId, ...step };
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `<sheet xmlns="${carrierNamespace}" ${text.join(' ')}/>`;
}

export function fromCarrierXml(xml: string): { identity: SheetIdentity; sheetId: string } | null {
  const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
  const step = attribute('revision') === '' ? '' : `:${attribute('revision')}:${attribute('hash')}`;
  const identity = fromCarrierText(
    `gangmu:${attribute('kind')}:${attribute('round')}:${attribute('unit')}:${attribute('version')}${step}`,
  );
  return identity && { identity, sheetId: attribute('sheet') };
}

const longestName = 31;

/** A sheet name Excel accepts and the workbook does not have yet. Excel does not tell upper from lower case here. */
export function freeSheetName(wanted: string, taken: string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const clean = wanted.replace(/[[\]:*?/\\']/g, '').trim();
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = `${clean.slice(0, longestName - suffix.length)}${suffix}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}
