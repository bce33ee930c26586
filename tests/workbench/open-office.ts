import { afterAll, afterEach } from 'vitest';
import { startOffice } from '../support/office';

/** One Office for all tests of a file, each of which leaves an empty workbook. */
export async function openOffice() {
  const office = await startOffice();
  afterEach(() => office.reset());
  afterAll(() => office.close());

  /** A batch on the sheet in front. */
  const run = <T>(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>) =>
    office.Excel.run(async (context) => batch(context, context.workbook.worksheets.getActiveWorksheet()));
  return { office, run };
}
