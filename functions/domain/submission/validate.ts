import { exact, Fraction, toPlainText, toText } from '../decimal';
import type { GridReading } from '../form/grid';
import { annualTargetOf, type FormRow, type FormTemplate } from '../form/template';
import type { IndicatorId } from '../ids';
import { type Entry, type Field, type FigureField, isSameEntry } from './entry';
import { isExplanation, settles } from './explain';
import type { Finding, FindingDetails, TypedFigures } from './findings';
import { type ChangeLimits, levelOf, type RuleId, type RuleLevel, ruleLevels } from './rules';
import { unitValue } from './unit-value';

export { isExplanation };

type Report = <Rule extends RuleId>(rule: Rule, field: Field, details: FindingDetails[Rule]) => void;

/** What one line's checks look at. */
interface Line {
  row: FormRow;
  entry: Entry;
  report: Report;
}

// A line that grows from 2 to 20 is no mistake of measure: 扩大十倍 is looked for only from here up.
const smallestForMeasureCheck = 20;

/** What a sheet shows besides its entries. */
export type SheetFacts = Pick<GridReading, 'readAs' | 'missingKeys' | 'changedPrint'> &
  Partial<Pick<GridReading, 'changedLastYear'>>;

/**
 * All findings on a filled form, in the form's order. Runs unchanged in the pane and on the server; the pane passes
 * what reading the sheet showed besides the entries (deleted rows, cleaned texts), the server has only entries.
 */
export function validate(template: FormTemplate, entries: Entry[], reading?: SheetFacts): Finding[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const findings: Finding[] = [];
  const denominators = new Map<string, SeenDenominator>();
  const sound: Line[] = [];

  for (const row of template.rows) {
    const entry = byKey.get(row.key);
    const report: Report = (rule, field, details) => {
      const level = levelOf(rule, template.rules, row.indicator.checks.rules);
      if (level === 'off') return;
      findings.push({
        rule,
        level,
        key: row.key,
        field,
        serial: row.serial,
        name: row.name,
        details,
        isExplained: level === 'explain' && entry !== undefined && settles(entry, { rule, field }),
      } as Finding);
    };
    const firstInput = row.inputs[0] ?? 'amount';

    if (!entry || reading?.missingKeys.includes(row.key)) {
      report('F1', firstInput, {});
      continue;
    }
    const overwritten = reading?.changedLastYear?.find(({ key }) => key === row.key);
    if (overwritten) report('V11', firstInput, { found: overwritten.found, lastYear: row.lastYearText });
    else if (reading?.changedPrint.includes(row.key)) report('F2', firstInput, {});
    for (const cleaned of reading?.readAs ?? []) {
      if (cleaned.key === row.key) report('N2', cleaned.field, { typed: cleaned.typed, amount: cleaned.amount });
    }
    const line = { row, entry, report };
    // One mistake, one finding: what is wrong in itself is not compared with last year as well.
    if (checkFilled(line) && checkNumbers(line) && checkRatio(line)) {
      sound.push(line);
      checkSameDenominator(line, denominators);
      checkAgainstLastYear(line, template.changeLimits);
      checkAgainstTarget(line, template.dataYear);
    }
  }
  checkTotals(template, sound, byKey);
  const place = new Map(template.rows.map(({ key }, index) => [key, index]));
  return findings.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
}

/** V1, V2, W6: is there a figure, or a reason why not? True if there are figures to look at. */
function checkFilled({ row, entry, report }: Line): boolean {
  if (entry.state === 'MISSING' || entry.state === 'NOT_APPLICABLE') {
    report('W6', row.inputs[0] ?? 'amount', { state: entry.state });
    return false;
  }
  for (const field of row.inputs) {
    const typed = entry.unread[field];
    if (typed !== undefined) report('V2', field, { typed });
    else if (entry[field] === null) report('V1', field, {});
  }
  return row.inputs.every((field) => entry[field] !== null);
}

/** V3: counted things are whole and not negative; a standard in 元 may have decimals. */
function checkNumbers({ row, entry, report }: Line): boolean {
  let areSound = true;
  for (const field of row.inputs) {
    const found = entry[field];
    if (found === null) continue;
    const amount = exact(found);
    const isWrong = amount.compare(0) < 0 || (countedIn(row, field).isWhole && amount.d !== 1n);
    if (isWrong) report('V3', field, { found });
    areSound &&= !isWrong;
  }
  return areSound;
}

function countedIn(row: FormRow, field: FigureField) {
  const { reporting } = row.indicator;
  if (reporting.kind === 'amount') return reporting.counted;
  return field === 'numerator' ? reporting.numerator : reporting.denominator;
}

/** V4, V5, W3: a share stays within its whole, a denominator is not zero, and fits the city's count of units. */
function checkRatio({ row, entry, report }: Line): boolean {
  const { numerator, denominator } = entry;
  if (numerator === null || denominator === null) return true;
  const { isShare, denominatorPerUnit } = row.indicator.checks;
  if (exact(denominator).equals(0)) {
    report('V5', 'denominator', { numerator });
    return false;
  }
  const isBeyondWhole = isShare && exact(numerator).compare(exact(denominator)) > 0;
  if (isBeyondWhole) {
    const percent = toText(exact(numerator).div(exact(denominator)).mul(100), 1);
    report('V4', 'numerator', { numerator, denominator, percent });
  }
  if (denominatorPerUnit !== null && !exact(denominator).equals(exact(denominatorPerUnit))) {
    report('W3', 'denominator', { found: denominator, expected: denominatorPerUnit });
  }
  return !isBeyondWhole;
}

/** The first value a form gives for a denominator, and where. */
interface SeenDenominator {
  value: string;
  name: string;
  indicator: IndicatorId;
}

/**
 * V10: 村(社区)总数 is one number, whichever indicator asks for it. The parts of one indicator share its words for the
 * denominator, but each counts its own (two subsidies, two sets of people).
 */
function checkSameDenominator({ row, entry, report }: Line, seen: Map<string, SeenDenominator>): void {
  const { reporting } = row.indicator;
  if (reporting.kind !== 'ratio' || entry.denominator === null) return;
  const asked = reporting.denominator.name;
  const first = seen.get(asked);
  if (!first) {
    seen.set(asked, { value: entry.denominator, name: row.name, indicator: row.indicator.id });
  } else if (first.indicator !== row.indicator.id && !exact(first.value).equals(exact(entry.denominator))) {
    report('V10', 'denominator', {
      found: entry.denominator,
      other: first.value,
      otherName: first.name,
      denominator: asked,
    });
  }
}

/** V8, V9, W1, W2, N1: this year beside last year, as the unit reported and the city approved it. */
function checkAgainstLastYear({ row, entry, report }: Line, ofPlan: ChangeLimits): void {
  const last = row.lastYear;
  if (last?.state !== 'NUMERIC') return;
  const value = unitValue(row.indicator, entry);
  const before = unitValue(row.indicator, last);
  if (!value || !before) return;

  const isSame = isSameEntry({ ...entry, explanation: '', remark: '' }, { ...last, explanation: '', remark: '' });
  if (isSame && !isSaturated(row, value)) report('N1', row.inputs[0] ?? 'amount', {});
  const measureLooksWrong = row.inputs.filter((field) => checkMeasure(row, entry, last, field, report)).length > 0;
  if (measureLooksWrong) return;

  const places = row.indicator.decimals;
  const [found, lastYear] = [toText(value, places), toText(before, places)];
  const field = row.inputs[0] ?? 'amount';
  const typed = typedFor(row, entry, last);
  const falls = value.compare(before) < 0;
  const { accumulation, checks } = row.indicator;
  // A running total never falls; a share of one may, when there are more to be reached.
  const isRunningTotal = ['CUM_ALL', 'CUM_PLAN'].includes(accumulation) && row.indicator.reporting.kind === 'amount';

  if (isRunningTotal && falls) report('V8', field, { found, lastYear });
  else if (falls && (checks.neverFalls || accumulation === 'STD_YEAR'))
    report('W2', field, { found, lastYear, ...typed });

  const limit = limitOf(row, ofPlan);
  const change = limit?.inPoints ? value.sub(before) : percentOf(value, before);
  if (limit && change && change.abs().compare(exact(limit.amount)) > 0) {
    report('W1', field, {
      found,
      lastYear,
      change: toText(change, 1),
      limit: limit.amount,
      inPoints: limit.inPoints,
      ...typed,
    });
  }
}

/** Where the value is not what stands in the cells (人 printed as 万人, 人 per 户): what does. A share says enough by itself. */
function typedFor(row: FormRow, entry: Entry, last: Entry): { typed?: TypedFigures } {
  const { reporting, valueKind } = row.indicator;
  const isPlain = reporting.kind === 'amount' ? reporting.scale === 1 : valueKind === 'PCT';
  if (isPlain) return {};
  const figuresOf = (line: Entry) =>
    row.inputs.flatMap((field) => {
      const amount = line[field];
      return amount === null ? [] : [{ amount, measure: countedIn(row, field).measure }];
    });
  return { typed: { found: figuresOf(entry), lastYear: figuresOf(last) } };
}

/** What a line may move by: its indicator's own limit, else the plan's. Built or not built (1 per unit) has none in the plan. */
export function limitOf({ indicator }: FormRow, ofPlan: ChangeLimits): { amount: string; inPoints: boolean } | null {
  const { maxChangePoints, maxChangePercent, denominatorPerUnit } = indicator.checks;
  if (maxChangePoints !== null) return { amount: maxChangePoints, inPoints: true };
  if (maxChangePercent !== null) return { amount: maxChangePercent, inPoints: false };
  if (denominatorPerUnit !== null) return null;
  const inPoints = indicator.reporting.kind === 'ratio' && indicator.valueKind === 'PCT';
  const amount = inPoints ? ofPlan.points : ofPlan.percent;
  return amount === null ? null : { amount, inPoints };
}

function percentOf(value: Fraction, before: Fraction): Fraction | null {
  return before.equals(0) ? null : value.sub(before).div(before).mul(100);
}

/**
 * W4: a rate that is the city's target of the year to the last digit may be copied from it. Thresholds, kept values, full coverage
 * and what can only be 0 or 1 of 1 are met exactly as a matter of course.
 */
function checkAgainstTarget({ row, entry, report }: Line, year: number): void {
  const { reporting, direction, checks } = row.indicator;
  const isMetExactly = !['UP', 'DOWN'].includes(direction) || checks.denominatorPerUnit !== null;
  if (reporting.kind !== 'ratio' || isMetExactly) return;
  const value = unitValue(row.indicator, entry);
  const target = annualTargetOf(row.indicator, year);
  if (!value || target === null || isSaturated(row, value) || !value.equals(exact(target))) return;
  report('W4', row.inputs[0] ?? 'amount', { found: toText(value, row.indicator.decimals), year });
}

/** V7: 其中 ≤ 合计, and where the parts are said to make up the whole, 各部分之和 = 合计. */
function checkTotals(template: FormTemplate, sound: Line[], entries: Map<string, Entry>): void {
  for (const total of sound) {
    const isPart = ({ row: { indicator } }: Pick<Line, 'row'>) =>
      indicator.checks.partOf?.indicator === total.row.indicator.id && indicator.id !== total.row.indicator.id;
    // A total in parts of its own has no one line to be held against.
    if (total.row.indicator.parts.length > 0) continue;
    const parts = sound.filter(isPart);
    for (const field of total.row.inputs) {
      const whole = total.entry[field];
      if (whole === null) continue;
      for (const part of parts) checkWithin(part, field, whole, total.row.name);
      const adding = template.rows.filter((row) => isPart({ row }) && row.indicator.checks.partOf?.addsUp);
      checkSum(total, field, whole, adding, sound, entries);
    }
  }
}

function checkWithin({ row, entry, report }: Line, field: FigureField, whole: string, otherName: string): void {
  const found = entry[field];
  if (!row.inputs.includes(field) || found === null || exact(found).compare(exact(whole)) <= 0) return;
  report('V7', field, { kind: 'within', found, other: whole, otherName });
}

/** Only where every part has its figure, or has none by 不适用: a sum that lacks something says nothing. */
function checkSum(
  total: Line,
  field: FigureField,
  whole: string,
  adding: FormRow[],
  sound: Line[],
  entries: Map<string, Entry>,
): void {
  const counted = adding.filter(({ key }) => entries.get(key)?.state !== 'NOT_APPLICABLE');
  const figures = counted.map(({ key }) => sound.find(({ row }) => row.key === key)?.entry[field] ?? null);
  if (figures.length === 0 || figures.some((figure) => figure === null)) return;
  const sum = figures.reduce((so, figure) => so.add(exact(figure ?? '0')), new Fraction(0));
  if (sum.equals(exact(whole))) return;
  const otherName = counted.map(({ name }) => name).join('、');
  total.report('V7', field, { kind: 'sum', found: whole, other: toPlainText(sum), otherName });
}

/** A rate that stands at 100 % is expected to stay there: nothing to notice. */
function isSaturated(row: FormRow, value: Fraction): boolean {
  return row.indicator.checks.isShare && value.equals(100);
}

/** V9: nine times or a ninth of last year's is the wrong measure (人/万人, 元/月 and 元/年), not growth. */
function checkMeasure(row: FormRow, entry: Entry, last: Entry, field: FigureField, report: Report): boolean {
  const [now, then] = [entry[field], last[field]];
  if (now === null || then === null || row.indicator.checks.denominatorPerUnit !== null) return false;
  const [value, before] = [exact(now), exact(then)];
  if (value.equals(0) || before.compare(smallestForMeasureCheck) < 0) return false;
  const times = value.div(before);
  const isFarOff = times.compare(9) >= 0 || times.compare(new Fraction(1, 9)) <= 0;
  if (isFarOff) report('V9', field, { found: now, lastYear: then, times: toText(times, times.compare(1) > 0 ? 1 : 3) });
  return isFarOff;
}

export function countByLevel(findings: Finding[]): Record<RuleLevel, number> {
  const counts = { must: 0, explain: 0, notice: 0 };
  for (const finding of findings) counts[finding.level] += 1;
  return counts;
}

/** Findings that keep a form from being handed in: 强制 ones, and 核实 ones still without an explanation. */
export function blocking(findings: Finding[]): { mustFindings: number; unexplained: number } {
  return {
    mustFindings: findings.filter((finding) => finding.level === 'must').length,
    unexplained: findings.filter((finding) => finding.level === 'explain' && !finding.isExplained).length,
  };
}

/** 强制 first, then 核实 that still want an explanation, then the rest; the form's order within each. */
export function byUrgency(findings: Finding[]): Finding[] {
  const rank = (finding: Finding) =>
    ruleLevels.indexOf(finding.level) * 2 + (finding.level === 'explain' && finding.isExplained ? 1 : 0);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
