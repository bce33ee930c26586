import { useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { type Step, steps } from '../../../functions/domain/round/round';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import type { TakeDesk } from './use-plan';

/** 办理流程 of a plan in the making: which steps are chosen, and saving them. What is chosen outlives a refusal. */
export function useRoute(desk: PlanDeskReply, onDesk: TakeDesk) {
  const { api } = usePane();
  const doing = useAttempt();
  const [chosen, setChosen] = useState<Step[] | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { draft } = desk;
  // Whatever was ticked first, the steps keep the trade's order; nothing goes without the approval.
  const route = steps.filter((step) => step === 'approval' || (chosen ?? draft.route).includes(step));

  return {
    doing,
    route,
    savedAt,
    isChanged: route.join() !== draft.route.join(),
    toggle: (step: Step, isOn: boolean) => {
      setSavedAt(null);
      setChosen(isOn ? [...route, step] : route.filter((other) => other !== step));
    },
    save: () =>
      doing.attempt(async () => {
        const { revision, indicators, references } = draft;
        const next = await api.planning.savePlanDraft(draft.id, { revision, indicators, references, route });
        setChosen(null);
        setSavedAt(new Date().toISOString());
        onDesk(next);
      }),
  };
}
