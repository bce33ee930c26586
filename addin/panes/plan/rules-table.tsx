import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { fixedRules, type RuleId, ruleIds } from '../../../functions/domain/submission/rules';
import { rulesText as words } from '../../text/zh-rules';
import { Fold } from '../../widgets/fold';
import { RulesHits } from './rules-hits';
import { RulesLevel } from './rules-level';
import { RulesMeters } from './rules-meters';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  row: {
    display: 'grid',
    gap: '4px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
});

const ratioRules: readonly RuleId[] = ['V4', 'V5', 'V10', 'W3', 'W4'];
const amountRules: readonly RuleId[] = ['V8'];
const isFixed = (rule: RuleId) => (fixedRules as readonly RuleId[]).includes(rule);

/** Whether a rule could ever speak of an indicator's figures, or was set for it all the same. */
function concerns(rule: RuleId, { reporting, checks }: IndicatorDraft): boolean {
  if (checks.rules?.[rule]) return true;
  return !(reporting?.kind === 'ratio' ? amountRules : ratioRules).includes(rule);
}

/** Every rule with its level, and after a trial what it would find and how often it asked in vain; the fixed ones folded. */
export function RulesTable({ rules }: { rules: Rules }) {
  const styles = useStyles();
  const { indicator } = rules;
  const shown = ruleIds.filter((rule) => indicator === null || concerns(rule, indicator));
  return (
    <>
      <h3 className={styles.head}>{words.levels}</h3>
      <RuleList label={words.levels} list={shown.filter((rule) => !isFixed(rule))} rules={rules} />
      <FixedRules key={rules.scope} list={shown.filter(isFixed)} rules={rules} />
    </>
  );
}

/** Rules that keep the record sound: little to choose, so out of the way, unless one stands as it may not. */
function FixedRules({ list, rules }: { list: RuleId[]; rules: Rules }) {
  const styles = useStyles();
  const { findings, scope, trial } = rules;
  const isLoosened = findings.some(({ rule, indicator }) => rule === 'ruleLoosened' && indicator === scope);
  // Put right, it stays open under the hands that did it.
  const [isOpen] = useState(isLoosened);
  const hits = list.reduce((sum, rule) => sum + hitsOf(rule, trial), 0);
  return (
    <Fold summary={words.fixedRules(list.length, hits)} isOpen={isOpen}>
      <p className={styles.quiet}>{words.fixed}</p>
      <RuleList label={words.fixedRules(list.length, 0)} list={list} rules={rules} />
    </Fold>
  );
}

function RuleList({ label, list, rules }: { label: string; list: RuleId[]; rules: Rules }) {
  const styles = useStyles();
  const { trial } = rules;
  return (
    <ul className={styles.list} aria-label={label}>
      {list.map((rule) => (
        <li key={rule} className={styles.row}>
          <RulesLevel rule={rule} rules={rules} />
          {trial && (
            <>
              <RulesMeters rule={rule} trial={trial} />
              <RulesHits rule={rule} trial={trial} count={hitsOf(rule, trial)} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function hitsOf(rule: RuleId, trial: Rules['trial']): number {
  return trial?.tried.find((meter) => meter.rule === rule)?.hits ?? 0;
}
