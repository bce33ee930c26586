import { describe, expect, it } from 'vitest';
import { importPlan, maxRows, TooManyRows } from '../../../functions/domain/import/import-plan';
import { allFlags, type PlanReading } from '../../../functions/domain/import/reading';
import { splitText } from '../../../functions/domain/import/split-text';

const head = '序号\t指标名称\t单位\t2020年值\t2025年目标值\t属性';

/** Lines of cells; a blank in place of TAB would be hard to see, so `|` stands for it. */
function draftOf(lines: string[], years: string | null = null): PlanReading {
  const [start, end] = (years ?? '').split('-').map(Number);
  const period = start && end ? { start, end } : null;
  return importPlan([{ sheet: null, rows: splitText(lines.join('\n').replaceAll('|', '\t')) }], { period });
}

const kinds = (draft: PlanReading) => allFlags(draft).map((flag) => flag.kind);
const names = (draft: PlanReading) => draft.tables.map((table) => table.rows.map((row) => row.name));

const caption = '表1：“十四五”主要指标';
const row = (serial: number, name = `指标${serial}覆盖率`) => `${serial}|${name}|%|50|100|约束性`;

describe('the shape of a table', () => {
  it('is read without a flag when nothing is wrong with it', () => {
    const draft = draftOf([caption, head, row(1), row(2)]);
    expect(kinds(draft)).toEqual([]);
    expect(draft.tables[0]?.rows[1]).toMatchObject({ serial: 2, nature: 'binding', measure: { source: 'column' } });
  });

  it('may have lines ending in carriage returns, TABs at the end and a byte order mark', () => {
    const draft = importPlan([
      {
        sheet: null,
        rows: splitText(`\ufeff${[caption, `${head}\t`, `${row(1)}|\t`.replaceAll('|', '\t')].join('\r\n')}\r\n`),
      },
    ]);
    expect(names(draft)).toEqual([['指标1覆盖率']]);
    expect(kinds(draft)).toEqual([]);
  });

  it('may come twice in one paste, each with its caption and notes', () => {
    const draft = draftOf([
      caption,
      head,
      row(1),
      '注：指标1按年末数。',
      '',
      '表2：另一张主要指标表',
      head,
      row(1, '别的比例'),
      row(2, '又一比例'),
    ]);
    expect(names(draft)).toEqual([['指标1覆盖率'], ['别的比例', '又一比例']]);
    expect(draft.tables.map((table) => table.caption?.text)).toEqual([caption, '表2：另一张主要指标表']);
    expect(kinds(draft)).toEqual(['noteAttached']);
  });

  it('goes on after a page number and a repeated header', () => {
    const draft = draftOf([caption, head, row(1), '- 12 -', '', head, row(2)]);
    expect(names(draft)).toEqual([['指标1覆盖率', '指标2覆盖率']]);
    expect(draft.tables[0]?.besides).toHaveLength(7);
  });

  it('goes on after （续表）', () => {
    expect(names(draftOf([caption, head, row(1), '（续表）', head, row(2)]))).toEqual([['指标1覆盖率', '指标2覆盖率']]);
  });

  it('may have a header of two lines, the year above and the role beneath', () => {
    const draft = draftOf([
      caption,
      '序号|指标名称|单位|2020年||2025年',
      '|||实际值|占比说明|目标值',
      '1|覆盖率|%|50||90',
    ]);
    expect(draft.tables[0]?.columns.map((column) => [column.role, column.year])).toEqual([
      ['serial', null],
      ['name', null],
      ['measure', null],
      ['baseline', 2020],
      ['other', null],
      ['target', 2025],
    ]);
  });

  it('may have its unit in a heading, or in a line above for all figures', () => {
    const inHeading = draftOf([caption, '序号|指标名称|2025年目标值（%）|属性', '1|覆盖程度|90|约束性']);
    expect(inHeading.tables[0]?.rows[0]?.measure).toMatchObject({ raw: '%', source: 'heading' });
    const above = draftOf([caption, '（单位：个）', '序号|指标名称|2025年目标值|属性', '1|新建数量|90|约束性']);
    expect(above.tables[0]?.rows[0]?.measure).toMatchObject({ raw: '个', source: 'table' });
    expect(above.tables[0]?.caption?.text).toBe(caption);
  });

  it('may have headings within it: they become the category, to be confirmed', () => {
    const draft = draftOf([caption, head, '一、养老服务', row(1), row(2), '二、社会救助', row(3)]);
    // Without TABs a heading is running text and would end the table; in a sheet it is a row with one cell.
    expect(names(draft)[0]).toEqual([]);
    const withTabs = draftOf([caption, head, '一、养老服务|||||', row(1), '二、社会救助|||||', row(2)]);
    expect(withTabs.tables[0]?.rows.map((one) => one.category.proposal)).toEqual(['一、养老服务', '二、社会救助']);
    expect(kinds(withTabs)).toEqual(['bandAsCategory', 'bandAsCategory']);
  });

  it('is cut by its headings when the blank lines between the rows are lost', () => {
    const cells =
      '序号|指标名称|2020年值|2025年目标值|指标属性|1|甲率（%）|41|50|约束性|2|乙率（%）|95|95|预期性'.split('|');
    const draft = draftOf([caption, ...cells.map((cell) => `|${cell}`)]);
    expect(names(draft)).toEqual([['甲率', '乙率']]);
    expect(kinds(draft)).toEqual(['rowsRegrouped', 'targetAtBaseline']);
  });

  it('joins a line that broke in the middle of a name', () => {
    const draft = draftOf([caption, head, '1|困难群众主动发现机', '制建成率|%|50|100|约束性', row(2)]);
    expect(names(draft)).toEqual([['困难群众主动发现机制建成率', '指标2覆盖率']]);
    expect(kinds(draft)).toEqual(['rowBroken']);
  });

  it('joins a second line without a serial number, and leaves two different figures unread', () => {
    const draft = draftOf([caption, head, '1|儿童福利||50|80|约束性', '|机构|个|60||']);
    expect(names(draft)).toEqual([['儿童福利机构']]);
    expect(draft.tables[0]?.rows[0]?.figures[0]?.value.state).toBe('TEXT');
    expect(kinds(draft)).toEqual(['rowBroken', 'textInsteadOfFigure']);
  });

  it('reads 2020年实际值 beside 2025年目标值 as the baseline', () => {
    const draft = draftOf([caption, '指标名称|单位|2020年实际值|2025年目标值|属性', '覆盖率|%|50|90|约束性']);
    expect(draft.tables[0]?.purpose).toBe('target');
    expect(draft.tables[0]?.columns[2]?.role).toBe('baseline');
  });

  it('may be the ministry’s: serial numbers in the names, bare years for headings', () => {
    const draft = draftOf([
      '专栏1 “十四五”时期民政事业发展主要指标',
      '指标|2020年|2025年|属性',
      '1.城乡低保标准年度增速（%）|—|≥居民上年度人均消费支出增速|预期性',
      '2.养老机构护理型床位占比（%）|38|55|约束性',
    ]);
    expect(draft.tables[0]?.columns.map((column) => column.role)).toEqual(['name', 'baseline', 'target', 'nature']);
    expect(draft.tables[0]?.rows.map((one) => [one.serial, one.name])).toEqual([
      [1, '城乡低保标准年度增速'],
      [2, '养老机构护理型床位占比'],
    ]);
    expect(kinds(draft).toSorted()).toEqual(['columnProposed', 'dashUnexplained', 'relativeTarget']);
  });

  it('takes targets of earlier years for steps of the plan', () => {
    const draft = draftOf([
      caption,
      '指标名称|单位|2020年值|2023年目标值|2025年目标值|属性',
      '覆盖率|%|50|70|90|约束性',
    ]);
    const [first] = draft.tables[0]?.rows ?? [];
    expect(first?.target?.reading.raw).toBe('90');
    expect(first?.figures.map((figure) => [figure.role, figure.year])).toEqual([
      ['baseline', 2020],
      ['annualTarget', 2023],
    ]);
  });
});

describe('what is wrong with a table is said where it is', () => {
  const cases: [string, string[], string[]][] = [
    ['no table at all', ['一段文字。', '又一段。'], ['noTable']],
    ['nothing', [''], ['noTable']],
    ['a caption alone', [caption], ['captionWithoutTable', 'noTable']],
    ['rows without a header', [row(1), row(2), row(3)], ['noHeader', 'noTable']],
    ['a header alone', [caption, head], ['noRows']],
    ['a column named twice', [caption, `${head}|2025年目标值`, `${row(1)}|90`], ['columnTwice']],
    ['an unknown column', [caption, `${head}|说法`, `${row(1)}|某某`], ['columnUnknown']],
    ['a cell beyond the header', [caption, head, `${row(1)}|多余`], ['cellBeyondTable']],
    ['a row that is too short', [caption, head, '1|覆盖率|%|50'], ['rowShort', 'targetBlank', 'natureMissing']],
    ['a serial number twice', [caption, head, row(1), row(1, '别的率')], ['serialTwice']],
    ['a serial number left out', [caption, head, row(1), row(3)], ['serialGap']],
    ['a serial number in words', [caption, head, '甲|覆盖率|%|50|100|约束性'], ['serialUnread']],
    ['an unknown unit', [caption, head, '1|羊只数量|头羊|50|100|约束性'], ['measureUnknown']],
    ['no unit', [caption, head, '1|覆盖率||50|100|约束性'], ['measureMissing']],
    ['two units', [caption, head, '1|户数（户）|个|50|100|约束性'], ['measureConflict']],
    ['no nature', [caption, head, '1|覆盖率|%|50|100|'], ['natureMissing']],
    ['an unknown nature', [caption, head, '1|覆盖率|%|50|100|硬性'], ['natureUnknown']],
    ['no name', [caption, head, '1||%|50|100|约束性'], ['nameMissing']],
    ['no column of natures', [caption, '指标名称|单位|2020年值|2025年目标值', '覆盖率|%|50|100'], ['noNatureColumn']],
    ['one name with two targets', [caption, head, row(1, '同名率'), '2|同名率|%|50|80|约束性'], ['targetsContradict']],
    ['one row twice', [caption, head, row(1, '同名率'), row(2, '同 名 率')], ['blanksRemoved', 'nameTwice']],
    ['a target below the baseline', [caption, head, '1|覆盖率|%|90|60|约束性'], ['targetBelowBaseline']],
    ['a year outside the plan', [caption, head.replace('2020', '2012'), row(1)], ['yearOutsidePlan']],
    ['dashes nobody explains', [caption, head, '1|覆盖率|%|—|60|约束性'], ['dashUnexplained']],
    ['a note on no row', [caption, head, row(1), '注：数据来源见附件。'], ['noteUnattached']],
    ['a target in the wrong place', [caption, head, '1|覆盖率|%|50|约束性|100'], ['targetUnread', 'natureUnknown']],
  ];

  it.each(cases)('%s', (_, lines, expected) => {
    expect(kinds(draftOf(lines)).toSorted()).toEqual(expected.toSorted());
  });

  it('years given by a person go before the caption’s', () => {
    const draft = draftOf(['表1：主要指标', head, row(1)], '2016-2020');
    expect(kinds(draft)).toEqual(['yearOutsidePlan']);
  });

  it('the result of one table contradicts the baseline of the next', () => {
    const results = ['表1：“十三五”指标完成情况', '序号|指标名称|单位|2020年完成值', '1|覆盖率|%|45'];
    const draft = draftOf([...results, '', caption, head, '1|覆盖率|%|50|100|约束性']);
    expect(kinds(draft)).toEqual(['valuesContradict']);
  });

  it('ten thousand rows are refused at once', () => {
    const lines = [caption, head, ...Array.from({ length: 10_000 }, (_, index) => row(index + 1))];
    const began = performance.now();
    expect(() => draftOf(lines)).toThrow(TooManyRows);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('as many rows as are allowed are read in a second', () => {
    const lines = [caption, head, ...Array.from({ length: maxRows - 1 }, (_, index) => row(index + 1))];
    const began = performance.now();
    expect(draftOf(lines).tables[0]?.rows).toHaveLength(maxRows - 1);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('names such as __proto__ are names', () => {
    const draft = draftOf([caption, `${head}|constructor`, `1|__proto__|toString|50|100|__proto__|x`]);
    expect(names(draft)).toEqual([['__proto__']]);
    expect(kinds(draft).toSorted()).toEqual(['columnUnknown', 'measureUnknown', 'natureUnknown']);
  });
});
