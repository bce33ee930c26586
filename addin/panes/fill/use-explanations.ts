import { useState } from 'react';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Entry } from '../../../functions/domain/submission/entry';
import { isExplanation } from '../../../functions/domain/submission/explain';
import type { Sheet } from './use-sheet';

/** Explanations being written in the pane: kept line by line until they stand in the sheet. */
export function useExplanations(sheet: Pick<Sheet, 'write' | 'confirm'>) {
  const [texts, setTexts] = useState<Partial<Record<EntryKey, string>>>({});

  return {
    /** What the box of a line shows: what is being written, else what stands in the sheet. */
    textOf: (entry: Entry) => texts[entry.key] ?? entry.explanation,
    isWritten: (entry: Entry) => (texts[entry.key] ?? entry.explanation) === entry.explanation,
    isEnough: (entry: Entry) => isExplanation(texts[entry.key] ?? entry.explanation),
    handleChange: (key: EntryKey, text: string) => setTexts((all) => ({ ...all, [key]: text })),
    /** 说明仍适用: the words stay, and hold for the figures of now. */
    handleConfirm: (entry: Entry) => sheet.confirm(entry.key),
    async handleWrite(entry: Entry): Promise<void> {
      const text = texts[entry.key];
      if (text === undefined || !(await sheet.write(entry.key, 'explanation', text.trim()))) return;
      setTexts(({ [entry.key]: _written, ...rest }) => rest);
    },
  };
}

export type Explanations = ReturnType<typeof useExplanations>;
