import { makeStyles, tokens } from '@fluentui/react-components';
import { rulesText as words } from '../../text/zh-rules';
import { RulesAmount } from './rules-amount';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
});

/** 变动幅度 for indicators without a limit of their own. */
export function RulesLimits({ rules }: { rules: Rules }) {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.head}>{words.limits}</h3>
      <div className={styles.pair}>
        {(['points', 'percent'] as const).map((which) => (
          <RulesAmount
            key={which}
            label={words[which]}
            hint={words.limitHint}
            amount={rules.settings.changeLimits[which]}
            onChange={(amount) => rules.setLimit(which, amount)}
          />
        ))}
      </div>
    </>
  );
}
