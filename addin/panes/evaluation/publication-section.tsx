import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluationId } from '../../../functions/domain/ids';
import { publication as words } from '../../text/zh-evaluating';
import { isOffered } from './evaluation-refusal';
import { PublishedList } from './published-list';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '6px', alignItems: 'stretch' },
  head: { margin: '8px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  start: { alignSelf: 'flex-start' },
});

interface SectionProps {
  desk: EvaluationDeskReply;
  isBusy: boolean;
  onOpen: (id: EvaluationId) => void;
  onPublish: () => void;
}

/** 发布: what of this data year was published, and the way to the next one. */
export function PublicationSection({ desk, isBusy, onOpen, onPublish }: SectionProps) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={words.heading}>
      <h3 className={styles.head}>{words.heading}</h3>
      <PublishedList published={desk.published} isBusy={isBusy} onOpen={onOpen} />
      {isOffered(desk, 'publishEvaluation') && (
        <Button size="small" className={styles.start} onClick={onPublish}>
          {words.start(desk.published.length + 1)}
        </Button>
      )}
    </section>
  );
}
