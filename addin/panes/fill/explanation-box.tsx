import { Button, makeStyles } from '@fluentui/react-components';
import type { FormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import { fillText } from '../../text/zh-fill';
import { ReasonBox } from '../../widgets/reason-box';
import type { Fill } from './use-fill';

const useStyles = makeStyles({ write: { marginTop: '6px' } });

/** 情况说明 of a line, written here or in the sheet: one text. Last year's is offered, never put in by itself. */
export function ExplanationBox({ fill, lineKey, template }: { fill: Fill; lineKey: EntryKey; template: FormTemplate }) {
  const styles = useStyles();
  const { explanations } = fill;
  const entry = fill.entries.find(({ key }) => key === lineKey);
  if (!entry) return null;
  const text = explanations.textOf(entry);
  const lastYears = template.rows.find(({ key }) => key === lineKey)?.lastYear?.explanation ?? '';
  const isTooThin = text.trim() !== '' && !explanations.isEnough(entry);

  return (
    <div>
      <ReasonBox
        label={fillText.explanation}
        value={text}
        onChange={(next) => explanations.handleChange(lineKey, next)}
        placeholder={fillText.explanationHint}
        problem={isTooThin ? `${fillText.explanationTooThin}。` : null}
        suggestions={
          lastYears !== '' && text.trim() === ''
            ? [{ label: fillText.lastYearsExplanation(lastYears), text: lastYears }]
            : []
        }
      />
      {!explanations.isWritten(entry) && (
        <Button
          className={styles.write}
          size="small"
          disabledFocusable={isTooThin}
          onClick={() => explanations.handleWrite(entry)}
        >
          {fillText.writeExplanation}
        </Button>
      )}
    </div>
  );
}
