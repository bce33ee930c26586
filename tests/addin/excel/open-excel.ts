import { afterAll, afterEach, expect } from 'vitest';
import { Look, startExcel } from './sheets-for-tests';

/** One Excel for all tests of a file; each test leaves an empty workbook, and in the end nothing may have been refused. */
export async function openExcel(options: Parameters<typeof startExcel>[0] = {}) {
  const office = await startExcel(options);
  afterEach(async () => {
    await office.settled();
    office.reset();
  });
  afterAll(async () => {
    expect(office.refused()).toEqual([]);
    await office.close();
  });
  return { office, look: new Look(office) };
}
