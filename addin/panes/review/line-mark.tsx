import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { departmentText as words } from '../../text/zh-route';
import { DoneMark } from '../../widgets/done-mark';
import { isBeingReviewed } from './review-actions';
import type { ReviewLine } from './review-lines';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    marginTop: '4px',
    fontSize: '12px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
  },
});

/** Which department has accepted the line, for those who look across departments. One's own lines say it by where they stand. */
export function LineMark({ form: { submission }, line }: { form: FormReply; line: ReviewLine }) {
  const styles = useStyles();
  const isAcross = submission.route.includes('review') && submission.departments.length > 1;
  const isOwn = isBeingReviewed(submission.status) && !line.isForeign && submission.keysToReview.includes(line.key);
  if (!isAcross || isOwn || submission.status === 'signing') return null;
  const text = line.isWithFiller
    ? words.lineWithFiller(line.department)
    : words.lineMark(line.department, line.isAccepted);
  return (
    <div className={styles.mark}>
      <DoneMark isDone={line.isAccepted} />
      {text}
    </div>
  );
}
