import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { Amount } from '../../../functions/domain/decimal';
import { readCell } from '../../../functions/domain/form/read-cell';
import type { ReferenceSeries } from '../../../functions/domain/plan/reference';
import { clockText } from '../../text/zh';
import { serialsText, references as words } from '../../text/zh-planning';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { DeskProblem } from './desk-problem';
import { type Rule, seriesYears, thresholdsFrom, versionsOf } from './references-thresholds';
import { refusalText } from './refusal-text';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
  box: { minWidth: 0, width: '100%' },
  reason: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

interface ReferencesFormProps {
  desk: PlanDeskReply;
  series: ReferenceSeries;
  rules: Rule[];
  onDesk: TakeDesk;
}

/** One year's figure with its source. What was typed stays when the server refuses. */
export function ReferencesForm({ desk, series, rules, onDesk }: ReferencesFormProps) {
  const styles = useStyles();
  const { api } = usePane();
  const doing = useAttempt();
  const { isBusy, attempt } = doing;
  const record = desk.references.find((candidate) => candidate.series === series.id);
  const needed = seriesYears(desk.draft, rules, record);
  const years = withBaseYear(needed, desk.draft.baseYear);
  const [chosenYear, setChosenYear] = useState<number | null>(null);
  const [typed, setTyped] = useState('');
  const [source, setSource] = useState('');
  const [recorded, setRecorded] = useState<string | null>(null);

  const year = chosenYear ?? needed.find((one) => versionsOf(record, one).length === 0) ?? years.at(-1) ?? 0;
  const newest = versionsOf(record, year)[0] ?? null;
  const { amount, readAs, doubt } = readAmount(typed);
  const reason =
    refusalText(desk, 'recordReference') ??
    doubt ??
    (newest && newest.amount === amount ? words.sameAmount(year, newest.version) : null) ??
    (source.trim() === '' ? words.sourceMissing : null);
  const replaces = newest && amount !== null && words.replaces(year, newest.amount, newest.version + 1);

  const handleRecord = () =>
    attempt(async () => {
      if (amount === null) return;
      const entered = { revision: record?.revision ?? 0, year, amount, source: source.trim() };
      const next = await api.planning.recordReference(desk.draft.id, series.id, entered);
      setRecorded(words.recorded(clockText(new Date().toISOString()), year, amount));
      setTyped('');
      // The next year's figure comes from another document.
      setSource('');
      setChosenYear(null);
      onDesk(next);
    });

  return (
    <div className={styles.form}>
      <DeskProblem plan={desk.draft.id} attempt={doing} onDesk={onDesk} />
      <div className={styles.pair}>
        <Field label={words.yearField} size="small">
          <Select size="small" value={String(year)} onChange={(_, { value }) => setChosenYear(Number(value))}>
            {years.map((option) => (
              <option key={option} value={option}>
                {words.year(option)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={`${words.amountField}（${series.measure}）`}
          size="small"
          hint={readAs ? words.readAs(readAs) : undefined}
          validationMessage={typed.trim() !== '' && doubt ? doubt : undefined}
        >
          <Input
            size="small"
            className={styles.box}
            inputMode="decimal"
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
      </div>
      <Field label={words.sourceField} size="small" required hint={words.sourceHint}>
        <Textarea
          size="small"
          className={styles.box}
          rows={2}
          maxLength={500}
          value={source}
          onChange={(_, { value }) => setSource(value)}
        />
      </Field>
      {amount !== null &&
        thresholdsFrom(desk.draft, rules, { year, amount }).map(({ rule, threshold }) => (
          <div key={JSON.stringify(rule.target)} className={styles.reason}>
            {words.follows(
              serialsText(rule.serials),
              threshold.year,
              words.sum(rule.target.multiplier, amount, rule.target.offset, threshold.amount ?? ''),
              rule.measure,
            )}
          </div>
        ))}
      <div className={styles.reason} role="status">
        {typed === '' && recorded ? recorded : reason ? `${reason}。` : replaces}
      </div>
      <Button
        disabledFocusable={reason !== null || isBusy}
        aria-busy={isBusy || undefined}
        onClick={reason === null && !isBusy ? (event) => event.detail < 2 && void handleRecord() : undefined}
      >
        {words.record(year)}
      </Button>
    </div>
  );
}

const withBaseYear = (years: number[], baseYear: number) =>
  [...new Set([baseYear, ...years])].toSorted((one, other) => one - other);

/** What was typed as an amount; full-width digits and thousands are read, and said so. */
function readAmount(typed: string): { amount: Amount | null; readAs: Amount | null; doubt: string | null } {
  const cell = readCell(typed);
  if (cell.kind === 'amount') return { amount: cell.amount, readAs: cell.readAs ? cell.amount : null, doubt: null };
  const doubt = cell.kind === 'empty' ? words.amountMissing : words.amountUnread(typed.trim());
  return { amount: null, readAs: null, doubt };
}
