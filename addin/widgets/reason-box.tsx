import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', marginTop: '6px' },
  suggestions: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'stretch' },
  suggestion: { justifyContent: 'flex-start', textAlign: 'left', fontWeight: 'normal', overflowWrap: 'anywhere' },
  area: { width: '100%', minWidth: 0 },
});

const rows = { least: 2, most: 6 } as const;

/** Gives a box as many rows as its text takes, so that the end of a sentence is in sight. One that was drawn by hand stays. */
function fitRows(area: HTMLTextAreaElement): void {
  area.rows = rows.least;
  while (area.scrollHeight > area.clientHeight && area.rows < rows.most) area.rows += 1;
}

export interface Suggestion {
  /** What the button says: 「上年说明：…」. */
  label: string;
  /** What it puts into the box. */
  text: string;
}

/** A box for a reason or an explanation, in place where it is asked for. The text belongs to the caller and is kept. */
export function ReasonBox({
  label,
  value,
  onChange,
  suggestions = [],
  hint,
  problem,
  isRequired = false,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  suggestions?: Suggestion[] | undefined;
  hint?: string | undefined;
  /** What is still wrong with the text; shown beneath the box. */
  problem?: string | null | undefined;
  isRequired?: boolean | undefined;
  placeholder?: string | undefined;
}) {
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is in the box by then
  useLayoutEffect(() => {
    if (area.current) fitRows(area.current);
  }, [value, placeholder]);
  return (
    <div className={styles.box}>
      <Field
        label={label}
        size="small"
        required={isRequired}
        validationMessage={problem ?? undefined}
        validationState={problem ? 'error' : 'none'}
        hint={hint}
      >
        <Textarea
          className={styles.area}
          size="small"
          resize="vertical"
          ref={area}
          rows={rows.least}
          maxLength={2000}
          value={value}
          placeholder={placeholder}
          onChange={(_, data) => onChange(data.value)}
          // Where it was written while it was folded away, or the pane was wider.
          onFocus={({ currentTarget }) => fitRows(currentTarget)}
        />
      </Field>
      {suggestions.length > 0 && (
        <div className={styles.suggestions}>
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion.label}
              size="small"
              appearance="outline"
              className={styles.suggestion}
              onClick={() => onChange(suggestion.text)}
            >
              {suggestion.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
