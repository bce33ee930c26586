import { makeStyles, tokens } from '@fluentui/react-components';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import type { RuleId } from '../../../functions/domain/submission/rules';
import { findingText } from '../../text/zh-findings';
import { rulesText as words } from '../../text/zh-rules';
import { Fold } from '../../widgets/fold';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  hit: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', overflowWrap: 'anywhere' },
  where: { display: 'block', color: tokens.colorNeutralForeground3 },
});

/** Which units and lines a rule hits in the round that was tried, in the words the units would read. */
export function RulesHits({ rule, trial, count }: { rule: RuleId; trial: RuleTrialReply; count: number }) {
  const styles = useStyles();
  const hits = trial.hits.filter(({ finding }) => finding.rule === rule);
  if (count === 0) return null;
  return (
    <Fold summary={words.hitLines(count)}>
      <ul className={styles.list}>
        {hits.map(({ unit, unitName, finding }) => {
          const { where, what } = findingText(finding);
          return (
            <li key={`${unit} ${finding.key} ${finding.field}`} className={styles.hit}>
              <span className={styles.where}>{words.hitWhere(unitName, where)}</span>
              {`${what}。`}
            </li>
          );
        })}
      </ul>
      {hits.length < count && <div className={styles.hit}>{words.moreHits(count - hits.length)}</div>}
    </Fold>
  );
}
