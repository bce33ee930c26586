import type { RoundProgress, UnitProgress } from '../../actions/read-progress';
import type { ProgressReply, UnitProgress as UnitProgressView } from '../../contract/evaluation';
import { authoritativeContent } from '../../domain/submission/authoritative';
import { turnOf } from '../../domain/submission/turn';

export function presentProgress({ round, daysLeft, units }: RoundProgress): ProgressReply {
  return {
    round: round.id,
    title: round.title,
    dataYear: round.dataYear,
    dueOn: round.dueOn,
    daysLeft,
    route: round.route,
    units: units.map(presentUnit),
  };
}

export function presentUnit({ unit, head, hasBegun, filled, total, fillers }: UnitProgress): UnitProgressView {
  return {
    unit: unit.id,
    name: unit.name,
    type: unit.type,
    status: head.status,
    hasBegun,
    filled,
    total,
    openReturns: head.status === 'returned' ? head.returns : [],
    hasApproved: authoritativeContent(head) !== null,
    isInCorrection: head.correction !== null,
    submittedAt: head.receipt?.at ?? null,
    waitingFor: turnOf[head.status],
    fillers: fillers.map((person) => person.name),
  };
}
