import { describe, expect, it } from 'vitest';
import { openOffice } from './open-office';

const { office, run } = await openOffice();

describe('writing and reading cells', () => {
  it('gives back what was written, with its type', async () => {
    const range = await run(async (context, sheet) => {
      const cells = sheet.getRange('A1:E1');
      cells.values = [[12.5, '保工作站', true, '', '=1/0']];
      cells.load('values,valueTypes');
      await context.sync();
      return cells;
    });
    expect(range.values).toEqual([[12.5, '保工作站', true, '', '#DIV/0!']]);
    expect(range.valueTypes).toEqual([['Double', 'String', 'Boolean', 'Empty', 'Error']]);
  });

  it('takes texts as a person would have typed them', async () => {
    const range = await run(async (context, sheet) => {
      const cells = sheet.getRange('A1:H1');
      cells.values = [['1,234.5', '5%', '2023-12-31', '９５', '007', "'007", 'TRUE', '-3.20']];
      cells.load('values,text,numberFormat');
      await context.sync();
      return cells;
    });
    expect(range.values).toEqual([[1234.5, 0.05, 45291, '９５', 7, '007', true, -3.2]]);
    expect(range.text[0]?.[1]).toBe('5%');
    expect(range.text[0]?.[6]).toBe('TRUE');
    expect(range.numberFormat[0]?.[1]).toBe('0%');
  });

  it('keeps digits as text in a text cell', async () => {
    const range = await run(async (context, sheet) => {
      const cells = sheet.getRange('A1');
      cells.numberFormat = [['@']];
      cells.values = [['007']];
      cells.load('values');
      await context.sync();
      return cells;
    });
    expect(range.values).toEqual([['007']]);
  });

  it('leaves cells alone where it is given null', async () => {
    const values = await run(async (context, sheet) => {
      sheet.getRange('A1:B1').values = [[1, 2]];
      sheet.getRange('A1:B1').values = [[null, 3]];
      const cells = sheet.getRange('A1:B1').load('values');
      await context.sync();
      return cells.values;
    });
    expect(values).toEqual([[1, 3]]);
  });

  it('reads dependents in the batch that wrote their sources', async () => {
    const first = await run(async (context, sheet) => {
      sheet.getRange('A1').values = [[10]];
      sheet.getRange('B1').formulas = [['=A1*2']];
      const result = sheet.getRange('B1').load('values,formulas');
      await context.sync();
      return result;
    });
    expect(first.values).toEqual([[20]]);
    expect(first.formulas).toEqual([['=A1*2']]);
    const second = await run(async (context, sheet) => {
      sheet.getRange('A1').values = [[21]];
      const result = sheet.getRange('B1').load('values');
      await context.sync();
      return result.values;
    });
    expect(second).toEqual([[42]]);
  });

  it('keeps formulas when only the look of their cells changes', async () => {
    const range = await run(async (context, sheet) => {
      sheet.getRange('A1').values = [[10]];
      sheet.getRange('B1').formulas = [['=A1*2']];
      sheet.getRange('A1:B1').format.fill.color = '#FFF2CC';
      sheet.getRange('A1:B1').numberFormat = [['0.00']];
      const result = sheet.getRange('B1').load('values,formulas,text');
      await context.sync();
      return result;
    });
    expect(range.formulas).toEqual([['=A1*2']]);
    expect(range.text).toEqual([['20.00']]);
  });

  it('takes arrays of more than 1,500 cells, which the library sends in slices', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => Array.from({ length: 14 }, (__, column) => row * 14 + column));
    const values = await run(async (context, sheet) => {
      sheet.getRangeByIndexes(2, 1, 400, 14).values = rows;
      const cells = sheet.getRangeByIndexes(2, 1, 400, 14).load('values');
      await context.sync();
      return cells.values;
    });
    expect(values).toEqual(rows);
  });

  it('writes beyond the rows and columns the grid started with', async () => {
    const used = await run(async (context, sheet) => {
      sheet.getRange('AZ1200').values = [['远']];
      const range = sheet.getUsedRange(true).load('address');
      await context.sync();
      return range.address;
    });
    expect(used).toBe('Sheet1!AZ1200');
  });

  it('refuses an array of another size, and a broken address', async () => {
    const wrongSize = run(async (context, sheet) => {
      sheet.getRange('A1:B2').values = [[1, 2, 3]];
      await context.sync();
    });
    await expect(wrongSize).rejects.toMatchObject({ code: 'InvalidArgument' });
    const broken = run(async (context, sheet) => {
      sheet.getRange('A1:B').load('values');
      await context.sync();
    });
    await expect(broken).rejects.toMatchObject({
      code: 'InvalidArgument',
      debugInfo: { errorLocation: 'Worksheet.getRange' },
    });
  });

  it('throws when a property was not loaded, as Excel does', async () => {
    await run(async (context, sheet) => {
      const cell = sheet.getRange('A1');
      await context.sync();
      expect(() => cell.values).toThrow(expect.objectContaining({ code: 'PropertyNotLoaded' }));
    });
  });
});

describe('finding one’s way over the sheet', () => {
  it('knows position, size and address of derived ranges', async () => {
    const found = await run(async (context, sheet) => {
      const range = sheet.getRange('B2:D5');
      const derived = {
        cell: range.getCell(1, 2),
        row: range.getRow(3),
        column: range.getColumn(0),
        last: range.getLastRow(),
        offset: range.getOffsetRange(1, -1),
        resized: range.getResizedRange(2, 0),
        entireRow: range.getEntireRow(),
        entireColumn: range.getEntireColumn(),
        bounding: range.getBoundingRect('F8'),
        both: range.getIntersectionOrNullObject('C4:Z9'),
        none: range.getIntersectionOrNullObject('X1'),
      };
      for (const part of Object.values(derived)) part.load('address');
      range.load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name');
      await context.sync();
      expect([range.rowIndex, range.columnIndex, range.rowCount, range.columnCount]).toEqual([1, 1, 4, 3]);
      expect(range.worksheet.name).toBe('Sheet1');
      expect(derived.none.isNullObject).toBe(true);
      return Object.entries(derived).flatMap(([name, part]) => (part.isNullObject ? [] : [[name, part.address]]));
    });
    expect(Object.fromEntries(found)).toEqual({
      cell: 'Sheet1!D3',
      row: 'Sheet1!B5:D5',
      column: 'Sheet1!B2:B5',
      last: 'Sheet1!B5:D5',
      offset: 'Sheet1!A3:C6',
      resized: 'Sheet1!B2:D7',
      entireRow: 'Sheet1!2:5',
      entireColumn: 'Sheet1!B:D',
      bounding: 'Sheet1!B2:F8',
      both: 'Sheet1!C4:D5',
    });
  });

  it('says null for the used range of an empty sheet', async () => {
    await run(async (context, sheet) => {
      const none = sheet.getUsedRangeOrNullObject(true);
      await context.sync();
      expect(none.isNullObject).toBe(true);
      sheet.getRange('C3').format.fill.color = '#EEEEEE';
      sheet.getRange('D4').values = [[1]];
      const values = sheet.getUsedRange(true).load('address');
      const all = sheet.getUsedRange().load('address');
      await context.sync();
      expect([values.address, all.address]).toEqual(['Sheet1!D4', 'Sheet1!C3:D4']);
    });
  });

  it('selects, and tells what is selected', async () => {
    await run(async (context, sheet) => {
      const other = context.workbook.worksheets.add('汇总');
      other.getRange('C3:D4').select();
      await context.sync();
      const selected = context.workbook.getSelectedRange().load('address');
      const cell = context.workbook.getActiveCell().load('address');
      await context.sync();
      expect([selected.address, cell.address]).toEqual(['汇总!C3:D4', '汇总!C3']);
      sheet.activate();
      sheet.getRange('B2').select();
      const again = context.workbook.getSelectedRange().load('address');
      await context.sync();
      expect(again.address).toBe('Sheet1!B2');
    });
  });
});

describe('the look of cells', () => {
  it('keeps fill, font, alignment, wrapping and number format', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('B2:C3');
      range.set({
        numberFormat: [
          ['0.00', '0.00'],
          ['0.00', '0.00'],
        ],
        format: {
          fill: { color: '#FFF2CC' },
          font: { bold: true, italic: true, color: '#C00000', size: 14, name: '黑体' },
          horizontalAlignment: 'Center',
          verticalAlignment: 'Top',
          wrapText: true,
          indentLevel: 2,
        },
      });
      range.load(
        'numberFormat,format/fill/color,format/font/bold,format/font/italic,format/font/color,format/font/size,format/font/name,format/horizontalAlignment,format/verticalAlignment,format/wrapText,format/indentLevel',
      );
      await context.sync();
      expect(range.numberFormat[0]).toEqual(['0.00', '0.00']);
      expect(range.format.toJSON()).toMatchObject({
        fill: { color: '#FFF2CC' },
        font: { bold: true, italic: true, color: '#C00000', size: 14, name: '黑体' },
        horizontalAlignment: 'Center',
        verticalAlignment: 'Top',
        wrapText: true,
        indentLevel: 2,
      });
      range.format.fill.clear();
      range.getCell(0, 0).format.font.bold = false;
      range.load('format/fill/color,format/font/bold');
      await context.sync();
      expect(range.format.fill.color).toBe('#FFFFFF');
      expect(range.format.font.bold).toBeNull();
    });
  });

  it('draws borders on edges and inside', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('B2:D4');
      for (const edge of [
        'EdgeTop',
        'EdgeBottom',
        'EdgeLeft',
        'EdgeRight',
        'InsideHorizontal',
        'InsideVertical',
      ] as const) {
        const border = range.format.borders.getItem(edge);
        border.style = 'Continuous';
        border.color = '#7F7F7F';
        border.weight = edge.startsWith('Edge') ? 'Medium' : 'Thin';
      }
      const inside = sheet.getRange('C3').format.borders.getItem('EdgeTop').load('style,color');
      const outside = range.format.borders.getItem('EdgeTop').load('weight');
      const none = sheet.getRange('F9').format.borders.getItem('EdgeTop').load('style');
      await context.sync();
      expect([inside.style, inside.color, outside.weight, none.style]).toEqual([
        'Continuous',
        '#7F7F7F',
        'Medium',
        'None',
      ]);
      range.format.borders.getItem('EdgeTop').style = 'None';
      outside.load('style');
      await context.sync();
      expect(outside.style).toBe('None');
    });
  });

  it('sets widths and heights in points, and hides rows and columns', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('B:C').format.columnWidth = 90;
      sheet.getRange('2:2').format.rowHeight = 30;
      sheet.getRange('D:D').columnHidden = true;
      sheet.getRange('5:6').rowHidden = true;
      const range = sheet.getRange('B2').load('format/columnWidth,format/rowHeight');
      const column = sheet.getRange('D1').load('columnHidden');
      const row = sheet.getRange('A5:A6').load('rowHidden');
      const mixed = sheet.getRange('A5:A8').load('rowHidden');
      await context.sync();
      expect([range.format.columnWidth, range.format.rowHeight]).toEqual([90, 30]);
      expect([column.columnHidden, row.rowHidden, mixed.rowHidden]).toEqual([true, true, null]);
      sheet.getRange('5:6').rowHidden = false;
      row.load('rowHidden');
      await context.sync();
      expect(row.rowHidden).toBe(false);
    });
  });

  it('merges and unmerges', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:D1').merge();
      sheet.getRange('A2:A3').merge();
      await context.sync();
      expect(office.host.book.areas.merges(office.host.book.worksheets.active().getSheetId())).toHaveLength(2);
      sheet.getRange('A1').unmerge();
      await context.sync();
      expect(office.host.book.areas.merges(office.host.book.worksheets.active().getSheetId())).toEqual([
        { top: 1, left: 0, bottom: 2, right: 0 },
      ]);
    });
  });

  it('clears contents, or the look, or both', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:B1');
      range.values = [[1, 2]];
      range.format.fill.color = '#FF0000';
      range.clear('Contents');
      range.load('values,format/fill/color');
      await context.sync();
      expect([range.values, range.format.fill.color]).toEqual([[['', '']], '#FF0000']);
      range.values = [[3, 4]];
      range.clear('Formats');
      range.load('values,format/fill/color');
      await context.sync();
      expect([range.values, range.format.fill.color]).toEqual([[[3, 4]], '#FFFFFF']);
      range.clear();
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([['', '']]);
    });
  });
});

describe('rows and columns that come and go', () => {
  it('moves kept ranges, formulas and names with them', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A3').values = [[1], [2], ['=SUM(A1:A2)']];
      context.workbook.names.add('合计', sheet.getRange('A3'));
      const kept = sheet.getRange('A3');
      context.trackedObjects.add(kept);
      await context.sync();
      sheet.getRange('2:2').insert('Down');
      kept.load('address,values,formulas');
      const named = context.workbook.names.getItem('合计').getRange().load('address');
      await context.sync();
      expect([kept.address, kept.formulas[0]?.[0], named.address]).toEqual(['Sheet1!A4', '=SUM(A1:A3)', 'Sheet1!A4']);
      sheet.getRange('1:2').delete('Up');
      sheet.getRange('A:A').insert('Right');
      kept.load('address,values');
      await context.sync();
      expect([kept.address, kept.values]).toEqual(['Sheet1!B2', [[2]]]);
      context.trackedObjects.remove(kept);
    });
  });

  it('shifts single cells', async () => {
    const values = await run(async (context, sheet) => {
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      sheet.getRange('A2').insert('Down');
      const cells = sheet.getRange('A1:A4').load('values');
      await context.sync();
      const before = cells.values;
      sheet.getRange('A2').delete('Up');
      cells.load('values');
      await context.sync();
      return [before, cells.values];
    });
    expect(values).toEqual([
      [[1], [''], [2], [3]],
      [[1], [2], [3], ['']],
    ]);
  });
});

it('has refused no member in all this', () => {
  expect(office.refused()).toEqual([]);
});
