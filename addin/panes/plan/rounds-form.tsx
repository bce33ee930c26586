import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { clockText } from '../../text/zh';
import { rounds as words } from '../../text/zh-planning';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { refusalText } from './refusal-text';
import { daysAfter, openYears, proposedYear } from './rounds-defaults';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))', gap: '8px' },
  field: { minWidth: 0, width: '100%' },
  reason: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

const daysToFill = 14;

interface RoundsFormProps {
  desk: PlanDeskReply;
  onDesk: (next: PlanDeskReply) => void;
}

/** 开展填报: which year, under what name, until when. What was typed stays when the server refuses. */
export function RoundsForm({ desk, onDesk }: RoundsFormProps) {
  const styles = useStyles();
  const { api } = usePane();
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [chosenYear, setChosenYear] = useState<number | null>(null);
  const [typedTitle, setTypedTitle] = useState<string | null>(null);
  const [typedDue, setTypedDue] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);

  const years = openYears(desk);
  const year = chosenYear !== null && years.includes(chosenYear) ? chosenYear : proposedYear(desk);
  const title = typedTitle ?? (year === null ? '' : words.titleOf(year));
  const dueOn = typedDue ?? daysAfter(desk.today, daysToFill);
  const reason = reasonAgainst(desk, year, title, dueOn);

  const handleOpen = () =>
    attempt(async () => {
      if (year === null) return;
      const wanted = { dataYear: year, title: title.trim(), dueOn };
      const { desk: next, round } = await api.planning.openRound(desk.draft.id, wanted);
      const units = next.rounds.find(({ id }) => id === round)?.units ?? 0;
      setOpened(words.opened(clockText(new Date().toISOString()), year, units));
      setChosenYear(null);
      setTypedTitle(null);
      setTypedDue(null);
      onDesk(next);
    });

  return (
    <div className={styles.form}>
      <ProblemBar problem={problem} onClose={dismiss} />
      {year !== null && (
        <>
          <div className={styles.pair}>
            <Field label={words.dataYear} size="small" className={styles.field}>
              <Select size="small" value={String(year)} onChange={(_, { value }) => setChosenYear(Number(value))}>
                {years.map((option) => (
                  <option key={option} value={option}>
                    {words.year(option)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={words.dueOn} size="small" className={styles.field}>
              <Input
                type="date"
                size="small"
                className={styles.field}
                min={desk.today}
                value={dueOn}
                onChange={(_, { value }) => setTypedDue(value)}
              />
            </Field>
          </div>
          <Field label={words.title} size="small">
            <Input
              size="small"
              maxLength={100}
              value={title}
              onChange={(_, { value }) => setTypedTitle(value)}
              className={styles.field}
            />
          </Field>
        </>
      )}
      <div className={styles.reason} role="status">
        {reason ?? opened ?? (year !== null && !isOver(year, desk.today) && words.yearNotOver(year))}
      </div>
      {year !== null && (
        <Button
          appearance="primary"
          disabledFocusable={reason !== null || isBusy}
          aria-busy={isBusy || undefined}
          onClick={reason === null && !isBusy ? (event) => event.detail < 2 && void handleOpen() : undefined}
        >
          {words.submit(year)}
        </Button>
      )}
    </div>
  );
}

const isOver = (year: number, today: string) => year < Number(today.slice(0, 4));

/** Why no round can be opened with what stands in the form; the server's own reasons first. */
function reasonAgainst(desk: PlanDeskReply, year: number | null, title: string, dueOn: string): string | null {
  const refusal = refusalText(desk, 'openRound');
  if (refusal) return `${refusal}。`;
  if (year === null) return `${words.yearMissing}。`;
  if (title.trim() === '') return `${words.titleMissing}。`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn)) return `${words.dueMissing}。`;
  return dueOn < desk.today ? `${words.duePast(desk.today)}。` : null;
}
