import { describe, expect, it } from 'vitest';
import { openOffice } from './open-office';

const { office, run } = await openOffice();

describe('worksheets', () => {
  it('can be added, found, renamed, moved and counted', async () => {
    await run(async (context, sheet) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add('2023年填报');
      worksheets.add();
      const missing = worksheets.getItemOrNullObject('没有');
      const count = worksheets.getCount();
      await context.sync();
      expect(missing.isNullObject).toBe(true);
      expect(count.value).toBe(3);
      added.name = '2024年填报';
      added.position = 0;
      const address = added.getRange('A1').load('address');
      worksheets.load('items/name,items/id,items/visibility,items/position');
      sheet.load('position');
      const first = worksheets.getFirst().load('name');
      await context.sync();
      expect(worksheets.items.map((item) => [item.name, item.position, item.visibility])).toEqual([
        ['2024年填报', 0, 'Visible'],
        ['Sheet1', 1, 'Visible'],
        ['Sheet3', 2, 'Visible'],
      ]);
      expect([sheet.position, first.name]).toEqual([1, '2024年填报']);
      expect(address.address).toBe("'2024年填报'!A1");
    });
  });

  it('do not become active by being added', async () => {
    await run(async (context) => {
      context.workbook.worksheets.add('附表');
      const active = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      expect(active.name).toBe('Sheet1');
      context.workbook.worksheets.getItem('附表').activate();
      active.load('name');
      const now = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      expect(now.name).toBe('附表');
    });
  });

  it('refuse a name that is taken or not allowed', async () => {
    const add = (name: string) =>
      run(async (context) => {
        context.workbook.worksheets.add(name);
        await context.sync();
      });
    await expect(add('sheet1')).rejects.toMatchObject({ code: 'ItemAlreadyExists' });
    await expect(add('一/二')).rejects.toMatchObject({ code: 'InvalidArgument' });
    await expect(add('字'.repeat(32))).rejects.toMatchObject({ code: 'InvalidArgument' });
    const missing = run(async (context) => {
      context.workbook.worksheets.getItem('没有').load('name');
      await context.sync();
    });
    await expect(missing).rejects.toMatchObject({ code: 'ItemNotFound' });
  });

  it('can be hidden so that no menu shows them, and only the add-in brings them back', async () => {
    await run(async (context) => {
      const meta = context.workbook.worksheets.add('_纲目');
      meta.visibility = 'VeryHidden';
      meta.load('visibility');
      await context.sync();
      expect(meta.visibility).toBe('VeryHidden');
    });
    const { grid } = office.host.book as unknown as {
      grid: { commands: { syncExecuteCommand(id: string, params: object): boolean } };
    };
    const subUnitId = office.host.book.worksheets.find('_纲目')?.getSheetId();
    const { unitId } = office.host.book;
    expect(
      grid.commands.syncExecuteCommand('sheet.mutation.set-worksheet-hidden', { unitId, subUnitId, hidden: 0 }),
    ).toBe(false);
    await run(async (context) => {
      const meta = context.workbook.worksheets.getItem('_纲目');
      meta.visibility = 'Visible';
      meta.load('visibility');
      await context.sync();
      expect(meta.visibility).toBe('Visible');
    });
  });

  it('can be deleted, but never the last one', async () => {
    await run(async (context, sheet) => {
      context.workbook.worksheets.add('附表').activate();
      context.workbook.worksheets.getItem('附表').delete();
      const active = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      expect(active.name).toBe('Sheet1');
      sheet.delete();
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidOperation' });
    });
  });

  it('have a tab colour and gridlines', async () => {
    await run(async (context, sheet) => {
      sheet.tabColor = '#1F7A4D';
      sheet.showGridlines = false;
      sheet.load('tabColor,showGridlines');
      await context.sync();
      expect([sheet.tabColor, sheet.showGridlines]).toEqual(['#1F7A4D', false]);
    });
  });

  it('freeze panes', async () => {
    await run(async (context, sheet) => {
      const none = sheet.freezePanes.getLocationOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
      sheet.freezePanes.freezeAt(sheet.getRange('A1:C4'));
      const corner = sheet.freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      sheet.freezePanes.freezeRows(2);
      const rows = sheet.freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      sheet.freezePanes.freezeColumns(1);
      const columns = sheet.freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      expect([corner.address, rows.address, columns.address]).toEqual(['Sheet1!A1:C4', 'Sheet1!1:2', 'Sheet1!A:A']);
      sheet.freezePanes.unfreeze();
      const gone = sheet.freezePanes.getLocationOrNullObject();
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  it('keep how they should be printed', async () => {
    await run(async (context, sheet) => {
      const layout = sheet.pageLayout;
      layout.orientation = 'Landscape';
      layout.paperSize = 'A4';
      layout.printGridlines = false;
      layout.centerHorizontally = true;
      layout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      layout.setPrintArea('A1:N31');
      layout.setPrintTitleRows('$1:$4');
      layout.load('orientation,paperSize,centerHorizontally,zoom');
      const titles = layout.getPrintTitleRowsOrNullObject().load('address');
      await context.sync();
      expect([layout.orientation, layout.centerHorizontally, titles.address]).toEqual([
        'Landscape',
        true,
        'Sheet1!1:4',
      ]);
      expect(layout.zoom).toEqual({ horizontalFitToPages: 1, verticalFitToPages: 0 });
    });
  });
});

describe('validation', () => {
  it('keeps rule, alert and prompt of a range, and says whether its cells pass', async () => {
    await run(async (context, sheet) => {
      const list = sheet.getRange('B2:B5').dataValidation;
      list.rule = { list: { inCellDropDown: true, source: '已完成,进行中,未启动' } };
      list.errorAlert = { message: '请从列表中选择。', showAlert: true, style: 'Stop', title: '完成情况' };
      list.prompt = { message: '请选择', showPrompt: true, title: '完成情况' };
      const number = sheet.getRange('C2:C5').dataValidation;
      number.rule = { decimal: { formula1: 0, formula2: 100, operator: 'Between' } };
      number.ignoreBlanks = true;
      const whole = sheet.getRange('D2').dataValidation;
      whole.rule = { wholeNumber: { formula1: 1, operator: 'GreaterThanOrEqualTo' } };
      const custom = sheet.getRange('E2').dataValidation;
      custom.rule = { custom: { formula: '=E2>D2' } };
      for (const part of [list, number, whole, custom]) part.load('rule,type,errorAlert,prompt,ignoreBlanks,valid');
      await context.sync();
      expect(list.rule).toEqual({ list: { inCellDropDown: true, source: '已完成,进行中,未启动' } });
      expect([list.type, number.type, whole.type, custom.type]).toEqual(['List', 'Decimal', 'WholeNumber', 'Custom']);
      expect(list.errorAlert).toEqual({
        message: '请从列表中选择。',
        showAlert: true,
        style: 'Stop',
        title: '完成情况',
      });
      expect(list.prompt.message).toBe('请选择');
      expect(number.rule).toEqual({ decimal: { formula1: 0, formula2: 100, operator: 'Between' } });
      expect(custom.rule).toEqual({ custom: { formula: '=E2>D2' } });
      expect([list.valid, number.valid]).toEqual([true, true]);

      // An add-in may write what a person may not type; then the cell is invalid.
      sheet.getRange('B2').values = [['乱填']];
      sheet.getRange('C3').values = [[120]];
      sheet.getRange('C2').values = [[20]];
      list.load('valid');
      const second = sheet.getRange('C3').dataValidation.load('valid');
      const first = sheet.getRange('C2').dataValidation.load('valid,rule');
      await context.sync();
      expect([list.valid, second.valid, first.valid]).toEqual([null, false, true]);
      expect(first.rule).toEqual(number.rule);
    });
    expect(await office.user.type('B3', '做完了')).toBe(false);
    expect(office.messages).toEqual(['请从列表中选择。']);
    expect(await office.user.type('B3', '已完成')).toBe(true);
    expect(await office.user.type('C4', '101')).toBe(false);
    expect(await office.user.type('C4', '99.5')).toBe(true);
  });

  it('cuts a cleared part out of a rule', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A10').dataValidation.rule = { list: { inCellDropDown: true, source: '是,否' } };
      sheet.getRange('A3:A4').dataValidation.clear();
      const cleared = sheet.getRange('A3').dataValidation.load('type');
      const kept = sheet.getRange('A5').dataValidation.load('type');
      await context.sync();
      expect([cleared.type, kept.type]).toEqual(['None', 'List']);
    });
  });

  it('takes a list from cells', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('H1:H2').values = [['是'], ['否']];
      sheet.getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: '=$H$1:$H$2' } };
      sheet.getRange('A1').values = [['否']];
      const valid = sheet.getRange('A1').dataValidation.load('valid,rule');
      await context.sync();
      expect(valid.valid).toBe(true);
      expect(valid.rule.list?.source).toBe('=$H$1:$H$2');
    });
  });
});

describe('conditional formats', () => {
  it('are kept with formula and look', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('G5:G31');
      const custom = range.conditionalFormats.add('Custom');
      custom.custom.rule.formula = '=$G5<90';
      custom.custom.format.fill.color = '#FFC7CE';
      custom.custom.format.font.color = '#9C0006';
      const value = range.conditionalFormats.add('CellValue');
      value.cellValue.rule = { formula1: '100', operator: 'GreaterThan' };
      value.cellValue.format.font.bold = true;
      const count = range.conditionalFormats.getCount();
      range.conditionalFormats.load('items/type,items/id');
      custom.custom.rule.load('formula');
      custom.custom.format.fill.load('color');
      value.cellValue.load('rule');
      await context.sync();
      expect(count.value).toBe(2);
      expect(range.conditionalFormats.items.map((item) => item.type).sort()).toEqual(['CellValue', 'Custom']);
      expect([custom.custom.rule.formula, custom.custom.format.fill.color]).toEqual(['=$G5<90', '#FFC7CE']);
      expect(value.cellValue.rule).toMatchObject({ formula1: '100', operator: 'GreaterThan' });
      sheet.getRange('1:1').insert('Down');
      const moved = sheet.getRange('G6:G32').conditionalFormats.getCount();
      await context.sync();
      expect(moved.value).toBe(2);
      sheet.getRange('G6:G32').conditionalFormats.clearAll();
      const none = sheet.getRange('G6:G32').conditionalFormats.getCount();
      await context.sync();
      expect(none.value).toBe(0);
    });
  });
});

describe('names', () => {
  it('stand for ranges and constants', async () => {
    await run(async (context, sheet) => {
      const { names } = context.workbook;
      names.add('实际值', sheet.getRange('E5:E31'));
      names.add('模板', '="gdp-2023"').visible = false;
      names.add('阈值', '=90');
      sheet.names.add('本表合计', sheet.getRange('E32'));
      await context.sync();
      names.load('items/name,items/formula,items/value,items/visible,items/type');
      sheet.names.load('items/name');
      const range = names.getItem('实际值').getRange().load('address');
      const byName = sheet.getRange('实际值').load('address');
      const missing = names.getItemOrNullObject('没有');
      await context.sync();
      expect(names.items.map((item) => [item.name, item.formula, item.value, item.visible, item.type])).toEqual([
        ['实际值', '=Sheet1!$E$5:$E$31', 'Sheet1!$E$5:$E$31', true, 'Range'],
        ['模板', '="gdp-2023"', 'gdp-2023', false, 'String'],
        ['阈值', '=90', 90, true, 'Double'],
      ]);
      expect(sheet.names.items.map((item) => item.name)).toEqual(['本表合计']);
      expect([range.address, byName.address]).toEqual(['Sheet1!E5:E31', 'Sheet1!E5:E31']);
      expect(missing.isNullObject).toBe(true);
      const constant = names.getItem('模板').getRangeOrNullObject();
      names.getItem('阈值').formula = '=95';
      names.getItem('实际值').delete();
      const changed = names.getItem('阈值').load('value');
      const gone = names.getItemOrNullObject('实际值');
      await context.sync();
      expect([constant.isNullObject, changed.value, gone.isNullObject]).toEqual([true, 95, true]);
    });
  });

  it('may not be taken, nor read like a cell', async () => {
    const add = (name: string) =>
      run(async (context, sheet) => {
        context.workbook.names.add('实际值', sheet.getRange('A1'));
        context.workbook.names.add(name, sheet.getRange('A2'));
        await context.sync();
      });
    await expect(add('FY2025')).rejects.toMatchObject({ code: 'InvalidArgument' });
    office.reset();
    await expect(add('实际值')).rejects.toMatchObject({ code: 'ItemAlreadyExists' });
  });
});

describe('comments', () => {
  it('are put on cells, read, changed and deleted', async () => {
    await run(async (context, sheet) => {
      const { comments } = context.workbook;
      comments.add(sheet.getRange('E6'), '请核对分子。');
      sheet.comments.add('Sheet1!E7', '口径已变。');
      await context.sync();
      comments.load('items/content');
      const count = comments.getCount();
      const found = comments.getItemByCell('Sheet1!E6').load('content,id');
      const place = comments.getItemByCell(sheet.getRange('E7')).getLocation().load('address');
      await context.sync();
      expect(comments.items.map((item) => item.content)).toEqual(['请核对分子。', '口径已变。']);
      expect([count.value, found.content, place.address]).toEqual([2, '请核对分子。', 'Sheet1!E7']);
      found.content = '已核对。';
      found.load('content');
      await context.sync();
      expect(found.content).toBe('已核对。');
      found.delete();
      const left = comments.getCount();
      await context.sync();
      expect(left.value).toBe(1);
      comments.getItemByCell('Sheet1!A1').load('content');
      await expect(context.sync()).rejects.toMatchObject({ code: 'ItemNotFound' });
    });
  });
});

describe('hidden parts of the workbook', () => {
  it('keeps custom XML', async () => {
    const xml = '<form xmlns="urn:gangmu:form"><row id="1"/></form>';
    await run(async (context) => {
      const { customXmlParts } = context.workbook;
      const part = customXmlParts.add(xml);
      customXmlParts.add('<other xmlns="urn:other"/>');
      part.load('id,namespaceUri');
      const mine = customXmlParts.getByNamespace('urn:gangmu:form');
      mine.load('items/id');
      const text = part.getXml();
      await context.sync();
      expect([part.namespaceUri, text.value]).toEqual(['urn:gangmu:form', xml]);
      expect(mine.items.map((item) => item.id)).toEqual([part.id]);
      part.setXml(xml.replace('"1"', '"2"'));
      const again = mine.getOnlyItem().getXml();
      await context.sync();
      expect(again.value).toContain('"2"');
      part.delete();
      const none = customXmlParts.getByNamespace('urn:gangmu:form').getOnlyItemOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });

  it('keeps settings, whichever of the two ways they are asked for', async () => {
    await run(async (context) => {
      const { settings } = context.workbook;
      settings.add('round', { id: 'r1', rows: [1, 2] });
      const value = settings.getItemOrNullObject('round').load('value');
      const missing = settings.getItemOrNullObject('none');
      await context.sync();
      expect([value.value, missing.isNullObject]).toEqual([{ id: 'r1', rows: [1, 2] }, true]);
    });
    const { settings } = office.Office.context.document;
    await new Promise((resolve) => settings.refreshAsync(resolve));
    expect(settings.get('round')).toEqual({ id: 'r1', rows: [1, 2] });
    settings.set('person', 'zhang');
    await new Promise((resolve) => settings.saveAsync(resolve));
    await run(async (context) => {
      const person = context.workbook.settings.getItem('person').load('value');
      context.workbook.settings.getItem('round').delete();
      await context.sync();
      expect(person.value).toBe('zhang');
    });
    expect(Object.keys(office.host.book.side.settings)).toEqual(['person']);
  });
});

it('opens a saved workbook as it was', async () => {
  await run(async (context, sheet) => {
    sheet.name = '填报';
    sheet.getRange('A1:B1').values = [[5, '=A1*2']];
    sheet.getRange('A1').format.fill.color = '#FFF2CC';
    sheet.getRange('A1').format.protection.locked = false;
    sheet.getRange('A1').dataValidation.rule = { decimal: { formula1: 0, operator: 'GreaterThan' } };
    const rule = sheet.getRange('B1').conditionalFormats.add('Custom');
    rule.custom.rule.formula = '=B1>5';
    rule.custom.format.fill.color = '#FF0000';
    context.workbook.names.add('数', sheet.getRange('A1'));
    context.workbook.comments.add(sheet.getRange('A1'), '注');
    context.workbook.settings.add('k', 1);
    context.workbook.customXmlParts.add('<a xmlns="urn:a"/>');
    context.workbook.worksheets.add('_纲目').visibility = 'VeryHidden';
    context.workbook.worksheets.add('附表').position = 0;
    sheet.freezePanes.freezeRows(1);
    sheet.protection.protect({ allowFormatColumns: true }, '1234');
    await context.sync();
  });
  await office.settled();
  const file = JSON.parse(JSON.stringify(office.host.book.save()));
  office.reset();
  await run(async (context) => {
    const missing = context.workbook.worksheets.getItemOrNullObject('填报');
    await context.sync();
    expect(missing.isNullObject).toBe(true);
  });
  office.reset(file);
  await run(async (context, sheet) => {
    const range = sheet.getRange('A1:B1').load('values,formulas');
    const cell = sheet.getRange('A1').load('format/fill/color,format/protection/locked');
    const validation = sheet.getRange('A1').dataValidation.load('type');
    const conditional = sheet.getRange('B1').conditionalFormats.getCount();
    const name = context.workbook.names.getItem('数').load('formula');
    const comment = context.workbook.comments.getItemByCell('填报!A1').load('content');
    const meta = context.workbook.worksheets.getItem('_纲目').load('visibility');
    const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
    const parts = context.workbook.customXmlParts.getCount();
    const setting = context.workbook.settings.getItem('k').load('value');
    sheet.protection.load('protected,options');
    await context.sync();
    expect(range.values).toEqual([[5, 10]]);
    expect(range.formulas).toEqual([[5, '=A1*2']]);
    expect([cell.format.fill.color, cell.format.protection.locked]).toEqual(['#FFF2CC', false]);
    expect([validation.type, conditional.value, name.formula]).toEqual(['Decimal', 1, '=填报!$A$1']);
    expect([comment.content, meta.visibility, frozen.address]).toEqual(['注', 'VeryHidden', '填报!1:1']);
    expect([parts.value, setting.value]).toEqual([1, 1]);
    expect([sheet.protection.protected, sheet.protection.options.allowFormatColumns]).toEqual([true, true]);
  });
  expect(await office.user.type('B1', '7')).toBe(false);
  expect(await office.user.type('A1', '7')).toBe(true);
  await office.settled();
  expect(office.user.cellText('B1')).toBe('14');
});

it('has refused no member in all this', () => {
  expect(office.refused()).toEqual([]);
});
