import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type IndicatorId, toEntryKey } from '../../../functions/domain/ids';
import { type AdjustmentReason, adjustmentReasons } from '../../../functions/domain/plan/adjustment';
import type { Target } from '../../../functions/domain/plan/target';
import type { EvaluatingApi } from '../../api/evaluating-api';
import { adjustmentReasonText, adjustment as words } from '../../text/zh-evaluating';
import { withMeasure } from '../../text/zh-evaluation';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';
import { readAdjustedTarget } from './adjustment-target';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
  box: { minWidth: 0, width: '100%' },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

export interface Adjustable {
  indicator: IndicatorId;
  /** The part whose own target it is. */
  part: string | null;
  serial: number;
  name: string;
  measure: string;
  target: Target;
}

export type WantedAdjustment = Parameters<EvaluatingApi['proposeAdjustment']>[1];

interface FormProps {
  adjustables: Adjustable[];
  /** Data years from which it may work, the evaluated one first offered. */
  years: number[];
  dataYear: number;
  refusal: string | null;
  isBusy: boolean;
  /** Whether it was taken: only then the form is emptied. */
  onPropose: (wanted: WantedAdjustment) => Promise<boolean>;
}

const keyOf = ({ indicator, part }: Adjustable) => toEntryKey(indicator, part);

const blank = { to: '', reason: '', documentNumber: '', approvingBody: '' };

/** 提出目标调整. The new target is read as the plan's own were, and shown as read. */
export function AdjustmentForm({ adjustables, years, dataYear, refusal, isBusy, onPropose }: FormProps) {
  const styles = useStyles();
  const [indicator, setIndicator] = useState<string>('');
  const [year, setYear] = useState(dataYear);
  const [kind, setKind] = useState<AdjustmentReason>('higherPlanChanged');
  const [typed, setTyped] = useState(blank);
  const write = (change: Partial<typeof blank>) => setTyped((before) => ({ ...before, ...change }));

  const chosen = adjustables.find((one) => keyOf(one) === indicator) ?? null;
  const read = chosen && typed.to.trim() !== '' ? readAdjustedTarget(typed.to, chosen.target, chosen.measure) : null;
  const doubt = read && 'doubt' in read ? read.doubt : null;
  const target = read && 'target' in read ? read.target : null;
  const lacks = [
    ...(chosen ? [] : [words.indicator]),
    ...(typed.to.trim() === '' ? [words.to] : []),
    ...(typed.reason.trim() === '' ? [words.reason] : []),
    ...(typed.documentNumber.trim() === '' ? [words.documentNumber] : []),
    ...(typed.approvingBody.trim() === '' ? [words.approvingBody] : []),
  ];
  const reason = refusal ?? doubt ?? (lacks.length > 0 ? words.missing(lacks) : null);

  async function handlePropose() {
    if (!chosen || !target) return;
    const isTaken = await onPropose({
      indicator: chosen.indicator,
      ...(chosen.part !== null && { part: chosen.part }),
      to: target,
      effectiveFrom: year,
      reasonKind: kind,
      reason: typed.reason.trim(),
      documentNumber: typed.documentNumber.trim(),
      approvingBody: typed.approvingBody.trim(),
    });
    if (!isTaken) return;
    setTyped(blank);
    setIndicator('');
  }

  return (
    <FormFrame className={styles.form} label={words.propose}>
      <Field
        label={words.indicator}
        size="small"
        required
        // The list cuts a long name where the pane is narrow; here it may break.
        hint={
          chosen
            ? words.currentOf(chosen.serial, chosen.name, withMeasure(chosen.target.raw, chosen.measure))
            : undefined
        }
      >
        <Select
          size="small"
          className={styles.box}
          select={{ className: styles.box }}
          value={indicator}
          onChange={(_, { value }) => setIndicator(value)}
        >
          <option value="">{words.chooseIndicator}</option>
          {adjustables.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {`${one.serial} ${one.name}`}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field
          label={chosen ? `${words.to}（${chosen.measure}）` : words.to}
          size="small"
          required
          hint={read && 'readAs' in read && read.readAs ? words.readAs(read.readAs) : undefined}
          validationMessage={doubt ?? undefined}
        >
          <Input
            size="small"
            className={styles.box}
            value={typed.to}
            onChange={(_, { value }) => write({ to: value })}
          />
        </Field>
        <Field label={words.year} size="small">
          <Select size="small" value={String(year)} onChange={(_, { value }) => setYear(Number(value))}>
            {years.map((one) => (
              <option key={one} value={one}>
                {words.yearOf(one)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={words.reasonKind} size="small">
        <Select size="small" value={kind} onChange={(_, { value }) => setKind(value as AdjustmentReason)}>
          {adjustmentReasons.map((one) => (
            <option key={one} value={one}>
              {adjustmentReasonText[one]}
            </option>
          ))}
        </Select>
      </Field>
      <ReasonBox label={words.reason} value={typed.reason} onChange={(text) => write({ reason: text })} isRequired />
      <Field label={words.documentNumber} size="small" required hint={words.documentHint}>
        <Input
          size="small"
          className={styles.box}
          maxLength={200}
          value={typed.documentNumber}
          onChange={(_, { value }) => write({ documentNumber: value })}
        />
      </Field>
      <Field label={words.approvingBody} size="small" required>
        <Input
          size="small"
          className={styles.box}
          maxLength={200}
          value={typed.approvingBody}
          onChange={(_, { value }) => write({ approvingBody: value })}
        />
      </Field>
      {reason && (
        <div className={styles.quiet} role="status">
          {`${reason}。`}
        </div>
      )}
      <Button
        disabledFocusable={reason !== null || isBusy}
        aria-busy={isBusy || undefined}
        onClick={reason === null && !isBusy ? (event) => event.detail < 2 && void handlePropose() : undefined}
      >
        {words.propose}
      </Button>
    </FormFrame>
  );
}
