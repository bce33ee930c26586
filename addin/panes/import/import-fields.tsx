import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { importing as words } from '../../text/zh-planning';
import { readYears, shownYears, type Wish, yearsOf } from './import-wish';
import type { ImportState } from './use-import';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  three: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: '8px' },
  quiet: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  box: { minWidth: 0, width: '100%' },
});

/** Whose plan it is, what it is called and which years it covers: the table does not say all of it. */
export function ImportFields({ state }: { state: ImportState }) {
  const styles = useStyles();
  const { wish, setWish, plans, owner, reading } = state;
  const shown = shownYears(wish, readYears(reading));
  const years = yearsOf(wish, reading);
  const set = (part: Partial<Wish>) => setWish({ ...wish, ...part });
  const box = (label: string, value: string, maxLength: number, onType: (text: string) => void, hint?: string) => (
    <Field label={label} size="small" hint={hint}>
      <Input
        size="small"
        className={styles.box}
        maxLength={maxLength}
        value={value}
        onChange={(_, data) => onType(data.value)}
      />
    </Field>
  );
  // Typing one year settles both: the other stays as it was shown, whatever a new reading would propose.
  const setYears = (startYear: string, endYear: string) => set({ startYear, endYear });
  return (
    <div className={styles.form}>
      {plans && plans.owners.length > 0 && (
        <Field label={words.owner} size="small">
          <Select size="small" value={owner ?? ''} onChange={(_, { value }) => set({ owner: value as OrgUnitId })}>
            {plans.owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {box(words.title, wish.title, 200, (title) => set({ title }), words.titleHint)}
      <div className={styles.three}>
        {box(words.code, wish.code, 4, (code) => set({ code }))}
        {box(words.startYear, shown.start, 6, (start) => setYears(start, shown.end))}
        {box(words.endYear, shown.end, 6, (end) => setYears(shown.start, end))}
      </div>
      <div className={styles.quiet}>{years ? words.codeHint(years.start - 1) : `${words.yearsWrong}。`}</div>
    </div>
  );
}
