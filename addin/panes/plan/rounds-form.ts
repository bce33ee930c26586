import { useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { clockText } from '../../text/zh';
import { rounds as words } from '../../text/zh-planning';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { refusalText } from './refusal-text';
import { daysAfter, openYears, proposedYear } from './rounds-defaults';
import type { TakeDesk } from './use-plan';

const daysToFill = 14;

/** 开展填报 in the making: what is proposed, what was typed instead, and why it can't be opened yet. Typed texts outlive a refusal. */
export function useRoundsForm(desk: PlanDeskReply, onDesk: TakeDesk) {
  const { api } = usePane();
  const doing = useAttempt();
  const [chosenYear, setYear] = useState<number | null>(null);
  const [typedTitle, setTitle] = useState<string | null>(null);
  const [typedDue, setDue] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);

  const years = openYears(desk);
  const year = chosenYear !== null && years.includes(chosenYear) ? chosenYear : proposedYear(desk);
  const title = typedTitle ?? (year === null ? '' : words.titleOf(year));
  const dueOn = typedDue ?? daysAfter(desk.today, daysToFill);
  const refusal = refusalText(desk, 'openRound');

  const open = () =>
    doing.attempt(async () => {
      if (year === null) return;
      const wanted = { dataYear: year, title: title.trim(), dueOn };
      const { desk: next, round } = await api.planning.openRound(desk.draft.id, wanted);
      const units = next.rounds.find(({ id }) => id === round)?.units ?? 0;
      setOpened(words.opened(clockText(new Date().toISOString()), year, units));
      setYear(null);
      setTitle(null);
      setDue(null);
      onDesk(next);
    });

  return {
    doing,
    years,
    year,
    title,
    dueOn,
    setYear,
    setTitle,
    setDue,
    /** Nothing can be opened on this plan now, whatever is typed. */
    refusal,
    reason: refusal ?? reasonAgainst(year, title, dueOn, desk.today),
    isYearOver: year === null || year < Number(desk.today.slice(0, 4)),
    opened,
    open: () => void open(),
  };
}

export type RoundsFormState = ReturnType<typeof useRoundsForm>;

/** What is wrong with the form, without the last full stop. */
function reasonAgainst(year: number | null, title: string, dueOn: string, today: string): string | null {
  if (year === null) return words.yearMissing;
  if (title.trim() === '') return words.titleMissing;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn)) return words.dueMissing;
  return dueOn < today ? words.duePast(today) : null;
}
