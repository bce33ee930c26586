/** 临期 · 到期 · 逾期 · 升级. */
export const stages = ['soon', 'due', 'overdue', 'escalated'] as const;
export type Stage = (typeof stages)[number];

/** Working days behind it from which on a superior hears of it (升级). */
const escalationWorkingDays = 5;

/** How urgent a debt is on a day; null while there is time. `workingDaysLeft` as `working-days.ts` counts it. */
export function stageOn(today: string, dueOn: string, workingDaysLeft: number, soonDays: number): Stage | null {
  if (today > dueOn) return workingDaysLeft <= -escalationWorkingDays ? 'escalated' : 'overdue';
  if (today === dueOn) return 'due';
  return workingDaysLeft <= soonDays ? 'soon' : null;
}

/**
 * The reminders a debt gives rise to by now and that were not sent. What a day without reminders left out (临期) is not sent
 * belatedly – but nobody's superior hears of what they were not told themselves.
 */
export function stagesToSend(stage: Stage | null, sent: readonly Stage[]): Stage[] {
  if (stage === null) return [];
  const wanted: Stage[] = stage === 'escalated' ? ['overdue', 'escalated'] : [stage];
  return wanted.filter((one) => !sent.includes(one));
}
