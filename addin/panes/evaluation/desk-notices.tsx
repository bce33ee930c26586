import { Link, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '2px', margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
  },
  go: { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
});

export interface DeskNotice {
  text: string;
  /** Where it is dealt with. */
  action?: { label: string; onClick: () => void } | undefined;
}

/** What is still to be done with this evaluation, one line each, with the way there. */
export function DeskNotices({ notices }: { notices: DeskNotice[] }) {
  const styles = useStyles();
  if (notices.length === 0) return null;
  return (
    <ul className={styles.list}>
      {notices.map(({ text, action }) => (
        <li key={text} className={styles.item}>
          <span>{text}</span>
          {action && (
            <Link as="button" className={styles.go} onClick={action.onClick}>
              {action.label}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
