import { makeStyles } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { problemText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { ActionBar } from '../../widgets/action-bar';
import { EmptyState } from '../../widgets/empty-state';
import { FillHead } from './fill-head';
import { isOffered, isUntouched, offered } from './line-state';
import type { Fill } from './use-fill';

const useStyles = makeStyles({ body: { padding: '12px', display: 'grid', gap: '12px' } });

/** The workbook has no sheet of this form yet, or an old one: one button. */
export function PullView({ fill, form }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const { template, submission } = form;
  const saved = submission.entries.filter((entry) => !isUntouched(entry)).length;
  const isOld = fill.sheet.state === 'oldVersion';
  const refusal = offered(submission, 'saveDraft')?.refusal;
  const label = isOld ? fillText.upgrade : fillText.pull(template.rows.length);
  return (
    <>
      <div className={styles.body}>
        <FillHead fill={fill} form={form} />
        {!isOld && (
          <EmptyState
            title={fillText.pullTitle}
            hint={`${fillText.pullHint(template.rows.length)}${saved > 0 ? fillText.pullDraft(saved) : ''}`}
          />
        )}
      </div>
      <ActionBar
        primary={{
          label: fill.isBusy ? fillText.pulling : label,
          isBusy: fill.isBusy,
          onClick: isOld ? fill.handleRestore : fill.handlePull,
        }}
        // A form that can't be filled any more may still be looked at; said before it is fetched.
        note={
          !isOffered(submission, 'saveDraft') && refusal ? `${problemText(refusal.code, refusal.details).what}。` : null
        }
      />
    </>
  );
}
