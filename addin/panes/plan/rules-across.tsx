import { makeStyles, tokens } from '@fluentui/react-components';
import type { RuleTrialReply } from '../../../functions/contract/rules';
import { rulesText as words } from '../../text/zh-rules';

const useStyles = makeStyles({
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  item: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', overflowWrap: 'anywhere' },
  where: { display: 'block', color: tokens.colorNeutralForeground3 },
});

/** What shows only with all units' forms side by side. */
export function RulesAcross({ across }: Pick<RuleTrialReply, 'across'>) {
  const styles = useStyles();
  if (across.length === 0) return null;
  return (
    <>
      <h3 className={styles.head}>{words.acrossHeading}</h3>
      <ul className={styles.list}>
        {across.map((finding) => (
          <li key={`${finding.kind} ${finding.key} ${finding.units.join()}`} className={styles.item}>
            <span className={styles.where}>{words.acrossWhere(finding.serial, finding.name)}</span>
            {`${words.across[finding.kind](finding)}。`}
          </li>
        ))}
      </ul>
    </>
  );
}
