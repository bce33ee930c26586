import { makeStyles, tokens } from '@fluentui/react-components';
import type { Change, Difference } from '../../../functions/domain/catalogue/compare';
import type { SettingDifference } from '../../../functions/domain/catalogue/compare-settings';
import { settingChangeText, catalogueText as words } from '../../text/zh-plan';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  item: { paddingBottom: '6px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '12px' },
  name: { lineHeight: '18px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  kind: { marginLeft: '6px', fontWeight: tokens.fontWeightRegular, color: tokens.colorBrandForeground1 },
  change: { lineHeight: '18px', overflowWrap: 'anywhere' },
  heading: { color: tokens.colorNeutralForeground3 },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

interface DifferenceListProps {
  differences: Difference[];
  /** What holds for the whole plan; listed before the indicators. */
  settings?: SettingDifference[];
}

/** What differs, indicator by indicator and column by column: before → after. */
export function DifferenceList({ differences, settings = [] }: DifferenceListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {settings.length > 0 && (
        <li className={styles.item}>
          <div className={styles.name}>{words.wholePlan}</div>
          <Changes changes={settings.map(settingChangeText)} />
        </li>
      )}
      {differences.map(({ indicator, name, kind, changes }) => (
        <li key={indicator} className={styles.item}>
          <div className={styles.name}>
            {name || indicator}
            {kind !== 'changed' && <span className={styles.kind}>{words[kind]}</span>}
          </div>
          {kind === 'changed' && <Changes changes={changes} />}
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes }: { changes: Pick<Change, 'heading' | 'before' | 'after'>[] }) {
  const styles = useStyles();
  return changes.map(({ heading, before, after }) => (
    <div key={heading} className={styles.change}>
      <span className={styles.heading}>{`${heading}：`}</span>
      <span className={before ? styles.before : styles.heading}>{before || words.empty}</span>
      {` → ${after || words.empty}`}
    </div>
  ));
}
