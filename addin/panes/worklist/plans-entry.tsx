import { Button, Card, makeStyles, tokens } from '@fluentui/react-components';
import { plansText as words } from '../../text/zh-plan';

const useStyles = makeStyles({
  card: {
    padding: '10px 12px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '8px',
  },
  hint: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

/** The planner's way to the plans themselves. */
export function PlansEntry({ onOpen }: { onOpen: () => void }) {
  const styles = useStyles();
  return (
    <Card className={styles.card} appearance="outline">
      <div className={styles.hint}>{words.entryHint}</div>
      <Button size="small" onClick={onOpen}>
        {words.entry}
      </Button>
    </Card>
  );
}
