import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { EntryKey } from '../../../functions/domain/ids';
import { isExplanation } from '../../../functions/domain/submission/validate';
import { lineText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { ActionBar } from '../../widgets/action-bar';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  frame: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { padding: '12px', display: 'grid', gap: '12px' },
  heading: {
    outlineStyle: 'none',
    margin: 0,
    fontSize: '16px',
    lineHeight: '24px',
    fontWeight: tokens.fontWeightSemibold,
  },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  lines: { border: 'none', margin: 0, padding: 0, display: 'grid', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
});

/** 更正: why, and of which lines. Nothing happens to the approved version before the corrected one is approved. */
export function CorrectView({
  fill,
  form: { template, submission },
  onCancel,
}: {
  fill: Fill;
  form: FormReply;
  onCancel: () => void;
}) {
  const styles = useStyles();
  const [reason, setReason] = useState('');
  // Who comes from a line of the sheet most likely means that one.
  const [ticked] = useState<EntryKey[]>(fill.sheet.selected ? [fill.sheet.selected] : []);
  const [keys, setKeys] = useState(ticked);
  const isOpening = fill.submit.busyWith === 'correct';
  const isMissing = reason.trim() === '';
  const isTooThin = !isMissing && !isExplanation(reason);
  const total = template.rows.length;
  const tick = (key: EntryKey, isTicked: boolean) =>
    setKeys((before) => (isTicked ? [...before, key] : before.filter((other) => other !== key)));
  // What was written is put away by 取消 alone.
  const handleEscape = () => {
    if (isMissing && keys === ticked) onCancel();
  };
  const label = keys.length > 0 ? fillText.startCorrecting(keys.length) : fillText.startCorrectingAll(total);

  return (
    <FormFrame className={styles.frame} label={fillText.correctTitle} onEscape={handleEscape}>
      <div className={styles.body}>
        <h2 ref={focusOnArrival} tabIndex={-1} className={styles.heading}>
          {fillText.correctTitle}
        </h2>
        <div className={styles.small}>{fillText.correctHint(submission.approved?.revision ?? submission.revision)}</div>
        <ReasonBox
          label={fillText.correctReason}
          value={reason}
          onChange={setReason}
          hint={fillText.correctReasonHint}
          problem={isTooThin ? `${fillText.correctReasonTooThin}。` : null}
          isRequired
        />
        <fieldset className={styles.lines}>
          <legend className={styles.legend}>{fillText.correctLines}</legend>
          <div className={styles.small}>{fillText.correctLinesHint(total)}</div>
          {template.rows.map((row) => (
            <Checkbox
              key={row.key}
              label={lineText(row)}
              checked={keys.includes(row.key)}
              onChange={(_, { checked }) => tick(row.key, checked === true)}
            />
          ))}
        </fieldset>
      </div>
      <ActionBar
        primary={{
          label: isOpening ? fillText.opening : label,
          isBusy: isOpening,
          disabledReason: isMissing || isTooThin ? `${fillText.correctReasonMissing}。` : null,
          onClick: () => fill.submit.handleCorrect(reason, keys),
        }}
        secondary={[{ label: fillText.cancel, onClick: onCancel }]}
      />
    </FormFrame>
  );
}
