import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importPlan } from '../../functions/domain/import/import-plan';
import type { SourceRow } from '../../functions/domain/import/source';
import { splitText } from '../../functions/domain/import/split-text';
import { folders } from '../../seeds/read-seeds';
import { atMost, inTurns, type Measured } from './measure';

const documents = folders.map((folder) =>
  readFileSync(new URL(`../../seeds/documents/${folder}.txt`, import.meta.url), 'utf8'),
);

/** A table of `count` rows in the words of a real one, every figure another. */
function tableOf(count: number): string {
  const head = ['序号', '指标名称', '单位', '2020年值', '2025年目标值', '属性'];
  const rows = Array.from({ length: count }, (_, index) => [
    String(index + 1),
    `城乡社区综合服务设施第${index + 1}类覆盖率`,
    index % 3 === 0 ? '%' : '个',
    index % 7 === 0 ? '－' : String(40 + (index % 50)),
    index % 5 === 0 ? `≧${95 + (index % 5)}` : `${90 + (index % 10)}`,
    index % 2 === 0 ? '约束性' : '预期性',
  ]);
  return ['表1 “十四五”主要指标', ...[head, ...rows].map((cells) => cells.join('\t'))].join('\n');
}

const read = (rows: SourceRow[]) => importPlan([{ sheet: null, rows }]);
const cellsOf = (text: string) => text.split('\n').flatMap((line) => line.split('\t'));

/** So many copies that what the engine frees of other things meanwhile does not show. */
const copies = 40;

/** The memory the parsed seeds hold, in MB. */
function memoryOfSeeds(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const texts = folders.map((folder) =>
    readFileSync(new URL(`../../seeds/${folder}/plan.json`, import.meta.url), 'utf8'),
  );
  collect();
  collect();
  const before = process.memoryUsage().heapUsed;
  const plans: unknown[] = Array.from({ length: copies }, () => texts.map((text) => JSON.parse(text)));
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  if (plans.length !== copies) throw new Error('copies are missing');
  return grown / copies / 1024 / 1024;
}

/** 导入: reading tables, held against merely splitting the same text into its cells. */
export async function measureImport(): Promise<Measured[]> {
  const table = tableOf(300);
  return [
    ...(await measureReading('Import of a table of 300 rows', [table])),
    ...(await measureReading('Import of the five documents', documents)),
    atMost('The five plans in memory', memoryOfSeeds(), 'MB', 8),
  ];
}

async function measureReading(name: string, texts: string[]): Promise<Measured[]> {
  const whole = await inTurns(
    name,
    15,
    { work: async () => texts.map((text) => read(splitText(text))) },
    { name: 'splitting the same text', work: async () => texts.map(cellsOf) },
  );
  const cells = texts.flatMap(cellsOf).length;
  return [whole, { name: `${name}, for each of its ${cells} cells`, value: (whole.value * 1000) / cells, unit: 'µs' }];
}
