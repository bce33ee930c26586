import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { lineText, timeText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { useOpened } from '../../widgets/use-opened';
import { isOffered } from './line-state';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  note: {
    margin: '8px 12px 0',
    padding: '8px 10px',
    display: 'grid',
    gap: '4px',
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, lineHeight: '20px' },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  question: { display: 'grid', gap: '4px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

/** 更正中: which version counts meanwhile, why it is corrected, and the way to give it up while it is in hand. */
export function CorrectionNote({ fill, form: { template, submission } }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const question = useOpened<'drop'>();
  const { correction, approved } = submission;
  if (!correction || !approved) return null;

  const names = template.rows.filter(({ key }) => correction.keys.includes(key)).map(lineText);
  const canDrop = isOffered(submission, 'dropCorrection');
  const isDropping = fill.submit.busyWith === 'dropCorrection';
  return (
    <section className={styles.note} aria-label={fillText.correctionNote(approved.revision)}>
      <p className={styles.title}>{fillText.correctionNote(approved.revision)}</p>
      <div className={styles.small}>
        {fillText.correctionBy(correction.by.name, timeText(correction.at), correction.reason)}
      </div>
      {names.length > 0 && <div className={styles.small}>{fillText.correctionOf(names)}</div>}
      {canDrop && question.opened === null && (
        <div className={styles.buttons}>
          <Button ref={question.opener('drop')} size="small" onClick={() => question.open('drop')}>
            {fillText.drop}
          </Button>
        </div>
      )}
      {canDrop && question.opened !== null && (
        <FormFrame className={styles.question} label={fillText.drop} onEscape={() => question.close('drop')}>
          <div className={styles.small} role="status">
            {fillText.dropHint(approved.revision)}
          </div>
          <div className={styles.buttons}>
            <Button size="small" disabledFocusable={isDropping} onClick={fill.submit.handleDropCorrection}>
              {isDropping ? fillText.dropping : fillText.confirmDrop}
            </Button>
            {/* The keyboard comes to the answer that costs nothing. */}
            <Button ref={focusOnArrival} size="small" appearance="subtle" onClick={() => question.close('drop')}>
              {fillText.keepCorrecting}
            </Button>
          </div>
        </FormFrame>
      )}
    </section>
  );
}
