import { readFileSync } from 'node:fs';
import { type FormTemplate, toFormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import type { OrgUnit } from '../../../functions/domain/org/units';
import type { Plan } from '../../../functions/domain/plan/plan';
import type { Round } from '../../../functions/domain/round/round';
import { blankEntry, type Entry, entryKeysOf } from '../../../functions/domain/submission/entry';

const seed = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../seeds/kunshan/${name}.json`, import.meta.url), 'utf8')) as T;

export const kunshanPlan = seed<Plan>('plan');
export const kunshanUnits = seed<OrgUnit[]>('units');

export const round2023: Round = {
  id: 'rd_ks_2023',
  plan: 'pl_ks_14',
  parent: 'ou_ks',
  dataYear: 2023,
  title: '2023年度指标进展填报',
  templateVersion: 1,
  opensOn: '2024-01-02',
  dueOn: '2024-01-19',
  isOpen: true,
  route: ['review', 'approval'],
  lock: null,
};

export function unitNamed(name: string): OrgUnit {
  const unit = kunshanUnits.find((candidate) => candidate.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
}

/** A line of figures: `{ 'KS2-01': { numerator: '42', denominator: '100' } }`. */
export type Figures = Partial<Record<EntryKey, Partial<Entry>>>;

/** The lines of a unit, blank but for what is given. */
export function linesOf(unit: OrgUnit, figures: Figures = {}): Entry[] {
  return entryKeysOf(kunshanPlan, unit, 2023).map(({ key, indicator, part }) => ({
    ...blankEntry(key, indicator.id, part),
    ...(figures[key] && { state: 'NUMERIC' as const, ...figures[key] }),
  }));
}

export const lastYear: Figures = {
  'KS2-01': { numerator: '4460', denominator: '10000' },
  'KS2-02': { amount: '200' },
  'KS2-14': { amount: '240' },
};

export function formOf(unitName = '张浦镇', round: Partial<Round> = {}): FormTemplate {
  const unit = unitNamed(unitName);
  return toFormTemplate(kunshanPlan, { ...round2023, ...round }, unit, linesOf(unit, lastYear));
}
