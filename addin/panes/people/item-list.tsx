import { makeStyles, tokens } from '@fluentui/react-components';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { changesText as words } from '../../text/zh-people';
import { describeItem } from './describe-item';
import type { UnitNames } from './names';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  item: { fontSize: '12px', lineHeight: '18px', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  event: { marginLeft: '6px', color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

/** What a change does, person by person and unit by unit: before → after. */
export function ItemList({ items, names }: { items: WishedItem[]; names: UnitNames }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((item, index) => {
        const { name, event, changes } = describeItem(item, names);
        return (
          <li key={item.id ?? `new ${index}`} className={styles.item}>
            <span className={styles.name}>{name}</span>
            {event && <span className={styles.event}>{event}</span>}
            {changes.map(({ heading, before, after }) => (
              <div key={heading}>
                <span className={styles.quiet}>{`${heading}：`}</span>
                {item.before && (
                  <>
                    <span className={before ? styles.before : styles.quiet}>{before || words.empty}</span>
                    {' → '}
                  </>
                )}
                {after || words.empty}
              </div>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
