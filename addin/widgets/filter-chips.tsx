import { makeStyles, ToggleButton } from '@fluentui/react-components';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: { minWidth: 'auto', fontWeight: 'normal' },
});

/** Filters that can be switched on together; each says how many it would leave. */
export function FilterChips<Id extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: { id: Id; label: string }[];
  chosen: Id[];
  onChange: (chosen: Id[]) => void;
}) {
  const styles = useStyles();
  return (
    <fieldset aria-label={label} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <div className={styles.chips}>
        {options.map(({ id, label: text }) => {
          const isOn = chosen.includes(id);
          return (
            <ToggleButton
              key={id}
              size="small"
              shape="circular"
              className={styles.chip}
              checked={isOn}
              onClick={() => onChange(isOn ? chosen.filter((other) => other !== id) : [...chosen, id])}
            >
              {text}
            </ToggleButton>
          );
        })}
      </div>
    </fieldset>
  );
}
