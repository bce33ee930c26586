import { useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import { isAmount } from '../../../functions/domain/decimal';
import type { RoundId } from '../../../functions/domain/ids';
import { isSameContent } from '../../../functions/domain/plan/same-content';
import {
  type ChangeLimits,
  noChangeLimits,
  type RuleId,
  type RuleSetting,
  type RuleSettings,
  rules as usual,
} from '../../../functions/domain/submission/rules';
import { clockText } from '../../text/zh';
import { rulesText as words } from '../../text/zh-rules';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { refusalText } from './refusal-text';
import type { TakeDesk } from './use-plan';

interface Settings {
  rules: RuleSettings;
  changeLimits: ChangeLimits;
}

const storedIn = ({ draft }: PlanDeskReply): Settings => ({
  rules: draft.rules ?? {},
  changeLimits: draft.changeLimits ?? noChangeLimits,
});

/** Whether a typed limit can be one: nothing, or a figure above 0. */
const isLimit = (text: string | null) =>
  text === null || (isAmount(text) && /[1-9]/.test(text) && !text.startsWith('-'));

/** The rules in the planner's hands: settings not saved yet, and what they would find in what was handed in. */
export function useRules(desk: PlanDeskReply, onDesk: TakeDesk) {
  const { api } = usePane();
  const trying = useAttempt();
  const saving = useAttempt();
  const stored = storedIn(desk);
  const [typed, setTyped] = useState<Partial<Settings>>({});
  const [round, setRound] = useState<RoundId | null>(null);
  const [trial, setTrial] = useState<{ reply: RuleTrialReply; of: Settings; round: RoundId | null } | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);

  const settings: Settings = { ...stored, ...typed };
  const { points, percent } = settings.changeLimits;
  const isReadable = isLimit(points) && isLimit(percent);
  const isChanged = !isSameContent(settings, stored);

  const change = (differs: Partial<Settings>) => {
    setTyped((before) => ({ ...before, ...differs }));
    setSavedAt(null);
  };

  return {
    settings,
    round,
    trying,
    saving,
    isReadable,
    trial: trial?.reply ?? null,
    /** The figures shown are of other settings than those on the screen. */
    isOutdated: trial !== null && (trial.round !== round || !isSameContent(trial.of, settings)),
    note: savedAt && words.saved(clockText(savedAt)),
    saveReason: !isReadable
      ? words.limitUnread
      : (refusalText(desk, 'savePlanDraft') ?? (isChanged ? null : words.unchanged)),
    setRound,
    isLimit,

    setLevel(rule: RuleId, level: RuleSetting) {
      const { [rule]: _, ...others } = settings.rules;
      // What is as usual is not said, so that a plan names only what it made different.
      change({ rules: level === usual[rule] ? others : { ...others, [rule]: level } });
    },

    setLimit: (which: keyof ChangeLimits, text: string) =>
      change({ changeLimits: { ...settings.changeLimits, [which]: text.trim() === '' ? null : text.trim() } }),

    handleTry: () =>
      trying.attempt(async () => {
        const reply = await api.planning.tryRules(desk.draft.id, { round, ...settings });
        setTrial({ reply, of: settings, round });
      }),

    handleSave: () =>
      saving.attempt(async () => {
        const { revision, indicators, references, route } = desk.draft;
        const next = await api.planning.savePlanDraft(desk.draft.id, {
          revision,
          indicators,
          references,
          route,
          ...settings,
        });
        setTyped({});
        setSavedAt(next.draft.saved?.at ?? null);
        onDesk(next);
      }),
  };
}

export type Rules = ReturnType<typeof useRules>;
