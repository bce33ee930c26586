import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanDraft } from '../../../functions/domain/plan/draft';
import type { PlanFinding } from '../../../functions/domain/plan/plan-findings';
import { allocation as words } from '../../text/zh-planning';
import { Fold } from '../../widgets/fold';
import type { AllocationChange } from './allocation-summary';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  item: { padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  line: { color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  doubt: { color: tokens.colorPaletteRedForeground1 },
});

/** What saving would change, indicator by indicator. */
export function AllocationChanges({ changes }: { changes: AllocationChange[] }) {
  const styles = useStyles();
  if (changes.length === 0) return <p className={styles.quiet}>{words.noChanges}</p>;
  return (
    <Fold isOpen summary={words.changesHeading(changes.length)}>
      <ul className={styles.list}>
        {changes.map(({ indicator, added, removed, department }) => (
          <li key={indicator.id} className={styles.item}>
            {words.indicator(indicator.serial, indicator.name)}
            {added.length > 0 && <div className={styles.line}>{words.unitsAdded(added.map(({ name }) => name))}</div>}
            {removed.length > 0 && (
              <div className={styles.line}>{words.unitsRemoved(removed.map(({ name }) => name))}</div>
            )}
            {department && (
              <div className={styles.line}>{words.departmentChanged(department.before, department.after)}</div>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Cells that say nothing we know: what was stored holds there, and nobody is left to guess. */
export function AllocationUnread({ draft, findings }: { draft: PlanDraft; findings: PlanFinding[] }) {
  const styles = useStyles();
  if (findings.length === 0) return null;
  return (
    <Fold isOpen summary={<span className={styles.doubt}>{words.unreadHeading(findings.length)}</span>}>
      <ul className={styles.list}>
        {findings.map(({ rule, indicator, found, expected }) => {
          const row = draft.indicators.find(({ id }) => id === indicator);
          const says = rule === 'rowLost' || rule === 'rowTwice' ? rule : 'choiceUnknown';
          return (
            <li key={`${indicator} ${rule} ${found}`} className={styles.item}>
              {row && words.indicator(row.serial, row.name)}
              <div className={styles.line}>{words.unread[says](found, expected)}</div>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
