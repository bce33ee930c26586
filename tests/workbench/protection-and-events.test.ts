import { describe, expect, it } from 'vitest';
import { openOffice } from './open-office';

const { office, run } = await openOffice();

/** A form in small: A names, B to fill in, C calculated. */
const makeForm = (options: Excel.WorksheetProtectionOptions = {}) =>
  run(async (context, sheet) => {
    sheet.getRange('A1:C1').values = [['指标', '实际值', '完成率']];
    sheet.getRange('A2:C3').values = [
      ['甲', 1, '=B2*2'],
      ['乙', 2, '=B3*2'],
    ];
    sheet.getRange('B2:B3').format.fill.color = '#FFF2CC';
    sheet.getRange('B2:B3').numberFormat = [['0.00']];
    sheet.getRange('B2:B3').format.protection.locked = false;
    sheet.protection.protect(options);
    await context.sync();
  });

describe('a protected sheet', () => {
  it('takes what a person types where it may be typed, and calculates', async () => {
    await makeForm();
    expect(await office.user.type('B2', '5')).toBe(true);
    await office.settled();
    expect(office.user.cellText('C2')).toBe('10');
    expect(office.messages).toEqual([]);
  });

  it('refuses typing, pasting and deleting as a whole as soon as one cell is locked', async () => {
    await makeForm();
    await office.settled();
    expect(await office.user.type('C2', '9')).toBe(false);
    expect(await office.user.paste('B2', '7\t8\n9\t10')).toBe(false);
    expect(await office.user.clear('A2:B3')).toBe(false);
    await office.settled();
    expect(['B2', 'C2', 'B3', 'C3'].map((address) => office.user.cellText(address))).toEqual([
      '1.00',
      '2',
      '2.00',
      '4',
    ]);
    expect(office.messages).toHaveLength(3);
    expect(office.messages[0]).toContain('工作表已保护');
  });

  it('takes the format that typing 5% brings along, in an open cell and in no other', async () => {
    await makeForm();
    await office.settled();
    const { grid, unitId } = office.host.book as unknown as {
      grid: { commands: { syncExecuteCommand(id: string, params: object): boolean } };
      unitId: string;
    };
    const subUnitId = office.host.book.activeSheet().getSheetId();
    // As the grid's own editor does after the value: columns B and C.
    const formatted = (column: number) =>
      grid.commands.syncExecuteCommand('sheet.mutation.set.numfmt', {
        unitId,
        subUnitId,
        values: { 0: { ranges: [{ startRow: 1, endRow: 1, startColumn: column, endColumn: column }] } },
        refMap: { 0: { pattern: '0%' } },
      });
    expect(formatted(1)).toBe(true);
    expect(office.messages).toEqual([]);
    expect(formatted(2)).toBe(false);
    expect(office.messages).toHaveLength(1);
    await run(async (context, sheet) => {
      const range = sheet.getRange('B2:C2').load('numberFormat');
      await context.sync();
      expect(range.numberFormat).toEqual([['0%', 'General']]);
    });
  });

  it('keeps the formula of a cell in which an entry was refused', async () => {
    await makeForm();
    await office.settled();
    await office.user.type('C2', '9');
    await office.user.type('B2', '6');
    await office.settled();
    expect(office.user.cellText('C2')).toBe('12');
  });

  it('takes a pasted block and keeps the look of the cells', async () => {
    await makeForm();
    expect(await office.user.paste('B2', '3\n4\n')).toBe(true);
    await run(async (context, sheet) => {
      const range = sheet.getRange('B2:B3').load('values,text,format/fill/color,format/protection/locked');
      await context.sync();
      expect(range.values).toEqual([[3], [4]]);
      expect(range.text).toEqual([['3.00'], ['4.00']]);
      expect([range.format.fill.color, range.format.protection.locked]).toEqual(['#FFF2CC', false]);
    });
  });

  it('keeps a cell open for filling in after it was emptied', async () => {
    await makeForm();
    expect(await office.user.clear('B2')).toBe(true);
    expect(await office.user.undo()).toBe(true);
    expect(office.user.cellText('B2')).toBe('1.00');
    expect(await office.user.clear('B2')).toBe(true);
    expect(await office.user.type('B2', '4')).toBe(true);
    expect(office.user.cellText('B2')).toBe('4.00');
  });

  it('refuses to move cells, which would tear their dependents apart', async () => {
    await makeForm();
    expect(await office.user.move('B2', 'B3')).toBe(false);
    expect(office.messages[0]).toContain('请改用复制');
    expect(office.user.cellText('B2')).toBe('1.00');
  });

  it('lets rows and columns be, unless they were allowed', async () => {
    await makeForm();
    expect(await office.user.insertRows(2)).toBe(false);
    expect(await office.user.deleteRows(2)).toBe(false);
    expect(await office.user.insertColumns('B')).toBe(false);
    office.reset();
    await makeForm({ allowInsertRows: true });
    expect(await office.user.insertRows(2)).toBe(true);
    expect(await office.user.deleteRows(2)).toBe(false);
  });

  it('refuses the add-in as well, with the error Excel gives', async () => {
    await makeForm();
    const attempts: [string, (sheet: Excel.Worksheet) => void][] = [
      ['Range.values', (sheet) => (sheet.getRange('B2:C2').values = [[1, 2]])],
      ['RangeFill.color', (sheet) => (sheet.getRange('B2').format.fill.color = '#FF0000')],
      ['Range.insert', (sheet) => sheet.getRange('2:2').insert('Down')],
      ['Range.merge', (sheet) => sheet.getRange('A1:B1').merge()],
      ['RangeFormat.columnWidth', (sheet) => (sheet.getRange('A:A').format.columnWidth = 100)],
      [
        'DataValidation.rule',
        (sheet) => (sheet.getRange('B2').dataValidation.rule = { list: { inCellDropDown: true, source: 'a' } }),
      ],
      ['FormatProtection.locked', (sheet) => (sheet.getRange('C2').format.protection.locked = false)],
    ];
    for (const [errorLocation, attempt] of attempts) {
      const batch = run(async (context, sheet) => {
        attempt(sheet);
        await context.sync();
      });
      await expect(batch, errorLocation).rejects.toMatchObject({ code: 'AccessDenied', debugInfo: { errorLocation } });
    }
    await run(async (context, sheet) => {
      sheet.getRange('B2').values = [[8]];
      await context.sync();
    });
  });

  it('gives way to the add-in that unprotects it, with the password if there is one', async () => {
    await makeForm();
    await run(async (context, sheet) => {
      sheet.protection.unprotect();
      sheet.getRange('C2').values = [[1]];
      sheet.protection.protect({ allowFormatColumns: true, selectionMode: 'Normal' }, 'gm');
      sheet.protection.load('protected,options');
      sheet.getRange('A:A').format.columnWidth = 100;
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
      expect(sheet.protection.options).toMatchObject({ allowFormatColumns: true, allowFormatCells: false });
      sheet.protection.unprotect('falsch');
      await expect(context.sync()).rejects.toMatchObject({ code: 'AccessDenied' });
      sheet.protection.unprotect('gm');
      sheet.protection.load('protected');
      await context.sync();
      expect(sheet.protection.protected).toBe(false);
    });
  });

  it('leaves other sheets alone', async () => {
    await makeForm();
    await run(async (context) => {
      context.workbook.worksheets.add('草稿');
      await context.sync();
    });
    await office.user.openSheet('草稿');
    expect(await office.user.type('A1', '随便写')).toBe(true);
    expect(await office.user.deleteRows(1)).toBe(true);
    expect(await office.user.renameSheet('草稿', '底稿')).toBe(true);
    expect(office.host.book.worksheets.find('底稿')).not.toBeNull();
  });
});

/** Collects what the genuine library hands to its handlers. */
async function listen() {
  const heard: { changed: Excel.WorksheetChangedEventArgs[]; selected: string[]; sheets: string[] } = {
    changed: [],
    selected: [],
    sheets: [],
  };
  const results = await run(async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add(async (event) => void heard.changed.push(event)),
      worksheets.onSelectionChanged.add(async (event) => void heard.selected.push(event.address)),
      worksheets.onAdded.add(async () => void heard.sheets.push('added')),
      worksheets.onDeleted.add(async () => void heard.sheets.push('deleted')),
      worksheets.onActivated.add(async () => void heard.sheets.push('activated')),
    ];
    await context.sync();
    return handlers;
  });
  const stop = async () => {
    for (const result of results) {
      await office.Excel.run(result.context as Excel.RequestContext, async (context) => {
        result.remove();
        await context.sync();
      });
    }
  };
  return { heard, stop };
}

describe('events', () => {
  it('say where a person changed something, and from what to what', async () => {
    const { heard, stop } = await listen();
    await office.user.type('B2', '5');
    await office.user.type('B2', '6');
    await office.settled();
    expect(heard.changed.map((event) => [event.address, event.changeType, event.source, event.triggerSource])).toEqual([
      ['B2', 'RangeEdited', 'Local', 'Unknown'],
      ['B2', 'RangeEdited', 'Local', 'Unknown'],
    ]);
    expect(heard.changed[1]?.details).toMatchObject({ valueBefore: 5, valueAfter: 6, valueTypeAfter: 'Double' });
    await run(async (context) => {
      const range = heard.changed[0]?.getRange(context).load('address,values');
      await context.sync();
      expect([range?.address, range?.values]).toEqual(['Sheet1!B2', [[6]]]);
    });
    await stop();
  });

  it('mark the add-in’s own writes, and leave out formula results', async () => {
    const { heard, stop } = await listen();
    await run(async (context, sheet) => {
      sheet.getRange('A1:B1').values = [[1, '=A1*2']];
      await context.sync();
    });
    await office.settled();
    await office.user.type('A1', '2');
    await office.settled();
    expect(heard.changed.map((event) => [event.address, event.triggerSource])).toEqual([
      ['A1:B1', 'ThisLocalAddin'],
      ['A1', 'Unknown'],
    ]);
    await stop();
  });

  it('tell a paste as one change, and rows that came or went', async () => {
    const { heard, stop } = await listen();
    await office.user.paste('E6', '1\n2\n3\n4\n5');
    await office.settled();
    await office.user.insertRows(3, 2);
    await office.user.deleteRows(1);
    await office.user.insertColumns('C');
    await office.settled();
    expect(heard.changed.map((event) => [event.address, event.changeType])).toEqual([
      ['E6:E10', 'RangeEdited'],
      ['3:4', 'RowInserted'],
      ['1:1', 'RowDeleted'],
      ['C:C', 'ColumnInserted'],
    ]);
    await stop();
  });

  it('tell of selections and sheets', async () => {
    const { heard, stop } = await listen();
    await office.user.select('C3:D4');
    await run(async (context) => {
      context.workbook.worksheets.add('附表').activate();
      await context.sync();
    });
    await office.user.deleteSheet('附表');
    await office.settled();
    expect(heard.selected[0]).toBe('C3:D4');
    expect(heard.sheets).toEqual(expect.arrayContaining(['added', 'activated', 'deleted']));
    await stop();
  });

  it('reach a handler on one sheet only from that sheet, and stop when it is removed', async () => {
    const heard: string[] = [];
    const handler = await run(async (context, sheet) => {
      context.workbook.worksheets.add('附表');
      const result = sheet.onChanged.add(async (event) => void heard.push(event.address));
      await context.sync();
      return result;
    });
    await office.user.type('A1', '1');
    await office.user.type('附表!A1', '1');
    await office.settled();
    expect(heard).toEqual(['A1']);
    await office.Excel.run(handler.context as Excel.RequestContext, async (context) => {
      handler.remove();
      await context.sync();
    });
    await office.user.type('A2', '1');
    await office.settled();
    expect(heard).toEqual(['A1']);
  });

  it('are silent while the add-in has switched them off', async () => {
    const { heard, stop } = await listen();
    await run(async (context, sheet) => {
      context.runtime.enableEvents = false;
      sheet.getRange('A1').values = [[1]];
      await context.sync();
      context.runtime.enableEvents = true;
      await context.sync();
      sheet.getRange('A2').values = [[1]];
      await context.sync();
    });
    await office.settled();
    expect(heard.changed.map((event) => event.address)).toEqual(['A2']);
    await stop();
  });

  it('tell a move as two changes: where it came from and where it went', async () => {
    await office.user.type('B2', '5');
    await office.settled();
    const { heard, stop } = await listen();
    await office.user.move('B2', 'F9');
    await office.settled();
    expect(heard.changed.map((event) => event.address).sort()).toEqual(['B2', 'F9']);
    await stop();
  });

  it('stay a person’s while the add-in is busy', async () => {
    await office.user.type('A1', '=1+1');
    const { heard, stop } = await listen();
    const busy = run(async (context, sheet) => {
      sheet.getRange('B1').values = [[1]];
      // Waits for the formulas, and meanwhile somebody types.
      sheet.getRange('A1').load('values');
      await context.sync();
    });
    await office.user.type('C1', '7');
    await busy;
    await office.settled();
    expect(heard.changed.map((event) => [event.address, event.triggerSource])).toEqual([
      ['B1', 'ThisLocalAddin'],
      ['C1', 'Unknown'],
    ]);
    await stop();
  });

  it('go on when the add-in stops listening to something else', async () => {
    const { heard, stop } = await listen();
    const { settings } = office.Office.context.document;
    const { SettingsChanged } = office.Office.EventType;
    await new Promise((resolve) => settings.addHandlerAsync(SettingsChanged, () => {}, resolve));
    await new Promise((resolve) => settings.removeHandlerAsync(SettingsChanged, resolve));
    await office.user.type('A1', '1');
    await office.settled();
    expect(heard.changed.map((event) => event.address)).toEqual(['A1']);
    await stop();
  });

  it('do not report an entry that was refused', async () => {
    await makeForm();
    await office.settled();
    const { heard, stop } = await listen();
    await office.user.type('C2', '9');
    await office.settled();
    expect(heard.changed).toEqual([]);
    await stop();
  });
});

describe('undo', () => {
  it('takes back what a person did, and says so', async () => {
    await office.user.type('A1', '1');
    await office.user.type('A1', '2');
    const { heard, stop } = await listen();
    await office.user.undo();
    await office.settled();
    expect(office.user.cellText('A1')).toBe('1');
    expect(heard.changed.map((event) => event.address)).toEqual(['A1']);
    await stop();
  });

  it('never takes back what the add-in wrote', async () => {
    await office.user.type('A1', '1');
    await run(async (context, sheet) => {
      sheet.getRange('A1').values = [['系统']];
      await context.sync();
    });
    await office.user.undo();
    expect(office.user.cellText('A1')).toBe('系统');
  });

  it('cannot get past the lock', async () => {
    await office.user.type('C2', '1');
    await office.user.type('C2', '2');
    office.host.book.side.protection[office.host.book.worksheets.active().getSheetId()] = {
      options: { ...office.host.book.lock.protection(''), allowFormatCells: false } as never,
      password: null,
    };
    await office.user.undo();
    expect(office.user.cellText('C2')).toBe('2');
  });
});

describe('a host in trouble', () => {
  it('refuses a write while a cell is open, and goes on reading', async () => {
    office.host.setEditing(true);
    const write = run(async (context, sheet) => {
      sheet.getRange('A1').values = [[1]];
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    await run(async (context, sheet) => {
      sheet.load('name');
      await context.sync();
      expect(sheet.name).toBe('Sheet1');
    });
    office.host.setEditing(false);
  });

  it('waits for the open cell when the add-in asks it to', async () => {
    office.host.setEditing(true);
    const write = office.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
      await context.sync();
    });
    setTimeout(() => office.host.setEditing(false), 20);
    await write;
    expect(office.user.cellText('A1')).toBe('1');
  });

  it('can be made to fail the next call', async () => {
    office.host.failNext(5102);
    const read = run(async (context, sheet) => {
      sheet.load('name');
      await context.sync();
    });
    await expect(read).rejects.toMatchObject({ code: 'ActivityLimitReached' });
  });

  it('answers to ExcelApi 1.10 on a PC in Chinese', () => {
    const { requirements, platform, displayLanguage } = office.Office.context;
    expect(requirements.isSetSupported('ExcelApi', '1.10')).toBe(true);
    expect(requirements.isSetSupported('ExcelApi', '1.11')).toBe(false);
    expect([platform, displayLanguage]).toEqual(['PC', 'zh-CN']);
  });
});

it('has refused no member in all this', () => {
  expect(office.refused()).toEqual([]);
});

it('refuses what it does not know loudly, by name', async () => {
  const table = run(async (context, sheet) => {
    sheet.tables.add('A1:B2', true);
    await context.sync();
  });
  await expect(table).rejects.toMatchObject({
    code: 'ApiNotFound',
    message: expect.stringContaining('Worksheet.tables'),
  });
  const newer = run(async (context, sheet) => {
    sheet.getRange('A1').getExtendedRange('Down');
    await context.sync();
  });
  await expect(newer).rejects.toThrow();
  expect(office.refused()).toEqual(expect.arrayContaining(['Worksheet.tables']));
});
