import { verdictName } from '../../addin/text/zh';
import type { FilesToEvaluate } from '../domain/observation/evaluate-observations';
import type { FileProblem } from '../domain/observation/problem';
import { describeProblem, words } from '../evaluate-words';
import { toLines } from '../text-table';
import type { EvaluationJson, Value } from './to-json';

type IndicatorJson = EvaluationJson['indicators'][number];
type PartJson = IndicatorJson['parts'][number];

const percent = (value: Value | null) => (value ? `${value.text}%` : words.none);

/** The evaluation for people: a table, the counts, who is missing, and what is wrong with the files. */
export function listEvaluation(json: EvaluationJson, { plan }: Pick<FilesToEvaluate, 'plan'>): string[] {
  const nameOf = (verdict: IndicatorJson['verdict']) => verdictName(verdict, plan.verdictSettings.names);
  const table = [words.heads, ...json.indicators.flatMap((item) => listIndicator(item, nameOf))];
  return [
    words.title(json),
    '',
    ...toLines(table),
    ...(json.indicators.some((item) => item.verdict === 'incomplete' && item.actual) ? [words.partial] : []),
    '',
    ...listCounts(json, nameOf),
    ...listMissing(json),
    ...listProblems(json),
    ...(json.demoNotice === null ? [] : ['', json.demoNotice]),
  ];
}

function listIndicator(item: IndicatorJson, nameOf: (verdict: IndicatorJson['verdict']) => string): string[][] {
  const isPartial = item.verdict === 'incomplete';
  const provisional = item.provisional === null ? '' : words.provisional(nameOf(item.provisional));
  const row = [
    String(item.serial),
    item.name,
    item.measure,
    words.natures[item.nature],
    item.baseline ?? words.none,
    item.target,
    item.annualTarget ?? words.none,
    figure(item.actual, isPartial),
    percent(item.progress),
    item.verdict === 'excluded' ? words.none : percent(item.expectedPace),
    `${nameOf(item.verdict)}${provisional}${item.isExceeded ? words.exceeded : ''}`,
    item.verdict === 'excluded' ? words.none : `${item.reported}/${item.applicable}`,
  ];
  return item.parts.length < 2 ? [row] : [row, ...item.parts.map(listPart)];
}

function listPart(part: PartJson): string[] {
  const { reported, applicable } = part.coverage;
  const name = `  ${words.partOf}${part.label ?? part.part ?? ''}`;
  const cells = ['', part.target, '', figure(part.actual, !part.isComplete), percent(part.progress)];
  return ['', name, '', '', ...cells, percent(part.expectedPace), '', `${reported}/${applicable}`];
}

const figure = (value: Value | null, isPartial: boolean) =>
  value ? `${value.text}${isPartial ? '*' : ''}` : words.none;

function listCounts({ counts, kind }: EvaluationJson, nameOf: (verdict: IndicatorJson['verdict']) => string): string[] {
  return (['binding', 'anticipatory'] as const).map((nature) => {
    const count = counts[nature];
    const classes = words
      .classes(kind)
      .filter((verdict) => count[verdict] > 0)
      .map((verdict) => `${nameOf(verdict)}${count[verdict]}`);
    return words.counts(words.natures[nature], count, classes);
  });
}

function listMissing({ indicators }: EvaluationJson): string[] {
  const lines = indicators
    .filter(({ verdict }) => verdict === 'incomplete')
    .flatMap((item) =>
      item.parts
        .filter((part) => !part.isComplete)
        .map((part) => {
          const units = part.missing.map((one) => `${one.name}（${words.absence(one)}）`);
          const years = part.missingYears.length > 0 ? [words.missingYears(part.missingYears)] : [];
          const label = part.part === null ? '' : ` ${part.label ?? part.part}`;
          return `  ${item.serial}. ${item.name}${label}：${[...units, ...years].join('、')}`;
        }),
    );
  return lines.length === 0 ? [] : ['', words.incomplete, ...lines];
}

function listProblems({ problems }: EvaluationJson): string[] {
  if (problems.length === 0) return [];
  return ['', words.problems(problems), ...problems.map((problem) => `  ${describeProblem(shorten(problem))}`)];
}

/** What of a cell is quoted to people: a page pasted into one would push everything else off the screen. JSON has it whole. */
const longestQuote = 80;

function shorten(problem: FileProblem): FileProblem {
  const letters = [...problem.found];
  return letters.length > longestQuote ? { ...problem, found: `${letters.slice(0, longestQuote).join('')}…` } : problem;
}
