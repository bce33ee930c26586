import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observationHeader } from './on-files';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-evaluate-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The command as a person gives it, without the launcher in front. */
function command(...args: string[]) {
  const child = spawnSync(process.execPath, ['--import', 'tsx', 'functions/evaluate.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: process.cwd() },
    maxBuffer: 50_000_000,
  });
  return { code: child.status, out: child.stdout, complaint: child.stderr };
}

const put = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const plan = 'seeds/kunshan/plan.json';
const observations = 'seeds/kunshan/observations.csv';
const kunshan = ['--plan', plan, '--observations', observations, '--units', 'seeds/kunshan/units.json'];
const with2022 = ['--year', '2022', '--as-of', '2023-12-31'];

/** Kunshan's plan as JSON with something changed in it, in a file of its own. */
function changedPlan(name: string, change: (plan: Record<string, unknown> & { indicators: unknown[] }) => void) {
  const value = JSON.parse(readFileSync(plan, 'utf8'));
  change(value);
  return put(name, JSON.stringify(value));
}

describe('npm run evaluate', () => {
  it('prints a table for people with counts for both natures', () => {
    const result = command(...kunshan, ...with2022);
    expect([result.code, result.complaint]).toEqual([0, '']);
    expect(result.out).toMatch(
      /^序号 +指标 +单位 +属性 +基期 +目标 +年度目标 +实际 +完成进度 +应达进度 +评价结果 +汇总$/m,
    );
    expect(result.out).toMatch(
      /^7 +村居未成年人保护工作站点覆盖率 +% +约束性 +50 +100 +70 +78\.1 +56\.3% +40\.0% +达到时序进度 +11\/11$/m,
    );
    expect(result.out).toContain('约束性指标 10 项：达到时序进度7，基本达到1，滞后2。可评价 10 项，达到 7 项（70.0%）');
    expect(result.out).toContain('预期性指标 8 项：提前完成1，达到时序进度5，基本达到1，严重滞后1。');
    expect(result.out).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('names who is missing, and shows what came so far as provisional', () => {
    const result = command(...kunshan, '--year', '2023', '--as-of', '2024-06-30');
    expect(result.code).toBe(0);
    expect(result.out).toContain('2023年中期评估  截至2024-06-30');
    expect(result.out).toMatch(/^15 .* 98\.4\* .*数据不全（暂按已报：达到时序进度） +6\/11$/m);
    // A sum that lacks five towns says nothing of the way.
    expect(result.out).toMatch(/^14 .* 0\.1547\* +－ .*数据不全 +6\/11$/m);
    expect(result.out).toMatch(/^ {2}15\. .*：花桥经济开发区（第\d+行未审批）、张浦镇/m);
  });

  it('gives JSON, the same bytes each time, with the line that counted for every figure', () => {
    const [once, twice] = [command(...kunshan, ...with2022, '--json'), command('--json', ...kunshan, ...with2022)];
    expect(once.code).toBe(0);
    expect(once.out).toBe(twice.out);
    const json = JSON.parse(once.out);
    expect([json.kind, json.asOf, json.dataYear]).toEqual(['annual', '2023-12-31', 2022]);
    const stations = json.indicators[6];
    // 250 of 320 are 78.125 %, 625/8.
    expect(stations.actual).toEqual({ text: '78.1', exact: '625/8' });
    const zhangpu = stations.parts[0].lines.find((line: { unit: string }) => line.unit === 'ou_ks_zhangpu');
    expect(readFileSync(observations, 'utf8').split('\n')[zhangpu.line - 1]).toBe(
      'KS2-07,,2022,ou_ks_zhangpu,1,2023-01-18,NUMERIC,31,36,,,',
    );
  });

  it('writes JSON into a file beside the table', () => {
    const out = join(folder, 'out.json');
    const result = command(...kunshan, ...with2022, '--json', out);
    expect(result.out).toContain(`结果已写入 ${out}`);
    expect(JSON.parse(readFileSync(out, 'utf8')).counts.binding.onPace).toBe(7);
  });

  it('evaluates what can be evaluated, names each bad line, and ends with 1', () => {
    const lines = ['KS2-02,,2022,ou_a,1,2023-01-20,NUMERIC,,,2710', 'KS2-01,,2022,ou_a,1,2023-01-20,NUMERIC,5,0,'];
    const file = put('bad.csv', `\ufeff${[observationHeader, ...lines].join('\r\n')}\r\n`);
    const result = command('--plan', plan, '--observations', file, ...with2022);
    expect(result.code).toBe(1);
    expect(result.out).toMatch(/^2 +家庭适老化改造户数 .* 2710 .*达到时序进度 +1\/1$/m);
    expect(result.out).toContain('[不计入] 数据第3行：分母“60周岁以上户籍老年人数”为 0。');
    expect(result.out).toContain('1. 接受居家上门服务老人数占比：ou_a（第3行有误）');
  });

  it('quotes of a cell only its beginning: a page pasted into one hides nothing else', () => {
    const lines = [`KS2-01,,2022,ou_a,1,2023-01-20,${'长'.repeat(5000)},5,9,`];
    const file = put('long.csv', [observationHeader, ...lines].join('\n'));
    const { out } = command('--plan', plan, '--observations', file, ...with2022);
    expect(out).toContain(`“${'长'.repeat(80)}…”`);
    expect(out).not.toContain('长'.repeat(81));
  });

  it('reads what Excel in Chinese saves: 区镇 written in GB 18030', () => {
    const remark = Buffer.from('c7f8d5f2', 'hex');
    const line = 'KS2-02,,2022,ou_a,1,2023-01-20,NUMERIC,,,2710,';
    const file = put('gbk.csv', Buffer.concat([Buffer.from(`${observationHeader},remark\n${line}`), remark]));
    const result = command('--plan', plan, '--observations', file, ...with2022);
    expect([result.code, result.out.includes('2710')]).toEqual([0, true]);
  });

  it.each<[string, () => string[], string]>([
    ['nothing', () => [], '缺少 --plan'],
    ['no day', () => [...kunshan, '--year', '2022'], '缺少 --as-of'],
    ['a day that is none', () => [...kunshan, '--year', '2022', '--as-of', '2023-02-30'], '“2023-02-30”不是日期'],
    ['a year that is none', () => [...kunshan, '--year', '今年', '--as-of', '2023-02-01'], '“今年”不是年份'],
    [
      'a year outside',
      () => [...kunshan, '--year', '2026', '--as-of', '2027-02-01'],
      '2026 年不在规划期 2021—2025 年内',
    ],
    ['another kind', () => [...kunshan, ...with2022, '--kind', 'yearly'], '--kind“yearly”不认得'],
    ['an argument nobody knows', () => [...kunshan, ...with2022, '--fast'], '不认得“--fast”'],
    ['an argument without its value', () => [...kunshan, '--year', '--as-of', '2023-02-01'], '--year 后面缺少内容'],
    ['an argument twice', () => [...kunshan, ...with2022, '--year', '2023'], '--year 写了两次'],
    ['a file that is not there', () => ['--plan', 'nowhere.json', ...kunshan.slice(2), ...with2022], '找不到文件：'],
    ['a plan that is no JSON', () => ['--plan', put('x.json', '{'), ...kunshan.slice(2), ...with2022], '不是 JSON：'],
  ])('ends with a sentence for %s', (_what, make, sentence) => {
    const result = command(...make());
    expect([result.code, result.out]).toEqual([1, '']);
    expect(result.complaint).toContain(sentence);
    expect(result.complaint).not.toMatch(/^ +at /m);
  });

  it.each<[string, Parameters<typeof changedPlan>[1], RegExp]>([
    ['lacks a field', (value) => delete value.baseYear, /^ {2}baseYear：.*期望 数字/m],
    ['has a field too many', (value) => (value.colour = 'red'), /colour/],
    [
      'has a number for an amount',
      (value) => Object.assign(value.indicators[3] as object, { annualTargets: { 2023: 63.6 } }),
      /^ {2}indicators\[3\]\.annualTargets\.2023：.*期望/m,
    ],
    [
      'has its years turned round',
      (value) => (value.endYear = 2019),
      /baseYear, startYear, endYear：.*2020, 2021, 2019/,
    ],
    [
      'has an indicator twice',
      (value) => value.indicators.push(value.indicators[0]),
      /indicators\[18\]\.id：指标 KS2-01 出现了两次/,
    ],
  ])('ends with the place in a plan that %s', (what, change, sentence) => {
    const file = changedPlan(`${what.length}.json`, change);
    const result = command('--plan', file, ...kunshan.slice(2), ...with2022);
    expect([result.code, result.out]).toEqual([1, '']);
    expect(result.complaint).toMatch(sentence);
  });
});
