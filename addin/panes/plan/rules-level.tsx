import { makeStyles, Select, tokens } from '@fluentui/react-components';
import {
  isLoosened,
  levelOf,
  type RuleId,
  type RuleSetting,
  ruleSettings,
  rules as usual,
} from '../../../functions/domain/submission/rules';
import { ruleText } from '../../text/zh-findings';
import { settingText, rulesText as words } from '../../text/zh-rules';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', lineHeight: '20px' },
  level: { flexShrink: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground3 },
});

/** One rule with its level, for the plan or for the indicator in hand; where there is nothing to choose, a word. */
export function RulesLevel({ rule, rules }: { rule: RuleId; rules: Rules }) {
  const styles = useStyles();
  const name = ruleText[rule];
  const { settings, indicator } = rules;
  const own = indicator ? indicator.checks.rules?.[rule] : settings.rules[rule];
  const ofPlan = levelOf(rule, settings.rules);
  const allowed = ruleSettings.filter((setting) => !isLoosened(rule, setting));
  // A plan may say what it may not: it is shown as it stands, to be put right here.
  const choices = own && !allowed.includes(own) ? [own, ...allowed] : allowed;
  const owning = indicator ? 0 : settings.indicators.filter(({ checks }) => checks.rules?.[rule] !== undefined).length;
  const wordOf = (setting: RuleSetting) =>
    allowed.includes(setting) ? settingText[setting] : words.notAllowed(setting);
  const isFree = choices.length > 1 || (indicator && own);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        {isFree ? (
          <Select
            size="small"
            className={styles.level}
            aria-label={words.levelOf(name)}
            value={own ?? (indicator ? '' : usual[rule])}
            onChange={(_, { value }) => rules.setLevel(rule, choices.find((setting) => setting === value) ?? null)}
          >
            {indicator && <option value="">{words.asPlan(ofPlan)}</option>}
            {choices.toReversed().map((setting) => (
              <option key={setting} value={setting}>
                {wordOf(setting)}
              </option>
            ))}
          </Select>
        ) : (
          <span className={styles.small}>{settingText[ofPlan]}</span>
        )}
      </div>
      {owning > 0 && <div className={styles.small}>{words.own(owning)}</div>}
    </>
  );
}
