import type { PlanId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import { loadLatest } from '../../text/zh-planning';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import type { useAttempt } from '../use-attempt';
import type { TakeDesk } from './use-plan';

interface DeskProblemProps {
  plan: PlanId;
  attempt: ReturnType<typeof useAttempt>;
  onDesk: TakeDesk;
}

/** Why a change of the plan was not made; where somebody else was first, with the way to what is there now. */
export function DeskProblem({ plan, attempt: { problem, attempt, dismiss }, onDesk }: DeskProblemProps) {
  const { api } = usePane();
  const isStale = problem instanceof Problem && problem.code === 'plan.stale';
  const handleLoad = () => attempt(async () => onDesk(await api.planning.plan(plan), 'lookedAgain'));
  return (
    <ProblemBar
      problem={problem}
      onClose={dismiss}
      action={isStale ? { label: loadLatest, onClick: () => void handleLoad() } : undefined}
    />
  );
}
