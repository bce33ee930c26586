import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Field as EntryField } from '../../../functions/domain/submission/entry';
import { fieldText } from '../../text/zh';
import { review } from '../../text/zh-review';
import { ReasonBox } from '../../widgets/reason-box';
import { draftFor, faultOf, type ReturnDraft } from './return-drafts';
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
  /** Reasons this unit was given before. */
  earlierReasons: string[];
  onSave: (draft: ReturnDraft) => void;
  onCancel: () => void;
}

/** Writing one return: where, why, and what it might be instead. The reviewer suggests; the figure stays the filler's. */
export function ReturnForm({ line, draft, earlierReasons, onSave, onCancel }: ReturnFormProps) {
  const styles = useStyles();
  const choices = fieldsOf(line);
  const [field, setField] = useState<EntryField>(
    draft?.field ?? line.findings[0]?.field ?? choices[0] ?? 'explanation',
  );
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [suggestion, setSuggestion] = useState(draft?.suggestion ?? '');
  const [hasTried, setHasTried] = useState(false);
  const fault = faultOf({ field, reason, suggestion });
  const shown = hasTried ? fault : null;

  // Who asked for the form wants to write the reason: typing starts where it is needed.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: 'nearest' });
    box.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, []);

  function handleSave() {
    setHasTried(true);
    if (fault === null) onSave(draftFor(line.entry, { field, reason, suggestion }));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't shrink below its content in the narrow pane
    <div ref={box} role="group" aria-label={review.returnTitle} className={styles.form}>
      <Field label={review.returnField} size="small">
        <Select size="small" value={field} onChange={(_, data) => setField(data.value as EntryField)}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {fieldText[choice]}
            </option>
          ))}
        </Select>
      </Field>
      <ReasonBox
        label={review.returnReason}
        value={reason}
        onChange={setReason}
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
            onChange={(_, data) => setSuggestion(data.value)}
          />
        </Field>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={handleSave}>
          {draft ? review.keepReturn : review.addReturn}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={(event) => {
            // The form goes with its button: the keyboard stays at the line.
            event.currentTarget.closest('article')?.focus();
            onCancel();
          }}
        >
          {review.cancel}
        </Button>
      </div>
    </div>
  );
}

/** What of a line can be sent back: its figures and what was said about them. */
function fieldsOf({ row }: ReviewLine): EntryField[] {
  return [...row.inputs, 'explanation', 'remark'];
}
