import type { ColumnId } from '../../functions/domain/form/columns';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { Field } from '../../functions/domain/submission/entry';
import { formText } from '../text/zh-sheets';
import type { FormPlaces } from './form-grid';
import { type FormLayout, figureRule, formCell, formLayout, isField, isFigure, type SheetCell } from './form-layout';
import {
  cellAddress,
  colors,
  columnLetter,
  columnPoints,
  drawGrid,
  fonts,
  infoLook,
  rowPoints,
  setUpPage,
  styleHeading,
  writeBanner,
  writeDemoNotice,
  writeInfo,
} from './sheet-look';

interface FormContent {
  template: FormTemplate;
  /** What stands in a cell to fill. */
  typed: (key: string, field: Field) => SheetCell;
}

/** Where lines and columns stand right after writing. */
export function writtenPlaces(template: FormTemplate): FormPlaces {
  const layout = formLayout(template);
  return {
    rows: new Map(template.rows.map((row, index) => [row.key, layout.firstRow + index])),
    columns: new Map(layout.columns.map((column, index) => [column.id, index])),
  };
}

/** Queues writing a form on an empty, unprotected sheet; the colours and locks of its cells come after (form-marks). */
export function writeForm(sheet: Excel.Worksheet, content: FormContent): void {
  const { template } = content;
  const layout = formLayout(template);
  const table = sheet.getRangeByIndexes(layout.headingRow, 1, template.rows.length + 1, layout.lastColumn);
  sheet.showGridlines = false;

  writeCells(sheet, content, layout);
  styleColumns(sheet, template, layout);
  writeHead(sheet, template, layout);
  drawGrid(table);
  writeRules(sheet, template, layout);
  setRowHeights(sheet, content, layout);

  sheet.getRange('1:1').rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  const nameColumn = columnLetter(layout.columns.findIndex((column) => column.id === 'name'));
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${nameColumn}${layout.headingRow + 1}`));
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(1, 1, layout.lastRow, layout.lastColumn),
    titleRows: `${layout.headingRow + 1}:${layout.headingRow + 1}`,
  });
}

function writeCells(sheet: Excel.Worksheet, { template, typed }: FormContent, layout: FormLayout): void {
  const cells = template.rows.map((row, index) =>
    layout.columns.map((column) =>
      formCell(layout, row, layout.firstRow + index, column, (field) => typed(row.key, field)),
    ),
  );
  const ids = layout.columns.map((column) => column.id).slice(1);
  sheet.getRangeByIndexes(0, 1, 1, ids.length).values = [ids];
  const range = sheet.getRangeByIndexes(layout.firstRow, 0, cells.length, layout.columns.length);
  range.format.font.name = fonts.body;
  range.format.verticalAlignment = 'Center';
  // Formats first: a text cell keeps what it is given, and 「=…」 in an explanation stays a sentence.
  range.numberFormat = cells.map((line) => line.map((cell) => cell.format));
  range.formulas = cells.map((line) => line.map((cell) => cell.value));
}

function writeHead(sheet: Excel.Worksheet, template: FormTemplate, layout: FormLayout): void {
  const banner = (row: number) => sheet.getRangeByIndexes(row, 1, 1, layout.lastColumn);
  writeBanner(banner(layout.titleRow), template.title, {
    size: 16,
    isBold: true,
    isHeading: true,
    align: 'Center',
    height: 34,
  });
  const at = (id: ColumnId) => layout.columns.findIndex((column) => column.id === id);
  const { unit, round, hint } = formText.info(template.unitName, template.dataYear, template.dueOn);
  writeInfo(sheet, layout.infoRow, infoLook, [
    [at('serial'), at('name'), unit],
    [at('measure'), at('asks'), round],
    [at('numerator'), layout.lastColumn, hint],
  ]);
  if (layout.noticeRow !== null && template.demoNotice !== null) {
    writeDemoNotice(sheet, layout.noticeRow, layout.lastColumn, template.demoNotice);
  }
  const heading = sheet.getRangeByIndexes(layout.headingRow, 1, 1, layout.lastColumn);
  // Broken after the year, never within a word.
  heading.values = [
    layout.columns.slice(1).map((column) => column.heading.replace(/年(?=全市|本单位|完成值)/, '年\n')),
  ];
  styleHeading(heading);
  heading.format.font.size = 10;
}

const centred = new Set<string>(['serial', 'measure', 'nature']);
const texts = new Set<string>(['name', 'asks', 'explanation', 'remark']);
// A measure (元/人、月) and a relative target in the plan's words break into lines too; a figure stays in one.
const wrapped = new Set<string>([...texts, 'measure', 'target']);
// The fine print is read once, and then only when in doubt.
const sizeOf = (id: string) => (id === 'asks' ? 9 : 10);

function styleColumns(sheet: Excel.Worksheet, template: FormTemplate, layout: FormLayout): void {
  for (const [index, column] of layout.columns.entries()) {
    const cells = sheet.getRangeByIndexes(layout.firstRow, index, template.rows.length, 1);
    cells.format.columnWidth = columnPoints(column.width);
    cells.format.wrapText = wrapped.has(column.id);
    cells.format.horizontalAlignment = texts.has(column.id) ? 'Left' : centred.has(column.id) ? 'Center' : 'Right';
    cells.format.font.size = sizeOf(column.id);
    if (column.kind === 'formula') cells.format.fill.color = colors.computed;
  }
}

/**
 * What to type, and a question where it looks wrong. A warning, not a stop: 不适用 and － are answers too, and whatever
 * else is typed is found by the checks, which also see what was pasted past this rule.
 */
function writeRules(sheet: Excel.Worksheet, template: FormTemplate, layout: FormLayout): void {
  for (const [index, row] of template.rows.entries()) {
    for (const [columnIndex, { id, heading }] of layout.columns.entries()) {
      if (!isField(id) || !isFigure(id) || !row.inputs.includes(id)) continue;
      const address = cellAddress(layout.firstRow + index, columnIndex);
      const { reporting } = row.indicator;
      const counted =
        reporting.kind === 'amount' ? reporting.counted : reporting[id === 'numerator' ? id : 'denominator'];
      const { dataValidation } = sheet.getRange(address);
      dataValidation.rule = { custom: { formula: figureRule(address, counted.isWhole) } };
      dataValidation.errorAlert = {
        style: 'Warning',
        title: formText.alertTitle,
        message: formText.alert(counted.isWhole),
        showAlert: true,
      };
      dataValidation.prompt = {
        title: heading,
        message: `${formText.prompt(counted.name, counted.measure, counted.isWhole)}${formText.promptNote}`,
        showPrompt: true,
      };
    }
  }
}

function setRowHeights(sheet: Excel.Worksheet, { template, typed }: FormContent, layout: FormLayout): void {
  const heading = layout.columns.slice(1).map(({ heading: text, width }) => ({ text, width, size: 10 }));
  sheet.getCell(layout.headingRow, 1).format.rowHeight = rowPoints(heading, 32);
  for (const [index, row] of template.rows.entries()) {
    const words: Partial<Record<ColumnId, string>> = {
      name: row.name,
      measure: row.measure,
      target: row.target,
      asks: row.asks,
      explanation: String(typed(row.key, 'explanation').value),
      remark: String(typed(row.key, 'remark').value),
    };
    const texts = layout.columns.map(({ id, width }) => ({ text: words[id] ?? '', width, size: sizeOf(id) }));
    sheet.getCell(layout.firstRow + index, 1).format.rowHeight = rowPoints(texts);
  }
}
