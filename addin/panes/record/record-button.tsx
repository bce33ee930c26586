import { Button, makeStyles } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { annexText } from '../../text/zh-record';
import { usePane } from '../pane-context';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start', justifySelf: 'start' } });

/** The way to 办理记录 for print, and back to where it was opened. Not there before the first step, when there is none. */
export function RecordButton({ form: { template, submission }, back }: { form: FormReply; back: 'fill' | 'review' }) {
  const styles = useStyles();
  const { go } = usePane();
  if (submission.revision === 0) return null;
  const { round, unit } = template;
  return (
    <Button size="small" className={styles.button} onClick={() => go({ pane: 'record', round, unit, back })}>
      {annexText.open}
    </Button>
  );
}
