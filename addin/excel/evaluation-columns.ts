import type { EvaluationReply, IndicatorEvaluationView } from '../../functions/contract/evaluation';
import { isLagging } from '../../functions/domain/evaluation/verdict';
import type { IndicatorId } from '../../functions/domain/ids';
import { dateText, natureText, verdictName } from '../text/zh';
import { sheet as words } from '../text/zh-evaluating';
import { standingRemarks } from '../text/zh-evaluation';
import { evaluationText, formText } from '../text/zh-sheets';
import { verdictColors } from './evaluation-colors';
import type { Column, Written } from './evaluation-layout';
import type { Note } from './evaluation-notes';
import { printedFigure, type SheetCell, note as text } from './form-layout';
import type { EvaluationSupplement } from './workbook';

const isIncomplete = ({ verdict }: IndicatorEvaluationView) => verdict === 'incomplete';

/** A figure of the evaluation, or a dash where there is none. */
const figure = (value: { text: string } | string | null): SheetCell =>
  printedFigure(value === null ? formText.noValue : typeof value === 'string' ? value : value.text);

export function columnsOf({ evaluation, supplement, ownNotes }: Written, notes: Note[]): Column[] {
  const { headings } = evaluationText;
  const { accounts } = supplement;
  const isAdjusted = evaluation.indicators.some(({ byOriginal }) => byOriginal);
  const hasLagging = evaluation.indicators.some(({ verdict }) => isLagging(verdict));
  const { baseYear, dataYear, endYear } = evaluation;
  const years = Array.from({ length: dataYear - baseYear }, (_, index) => baseYear + 1 + index);
  return [
    { heading: headings.serial, width: 5, align: 'Center', cell: (item) => figure(String(item.serial)) },
    ...(evaluation.indicators.some(({ category }) => category)
      ? [
          {
            heading: headings.category,
            width: 10,
            align: 'Center',
            cell: (item) => text(item.category ?? ''),
          } satisfies Column,
        ]
      : []),
    { id: 'name', heading: headings.name, width: 26, align: 'Left', cell: (item) => text(item.name) },
    { heading: headings.measure, width: 9, align: 'Center', cell: (item) => text(item.measure) },
    { heading: headings.nature, width: 9, align: 'Center', cell: (item) => text(natureText[item.nature]) },
    { heading: headings.baseline(baseYear), width: 9, align: 'Right', cell: (item) => figure(item.baseline) },
    ...years.map(
      (year): Column => ({
        heading: headings.actual(year),
        width: 9,
        align: 'Right',
        cell: (item) => figure(actualOf(item, year, dataYear)),
        isProvisional: (item) => year === dataYear && isIncomplete(item),
      }),
    ),
    ...(isAdjusted
      ? [
          {
            heading: words.headings.original,
            width: 9,
            align: 'Right',
            cell: (item) => figure(item.byOriginal?.target ?? null),
          } satisfies Column,
        ]
      : []),
    { heading: headings.target(endYear), width: 9, align: 'Right', cell: (item) => figure(item.target) },
    { heading: headings.annualTarget(dataYear), width: 9, align: 'Right', cell: (item) => figure(item.annualTarget) },
    {
      id: 'progress',
      heading: headings.progress,
      width: 9,
      align: 'Right',
      cell: (item) => figure(item.progress),
      isProvisional: isIncomplete,
    },
    {
      id: 'expectedPace',
      heading: headings.expectedPace,
      width: 9,
      align: 'Right',
      cell: (item) => figure(item.expectedPace),
    },
    {
      heading: headings.verdict,
      width: 28,
      align: 'Center',
      cell: (item) => text(verdictOf(item, evaluation.verdictNames)),
      fill: (item) => verdictColors[item.verdict],
      isProvisional: isIncomplete,
    },
    ...(isAdjusted
      ? [
          {
            heading: words.headings.byOriginal,
            width: 12,
            align: 'Center',
            cell: ({ byOriginal }) =>
              text(byOriginal ? verdictName(byOriginal.verdict, evaluation.verdictNames) : formText.noValue),
            fill: ({ byOriginal }) => verdictColors[byOriginal?.verdict ?? 'notAssessable'],
          } satisfies Column,
        ]
      : []),
    {
      heading: headings.coverage,
      width: 8,
      align: 'Center',
      cell: (item) => text(item.exclusion ? formText.noValue : `${item.reported}/${item.applicable}`),
    },
    { heading: headings.department, width: 12, align: 'Center', cell: (item) => text(item.department) },
    {
      heading: headings.source,
      width: 12,
      align: 'Center',
      cell: (item) => text(sourceOf(item, evaluation.units)),
    },
    { heading: words.headings.standing, width: 30, align: 'Left', cell: (item) => text(remarkOf(item, notes)) },
    // Where nothing lags there is nothing to account for, and no empty columns to print.
    ...(hasLagging
      ? ([
          {
            heading: words.headings.cause,
            width: 24,
            align: 'Left',
            cell: (item) => text(accountOf(item)?.cause ?? ''),
          },
          {
            heading: words.headings.measure,
            width: 24,
            align: 'Left',
            cell: (item) => text(accountOf(item)?.measure ?? ''),
          },
          {
            heading: words.headings.responsible,
            width: 12,
            align: 'Center',
            cell: (item) => text(responsibleOf(accountOf(item))),
          },
        ] satisfies Column[])
      : []),
    {
      heading: words.headings.remark,
      width: 16,
      align: 'Left',
      cell: (item) => text(ownNotes.get(item.indicator) ?? ''),
    },
  ];

  // An indicator that has caught up needs no account any more, whatever was once written.
  function accountOf({ indicator, verdict }: IndicatorEvaluationView) {
    return isLagging(verdict) ? accounts[indicator] : undefined;
  }
}

/** 数据来源: what kind of units the figure is added up from; whose word it is stands in their forms. */
function sourceOf({ exclusion, parts }: IndicatorEvaluationView, units: EvaluationReply['units']): string {
  const asked = new Set(parts.flatMap(({ shares, missing }) => [...shares.map(({ name }) => name), ...missing]));
  const types = new Set(units.filter(({ name }) => asked.has(name)).map(({ type }) => type));
  return exclusion || types.size === 0 ? formText.noValue : evaluationText.source([...types]);
}

function responsibleOf(account: EvaluationSupplement['accounts'][IndicatorId]): string {
  return account ? words.responsible(account.responsible, account.dueOn && dateText(account.dueOn)) : '';
}

function actualOf(item: IndicatorEvaluationView, year: number, dataYear: number) {
  const known = item.trend.find((point) => point.year === year)?.value ?? null;
  // Of this year the figure so far is shown, as provisional; earlier years stay empty rather than wrong.
  return known ?? (year === dataYear ? item.actual : null);
}

function verdictOf(item: IndicatorEvaluationView, names: EvaluationReply['verdictNames']): string {
  const { verdict, provisional, reported, applicable } = item;
  if (verdict !== 'incomplete') return verdictName(verdict, names);
  const coverage = evaluationText.incomplete(reported, applicable);
  return provisional ? `${coverage}\n${evaluationText.provisional(verdictName(provisional, names))}` : coverage;
}

function remarkOf(item: IndicatorEvaluationView, notes: Note[]): string {
  const remarks: string[] = [];
  if (item.isAlert) remarks.push(isIncomplete(item) ? evaluationText.provisionalAlert : evaluationText.alert);
  for (const { label, value } of item.parts) {
    if (label && value) remarks.push(evaluationText.part(label, value.text));
  }
  if (isLagging(item.verdict) || (item.provisional && isLagging(item.provisional))) {
    const worst = item.parts.find((part) => part.worst)?.worst;
    if (worst) remarks.push(evaluationText.worst(worst.name, worst.value.text));
    const { requiredPace, achievedPace } = item;
    if (requiredPace && achievedPace) {
      remarks.push(evaluationText.pace(requiredPace.text, achievedPace.text, item.measure));
    }
  }
  remarks.push(...standingRemarks(item));
  const own = notes.flatMap(({ indicator }, index) => (indicator === item.indicator ? [index + 1] : []));
  if (own.length > 0) remarks.push(own.map((number) => evaluationText.seeNote(number)).join('、'));
  return remarks.join('；');
}
