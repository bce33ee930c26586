import type { FormRow, FormTemplate } from '../form/template';
import { type EntryKey, fromEntryKey, type OrgUnitId, type RoundId } from '../ids';
import type { Indicator } from '../plan/indicator';
import type { Plan } from '../plan/plan';
import type { Entry } from './entry';
import { settles } from './explain';
import type { Finding } from './findings';
import { type ChangeLimits, levelOf, type RuleId, type RuleSetting, type RuleSettings, ruleIds } from './rules';
import { limitOf, validate } from './validate';

/** A form that was handed in, as it would be checked now. */
export interface TriedForm {
  round: RoundId;
  unit: OrgUnitId;
  unitName: string;
  template: FormTemplate;
  entries: Entry[];
  isApproved: boolean;
}

/** Settings of the rules as a planner has them in hand. */
export interface DraftRules {
  rules: RuleSettings;
  changeLimits: ChangeLimits;
  /** Each indicator's own checks; an indicator that is not in the draft any more keeps what it had. */
  indicators: Pick<Indicator, 'id' | 'checks'>[];
}

/** A plan as it was, checked by the rules as they are in the draft. */
export function withDraftRules(plan: Plan, { rules, changeLimits, indicators }: DraftRules): Plan {
  const checks = new Map(indicators.map((indicator) => [indicator.id, indicator.checks]));
  return {
    ...plan,
    rules,
    changeLimits,
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      checks: checks.get(indicator.id) ?? indicator.checks,
    })),
  };
}

/** Rules about the sheet itself: what was handed in shows nothing of them. */
export const sheetRules: readonly RuleId[] = ['V11', 'F1', 'F2', 'N2'];

/** 喊得太多: asks nearly everybody. 从不出声: asked of enough forms and never hit. */
export const noises = ['shouting', 'silent'] as const;
export type Noise = (typeof noises)[number];

/** How a rule would do on forms that were handed in. */
export interface RuleMeter {
  rule: RuleId;
  /** For the plan as a whole, or for the indicator that alone was looked at. */
  level: RuleSetting;
  /** Forms on which the rule had anything to look at. */
  asked: number;
  /** Forms it hits, and how often in all. */
  forms: number;
  hits: number;
  /** Hits that were explained and approved: the rule asked, and the figure was right. */
  overridden: number;
  noise: Noise | null;
}

export interface RuleHit {
  round: RoundId;
  unit: OrgUnitId;
  unitName: string;
  finding: Finding;
}

// Of one or two forms nothing can be said: one that hits would be all of them.
const enoughForms = 3;
const [shoutingOf, shoutingFrom] = [5, 4];

/**
 * Runs the rules over forms: the meter of every rule that can be tried, in the list's order, and all hits in the forms'. With `only`,
 * meters and hits are of that indicator's lines alone; they are checked among the others of their form all the same.
 */
export function tryRules(
  forms: TriedForm[],
  ofPlan: RuleSettings,
  only: Pick<Indicator, 'id' | 'checks'> | null = null,
): { meters: RuleMeter[]; hits: RuleHit[] } {
  const isMeant = (key: EntryKey) => only === null || fromEntryKey(key).indicator === only.id;
  const tried = forms.map((form) => ({
    form,
    findings: validate(form.template, form.entries).filter(({ key }) => isMeant(key)),
  }));
  const meters = ruleIds
    .filter((rule) => !sheetRules.includes(rule))
    .map((rule): RuleMeter => {
      const level = levelOf(rule, ofPlan, only?.checks.rules);
      const isAsked = ({ template }: TriedForm) =>
        template.rows.some((row) => isMeant(row.key) && looksAt(rule, row, template));
      const asked = forms.filter(isAsked).length;
      const found = tried.map(({ form, findings }) => ({ form, own: findings.filter((one) => one.rule === rule) }));
      const hits = found.reduce((sum, { own }) => sum + own.length, 0);
      const hitForms = found.filter(({ own }) => own.length > 0).length;
      const overridden = found.reduce(
        (sum, { form, own }) => sum + own.filter((one) => isOverridden(form, one)).length,
        0,
      );
      const noise = noiseOf({ level, asked, forms: hitForms, hits });
      return { rule, level, asked, forms: hitForms, hits, overridden, noise };
    });
  const hits = tried.flatMap(({ form: { round, unit, unitName }, findings }) =>
    findings.map((finding) => ({ round, unit, unitName, finding })),
  );
  return { meters, hits };
}

function noiseOf({ level, asked, forms, hits }: Pick<RuleMeter, 'level' | 'asked' | 'forms' | 'hits'>): Noise | null {
  if (asked < enoughForms) return null;
  if (forms * shoutingOf >= asked * shoutingFrom) return 'shouting';
  // A rule that blocks leaves nothing behind in what was handed in: its silence is its success.
  return hits === 0 && (level === 'explain' || level === 'notice') ? 'silent' : null;
}

/** Whether the unit's words for just this finding were accepted with the form. */
function isOverridden({ entries, isApproved }: TriedForm, finding: Finding): boolean {
  const entry = entries.find(({ key }) => key === finding.key);
  return isApproved && entry !== undefined && settles(entry, finding);
}

/** Whether a rule is on for a line and has there what it looks at. */
function looksAt(rule: RuleId, row: FormRow, template: FormTemplate): boolean {
  if (levelOf(rule, template.rules, row.indicator.checks.rules) === 'off') return false;
  const { indicator } = row;
  const { reporting, checks, accumulation, direction } = indicator;
  const hasLastYear = row.lastYear?.state === 'NUMERIC';
  const isRatio = reporting.kind === 'ratio';
  switch (rule) {
    case 'V4':
      return isRatio && checks.isShare;
    case 'V5':
      return isRatio;
    case 'V7':
      return template.rows.some(
        ({ key, indicator: other }) =>
          key !== row.key &&
          (other.id === checks.partOf?.indicator ||
            (other.checks.partOf?.indicator === indicator.id && other.checks.partOf.addsUp)),
      );
    case 'V8':
      return hasLastYear && !isRatio && ['CUM_ALL', 'CUM_PLAN'].includes(accumulation);
    case 'V9':
      return hasLastYear && checks.denominatorPerUnit === null;
    case 'V10':
      return template.rows.some(
        ({ indicator: other }) =>
          other.id !== indicator.id &&
          isRatio &&
          other.reporting.kind === 'ratio' &&
          other.reporting.denominator.name === reporting.denominator.name,
      );
    case 'W1':
      return hasLastYear && limitOf(row, template.changeLimits) !== null;
    case 'W2':
      return hasLastYear && (checks.neverFalls || accumulation === 'STD_YEAR');
    case 'W3':
      return checks.denominatorPerUnit !== null;
    case 'W4':
      return isRatio && row.annualTarget !== '－' && (direction === 'UP' || direction === 'DOWN');
    case 'N1':
      return hasLastYear;
    default:
      return !sheetRules.includes(rule);
  }
}
