import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { FormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Entry } from '../../../functions/domain/submission/entry';
import { isExplanation } from '../../../functions/domain/submission/explain';
import { zeroReport } from '../../../functions/domain/submission/zero-report';
import { zeroReport as words } from '../../text/zh-reminders';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Fold } from '../../widgets/fold';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';
import { useOpened } from '../../widgets/use-opened';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { outlineStyle: 'none', margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px' },
  plain: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', overflowWrap: 'anywhere' },
  list: { margin: '4px 0 0', paddingLeft: '18px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  open: { justifySelf: 'start' },
});

interface ZeroReportProps {
  template: FormTemplate;
  /** The lines as they stand in the sheet now. */
  entries: Entry[];
  isBusy?: boolean;
  /** Puts the filled lines into the sheet, with their explanations. */
  onFill: (entries: Entry[], filled: EntryKey[]) => void;
  /** Told whether its form is there: then what is to be done next stands in that. */
  onShown?: (isShown: boolean) => void;
}

/** 零报告 in one step: says what would be 0 and what would not before anything is filled. Not there where nothing could be. */
export function ZeroReport({ template, entries, isBusy = false, onFill, onShown }: ZeroReportProps) {
  const styles = useStyles();
  const form = useOpened<'zeros'>();
  const [explanation, setExplanation] = useState('');
  const plain = zeroReport(template, entries);
  const written = zeroReport(template, entries, explanation);
  const isShown = form.opened !== null && plain.filled.length > 0;
  useEffect(() => {
    if (!isShown) return;
    onShown?.(true);
    return () => onShown?.(false);
  }, [isShown, onShown]);
  if (plain.filled.length === 0) return null;
  if (form.opened === null) {
    return (
      <Button ref={form.opener('zeros')} size="small" className={styles.open} onClick={() => form.open('zeros')}>
        {words.button}
      </Button>
    );
  }

  const isUnexplained = written.toExplain.length > 0;
  const names = plain.toExplain.map((key) => template.rows.find((row) => row.key === key)?.name ?? key);
  const handleClose = () => form.close('zeros');
  const handleFill = () => {
    onFill(written.entries, written.filled);
    handleClose();
  };
  return (
    // What was written stays: this part of the pane goes on being there.
    <FormFrame className={styles.box} label={words.title} onEscape={handleClose}>
      <h3 ref={focusOnArrival} tabIndex={-1} className={styles.title}>
        {words.title}
      </h3>
      <div className={styles.plain}>
        {words.willFill(plain.filled.length)}
        <ul className={styles.list}>
          {template.rows
            .filter(({ key }) => plain.filled.includes(key))
            .map(({ key, serial, name }) => (
              <li key={key}>{words.willFillLine(serial, name)}</li>
            ))}
        </ul>
      </div>
      {plain.remaining.length > 0 && (
        <Fold summary={words.remaining(plain.remaining.length)}>
          <ul className={mergeClasses(styles.plain, styles.list)}>
            {plain.remaining.map(({ key, serial, name, reason }) => (
              <li key={key}>{words.remainingLine(serial, name, words.why[reason])}</li>
            ))}
          </ul>
        </Fold>
      )}
      {plain.toExplain.length > 0 && (
        <div className={styles.plain}>
          {words.explain(names)}
          <ReasonBox
            label={words.explanation}
            value={explanation}
            onChange={setExplanation}
            placeholder={words.explanationHint}
            isRequired
            problem={explanation.trim() !== '' && !isExplanation(explanation) ? words.explanationTooThin : null}
          />
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={isUnexplained || isBusy}
          title={isUnexplained ? words.explanationMissing : undefined}
          onClick={handleFill}
        >
          {words.fill(plain.filled.length)}
        </Button>
        <Button size="small" onClick={handleClose}>
          {words.cancel}
        </Button>
        {isUnexplained && <span className={styles.plain}>{words.explanationMissing}</span>}
      </div>
    </FormFrame>
  );
}
