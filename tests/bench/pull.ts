import { createExcelWorkbook } from '../../addin/excel/excel-workbook';
import { formOf } from '../addin/excel/form-for-tests';
import { startExcel, stateOf } from '../addin/excel/sheets-for-tests';
import type { OfficeForTests } from '../support/office';
import { atMost, heldAgainst, inTurns, type Measured, median } from './measure';

const runs = 15;

/**
 * A filler pulls the form into an empty workbook: through the genuine Office.js into our host, as in the workbench. Held
 * against what the host itself takes for the very same writes (no pull could be quicker), and against the bare cells in one
 * batch, without looks, locks, rules and carriers (what all of these cost).
 */
export async function measurePull(): Promise<Measured[]> {
  const office = await startExcel();
  try {
    const state = stateOf(formOf('张浦镇'));
    const name = `pull of the form (${state.template.rows.length} lines)`;
    const before = async () => {
      await office.settled();
      office.reset();
    };
    const work = () => createExcelWorkbook().openForm(state, { replaceTyped: false });

    const traffic: Traffic[] = [];
    for (let run = 0; run < runs; run += 1) {
      await before();
      traffic.push(await trafficOf(office, work));
    }
    const host = { name: 'the same writes in the host alone', times: traffic.map(({ hostMs }) => hostMs) };
    const cells = await cellsInFront(office);
    const bare = { name: 'its bare cells', before, work: () => writeBare(office, cells) };
    return [
      atMost(`${name}: trips to the workbook`, median(traffic.map(({ trips }) => trips)), 'syncs', 5),
      { name: `${name}: sent there`, value: median(traffic.map(({ bytes }) => bytes)) / 1024, unit: 'KB' },
      heldAgainst(
        name,
        traffic.map(({ ms }) => ms),
        host,
        1.5,
      ),
      await inTurns(name, runs, { before, work }, bare),
    ];
  } finally {
    await office.close();
  }
}

/** How often the library goes to the workbook, what it sends there, and how long it waits for the answers. */
interface Traffic {
  trips: number;
  bytes: number;
  hostMs: number;
  ms: number;
}

async function trafficOf({ host }: OfficeForTests, work: () => Promise<unknown>): Promise<Traffic> {
  const genuine = host.execute;
  const traffic = { trips: 0, bytes: 0, hostMs: 0 };
  host.execute = (id, params, answer) => {
    const sentAt = performance.now();
    traffic.trips += 1;
    traffic.bytes += bytesOf(params);
    genuine.call(host, id, params, (reply) => {
      traffic.hostMs += performance.now() - sentAt;
      answer(reply);
    });
  };
  try {
    const start = performance.now();
    await work();
    return { ...traffic, ms: performance.now() - start };
  } finally {
    host.execute = genuine;
  }
}

/** The body of a message to the host, a batch in JSON, is its fifth part. */
function bytesOf([message]: unknown[]): number {
  return Buffer.byteLength(String((message as unknown[])[4]));
}

interface Cells {
  formulas: unknown[][];
  formats: unknown[][];
}

function cellsInFront(office: OfficeForTests): Promise<Cells> {
  return office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const used = sheet.getUsedRange(true).load('formulas,numberFormat');
    await context.sync();
    return { formulas: used.formulas, formats: used.numberFormat };
  });
}

function writeBare(office: OfficeForTests, { formulas, formats }: Cells): Promise<void> {
  return office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('bare');
    const range = sheet.getRangeByIndexes(0, 0, formulas.length, formulas[0]?.length ?? 0);
    range.numberFormat = formats;
    range.formulas = formulas;
    await context.sync();
  });
}
