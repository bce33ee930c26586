import type { Worklist as WorklistData } from '../../actions/read-worklist';
import type { Worklist } from '../../contract/worklist';
import { toExactText, toText } from '../../domain/decimal';

export function presentWorklist({ actor, units, items, rounds }: WorklistData): Worklist {
  return {
    me: {
      id: actor.id,
      name: actor.name,
      duties: actor.duties.map(({ role, unit }) => ({ role, unit, unitName: units.get(unit)?.name ?? '' })),
    },
    items: items.map(({ round, daysLeft, unit, head, filled, total, explainFindings, largestChange, ...item }) => ({
      task: item.task,
      isMine: item.isMine,
      onBehalfOf: item.onBehalfOf,
      round: round.id,
      roundTitle: round.title,
      dataYear: round.dataYear,
      dueOn: round.dueOn,
      daysLeft,
      unit: unit.id,
      unitName: unit.name,
      status: head.status,
      filled,
      total,
      openReturns: head.returns.length,
      openQuestions: head.questions.length,
      isInCorrection: head.correction !== null,
      isRoundOpen: round.isOpen,
      isLocked: round.lock !== null,
      explainFindings,
      largestChange: largestChange && {
        name: largestChange.name,
        points: toText(largestChange.points, 1),
        exact: toExactText(largestChange.points),
      },
      isRefiled: head.returnedContent !== null && head.status !== 'returned',
      cameBack: item.cameBack,
      review: item.review,
      submittedAt: head.receipt?.at ?? null,
      submittedBy: head.receipt?.by ?? null,
    })),
    rounds: rounds.map(({ round, plan, canReadEvaluation, mayLock, imports, adjustments }) => ({
      id: round.id,
      title: round.title,
      plan: plan.id,
      planTitle: plan.title,
      dataYear: round.dataYear,
      dueOn: round.dueOn,
      isOpen: round.isOpen,
      canReadEvaluation,
      ...(mayLock && { isLocked: round.lock !== null }),
      ...(imports + adjustments > 0 && { waiting: { imports, adjustments } }),
    })),
  };
}
