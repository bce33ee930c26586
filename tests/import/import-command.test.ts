import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorkbook, sheetOf } from '../documents/make-workbook';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-import-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The command as a person gives it, without the launcher in front. */
function command(...args: string[]) {
  const child = spawnSync(process.execPath, ['--import', 'tsx', 'functions/import.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: process.cwd() },
  });
  return { code: child.status, out: child.stdout, complaint: child.stderr };
}

const put = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const head = ['序号', '指标名称', '单位', '2020年值', '2025年目标值', '指标属性'];

describe('npm run import', () => {
  it('lists a document’s tables with everything to confirm, and writes the draft', () => {
    const out = join(folder, 'draft.json');
    const result = command('seeds/documents/kunshan.txt', '--json', out);
    expect(result.code).toBe(0);
    expect(result.out).toContain('表2：“十四五”昆山民政事业发展主要指标  目标  2021—2025年');
    expect(result.out).toMatch(/^14 {4}持证社会工作专业人才数 +万人 +0\.2 +≧0\.27 +预期性$/m);
    expect(result.out).toMatch(/\d+\. 表2 指标10 列“2020年值” 第221—225行：单元格为空。请填写数值，或说明缺值原因。/);
    expect(result.out.trimEnd().split('\n').at(-1)).toBe('共 2 张表，36 行指标，15 处需要确认。');
    const draft = JSON.parse(readFileSync(out, 'utf8'));
    expect(draft.tables.map((table: { rows: unknown[] }) => table.rows.length)).toEqual([18, 18]);
  });

  it('reads a workbook, leaves hidden sheets alone and says so', () => {
    const sheets =
      '<workbook><sheets><sheet name="指标" r:id="rId1"/><sheet name="旧表" state="hidden" r:id="rId1"/></sheets></workbook>';
    const sheet = sheetOf([['“十四五”主要指标'], head, ['1', '覆盖率', '%', '50', '100', '约束性']]);
    const result = command(put('plan.xlsx', aWorkbook(sheet, { 'xl/workbook.xml': sheets })));
    expect(result.code).toBe(0);
    expect(result.out).toContain('[指标]  1.  “十四五”主要指标');
    expect(result.out).toContain('工作表“旧表”是隐藏的');
    expect(result.out).toContain('共 1 张表，1 行指标，1 处需要确认。');
  });

  it('reads a .tsv with line breaks inside cells, in the encoding of Windows', () => {
    // 指标名称 单位 2025年目标值 / 覆盖⏎率 % 90, as GB 18030.
    const bytes = Buffer.from(
      'd6b8b1eac3fbb3c609b5a5cebb0932303235c4eac4bfb1ead6b50a22b8b2b8c70ac2ca22092509393025',
      'hex',
    );
    const result = command(put('plan.tsv', bytes));
    expect(result.code).toBe(0);
    expect(result.out).toContain('覆盖率');
    expect(result.out).toContain('已按 GB 18030 读取');
  });

  it.each<[string, () => string[], string]>([
    ['no file', () => [], '用法：'],
    ['a file that is not there', () => ['nowhere.txt'], '找不到文件：'],
    ['another kind of file', () => [put('plan.pdf', 'x')], '不认得的文件类型：'],
    ['years in another form', () => ['seeds/documents/kunshan.txt', '--years', '十四五'], '规划期“十四五”写法不对'],
    ['an empty file', () => [put('empty.txt', ' \n')], '文件是空的'],
    ['CSV named .xlsx', () => [put('fake.xlsx', 'a,b')], '这不是 .xlsx 工作簿'],
  ])('ends with a sentence for %s', (_, make, sentence) => {
    const result = command(...make());
    expect([result.code, result.out]).toEqual([1, '']);
    expect(result.complaint).toContain(sentence);
    expect(result.complaint).not.toContain('at ');
  });

  it('ends with 1 when there is no table, and names the captions that stand alone', () => {
    const result = command('seeds/documents/suzhou.txt');
    expect(result.code).toBe(1);
    expect(result.out).toContain('第77行：只有表题');
    expect(result.out).toContain('共 0 张表，0 行指标，3 处需要确认。');
  });
});
