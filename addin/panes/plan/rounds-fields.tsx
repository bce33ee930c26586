import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { rounds as words } from '../../text/zh-planning';
import type { RoundsFormState } from './rounds-form';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
  box: { minWidth: 0, width: '100%' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground3 },
});

/** Which year, until when, under what name. */
export function RoundsFields({ form, today }: { form: RoundsFormState; today: string }) {
  const styles = useStyles();
  const { years, year, title, dueOn, isYearOver } = form;
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <Field label={words.dataYear} size="small">
          <Select size="small" value={String(year)} onChange={(_, { value }) => form.setYear(Number(value))}>
            {years.map((option) => (
              <option key={option} value={option}>
                {words.year(option)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.dueOn} size="small">
          <Input
            type="date"
            size="small"
            className={styles.box}
            min={today}
            value={dueOn}
            onChange={(_, { value }) => form.setDue(value)}
          />
        </Field>
      </div>
      <Field label={words.title} size="small">
        <Input
          size="small"
          className={styles.box}
          maxLength={100}
          value={title}
          onChange={(_, { value }) => form.setTitle(value)}
        />
      </Field>
      {year !== null && !isYearOver && <p className={styles.quiet}>{words.yearNotOver(year)}</p>}
    </div>
  );
}
