import type { FormTemplate } from '../../../functions/domain/form/template';
import { lineText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { MessageLine } from '../../widgets/problem-bar';
import { isSentBack } from './line-state';
import type { Fill } from './use-fill';

/** What is the matter with the sheet itself, each with the one button that mends it. */
export function SheetNotices({ fill, template }: { fill: Fill; template: FormTemplate }) {
  const { sheet, closedChanged, differing } = fill;
  if (sheet.state === 'oldVersion') {
    return (
      <MessageLine
        intent="warning"
        what={fillText.oldVersionWhat}
        remedy={fillText.oldVersionRemedy}
        action={{ label: fillText.upgrade, onClick: fill.handleRestore }}
      />
    );
  }
  if (sheet.state !== 'here' || !sheet.reading) return null;

  const { missingKeys, changedPrint } = sheet.reading;
  const broken = missingKeys.length + changedPrint.length;
  const goToForm = { label: fillText.goToForm, onClick: fill.handlePull };
  const submission = fill.form?.submission;
  const isCorrecting = !!submission?.correction && !isSentBack(submission);
  const closedNames = template.rows.filter(({ key }) => closedChanged.includes(key)).map(lineText);
  return (
    <>
      {sheet.inFront === 'otherUnit' && (
        <MessageLine
          intent="warning"
          what={fillText.otherUnitWhat}
          remedy={fillText.otherUnitRemedy}
          action={goToForm}
        />
      )}
      {sheet.inFront === 'otherRound' && (
        <MessageLine
          intent="warning"
          what={fillText.otherRoundWhat}
          remedy={fillText.otherRoundRemedy}
          action={goToForm}
        />
      )}
      {sheet.inFront === 'elsewhere' && <MessageLine intent="info" what={fillText.notInFront} action={goToForm} />}
      {broken > 0 && (
        <MessageLine
          intent="error"
          what={fillText.brokenWhat(broken)}
          remedy={fillText.brokenRemedy}
          action={{ label: fillText.restore, onClick: fill.handleRestore }}
        />
      )}
      {closedChanged.length > 0 && (
        <MessageLine
          intent="error"
          what={fillText.closedChangedWhat(closedNames, isCorrecting)}
          remedy={isCorrecting ? fillText.notCorrectedRemedy : fillText.closedChangedRemedy}
          action={{ label: fillText.restoreClosed(closedChanged.length), onClick: fill.handleRestore }}
        />
      )}
      {differing.length > 0 && (
        <MessageLine
          intent="info"
          what={fillText.differsWhat(differing.length)}
          remedy={fillText.differsRemedy}
          action={{ label: fillText.useDraft, onClick: fill.handleUseDraft }}
        />
      )}
    </>
  );
}
