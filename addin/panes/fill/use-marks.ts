import { useEffect } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { Finding } from '../../../functions/domain/submission/findings';
import type { Workbook } from '../../excel/workbook';
import { entriesFor } from './line-state';
import { formState, type SheetState } from './use-sheet';

/** Keeps the sheet's colours and locks in step with findings and status. */
export function useMarks(
  workbook: Workbook,
  form: FormReply | null,
  sheetState: SheetState,
  findings: Finding[],
  onProblem: (error: unknown) => void,
) {
  const isHere = sheetState === 'here';

  // Only a change of what is marked or locked is worth a call to Excel, so the effects depend on it as a text.
  const marked = findings.map(({ key, field, rule, isExplained }) => [key, field, rule, isExplained].join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (form && isHere) workbook.markFindings(form.template, findings).catch(onProblem);
  }, [workbook, isHere, marked]);

  const state = form && formState(form, entriesFor(form.template, form.submission.entries));
  const locks = state && JSON.stringify([state.open, state.returns, state.questions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (state && isHere) workbook.setOpenCells(state).catch(onProblem);
  }, [workbook, isHere, locks]);
}
