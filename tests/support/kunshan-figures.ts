import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { EntryKey } from '../../functions/domain/ids';
import { figureFields } from '../../functions/domain/submission/entry';
import { parseObservations } from '../../seeds/observations';

/** What a unit of the demo has to type for a year: line, field, text – in the order of the form. */
export async function figuresOf(unit: string, year: number): Promise<{ key: EntryKey; field: string; text: string }[]> {
  const text = await readFile(resolve(import.meta.dirname, '../../seeds/kunshan/observations.csv'), 'utf8');
  return parseObservations(text)
    .filter((line) => line.unit === unit && line.dataYear === year)
    .flatMap(({ entry }) =>
      [...figureFields, 'explanation' as const].map((field) => ({ key: entry.key, field, text: entry[field] ?? '' })),
    )
    .filter(({ text }) => text !== '');
}
