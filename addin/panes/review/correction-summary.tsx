import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { correctionText, timeText } from '../../text/zh';
import { review } from '../../text/zh-review';

const useStyles = makeStyles({
  summary: {
    padding: '8px 10px',
    display: 'grid',
    gap: '4px',
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 更正: that this is one, why the unit asks for it, and which version counts until it is approved. */
export function CorrectionSummary({ form: { submission } }: { form: FormReply }) {
  const styles = useStyles();
  const { correction, approved } = submission;
  if (!correction || !approved) return null;
  return (
    <section className={styles.summary} aria-label={correctionText.mark}>
      <h3 className={styles.title}>{correctionText.mark}</h3>
      <p className={styles.text}>{review.correctionReason(correction.reason)}</p>
      <div className={styles.small}>{review.correctionBy(correction.by.name, timeText(correction.at))}</div>
      <div className={styles.small}>{review.counting(approved.revision, approved.by.name, timeText(approved.at))}</div>
    </section>
  );
}
