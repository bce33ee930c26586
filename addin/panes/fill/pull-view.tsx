import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { problemText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { ActionBar } from '../../widgets/action-bar';
import { EmptyState } from '../../widgets/empty-state';
import { FillHead } from './fill-head';
import { isOffered, isSentBack, isUntouched, offered } from './line-state';
import { ReturnedReason } from './returned-reason';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  body: { padding: '12px', display: 'grid', gap: '12px' },
  section: { display: 'grid', gap: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorPaletteRedBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    display: 'grid',
    gap: '4px',
  },
  hint: { lineHeight: '20px', color: tokens.colorNeutralForeground2 },
});

/** The workbook has no sheet of this form yet, or an old one: one button, and beforehand what came back, if any did. */
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
        {isSentBack(submission) && <Returned form={form} />}
        {!isOld && !isSentBack(submission) && (
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

/** Why it came back, readable before anything is fetched. */
function Returned({ form: { template, submission } }: { form: FormReply }) {
  const styles = useStyles();
  const lines = new Set(submission.returns.map(({ key }) => key));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{fillText.returnedTitle(lines.size)}</h2>
      <ul className={styles.list}>
        {submission.returns.map((item) => {
          const row = template.rows.find(({ key }) => key === item.key);
          return (
            row && (
              <li key={`${item.key} ${item.field}`} className={styles.item}>
                <ReturnedReason row={row} item={item} />
              </li>
            )
          );
        })}
      </ul>
      <div className={styles.hint}>{fillText.pullReturned}</div>
    </section>
  );
}
