import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { timeText } from '../../text/zh';
import { departmentText as words } from '../../text/zh-route';
import { DoneMark } from '../../widgets/done-mark';
import { Fold } from '../../widgets/fold';
import { type ShareState, toShareStates } from './departments';
import { isBeingReviewed } from './review-actions';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  item: { display: 'grid', gridTemplateColumns: '14px minmax(0, 1fr)', columnGap: '6px', alignItems: 'start' },
  name: { lineHeight: '18px', overflowWrap: 'anywhere' },
  mine: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

/** More of them would push the lines out of sight: then the summary has to do. */
const fewDepartments = 4;

/** 业务处室 side by side: who has passed the lines of each, and how far the others are. Nothing where there is only one. */
export function DepartmentsList({ form: { submission } }: { form: FormReply }) {
  const styles = useStyles();
  const shares = toShareStates(submission);
  const isYetToCome = submission.status === 'signing';
  if (shares.length < 2 || isYetToCome || !submission.route.includes('review')) return null;
  const passed = shares.filter((share) => share.passed !== null).length;
  return (
    <Fold
      summary={words.summary(passed, shares.length)}
      isOpen={isBeingReviewed(submission.status) && shares.length <= fewDepartments}
    >
      <ul className={styles.list} aria-label={words.label}>
        {shares.map((share) => (
          <li key={share.department.id} className={styles.item}>
            <DoneMark isDone={share.passed !== null} label={words.state[share.passed ? 'passed' : 'open']} />
            <div>
              <div className={mergeClasses(styles.name, share.isMine && styles.mine)}>
                {share.department.name}
                {share.isMine && `（${words.mine}）`}
              </div>
              <div className={styles.small}>{standing(share)}</div>
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function standing({ passed, accepted, returned, keys }: ShareState): string {
  if (passed) return words.passed(passed.by.name, timeText(passed.at));
  const parts = [words.accepted(accepted, keys.length), returned > 0 && words.returned(returned)];
  return parts.filter(Boolean).join('，');
}
