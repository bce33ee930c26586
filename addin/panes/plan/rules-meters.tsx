import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import type { RuleId } from '../../../functions/domain/submission/rules';
import { ruleText } from '../../text/zh-findings';
import { noiseText, rulesText as words } from '../../text/zh-rules';
import { Bar } from '../../widgets/bar';

const useStyles = makeStyles({
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
  quiet: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground3 },
});

/** How a rule did in a trial: how many forms it hits, and how often over the years it asked in vain. */
export function RulesMeters({ rule, trial }: { rule: RuleId; trial: RuleTrialReply }) {
  const styles = useStyles();
  const tried = trial.tried.find((meter) => meter.rule === rule);
  const overall = trial.overall.find((meter) => meter.rule === rule);
  if (!tried || !overall) return null;
  // Bars of nothing are no news.
  if (tried.asked === 0 && overall.hits === 0) return <div className={styles.quiet}>{words.notAsked}</div>;
  const name = ruleText[rule];
  const isBlocking = overall.noise === 'shouting' && overall.level === 'must';
  const hint = overall.noise && (isBlocking ? words.noiseOfMust : words.noiseHint[overall.noise]);
  return (
    <>
      <div className={styles.meters}>
        <div className={styles.meter}>
          <div className={styles.figure}>
            <span>{words.hits}</span>
            <span>{tried.asked > 0 ? words.hitsOf(tried.forms, tried.asked) : words.notAsked}</span>
          </div>
          <Bar value={tried.forms} max={tried.asked} label={words.hitsLabel(name, tried.forms, tried.asked)} />
        </div>
        {overall.hits > 0 && (
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
        )}
      </div>
      {overall.noise && (
        <div className={mergeClasses(styles.noise, overall.noise === 'shouting' && styles.shouting)}>
          {`${noiseText[overall.noise]}：${hint}`}
        </div>
      )}
    </>
  );
}
