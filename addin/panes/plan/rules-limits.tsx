import { Field, Input, makeStyles } from '@fluentui/react-components';
import { rulesText as words } from '../../text/zh-rules';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
  box: { minWidth: 0, width: '100%' },
});

/** 变动幅度 for indicators without a limit of their own. */
export function RulesLimits({ rules }: { rules: Rules }) {
  const styles = useStyles();
  const { changeLimits } = rules.settings;
  return (
    <div className={styles.pair}>
      {(['points', 'percent'] as const).map((which) => {
        const text = changeLimits[which];
        const isUnread = !rules.isLimit(text);
        return (
          <Field
            key={which}
            label={words[which]}
            size="small"
            hint={words.limitHint}
            validationMessage={isUnread ? words.limitUnread : undefined}
            validationState={isUnread ? 'error' : 'none'}
          >
            <Input
              size="small"
              className={styles.box}
              inputMode="decimal"
              maxLength={12}
              value={text ?? ''}
              onChange={(_, { value }) => rules.setLimit(which, value)}
            />
          </Field>
        );
      })}
    </div>
  );
}
