import type { EvaluationDesk } from '../../actions/read-evaluation-desk';
import type { Passport, PassportUnit } from '../../actions/read-passport';
import type { EvaluationDeskReply, PassportReply } from '../../contract/evaluating';
import { type Fraction, toExactText, toText } from '../../domain/decimal';
import type { BasisChange } from '../../domain/evaluation/publication';
import type { Indicator } from '../../domain/plan/indicator';

export function presentEvaluationDesk(desk: EvaluationDesk): EvaluationDeskReply {
  const { report, accounts } = desk;
  const { newest, progress } = report;
  return {
    round: progress.round.id,
    plan: newest.id,
    accounts: {
      revision: accounts.revision,
      saved: accounts.saved,
      byIndicator: accounts.byIndicator,
      suggestions: Object.fromEntries(desk.suggestions),
    },
    missing: desk.missing,
    published: desk.published.map(({ evaluation, changes }) => ({
      id: evaluation.id,
      number: evaluation.number,
      kind: evaluation.kind,
      dataYear: evaluation.dataYear,
      asOf: evaluation.asOf,
      publishedBy: evaluation.publishedBy,
      publishedAt: evaluation.publishedAt,
      note: evaluation.note,
      isOutdated: changes.length > 0,
      changedUnits: changedUnits(desk, changes),
    })),
    proposals: desk.proposals,
    targets: newest.indicators.flatMap(adjustableTargets),
    allowedActions: desk.allowedActions,
  };
}

/** The targets an indicator is judged by: its own, or those of its parts where they have any. */
function adjustableTargets({ id: indicator, target, parts }: Indicator): EvaluationDeskReply['targets'] {
  const own = parts.flatMap(({ key: part, label, target }) => (target ? [{ indicator, part, label, target }] : []));
  return own.length > 0 ? own : [{ indicator, target }];
}

function changedUnits({ report }: EvaluationDesk, changes: BasisChange[]): string[] {
  const names = new Map(report.progress.units.map(({ unit }) => [unit.id, unit.name]));
  const ids = changes.flatMap((change) => (change.kind === 'figures' || change.kind === 'unit' ? [change.unit] : []));
  return [...new Set(ids)].map((id) => names.get(id) ?? id);
}

export function presentPassport({
  report,
  indicator,
  part,
  value,
  recomputed,
  target,
  units,
}: Passport): PassportReply {
  const { plan, newest, evaluation, asOf } = report;
  const { reporting, decimals } = indicator;
  const { names: _, withIndex: __, weights: ___, ...settings } = plan.verdictSettings;
  const toValue = (figure: Fraction | null) => figure && { text: toText(figure, decimals), exact: toExactText(figure) };
  return {
    indicator: indicator.id,
    name: indicator.name,
    measure: indicator.measure,
    part,
    dataYear: evaluation.dataYear,
    asOf,
    rollUp: indicator.rollUp,
    per: reporting.kind === 'ratio' ? reporting.per : null,
    scale: reporting.kind === 'amount' ? reporting.scale : null,
    value: toValue(value),
    recomputed: toValue(recomputed),
    target: { raw: target.raw, version: target.version, planVersion: newest.version },
    // 超额完成 may be off.
    settings: Object.fromEntries(Object.entries(settings).filter((item): item is [string, string] => item[1] !== null)),
    units: units.map(presentUnit),
  };
}

function presentUnit({
  unit,
  head,
  entry,
  approval,
  filledBy,
  imported,
  carriedFrom,
}: PassportUnit): PassportReply['units'][number] {
  return {
    unit: unit.id,
    name: unit.name,
    // A line that is approved says its own state; where nothing is, it is told where the form stands.
    state: entry?.state ?? (approval ? 'BLANK' : head.status),
    numerator: entry?.numerator ?? null,
    denominator: entry?.denominator ?? null,
    amount: entry?.amount ?? null,
    explanation: entry?.explanation ?? '',
    revision: approval?.revision ?? null,
    contentHash: approval?.contentHash ?? null,
    filledBy,
    approvedBy: approval?.by ?? null,
    approvedAt: approval?.at ?? null,
    imported,
    carriedFrom,
  };
}
