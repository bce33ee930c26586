import { describe, expect, it } from 'vitest';
import { limits } from '../../functions/documents/limits';
import { readWorkbook, type Sheet } from '../../functions/documents/read-workbook';
import { sheetToRows } from '../../functions/documents/to-rows';
import { UnreadableFile } from '../../functions/documents/unreadable-file';
import { importPlan } from '../../functions/domain/import/import-plan';
import { aWorkbook, sheetOf, textCell, workbookParts, zipParts } from './make-workbook';

const textsOf = (file: Buffer) => readWorkbook(file).map((sheet) => sheet.cells.map((cell) => cell.text));
const row = (cells: string) => `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;

describe('a sound workbook', () => {
  it('gives shared, inline and rich text, and the results of formulas', () => {
    const shared = `<sst><si><t>指标名称</t></si><si><r><t>2020</t></r><r><rPr><b/></rPr><t xml:space="preserve">年值</t></r><rPh sb="0" eb="1"><t>nian</t></rPh></si></sst>`;
    const sheet = row(
      `<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${textCell('C1', '目标 & 值')}<c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f>A1</f><v>文字</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#DIV/0!</v></c>`,
    );
    expect(textsOf(aWorkbook(sheet, { 'xl/sharedStrings.xml': shared }))).toEqual([
      ['指标名称', '2020年值', '目标 & 值', '2', '文字', 'TRUE', '#DIV/0!'],
    ]);
  });

  it('may prefix all its elements', () => {
    const sheet =
      '<x:worksheet xmlns:x="http://m"><x:sheetData><x:row r="3"><x:c r="B3"><x:v>41.5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(readWorkbook(aWorkbook(sheet))[0]?.cells).toEqual([{ row: 3, column: 2, text: '41.5' }]);
  });

  it('may leave out the addresses of rows and cells', () => {
    const sheet =
      '<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>';
    expect(readWorkbook(aWorkbook(sheet))[0]?.cells.map((cell) => [cell.row, cell.column])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
  });

  it('shows percents as percents, dates as dates and doubles as Excel does', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="166" formatCode="0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>';
    const values: [number, string][] = [
      [0, '0.30000000000000004'],
      [1, '0.85'],
      [2, '0.124900000000001'],
      [3, '45569'],
      [4, '45569.75'],
      [5, '7'],
    ];
    const cells = values.map(([style, value], index) => `<c r="${'ABCDEF'[index]}1" s="${style}"><v>${value}</v></c>`);
    expect(textsOf(aWorkbook(row(cells.join('')), { 'xl/styles.xml': styles }))).toEqual([
      ['0.3', '85%', '12.4900000000001%', '2024-10-04', '2024-10-04', '7'],
    ]);
  });

  it('tells hidden sheets, and is at ease with names such as __proto__', () => {
    const list =
      '<workbook><sheets><sheet name="__proto__" r:id="rId1"/><sheet name="_meta" state="veryHidden" r:id="rId1"/></sheets></workbook>';
    const sheets = readWorkbook(aWorkbook(sheetOf([['甲']]), { 'xl/workbook.xml': list }));
    expect(sheets.map((sheet) => [sheet.name, sheet.isHidden, sheet.cells.length])).toEqual([
      ['__proto__', false, 1],
      ['_meta', true, 1],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('may hold its parts unpacked', () => {
    expect(textsOf(zipParts(workbookParts(sheetOf([['甲']])), 0))).toEqual([['甲']]);
  });
});

describe('merged cells', () => {
  const head = ['类别', '序号', '指标名称', '单位', '2020年', '', '属性'];
  const beneath = ['', '', '', '', '实际值', '2025年目标值', ''];
  const grid = [
    ['表1：“十四五”主要指标'],
    head,
    beneath,
    ['养老服务', '1', '甲率', '%', '50', '60', '约束性'],
    ['', '2', '乙率', '%', '50', '60', '预期性'],
  ];
  const merges =
    '<mergeCells><mergeCell ref="A1:G1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="D2:D3"/><mergeCell ref="G2:G3"/><mergeCell ref="A4:A5"/></mergeCells>';

  it('make one header of two rows, and give every row beneath its category', () => {
    const [sheet] = readWorkbook(aWorkbook(sheetOf(grid, merges)));
    const draft = importPlan([{ sheet: '指标表', rows: sheetToRows(sheet as Sheet) }]);
    expect(draft.tables[0]?.caption?.text).toBe('表1：“十四五”主要指标');
    expect(draft.tables[0]?.columns.map((column) => column.role)).toEqual([
      'category',
      'serial',
      'name',
      'measure',
      'baseline',
      'target',
      'nature',
    ]);
    expect(draft.tables[0]?.rows.map((one) => [one.name, one.category.proposal])).toEqual([
      ['甲率', '养老服务'],
      ['乙率', '养老服务'],
    ]);
    expect(draft.tables[0]?.rows[0]?.line).toBe(4);
  });

  it('of the whole sheet reach no further than its content', () => {
    const whole = sheetOf([['甲'], ['乙']], '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>');
    const [sheet] = readWorkbook(aWorkbook(whole));
    expect(sheetToRows(sheet as Sheet)).toHaveLength(2);
  });
});

describe('a file that is not to be trusted is refused within a second', () => {
  const reasonOf = (file: Buffer) => {
    const began = performance.now();
    try {
      for (const sheet of readWorkbook(file)) sheetToRows(sheet);
      return 'read';
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return error.reason;
    } finally {
      expect(performance.now() - began).toBeLessThan(1000);
    }
  };
  const good = aWorkbook(sheetOf([['甲', '乙']]));
  /** A part of zeros, as large as it says; packed it is a thousandth of that. */
  const zeros = (bytes: number) => '0'.repeat(bytes);

  it.each<[string, () => Buffer, string]>([
    ['an empty file', () => Buffer.alloc(0), 'empty'],
    ['more than 5 MB', () => Buffer.concat([good, Buffer.alloc(limits.fileBytes)]), 'tooLarge'],
    ['CSV named .xlsx', () => Buffer.from('序号,指标名称\n1,甲率'), 'notAWorkbook'],
    ['HTML named .xlsx', () => Buffer.from('<html><table></table></html>'), 'notAWorkbook'],
    [
      'an encrypted file or an old .xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'encryptedOrOld',
    ],
    ['a zip that is no workbook', () => zipParts({ 'word/document.xml': '<w/>' }), 'notAWorkbook'],
    ['a truncated file', () => good.subarray(0, good.length - 40), 'damaged'],
    ['four bytes of a zip', () => Buffer.from('PK\u0003\u0004'), 'damaged'],
    ['broken XML', () => aWorkbook('<worksheet><sheetData><row>'), 'damaged'],
    ['a DOCTYPE', () => aWorkbook(`<!DOCTYPE a [<!ENTITY x "y">]>${sheetOf([['甲']])}`), 'forbiddenMarkup'],
    [
      'an entity nobody declared',
      () => aWorkbook(row('<c r="A1" t="inlineStr"><is><t>&boom;</t></is></c>')),
      'damaged',
    ],
    ['a sheet that unpacks to 22 MB', () => aWorkbook(`<worksheet>${zeros(22_000_000)}</worksheet>`), 'partTooLarge'],
    [
      'shared strings that unpack to 22 MB',
      () => aWorkbook(sheetOf([['甲']]), { 'xl/sharedStrings.xml': zeros(22_000_000) }),
      'partTooLarge',
    ],
    ['a far column', () => aWorkbook(row('<c r="XFD1"><v>1</v></c>')), 'tooManyCells'],
    ['a very long cell', () => aWorkbook(row(textCell('A1', '长'.repeat(40_000)))), 'cellTooLong'],
    ['six thousand rows', () => aWorkbook(sheetOf(Array.from({ length: 6000 }, () => ['1']))), 'tooManyRows'],
    [
      'too many parts',
      () => zipParts(Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`p${index}`, '']))),
      'tooManyParts',
    ],
  ])('%s', (_, make, reason) => {
    const file = make();
    expect(reasonOf(file)).toBe(reason);
  });

  it.each<[string, () => Buffer]>([
    [
      'a picture of 22 MB, which is never unpacked',
      () => aWorkbook(sheetOf([['甲']]), { 'xl/media/image1.png': zeros(22_000_000) }),
    ],
    [
      'a cell in the last row',
      () =>
        aWorkbook('<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'),
    ],
    [
      'two hundred thousand empty rows',
      () => aWorkbook(`<worksheet><sheetData>${'<row r="1"/>'.repeat(200_000)}</sheetData></worksheet>`),
    ],
    [
      'ten thousand merges of the whole sheet',
      () =>
        aWorkbook(
          sheetOf(
            [['甲', '乙'], ['丙']],
            `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(10_000)}</mergeCells>`,
          ),
        ),
    ],
    ['links that lead outside the file', () => aWorkbook(sheetOf([['甲']]), { '../../etc/passwd': 'x' })],
  ])('but not for %s', (_, make) => {
    expect(reasonOf(make())).toBe('read');
  });

  it('and whatever sizes its directory claims, a part stops at the limit', () => {
    const file = aWorkbook(`<worksheet>${zeros(22_000_000)}</worksheet>`);
    // The unpacked sizes in the directory and in the local headers, all set to one byte.
    for (let at = 0; at < file.length - 30; at++) {
      if (file.readUInt32LE(at) === 0x02014b50) file.writeUInt32LE(1, at + 24);
      if (file.readUInt32LE(at) === 0x04034b50) file.writeUInt32LE(1, at + 22);
    }
    expect(reasonOf(file)).toBe('partTooLarge');
  });
});
