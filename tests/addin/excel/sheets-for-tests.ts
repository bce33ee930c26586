import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { cellAddress } from '../../../addin/excel/sheet-look';
import type { FormState, Workbook } from '../../../addin/excel/workbook';
import type { FormTemplate } from '../../../functions/domain/form/template';
import { type OfficeForTests, startOffice } from '../../support/office';
import { linesOf, unitNamed } from './form-for-tests';

/** The genuine library with a workbook behind it, as the add-in finds them in Excel. */
export async function startExcel(options: Parameters<typeof startOffice>[0] = {}): Promise<OfficeForTests> {
  const office = await startOffice(options);
  Object.assign(globalThis, { Excel: office.Excel, Office: office.Office });
  return office;
}

/** How often the library went to the workbook and back meanwhile. */
export async function countSyncs(office: OfficeForTests, act: () => Promise<unknown>): Promise<number> {
  const { prototype } = office.OfficeExtension.ClientRequestContext;
  const genuine = prototype.sync;
  let count = 0;
  prototype.sync = function sync<T>(this: OfficeExtension.ClientRequestContext, passThrough?: T) {
    count += 1;
    return genuine.call(this, passThrough) as Promise<T>;
  };
  try {
    await act();
  } finally {
    prototype.sync = genuine;
  }
  return count;
}

export function stateOf(template: FormTemplate, differs: Partial<FormState> = {}): FormState {
  return { template, entries: linesOf(unitNamed(template.unitName)), open: 'all', returns: [], ...differs };
}

/** A fresh workbook as a newly opened pane has it, with the form pulled. */
export async function pulled(template: FormTemplate, differs: Partial<FormState> = {}): Promise<Workbook> {
  const workbook = createExcelWorkbook();
  await workbook.openForm(stateOf(template, differs), { replaceTyped: false });
  return workbook;
}

/** Looks at the sheet in front, or at a named one, without going through the code under test. */
export class Look {
  constructor(private readonly office: OfficeForTests) {}

  private book() {
    return this.office.host.book;
  }

  get active(): string {
    return this.book().activeSheet().getName();
  }

  get sheets(): string[] {
    return this.book()
      .sheets()
      .map((sheet) => sheet.getName());
  }

  private read<T>(batch: (sheet: Excel.Worksheet) => { result: () => T }, sheetName?: string): Promise<T> {
    return this.office.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const { result } = batch(sheetName ? worksheets.getItem(sheetName) : worksheets.getActiveWorksheet());
      await context.sync();
      return result();
    });
  }

  private used(sheetName?: string) {
    return this.read((sheet) => {
      const used = sheet.getUsedRange(true).load('values,text,formulas');
      return { result: () => ({ values: used.values, text: used.text, formulas: used.formulas }) };
    }, sheetName);
  }

  /** The address of a line's cell, by the hidden carriers. */
  async at(key: string, column: string, sheetName?: string): Promise<string> {
    const { values } = await this.used(sheetName);
    const row = values.findIndex((line) => line[0] === key);
    const index = values[0]?.indexOf(column) ?? -1;
    if (row < 0 || index < 0) throw new Error(`no cell ${key} ${column}`);
    return cellAddress(row, index);
  }

  async text(address: string): Promise<string> {
    return this.read((sheet) => {
      const range = sheet.getRange(address).load('text');
      return { result: () => range.text[0]?.[0] ?? '' };
    });
  }

  async textAt(key: string, column: string): Promise<string> {
    return this.text(await this.at(key, column));
  }

  async texts(sheetName?: string): Promise<string[][]> {
    return (await this.used(sheetName)).text;
  }

  async fill(address: string): Promise<string> {
    return this.read((sheet) => {
      const { fill } = sheet.getRange(address).format;
      fill.load('color');
      return { result: () => fill.color };
    });
  }

  async fillAt(key: string, column: string): Promise<string> {
    return this.fill(await this.at(key, column));
  }

  async isLockedAt(key: string, column: string): Promise<boolean> {
    const address = await this.at(key, column);
    return this.read((sheet) => {
      const { protection } = sheet.getRange(address).format;
      protection.load('locked');
      return { result: () => protection.locked };
    });
  }

  /** Whether the rule of a cell accepts what stands there. */
  async isValid(address: string): Promise<boolean> {
    return this.read((sheet) => {
      const { dataValidation } = sheet.getRange(address);
      dataValidation.load('valid');
      return { result: () => dataValidation.valid };
    });
  }

  async isProtected(): Promise<boolean> {
    return this.read((sheet) => {
      const protection = sheet.protection.load('protected');
      return { result: () => protection.protected };
    });
  }

  /** Comments by the address of their cell. */
  async comments(): Promise<Record<string, string>> {
    return this.office.Excel.run(async (context) => {
      const comments = context.workbook.worksheets.getActiveWorksheet().comments.load('items/content');
      await context.sync();
      const places = comments.items.map((comment) => comment.getLocation().load('address'));
      await context.sync();
      return Object.fromEntries(
        comments.items.map((comment, index) => [places[index]?.address.replace(/^.*!/, ''), comment.content]),
      );
    });
  }

  /** Something done to the sheet by other means than the keyboard: another add-in, a macro, a lifted protection. */
  async meddle(act: (sheet: Excel.Worksheet, workbook: Excel.Workbook) => void, password?: string): Promise<void> {
    await this.office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.protection.unprotect(password);
      act(sheet, context.workbook);
      await context.sync();
    });
  }
}
