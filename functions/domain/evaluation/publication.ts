import type { Amount } from '../decimal';
import type { EvaluationId, IndicatorId, OrgUnitId, PlanId, RoundId, SeriesId, SubmissionId } from '../ids';
import type { PersonName } from '../org/people';
import { originalTarget, partTargetInForce, targetInForce } from '../plan/adjustment';
import type { Indicator } from '../plan/indicator';
import type { MilestoneKind, Plan } from '../plan/plan';
import type { ReferenceRecord, ReferenceValue } from '../plan/reference';
import { isSameContent } from '../plan/same-content';
import type { Target } from '../plan/target';
import type { IndicatorEvaluation } from './evaluate';
import { isLagging } from './verdict';

/** What is done with an evaluation beside reading it; each is one word in the permissions, the actions and the pane. */
export const evaluatingActions = [
  'saveAccounts',
  'publishEvaluation',
  'proposeAdjustment',
  'decideAdjustment',
] as const;
export type EvaluatingAction = (typeof evaluatingActions)[number];

/** 原因和措施 of an indicator that lags or was missed; a binding one also needs somebody responsible and a date. */
export interface Account {
  cause: string;
  measure: string;
  responsible: string;
  /** `YYYY-MM-DD`; '' while none is set. */
  dueOn: string;
}

export const emptyAccount: Account = { cause: '', measure: '', responsible: '', dueOn: '' };

/** The accounts of a data year while an evaluation is prepared; kept apart from figures, which nobody types here. */
export interface Accounts {
  plan: PlanId;
  dataYear: number;
  revision: number;
  saved: { by: PersonName; at: string } | null;
  byIndicator: Partial<Record<IndicatorId, Account>>;
}

/** Which version of a unit's figures went in. */
export interface EvaluationInput {
  dataYear: number;
  unit: OrgUnitId;
  submission: SubmissionId;
  revision: number;
  contentHash: string;
  approvedAt: string;
}

/** What a published evaluation rests on; with this and the same rules anyone comes to the same figures. */
export interface EvaluationBasis {
  /** The version whose targets count; who reports what is the round's own version. */
  planVersion: number;
  inputs: EvaluationInput[];
  references: { series: SeriesId; year: number; version: number; amount: Amount }[];
  /** Which version of each target was in force. */
  targets: { indicator: IndicatorId; part?: string | undefined; version: number }[];
  /** Who had to report in the data year, by id: one more or less changes what is complete. Evaluations of early days lack it. */
  units?: OrgUnitId[] | undefined;
}

/** In what one basis differs from another. */
export type BasisChange =
  | { kind: 'figures'; dataYear: number; unit: OrgUnitId }
  | { kind: 'reference'; series: SeriesId; year: number }
  | { kind: 'target'; indicator: IndicatorId }
  | { kind: 'unit'; unit: OrgUnitId };

/** 已发布的评估, frozen: the same bytes ever after. A later one of the same year amends it and leaves it as it is. */
export interface PublishedEvaluation<Result> {
  id: EvaluationId;
  plan: PlanId;
  round: RoundId;
  dataYear: number;
  kind: MilestoneKind;
  /** 1 for the first of its data year; higher ones are amendments (更正). */
  number: number;
  asOf: string;
  publishedBy: PersonName;
  publishedAt: string;
  note: string;
  basis: EvaluationBasis;
  /** What an amendment rests on that the one before did not; empty in the first. */
  changes: BasisChange[];
  accounts: Partial<Record<IndicatorId, Account>>;
  result: Result;
}

/** Said of a plan's evaluations of all years: code, data year and number name one. */
export function toEvaluationId({ code }: Pick<Plan, 'code'>, dataYear: number, number: number): EvaluationId {
  return `ev_${code.toLowerCase()}_${dataYear}_${number}`;
}

/** What an account still lacks before the evaluation can be published; empty where it is complete. */
export function missingInAccount(account: Account | undefined, isBinding: boolean): (keyof Account)[] {
  const wanted: (keyof Account)[] = isBinding ? ['cause', 'measure', 'responsible', 'dueOn'] : ['cause', 'measure'];
  return wanted.filter((field) => (account?.[field] ?? '').trim() === '');
}

export interface MissingAccount {
  indicator: IndicatorId;
  fields: (keyof Account)[];
}

/** Indicators that lag or were missed and are not accounted for in full, in the plan's order. */
export function missingAccounts(
  indicators: Pick<IndicatorEvaluation, 'indicator' | 'verdict'>[],
  byIndicator: Accounts['byIndicator'],
): MissingAccount[] {
  return indicators
    .filter(({ verdict }) => isLagging(verdict))
    .map(({ indicator: { id, nature } }) => ({
      indicator: id,
      fields: missingInAccount(byIndicator[id], nature === 'binding'),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/**
 * The outside figures on which a plan's targets rest in a data year, each in its version of today: of targets tested every
 * year those of all years so far. What nobody has entered yet is not among them.
 */
export function usedReferences(
  { startYear, indicators }: Pick<Plan, 'startYear' | 'indicators'>,
  year: number,
  records: ReferenceRecord[],
): EvaluationBasis['references'] {
  const wanted = indicators.flatMap((indicator) => wantedReferences(indicator, startYear, year));
  const used = new Map<string, EvaluationBasis['references'][number]>();
  for (const { series, year: of } of wanted) {
    const values = records.find((record) => record.series === series)?.values.filter((value) => value.year === of);
    const newest = values?.reduce<ReferenceValue | null>(
      (latest, value) => (latest === null || value.version > latest.version ? value : latest),
      null,
    );
    if (newest) used.set(`${series}/${of}`, { series, year: of, version: newest.version, amount: newest.amount });
  }
  return [...used.values()].toSorted((a, b) =>
    a.series === b.series ? a.year - b.year : a.series < b.series ? -1 : 1,
  );
}

/** Of a target that was adjusted also what the plan's own rests on, since both verdicts are given. */
function wantedReferences(indicator: Indicator, startYear: number, year: number) {
  const { parts, unitTarget } = indicator;
  const others = [originalTarget(indicator), unitTarget, ...parts.map(({ target }) => target)];
  const tested = [
    // Every year is tested by the target that was in force then.
    ...yearsOf(targetInForce(indicator, year)).map((of) => ({ target: targetInForce(indicator, of), of })),
    ...others.flatMap((target) => (target ? yearsOf(target).map((of) => ({ target, of })) : [])),
  ];
  return tested.flatMap(({ target, of }) =>
    target.kind === 'relative' && target.reference.kind === 'series'
      ? [{ series: target.reference.series, year: of - target.lagYears }]
      : [],
  );

  function yearsOf({ everyYear }: Target): number[] {
    const first = everyYear ? startYear : year;
    return Array.from({ length: year - first + 1 }, (_, index) => first + index);
  }
}

/** The version of each target that is in force for a data year, in the plan's order. */
export function targetVersions({ indicators }: Pick<Plan, 'indicators'>, year: number): EvaluationBasis['targets'] {
  return indicators.flatMap((indicator) => [
    { indicator: indicator.id, version: targetInForce(indicator, year).version },
    // A part's own target is named once it was adjusted: published evaluations from before stay comparable.
    ...indicator.parts.flatMap(({ key: part }) => {
      const target = partTargetInForce(indicator, part, year);
      return target && target.version > 1 ? [{ indicator: indicator.id, part, version: target.version }] : [];
    }),
  ]);
}

/**
 * What changed from one basis to another: figures by their content (approving the same content anew changes nothing),
 * references by what was entered, targets by their version; also what came or went.
 */
export function basisChanges(before: EvaluationBasis, after: EvaluationBasis): BasisChange[] {
  return [
    ...differing(
      before.inputs,
      after.inputs,
      ({ dataYear, unit }) => `${dataYear}/${unit}`,
      ({ contentHash }) => contentHash,
    ).map(({ dataYear, unit }) => ({ kind: 'figures' as const, dataYear, unit })),
    ...differing(
      before.references,
      after.references,
      ({ series, year }) => `${series}/${year}`,
      ({ version, amount }) => [version, amount],
    ).map(({ series, year }) => ({ kind: 'reference' as const, series, year })),
    ...differing(
      before.targets,
      after.targets,
      ({ indicator, part = '' }) => `${indicator}/${part}`,
      ({ version }) => version,
    ).map(({ indicator }) => ({ kind: 'target' as const, indicator })),
    ...(before.units && after.units
      ? differing(
          before.units,
          after.units,
          (unit) => unit,
          (unit) => unit,
        ).map((unit) => ({ kind: 'unit' as const, unit }))
      : []),
  ];
}

/** Items that only one side has, or whose content differs, by key in one order. */
function differing<Item>(
  before: Item[],
  after: Item[],
  keyOf: (item: Item) => string,
  contentOf: (item: Item) => unknown,
): Item[] {
  const toMap = (items: Item[]) => new Map(items.map((item) => [keyOf(item), item]));
  const [was, is] = [toMap(before), toMap(after)];
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((key) => {
    const [one, other] = [was.get(key), is.get(key)];
    const isSame = one !== undefined && other !== undefined && isSameContent(contentOf(one), contentOf(other));
    const either = other ?? one;
    return isSame || either === undefined ? [] : [either];
  });
}
