import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormRow } from '../../../functions/domain/form/template';
import type { Return } from '../../../functions/domain/submission/submission';
import { lineText, timeText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';

const useStyles = makeStyles({
  name: {
    margin: 0,
    fontSize: '14px',
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  reason: { lineHeight: '20px', overflowWrap: 'anywhere' },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What came back, why, and from whom. */
export function ReturnedReason({ row, item }: { row: FormRow; item: Return }) {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.name}>{lineText(row)}</h3>
      <div className={styles.reason}>{item.reason}</div>
      <div className={styles.small}>{fillText.returnedBy(item.by.name, timeText(item.at))}</div>
    </>
  );
}
