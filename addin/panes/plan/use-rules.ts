import { useMemo, useRef, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import type { IndicatorId, RoundId } from '../../../functions/domain/ids';
import { checkDraft } from '../../../functions/domain/plan/check-draft';
import type { PlanFinding, PlanRule } from '../../../functions/domain/plan/plan-findings';
import { isSameContent } from '../../../functions/domain/plan/same-content';
import type { ChangeLimits, RuleId, RuleSetting } from '../../../functions/domain/submission/rules';
import { clockText } from '../../text/zh';
import { rulesText as words } from '../../text/zh-rules';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { useFormDraft } from '../use-form-draft';
import { refusalText } from './refusal-text';
import {
  type CheckEdits,
  type Edits,
  isSameChecks,
  noEdits,
  type Scope,
  unreadScopes,
  withEdits,
} from './rules-settings';
import type { TakeDesk } from './use-plan';

/** A trial's answer, and of which settings and round it is. */
interface Trial {
  reply: RuleTrialReply;
  of: unknown;
  round: RoundId | null;
}

const settingRules: readonly PlanRule[] = ['ruleLoosened', 'changeLimitNotPositive', 'totalUnfit'];

/** The rules in the planner's hands: settings not saved yet, and what they would find in what was handed in. */
export function useRules(desk: PlanDeskReply, onDesk: TakeDesk) {
  const { api, me } = usePane();
  const trying = useAttempt();
  const saving = useAttempt();
  const { draft } = desk;
  const typed = useFormDraft<Edits>(`${me.id}/rules/${draft.id}`, noEdits);
  const edits = typed.fields;
  const newest = useRef(edits);
  newest.current = edits;
  const [chosen, setScope] = useState<Scope>(null);
  const [round, setRound] = useState<RoundId | null>(null);
  const [trials, setTrials] = useState<ReadonlyMap<Scope, Trial>>(new Map());
  const [savedAt, setSavedAt] = useState<string | null>(null);

  const settings = useMemo(() => withEdits(draft, edits), [draft, edits]);
  const stored = useMemo(() => withEdits(draft, noEdits), [draft]);
  const tried = useMemo(() => {
    const { rules, changeLimits, indicators } = settings;
    return { rules, changeLimits, indicators: indicators.map(({ id, checks }) => ({ id, checks })) };
  }, [settings]);

  const unread = useMemo(() => unreadScopes(draft, edits), [draft, edits]);
  const changed = tried.indicators.filter(
    ({ checks }, index) => !isSameChecks(checks, stored.indicators[index]?.checks),
  );
  const isPlanChanged =
    !isSameContent(settings.rules, stored.rules) || !isSameContent(settings.changeLimits, stored.changeLimits);
  const unsaved: Scope[] = [...(isPlanChanged ? [null] : []), ...changed.map(({ id }) => id)];
  const findings = useMemo(
    () => (unread.length > 0 ? desk.findings : findIn(desk, settings)),
    [desk, settings, unread],
  );

  // Somebody else may have taken the indicator out of the plan meanwhile.
  const indicator = settings.indicators.find(({ id }) => id === chosen) ?? null;
  const scope = indicator?.id ?? null;
  const trial = trials.get(scope) ?? null;
  const named = (one: Scope) => {
    const found = settings.indicators.find(({ id }) => id === one);
    return found ? words.serial(found.serial) : words.plan;
  };

  const change = (differs: (before: Edits) => Partial<Edits>) => {
    typed.write(differs(edits));
    setSavedAt(null);
  };
  const setCheck = (id: IndicatorId, differs: CheckEdits) =>
    change(({ checks }) => {
      const before = checks[id];
      const rules = { ...before?.rules, ...differs.rules };
      return { checks: { ...checks, [id]: { ...before, ...differs, rules } } };
    });

  return {
    desk,
    settings,
    scope,
    indicator,
    round,
    trying,
    saving,
    unsaved,
    isReadable: unread.length === 0,
    /** What of these settings stands in the way of publishing. */
    findings: findings.filter(({ rule }) => settingRules.includes(rule)),
    trial: trial?.reply ?? null,
    /** As last counted, whichever trial it was. */
    rounds: [...trials.values()].at(-1)?.reply.rounds ?? null,
    /** The figures shown are of other settings than those on the screen. */
    isOutdated: trial !== null && (trial.round !== round || !isSameContent(trial.of, tried)),
    note: unsaved.length > 0 ? words.unsaved(unsaved.map(named)) : savedAt && words.saved(clockText(savedAt)),
    saveReason:
      unread.length > 0
        ? words.unreadIn(unread.map(named))
        : (refusalText(desk, 'savePlanDraft') ?? (unsaved.length > 0 ? null : words.unchanged)),
    setScope,
    setRound,

    /** Null = as the plan has it, which only an indicator can say. */
    setLevel(rule: RuleId, level: RuleSetting | null) {
      if (scope) setCheck(scope, { rules: { [rule]: level } });
      else if (level) change(({ rules }) => ({ rules: { ...rules, [rule]: level } }));
    },

    setLimit: (which: keyof ChangeLimits, amount: string | null) =>
      change(({ changeLimits }) => ({ changeLimits: { ...changeLimits, [which]: amount } })),

    setCheck: (differs: Omit<CheckEdits, 'rules'>) => {
      if (scope) setCheck(scope, differs);
    },

    handleTry: () =>
      trying.attempt(async () => {
        const { rules, changeLimits } = settings;
        const wanted = { round, rules, changeLimits, indicators: changed, only: scope };
        const reply = await api.planning.tryRules(draft.id, wanted);
        setTrials((before) => {
          const others = [...before].filter(([of]) => of !== scope);
          return new Map([...others, [scope, { reply, of: tried, round }]]);
        });
      }),

    handleSave: () =>
      saving.attempt(async () => {
        const { revision, references, route } = draft;
        const { rules, changeLimits, indicators } = settings;
        // Settings of the plan that are as they were are not said, so that none is stored where there was none.
        const ofPlan = isPlanChanged ? { rules, changeLimits } : {};
        const wanted = { revision, indicators, references, route, ...ofPlan };
        const next = await api.planning.savePlanDraft(draft.id, wanted);
        // What was changed while the answer was under way is not saved yet.
        if (newest.current === edits) typed.drop();
        setSavedAt(next.draft.saved?.at ?? null);
        onDesk(next);
      }),
  };
}

function findIn({ draft, published, units, staffing, rounds }: PlanDeskReply, settings: ReturnType<typeof withEdits>) {
  const surroundings = { published, units, staffing, hasRounds: rounds.length > 0 };
  return checkDraft({ ...draft, ...settings }, surroundings) satisfies PlanFinding[];
}

export type Rules = ReturnType<typeof useRules>;
