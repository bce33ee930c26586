import { makeStyles, tokens } from '@fluentui/react-components';
import type { Edition } from '../../../functions/domain/plan/plan';
import { planText as words } from '../../text/zh-plan';
import { Fold } from '../../widgets/fold';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, fontSize: '12px', lineHeight: '18px' },
  item: { padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  note: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** 版次: every publication with its day, who, and what for; newest first. */
export function EditionList({ editions }: { editions: Edition[] }) {
  const styles = useStyles();
  if (editions.length === 0) return null;
  return (
    <Fold summary={words.editions(editions.length)}>
      <ol className={styles.list}>
        {editions.toReversed().map(({ version, at, by, note }) => (
          <li key={version} className={styles.item}>
            <div>{words.edition(version, at, by.name)}</div>
            <div className={styles.note}>{note || words.noEditionNote}</div>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
