import { strToU8, zipSync } from 'fflate';

/** The parts of a workbook, as text. */
export type WorkbookParts = Record<string, string>;

const relations = (list: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** An inline string cell. */
export const textCell = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;

/** `<sheetData>` of a grid of texts. */
export function sheetOf(grid: string[][], after = ''): string {
  const rows = grid.map((cells, row) => {
    const written = cells.map((text, column) =>
      text === '' ? '' : textCell(`${String.fromCharCode(65 + column)}${row + 1}`, text),
    );
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `<worksheet ${main}><sheetData>${rows.join('')}</sheetData>${after}</worksheet>`;
}

/** A workbook with one sheet; any part can be put in or replaced. */
export function workbookParts(sheet: string, more: WorkbookParts = {}, name = '指标表'): WorkbookParts {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${main}><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1" xmlns:r="http://r"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ['rId3', 'styles', '/xl/styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
}

export function zipParts(parts: WorkbookParts, level: 0 | 6 = 6): Buffer {
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level }),
  );
}

export const aWorkbook = (sheet: string, more: WorkbookParts = {}, name?: string) =>
  zipParts(workbookParts(sheet, more, name));
