import { makeStyles, tokens } from '@fluentui/react-components';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import type { OrgUnitId } from '../../../functions/domain/ids';
import type { RuleId } from '../../../functions/domain/submission/rules';
import { findingText } from '../../text/zh-findings';
import { rulesText as words } from '../../text/zh-rules';
import { Fold } from '../../widgets/fold';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  units: { listStyleType: 'none', margin: 0, padding: '0 0 0 10px' },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  hit: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', overflowWrap: 'anywhere' },
  where: { display: 'block', color: tokens.colorNeutralForeground3 },
});

type Hit = RuleTrialReply['hits'][number];

/** Which units and lines a rule hits in the round that was tried, unit by unit, in the words the units would read. */
export function RulesHits({ rule, trial, count }: { rule: RuleId; trial: RuleTrialReply; count: number }) {
  const styles = useStyles();
  if (count === 0) return null;
  const units = byUnit(trial.hits.filter(({ finding }) => finding.rule === rule));
  const listed = units.reduce((sum, { hits }) => sum + hits.length, 0);
  return (
    <div className={styles.small}>
      <Fold summary={words.hitLines(count, units.length)}>
        <ul className={styles.units}>
          {units.map(({ unit, name, hits }) => (
            <li key={unit}>
              <Fold summary={words.hitUnit(name, hits.length)} isOpen={units.length === 1}>
                <ul className={styles.list}>
                  {hits.map(({ finding }) => {
                    const { where, what } = findingText(finding);
                    return (
                      <li key={`${finding.key} ${finding.field}`} className={styles.hit}>
                        <span className={styles.where}>{where}</span>
                        {`${what}。`}
                      </li>
                    );
                  })}
                </ul>
              </Fold>
            </li>
          ))}
        </ul>
        {listed < count && <div className={styles.hit}>{words.moreHits(count - listed)}</div>}
      </Fold>
    </div>
  );
}

/** Those with the most hits first: there it is worth a call. */
function byUnit(hits: Hit[]): { unit: OrgUnitId; name: string; hits: Hit[] }[] {
  const units = new Map<OrgUnitId, { unit: OrgUnitId; name: string; hits: Hit[] }>();
  for (const hit of hits) {
    const known = units.get(hit.unit);
    if (known) known.hits.push(hit);
    else units.set(hit.unit, { unit: hit.unit, name: hit.unitName, hits: [hit] });
  }
  return [...units.values()].toSorted((one, other) => other.hits.length - one.hits.length);
}
