import type { IndicatorId, PlanId } from '../ids';
import type { IndicatorDraft, PlanDraft } from '../plan/draft';
import { readMeasure } from '../plan/measure';

/** The table that rows typed into the catalogue are said to come from. */
export const sheetTable = '指标体系表';

/** Whether the indicator was typed into the catalogue, and not read from the document. */
export function isTypedHere({ source }: Pick<IndicatorDraft, 'source'>, plan: PlanId): boolean {
  return source.kind === 'table' && source.table === sheetTable && source.document === plan;
}

/** The next free id of the plan's own indicators: `NT2-28`. Table 1 holds the period before; a full table is followed by 3. */
export function nextId(code: string, taken: ReadonlySet<string>): IndicatorId {
  for (let table = 2; table <= 9; table++) {
    const prefix = `${code}${table}-` as const;
    const used = [...taken].filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)));
    const number = Math.max(0, ...used) + 1;
    if (number <= 99) return `${prefix}${String(number).padStart(2, '0')}`;
  }
  throw new RangeError(`no id left in ${code}`);
}

/** As many places as the measure calls for: one for rates, two for 万元 and 亿元, the persons within 万人, none for counts. */
export function defaultDecimals(measure: string): number {
  const read = readMeasure(measure);
  if (read === null) return 0;
  if (read.code === '%') return 1;
  return Math.min(read.code === '元' ? 2 : 8, String(read.scale).length - 1);
}

/** An indicator of which nothing is settled yet. `line` is the sheet's row. */
export function blankIndicator(draft: PlanDraft, id: IndicatorId, serial: number, line: number): IndicatorDraft {
  return {
    id,
    serial,
    category: null,
    categoryRaw: '',
    name: '',
    nameRaw: '',
    measure: '',
    measureRaw: '',
    measureSource: 'column',
    decimals: 0,
    nature: null,
    tier: null,
    valueKind: null,
    direction: null,
    accumulation: null,
    rollUp: null,
    reporting: null,
    population: null,
    includesFiled: null,
    parts: [],
    baseline: { amount: null, raw: '', source: 'table', note: null },
    target: null,
    adjustments: [],
    unitTarget: null,
    annualTargets: {},
    decomposition: null,
    appliesTo: null,
    department: null,
    definition: '',
    series: { number: 1, since: null },
    predecessor: null,
    lifecycle: { state: 'active' },
    checks: {
      maxChangePoints: null,
      maxChangePercent: null,
      neverFalls: false,
      denominatorPerUnit: null,
      isShare: false,
    },
    source: { kind: 'table', document: draft.id, table: sheetTable, row: serial, line },
    remark: null,
  };
}
