import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Field as EntryField } from '../../../functions/domain/submission/entry';
import { fieldText } from '../../text/zh';
import { review } from '../../text/zh-review';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';
import { draftFor, faultOf, type HalfReturn, type ReturnDraft } from './return-drafts';
import type { ReviewLine } from './review-lines';

const useStyles = makeStyles({
  // Comes to rest above the bar at the bottom, not behind it.
  form: {
    scrollMarginBottom: '80px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '8px',
    marginTop: '8px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: 'flex', gap: '8px' },
  input: { minWidth: 0 },
});

interface ReturnFormProps {
  line: ReviewLine;
  draft: ReturnDraft | null;
  written: HalfReturn;
  onWrite: (written: HalfReturn) => void;
  /** It was asked for just now, and not found open. */
  takesFocus: boolean;
  /** Reasons this unit was given before. */
  earlierReasons: string[];
  onSave: (draft: ReturnDraft) => void;
  /** Gives up what was typed. */
  onCancel: () => void;
  /** Puts it away with what was typed. */
  onEscape: () => void;
}

/** Writing one return: where, why, and what it might be instead. The reviewer suggests; the figure stays the filler's. */
export function ReturnForm(props: ReturnFormProps) {
  const { line, draft, written, onWrite, takesFocus, earlierReasons, onSave, onCancel, onEscape } = props;
  const styles = useStyles();
  const { field, reason, suggestion } = written;
  const [hasTried, setHasTried] = useState(false);
  const fault = faultOf({ field, reason, suggestion });
  const shown = hasTried ? fault : null;

  function handleSave() {
    setHasTried(true);
    if (fault === null) onSave(draftFor(line.entry, { field, reason, suggestion }));
  }

  return (
    <FormFrame label={review.returnTitle} className={styles.form} onEscape={onEscape}>
      <Start isWanted={takesFocus} />
      <Field label={review.returnField} size="small">
        <Select
          size="small"
          value={field}
          onChange={(_, data) => onWrite({ ...written, field: data.value as EntryField })}
        >
          {fieldsOf(line).map((choice) => (
            <option key={choice} value={choice}>
              {fieldText[choice]}
            </option>
          ))}
        </Select>
      </Field>
      <ReasonBox
        label={review.returnReason}
        value={reason}
        onChange={(text) => onWrite({ ...written, reason: text })}
        placeholder={review.returnReasonHint}
        problem={shown === 'reasonMissing' ? review.faults.reasonMissing : null}
        suggestions={reason === '' ? earlierReasons.map((text) => ({ label: review.earlier(text), text })) : []}
      />
      {field !== 'explanation' && field !== 'remark' && (
        <Field
          size="small"
          label={review.returnSuggestion}
          hint={review.suggestionHint}
          validationMessage={shown === 'suggestionUnread' ? review.faults.suggestionUnread : undefined}
        >
          <Input
            size="small"
            className={styles.input}
            value={suggestion}
            maxLength={200}
            inputMode="decimal"
            onChange={(_, data) => onWrite({ ...written, suggestion: data.value })}
          />
        </Field>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={handleSave}>
          {draft ? review.keepReturn : review.addReturn}
        </Button>
        <Button size="small" appearance="subtle" onClick={onCancel}>
          {review.cancel}
        </Button>
      </div>
    </FormFrame>
  );
}

/** Who asked for the form wants to write the reason: typing starts where it is needed. */
function Start({ isWanted }: { isWanted: boolean }): ReactNode {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    const form = mark.current?.parentElement;
    form?.scrollIntoView?.({ block: 'nearest' });
    form?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [isWanted]);
  return <span ref={mark} hidden />;
}

/** A form as it opens: with what stands on the list already, else at the field a rule questioned. */
export function beginReturn(line: ReviewLine, draft: ReturnDraft | null): HalfReturn {
  const field = draft?.field ?? line.findings[0]?.field ?? fieldsOf(line)[0] ?? 'explanation';
  return { field, reason: draft?.reason ?? '', suggestion: draft?.suggestion ?? '', isOpen: true };
}

/** What of a line can be sent back: its figures and what was said about them. */
function fieldsOf({ row }: ReviewLine): EntryField[] {
  return [...row.inputs, 'explanation', 'remark'];
}
