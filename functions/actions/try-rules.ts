import { type FormTemplate, toFormTemplate } from '../domain/form/template';
import {
  type EntryKey,
  fromEntryKey,
  type IndicatorId,
  type OrgUnitId,
  type PersonId,
  type PlanId,
  type RoundId,
} from '../domain/ids';
import { isValidIn, type OrgUnit } from '../domain/org/units';
import type { IndicatorDraft } from '../domain/plan/draft';
import { type Plan, reportsIn } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { previousRound, type Round } from '../domain/round/round';
import { authoritativeContent } from '../domain/submission/authoritative';
import { type AcrossFinding, checkAcross, type PublishedSum, toPublishedSums } from '../domain/submission/check-across';
import type { Entry } from '../domain/submission/entry';
import { type ChangeLimits, noChangeLimits, type RuleSettings } from '../domain/submission/rules';
import { type RuleHit, type RuleMeter, type TriedForm, tryRules, withDraftRules } from '../domain/submission/try-rules';
import { type LoadedPlan, loadPlanInWork } from './load-plan-in-work';
import type { Context, SubmissionHead } from './stores';

/** What a planner wants to see tried: settings that need not be saved yet; null or left out = as the draft has them. */
export interface RuleTrialWish {
  plan: PlanId;
  /** Null: the newest with figures. */
  round?: RoundId | null | undefined;
  rules?: RuleSettings | null | undefined;
  changeLimits?: ChangeLimits | null | undefined;
  indicators?: Pick<IndicatorDraft, 'id' | 'checks'>[] | null | undefined;
  /** Whose lines alone are looked at; null: all. */
  only?: IndicatorId | null | undefined;
}

export interface RuleTrial {
  /** Rounds in which anything was handed in, newest data year first, each with how many forms. */
  rounds: { round: Round; forms: number }[];
  /** The round that was tried; null where nothing was ever handed in. */
  round: RoundId | null;
  /** Over the round that was tried, and over all of them (噪声). */
  tried: RuleMeter[];
  overall: RuleMeter[];
  hits: RuleHit[];
  /** What only the parent sees in that round, all units together. */
  across: AcrossFinding[];
}

/**
 * 试算: the rules with the planner's settings, run over what units handed in. Changes nothing. Throws `thing.notFound` for a plan, a
 * round or an indicator that is not there.
 */
export async function readRuleTrial(context: Context, actor: PersonId, wish: RuleTrialWish): Promise<RuleTrial> {
  const loaded = await loadPlanInWork(context, actor, wish.plan);
  const { draft } = loaded;
  const rules = wish.rules ?? draft.rules ?? {};
  const changeLimits = wish.changeLimits ?? draft.changeLimits ?? noChangeLimits;
  const wantedRound = wish.round ?? null;
  if (wantedRound !== null && !loaded.rounds.some(({ id }) => id === wantedRound)) {
    throw new Problem('thing.notFound', { what: 'round' });
  }
  const indicators = withChecks(draft.indicators, wish.indicators ?? []);
  const only = wish.only ? findIn(indicators, wish.only) : null;
  const filed = await Promise.all(loaded.rounds.map((round) => loadFiled(context, round, loaded)));
  const inDraft = (plan: Plan) => withDraftRules(plan, { rules, changeLimits, indicators });
  const forms = filed.map(({ round, plan, units }) => {
    const before = previousRound(loaded.rounds, round);
    const lastYears = filed.find((other) => other.round.id === before?.id)?.units ?? [];
    return plan ? units.map((unit) => toTried(round, inDraft(plan), unit, lastYears)) : [];
  });
  const all = forms.flat();
  const chosen = wantedRound ?? all[0]?.round ?? null;
  const ofChosen = all.filter(({ round }) => round === chosen);
  const ofRound = tryRules(ofChosen, rules, only);
  const published = await loadPublished(
    context,
    loaded.rounds.find(({ id }) => id === chosen),
  );
  return {
    rounds: loaded.rounds
      .map((round, index) => ({ round, forms: forms[index]?.length ?? 0 }))
      .filter((one) => one.forms > 0),
    round: chosen,
    tried: ofRound.meters,
    overall: tryRules(all, rules, only).meters,
    hits: ofRound.hits,
    across: checkAcross(ofChosen, published).filter(
      ({ key }) => only === null || fromEntryKey(key).indicator === only.id,
    ),
  };
}

/** The draft's indicators, some with other checks than are saved. */
function withChecks(stored: IndicatorDraft[], wanted: Pick<IndicatorDraft, 'id' | 'checks'>[]): IndicatorDraft[] {
  for (const { id } of wanted) findIn(stored, id);
  const checks = new Map(wanted.map((one) => [one.id, one.checks]));
  return stored.map((one) => ({ ...one, checks: checks.get(one.id) ?? one.checks }));
}

function findIn(indicators: IndicatorDraft[], wanted: IndicatorId): IndicatorDraft {
  const found = indicators.find(({ id }) => id === wanted);
  if (!found) throw new Problem('thing.notFound', { what: 'indicator' });
  return found;
}

/** What the city last published for the round's year, added up from the very lines that went into it. */
async function loadPublished({ stores }: Context, round: Round | undefined): Promise<Map<EntryKey, PublishedSum>> {
  const newest = round && (await stores.evaluations.list(round.plan, round.dataYear)).at(-1);
  const inputs = newest?.basis.inputs.filter(({ dataYear }) => dataYear === newest.dataYear) ?? [];
  return toPublishedSums(
    await Promise.all(
      inputs.map(({ submission, contentHash }) => stores.submissions.entriesAt(submission, contentHash)),
    ),
  );
}

/** What one unit handed in, and what of it was approved (for the year after). */
interface FiledUnit {
  unit: OrgUnit;
  entries: Entry[];
  approved: Entry[] | null;
}

async function loadFiled(context: Context, round: Round, { surroundings }: LoadedPlan) {
  const { plans, submissions } = context.stores;
  const [plan, heads] = await Promise.all([
    plans.getVersion(round.plan, round.templateVersion),
    submissions.listHeads(round.id, round.parent),
  ]);
  const known = new Map<OrgUnitId, OrgUnit>(surroundings.units.map((unit) => [unit.id, unit]));
  const units = await Promise.all(
    heads.map(async (head): Promise<FiledUnit | null> => {
      const unit = known.get(head.unit);
      const content = handedIn(head);
      if (!unit || !plan || content === null || !isValidIn(unit, round.dataYear)) return null;
      if (!reportsIn(plan, unit, round.dataYear)) return null;
      const entries = await submissions.entriesAt(head.id, content);
      // Where anything was approved it is what counts as handed in.
      return { unit, entries, approved: authoritativeContent(head) === null ? null : entries };
    }),
  );
  return { round, plan, units: units.filter((unit) => unit !== null) };
}

/** The content that was handed in last: the approved one where there is one; a draft nobody handed in is nobody else's to see. */
function handedIn(head: SubmissionHead): string | null {
  const approved = authoritativeContent(head);
  if (approved !== null) return approved;
  if (head.status === 'returned') return head.returnedContent;
  return head.status === 'draft' ? null : head.contentHash;
}

function toTried(round: Round, plan: Plan, { unit, entries, approved }: FiledUnit, lastYears: FiledUnit[]): TriedForm {
  const lastYear = lastYears.find((other) => other.unit.id === unit.id)?.approved ?? [];
  const template: FormTemplate = toFormTemplate(plan, round, unit, lastYear);
  return { round: round.id, unit: unit.id, unitName: unit.name, template, entries, isApproved: approved !== null };
}
