import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { timeText } from '../../text/zh';
import { sendBackText as words } from '../../text/zh-route';
import { LineLinks } from './line-links';
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
      <LineLinks rows={lines} />
    </section>
  );
}
