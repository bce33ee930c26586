import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { rulesText as words } from '../../text/zh-rules';
import { RulesAmount } from './rules-amount';
import { RulesPartOf } from './rules-part-of';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
  boxes: { display: 'grid', justifyItems: 'start', marginLeft: '-8px' },
});

const fieldOf = { points: 'maxChangePoints', percent: 'maxChangePercent' } as const;

/** What one indicator sets for itself besides the rules' levels: its limits, what its figures may be, what it is part of. */
export function RulesOwn({ rules, indicator }: { rules: Rules; indicator: IndicatorDraft }) {
  const styles = useStyles();
  const { checks, reporting, valueKind } = indicator;
  const isRatio = reporting?.kind === 'ratio';
  const natural = isRatio && valueKind === 'PCT' ? 'points' : 'percent';
  // A limit in the other measure may have come with the plan: it holds, so it has to be seen.
  const limits = (['points', 'percent'] as const).filter(
    (which) => which === natural || checks[fieldOf[which]] !== null,
  );
  // Where one per unit is counted, or the other measure is limited, the plan's limit is not asked.
  const ofPlan = checks.denominatorPerUnit === null && limits.length === 1 ? rules.settings.changeLimits : null;
  return (
    <>
      <div>
        <h3 className={styles.head}>{words.ownOf(indicator.serial, indicator.name)}</h3>
        <p className={styles.quiet}>{words.ownLead}</p>
      </div>
      <div className={styles.pair}>
        {limits.map((which) => (
          <RulesAmount
            key={which}
            label={words.ownLimit[which]}
            hint={words.ownLimitHint(which, ofPlan?.[which] ?? null)}
            amount={checks[fieldOf[which]]}
            onChange={(amount) => rules.setCheck({ [fieldOf[which]]: amount })}
          />
        ))}
        {(isRatio || checks.denominatorPerUnit !== null) && (
          <RulesAmount
            label={words.denominatorPerUnit}
            hint={words.denominatorHint}
            amount={checks.denominatorPerUnit}
            onChange={(denominatorPerUnit) => rules.setCheck({ denominatorPerUnit })}
          />
        )}
      </div>
      <div className={styles.boxes}>
        <Checkbox
          label={words.neverFalls}
          checked={checks.neverFalls}
          onChange={(_, { checked }) => rules.setCheck({ neverFalls: checked === true })}
        />
        {(isRatio || checks.isShare) && (
          <Checkbox
            label={words.isShare}
            checked={checks.isShare}
            onChange={(_, { checked }) => rules.setCheck({ isShare: checked === true })}
          />
        )}
      </div>
      <RulesPartOf rules={rules} indicator={indicator} />
    </>
  );
}
