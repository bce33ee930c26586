import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', marginTop: '6px' },
  suggestions: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'stretch' },
  suggestion: { justifyContent: 'flex-start', textAlign: 'left', fontWeight: 'normal', overflowWrap: 'anywhere' },
  area: { width: '100%', minWidth: 0 },
});

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
          rows={2}
          maxLength={2000}
          value={value}
          placeholder={placeholder}
          onChange={(_, data) => onChange(data.value)}
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
