import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import { figuresOfPrint, isExplanation, lastYearsWords, voidFor } from '../../../functions/domain/submission/explain';
import { fillText } from '../../text/zh-fill';
import { ReasonBox } from '../../widgets/reason-box';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '6px', justifyItems: 'start', '> *': { maxWidth: '100%' } },
  reason: { width: '100%' },
  isVoid: {
    fontSize: '12px',
    lineHeight: '18px',
    color: tokens.colorPaletteMarigoldForeground2,
    overflowWrap: 'anywhere',
  },
});

/**
 * 情况说明 of a line, written here or in the sheet: one text. Where the figure moved on, the old words stay and wait for a yes
 * or for other words. Last year's are offered for the same question, never put in by themselves.
 */
export function ExplanationBox({ fill, lineKey, template }: { fill: Fill; lineKey: EntryKey; template: FormTemplate }) {
  const styles = useStyles();
  const { explanations } = fill;
  const entry = fill.entries.find(({ key }) => key === lineKey);
  const row = template.rows.find(({ key }) => key === lineKey);
  if (!entry || !row) return null;
  const text = explanations.textOf(entry);
  const isTooThin = text.trim() !== '' && !explanations.isEnough(entry);
  const open = fill.findings.filter(
    ({ key, level, isExplained }) => key === lineKey && level === 'explain' && !isExplained,
  );
  // Words that are being written replace those in the sheet: there is nothing to confirm about them.
  const canConfirm = open.length > 0 && explanations.isWritten(entry) && isExplanation(entry.explanation);
  const writtenFor = open.map((finding) => voidFor(entry, finding)).find((tie) => tie !== null);
  const offered = new Set(open.map((finding) => lastYearsWords(row.lastYear, finding)));
  const suggestions = [...offered].flatMap((words) =>
    words === null || words === text.trim()
      ? []
      : [{ label: fillText.lastYearsExplanation(template.dataYear - 1, row.lastYearText, words), text: words }],
  );

  return (
    <div className={styles.box}>
      {canConfirm && (
        <div className={styles.isVoid} role="status">
          {writtenFor ? fillText.explanationVoid(figuresOfPrint(writtenFor.print)) : fillText.explanationNotForThis}
        </div>
      )}
      <div className={styles.reason}>
        <ReasonBox
          label={fillText.explanation}
          value={text}
          onChange={(next) => explanations.handleChange(lineKey, next)}
          placeholder={fillText.explanationHint}
          problem={isTooThin ? `${fillText.explanationTooThin}。` : null}
          suggestions={suggestions}
        />
      </div>
      {canConfirm && (
        <Button size="small" onClick={() => explanations.handleConfirm(entry)}>
          {fillText.confirmExplanation}
        </Button>
      )}
      {!explanations.isWritten(entry) && (
        <Button size="small" disabledFocusable={isTooThin} onClick={() => explanations.handleWrite(entry)}>
          {fillText.writeExplanation}
        </Button>
      )}
    </div>
  );
}
