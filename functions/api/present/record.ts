import type { PlanRecord, RoundRecord, SubmissionAnnex } from '../../actions/read-record';
import type { AnnexReply, LatestAnchorReply, PlanRecordReply, RoundRecordReply } from '../../contract/record';
import { type AnchorNote, shortHash } from '../../domain/record/anchor';
import { isBroken } from '../../domain/record/finding';
import type { Step } from '../../domain/record/verify-submission';

export function presentRoundRecord({ round, units, findings, next }: RoundRecord): RoundRecordReply {
  return {
    round: round.id,
    units: units.map(({ place, steps, name, isWhole }) => ({
      unit: place.unit,
      name,
      submission: place.id,
      steps: steps.length,
      shortHash: newest(steps),
      isWhole,
    })),
    findings,
    next,
  };
}

export function presentPlanRecord({ plan, versions, evaluations, findings, rounds }: PlanRecord): PlanRecordReply {
  return {
    plan,
    versions: versions.length,
    evaluations: evaluations.length,
    findings,
    rounds: rounds.map(({ id, title, dataYear }) => ({ id, title, dataYear })),
  };
}

export function presentAnnex({
  round,
  planTitle,
  demoNotice,
  unit,
  unitName,
  submission,
  annex,
  ...rest
}: SubmissionAnnex): AnnexReply {
  const { verifiedAt, steps, findings, anchor } = rest;
  return {
    round: round.id,
    roundTitle: round.title,
    planTitle,
    dataYear: round.dataYear,
    unit,
    unitName,
    submission,
    demoNotice,
    annex,
    verification: {
      at: verifiedAt,
      steps: steps.length,
      shortHash: newest(steps),
      isWhole: !findings.some(isBroken),
      findings,
    },
    anchor: anchor && toView(anchor),
  };
}

export function presentLatestAnchor(anchor: AnchorNote | null): LatestAnchorReply {
  return { anchor: anchor && toView(anchor) };
}

function toView({ day, at, count, root, hash, publicKey, signature }: AnchorNote): LatestAnchorReply['anchor'] {
  return { day, at, count, root, shortRoot: shortHash(root), hash, publicKey, signature };
}

function newest(steps: Step[]): string | null {
  const last = steps.at(-1);
  return last ? shortHash(last.hash) : null;
}
