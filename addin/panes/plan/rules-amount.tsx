import { Field, Input, makeStyles } from '@fluentui/react-components';
import { rulesText as words } from '../../text/zh-rules';
import { isPositive } from './rules-settings';

const useStyles = makeStyles({ box: { minWidth: 0, width: '100%' } });

interface RulesAmountProps {
  label: string;
  hint: string;
  amount: string | null;
  onChange: (amount: string | null) => void;
}

/** A limit, or another figure above 0 that may be left out. */
export function RulesAmount({ label, hint, amount, onChange }: RulesAmountProps) {
  const styles = useStyles();
  const isUnread = !isPositive(amount);
  return (
    <Field
      label={label}
      size="small"
      hint={hint}
      validationMessage={isUnread ? words.limitUnread : undefined}
      validationState={isUnread ? 'error' : 'none'}
    >
      <Input
        size="small"
        className={styles.box}
        inputMode="decimal"
        maxLength={12}
        value={amount ?? ''}
        onChange={(_, { value }) => onChange(value.trim() || null)}
      />
    </Field>
  );
}
