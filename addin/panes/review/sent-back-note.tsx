import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { lineText, timeText } from '../../text/zh';
import { sendBackText as words } from '../../text/zh-route';
import { cardId } from './line-card';
import { permissionFor } from './review-actions';

const useStyles = makeStyles({
  note: {
    padding: '8px 10px',
    display: 'grid',
    gap: '4px',
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
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

/** 退回上一步, on top for those it was sent back to: why, by whom, and the way to each line it is about. */
export function SentBackNote({ form: { submission, template } }: { form: FormReply }) {
  const styles = useStyles();
  const { sentBack } = submission;
  const isTheirs = sentBack && permissionFor(submission, sentBack.to === 'review' ? 'acceptEntries' : 'passCheck').has;
  if (!sentBack || !isTheirs) return null;
  const lines = template.rows.filter(({ key }) => sentBack.keys.includes(key));
  const title = words.note[sentBack.to](lines.length);
  return (
    <section className={styles.note} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>{sentBack.reason}</p>
      <div className={styles.small}>{words.by(sentBack.by.name, timeText(sentBack.at))}</div>
      <ul className={styles.lines}>
        {lines.map((row) => (
          <li key={row.key}>
            <Button
              size="small"
              appearance="transparent"
              className={styles.line}
              aria-label={words.goToLine(lineText(row))}
              onClick={() => reveal(cardId(row.key))}
            >
              {lineText(row)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Brings a card into view, also out of a fold that is closed. */
function reveal(id: string): void {
  const card = document.getElementById(id);
  card?.closest('details')?.setAttribute('open', '');
  card?.scrollIntoView?.({ block: 'center' });
  card?.focus({ preventScroll: true });
}
