import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import {
  isLoosened,
  type RuleId,
  ruleIds,
  ruleSettings,
  rules as usual,
} from '../../../functions/domain/submission/rules';
import { ruleText } from '../../text/zh-findings';
import { noiseText, settingText, rulesText as words } from '../../text/zh-rules';
import { Bar } from '../../widgets/bar';
import { RulesHits } from './rules-hits';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  row: {
    display: 'grid',
    gap: '4px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', lineHeight: '20px' },
  number: { color: tokens.colorNeutralForeground3, marginRight: '6px', fontVariantNumeric: 'tabular-nums' },
  level: { flexShrink: 0, width: '84px' },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  meters: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '10px' },
  meter: { display: 'grid', gap: '3px', minWidth: 0 },
  figure: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
  },
  noise: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  shouting: { color: tokens.colorPaletteMarigoldForeground2 },
});

/** Every rule with its level, and after a trial what it would find and how often it asked in vain. */
export function RulesTable({ rules, desk }: { rules: Rules; desk: PlanDeskReply }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={words.heading}>
      {ruleIds.map((rule) => (
        <li key={rule} className={styles.row}>
          <Level rule={rule} rules={rules} desk={desk} />
          {rules.trial && <Meters rule={rule} trial={rules.trial} />}
        </li>
      ))}
    </ul>
  );
}

function Level({ rule, rules, desk }: { rule: RuleId; rules: Rules; desk: PlanDeskReply }) {
  const styles = useStyles();
  const name = ruleText[rule];
  const allowed = ruleSettings.filter((setting) => !isLoosened(rule, setting));
  const own = desk.draft.indicators.filter(({ checks }) => checks.rules?.[rule] !== undefined).length;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>
          <span className={styles.number}>{rule}</span>
          {name}
        </span>
        <Select
          size="small"
          className={styles.level}
          aria-label={words.levelOf(name)}
          value={rules.settings.rules[rule] ?? usual[rule]}
          disabled={allowed.length === 1}
          onChange={(_, { value }) => {
            const level = allowed.find((setting) => setting === value);
            if (level) rules.setLevel(rule, level);
          }}
        >
          {allowed.toReversed().map((setting) => (
            <option key={setting} value={setting}>
              {settingText[setting]}
            </option>
          ))}
        </Select>
      </div>
      {(allowed.length < ruleSettings.length || own > 0) && (
        <div className={styles.small}>
          {[allowed.length < ruleSettings.length ? words.fixed : null, own > 0 ? words.own(own) : null]
            .filter((text) => text !== null)
            .join('；')}
        </div>
      )}
    </>
  );
}

function Meters({ rule, trial }: { rule: RuleId; trial: RuleTrialReply }) {
  const styles = useStyles();
  const tried = trial.tried.find((meter) => meter.rule === rule);
  const overall = trial.overall.find((meter) => meter.rule === rule);
  if (!tried || !overall) return null;
  const name = ruleText[rule];
  const isAsked = tried.asked > 0;
  return (
    <>
      <div className={styles.meters}>
        <div className={styles.meter}>
          <div className={styles.figure}>
            <span>{words.hits}</span>
            <span>{isAsked ? words.hitsOf(tried.forms, tried.asked) : words.notAsked}</span>
          </div>
          <Bar value={tried.forms} max={tried.asked} label={words.hitsLabel(name, tried.forms, tried.asked)} />
        </div>
        <div className={styles.meter}>
          <div className={styles.figure}>
            <span>{words.overrides}</span>
            <span>{words.overridesOf(overall.overridden, overall.hits)}</span>
          </div>
          <Bar
            value={overall.overridden}
            max={overall.hits}
            tone="muted"
            label={words.overridesLabel(name, overall.overridden, overall.hits)}
          />
        </div>
      </div>
      {overall.noise && (
        <div className={mergeClasses(styles.noise, overall.noise === 'shouting' && styles.shouting)}>
          {`${noiseText[overall.noise]}：${words.noiseHint[overall.noise]}`}
        </div>
      )}
      <RulesHits rule={rule} trial={trial} count={tried.hits} />
    </>
  );
}
