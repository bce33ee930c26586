import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormRow } from '../../../functions/domain/form/template';
import { lineText } from '../../text/zh';
import { sendBackText } from '../../text/zh-route';
import { cardId } from './line-card';

const useStyles = makeStyles({
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    minWidth: 0,
    padding: 0,
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorBrandForegroundLink,
  },
});

/** The way to the cards of some lines, also into a fold that is closed. */
export function LineLinks({ rows }: { rows: FormRow[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.lines}>
      {rows.map((row) => (
        <li key={row.key}>
          <Button
            size="small"
            appearance="transparent"
            className={styles.line}
            aria-label={sendBackText.goToLine(lineText(row))}
            onClick={() => reveal(cardId(row.key))}
          >
            {lineText(row)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function reveal(id: string): void {
  const card = document.getElementById(id);
  card?.closest('details')?.setAttribute('open', '');
  card?.scrollIntoView?.({ block: 'center' });
  card?.focus({ preventScroll: true });
}
