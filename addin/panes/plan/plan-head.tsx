import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { periodText, planStatusText, plansText, planText as words } from '../../text/zh-plan';
import { MessageLine } from '../../widgets/problem-bar';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '4px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: '22px', overflowWrap: 'anywhere' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 10px',
    fontSize: '12px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
  },
});

/** Which plan lies on the desk, in which version, and whether anything may be done with it. */
export function PlanHead({ desk }: { desk: PlanDeskReply }) {
  const styles = useStyles();
  const { draft, published, ownerName } = desk;
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{draft.title}</h2>
      <div className={styles.facts}>
        <span>{ownerName}</span>
        <span>{periodText(draft)}</span>
        {(published || draft.status === 'forComment') && <span>{planStatusText[draft.status]}</span>}
        <span>{published ? plansText.version(published.version) : plansText.unpublished}</span>
        {draft.documentNumber && <span>{draft.documentNumber}</span>}
      </div>
      {draft.status === 'forComment' && (
        <MessageLine intent="warning" what={words.forCommentWhat} remedy={words.forCommentRemedy} />
      )}
    </header>
  );
}
