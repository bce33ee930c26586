import type { PlanningApi } from '../../../addin/api/planning-api';
import type { PlanDeskReply, PlanSummary } from '../../../functions/contract/planning';
import { defaultVerdictSettings } from '../../../functions/domain/evaluation/verdict-defaults';
import { fromEntryKey, type OrgUnitId, type PlanId } from '../../../functions/domain/ids';
import { type Person, toPersonName } from '../../../functions/domain/org/people';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { checkDraft } from '../../../functions/domain/plan/check-draft';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import { type Plan, reportsIn } from '../../../functions/domain/plan/plan';
import { allowedPlanActions, planRefusal, roundRefusal } from '../../../functions/domain/plan/plan-refusal';
import type { PlanAction, Staffing } from '../../../functions/domain/plan/planning';
import { nothingChanged, toPlan } from '../../../functions/domain/plan/publish';
import type { ReferenceRecord } from '../../../functions/domain/plan/reference';
import { Problem, type Refusal } from '../../../functions/domain/problem';
import type { Round } from '../../../functions/domain/round/round';
import { checkAcross } from '../../../functions/domain/submission/check-across';
import { noChangeLimits } from '../../../functions/domain/submission/rules';
import { type DraftRules, type TriedForm, tryRules } from '../../../functions/domain/submission/try-rules';

interface Stored {
  published: Plan | null;
  /** Null while nobody has saved since the last publication. */
  draft: PlanDraft | null;
  revision: number;
}

/** What the office of the tests has, besides its plans. */
interface Office {
  actor: Person;
  units: OrgUnit[];
  staffing: Staffing;
  rounds: Round[];
}

/**
 * The planner's part of the server in memory: one office with its plans, judged by the same domain functions as in the house. What
 * stands in the way of a call is put into `troubles`, one for each call to come.
 */
export class FakePlanning implements PlanningApi {
  private readonly stored = new Map<PlanId, Stored>();
  readonly references: ReferenceRecord[] = [];
  readonly rounds: Round[];
  /** Names of the changes that reached the server, in order. */
  readonly calls: string[] = [];
  readonly troubles: Error[] = [];
  /** What units handed in, checked by the rules in hand. */
  filed: (draft: DraftRules) => TriedForm[] = () => [];
  /** Set to keep answers waiting. */
  pause: Promise<void> | null = null;
  actor: Person;
  today = '2024-01-08';
  private steps = 0;

  constructor(
    plans: Plan[],
    private readonly office: Office,
  ) {
    this.actor = office.actor;
    this.rounds = [...office.rounds];
    for (const plan of plans) this.stored.set(plan.id, { published: plan, draft: null, revision: 0 });
  }

  /** A plan of which there is only a draft yet. */
  addDraft(draft: PlanDraft): void {
    this.stored.set(draft.id, { published: null, draft, revision: draft.revision });
  }

  /** What another person saves elsewhere, in between. */
  saveBy(person: Person, plan: PlanId, change: (draft: PlanDraft) => PlanDraft): void {
    this.store(person, plan, change(this.draftOf(plan)));
  }

  plans: PlanningApi['plans'] = async () => {
    this.stumble();
    const owners = this.actor.duties.filter(({ role }) => role === 'planner').map(({ unit }) => unit);
    return {
      plans: [...this.stored.keys()].map((id) => this.summaryOf(id)),
      owners: owners.map((id) => ({ id, name: this.nameOf(id) })),
    };
  };

  plan: PlanningApi['plan'] = async (id) => {
    this.stumble();
    return this.deskOf(id);
  };

  savePlanDraft: PlanningApi['savePlanDraft'] = async (id, { revision, indicators, references, route, ...said }) => {
    await this.arrive('savePlanDraft');
    this.require('savePlanDraft', id, revision);
    this.store(this.actor, id, { ...this.draftOf(id), ...said, indicators, references, route });
    return this.deskOf(id);
  };

  publishPlan: PlanningApi['publishPlan'] = async (id, revision, note) => {
    await this.arrive('publishPlan');
    this.require('publishPlan', id, revision);
    const publication = { by: toPersonName(this.actor), at: this.now(), note };
    const published = toPlan(this.draftOf(id), this.surroundingsOf(id), publication);
    this.stored.set(id, { published, draft: null, revision: revision + 1 });
    return this.deskOf(id);
  };

  createPlan: PlanningApi['createPlan'] = async (wanted) => {
    await this.arrive('createPlan');
    const id: PlanId = `pl_${wanted.code.toLowerCase()}_${wanted.endYear}`;
    if (this.stored.has(id)) throw new Problem('plan.codeTaken', { code: wanted.code });
    this.addDraft({
      ...wanted,
      id,
      kind: 'fiveYear',
      status: 'inForce',
      issuers: [],
      documentNumber: null,
      issuedOn: null,
      parents: [],
      milestones: [],
      evaluationClause: null,
      verdictSettings: defaultVerdictSettings,
      route: ['review', 'approval'],
      proseTargets: [],
      notes: [],
      demoNotice: null,
      basedOn: 0,
      revision: 1,
      saved: { by: toPersonName(this.actor), at: this.now() },
    });
    return this.deskOf(id);
  };

  openRound: PlanningApi['openRound'] = async (id, { dataYear, title, dueOn }) => {
    await this.arrive('openRound');
    this.require('openRound', id, this.draftOf(id).revision);
    const plan = this.storedOf(id).published;
    if (!plan) throw new Problem('plan.notPublished', {});
    refuse(roundRefusal(plan, { dataYear, dueOn }, this.rounds, this.today, this.office.units));
    const round: Round = {
      id: `rd_${plan.code.toLowerCase()}_${dataYear}`,
      plan: id,
      parent: plan.owner,
      dataYear,
      title,
      templateVersion: plan.version,
      opensOn: this.today,
      dueOn,
      isOpen: true,
      lock: null,
      route: plan.route,
    };
    this.rounds.push(round);
    return { round: round.id, desk: this.deskOf(id) };
  };

  tryRules: PlanningApi['tryRules'] = async (id, wanted) => {
    await this.arrive('tryRules');
    const draft = this.draftOf(id);
    const { round = null, only: name = null } = wanted;
    const rules = wanted.rules ?? draft.rules ?? {};
    const changeLimits = wanted.changeLimits ?? draft.changeLimits ?? noChangeLimits;
    const checks = new Map(wanted.indicators?.map((one) => [one.id, one.checks]));
    const indicators = draft.indicators.map((one) => ({ ...one, checks: checks.get(one.id) ?? one.checks }));
    const only = indicators.find((one) => one.id === name) ?? null;
    if ([...checks.keys(), ...(name ? [name] : [])].some((wish) => !indicators.some((one) => one.id === wish))) {
      throw new Problem('thing.notFound', { what: 'indicator' });
    }
    const forms = this.filed({ rules, changeLimits, indicators });
    const rounds = this.rounds
      .filter(({ plan }) => plan === id)
      .map(({ id: name, title, dataYear }) => {
        return { id: name, title, dataYear, forms: forms.filter((form) => form.round === name).length };
      })
      .filter((one) => one.forms > 0);
    const chosen = round ?? forms[0]?.round ?? null;
    const ofChosen = forms.filter((form) => form.round === chosen);
    const { meters, hits } = tryRules(ofChosen, rules, only);
    const overall = tryRules(forms, rules, only).meters;
    const across = checkAcross(ofChosen, new Map()).filter(
      ({ key }) => only === null || fromEntryKey(key).indicator === only.id,
    );
    return structuredClone({ rounds, round: chosen, tried: meters, overall, hitCount: hits.length, hits, across });
  };

  recordReference: PlanningApi['recordReference'] = async (id, series, { revision, year, amount, source }) => {
    await this.arrive('recordReference');
    const found = this.references.find((record) => record.plan === id && record.series === series);
    const record = found ?? { plan: id, series, revision: 0, values: [] };
    if (record.revision !== revision) throw new Problem('plan.stale', { expected: revision, current: record.revision });
    if (!found) this.references.push(record);
    const version = record.values.filter((value) => value.year === year).length + 1;
    record.values.push({ year, version, amount, source, by: toPersonName(this.actor), at: this.now() });
    record.revision += 1;
    return this.deskOf(id);
  };

  private async arrive(name: string): Promise<void> {
    this.calls.push(name);
    if (this.pause) await this.pause;
    this.stumble();
  }

  private stumble(): void {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
  }

  private require(action: PlanAction, id: PlanId, revision: number): void {
    const draft = this.draftOf(id);
    if (draft.revision !== revision) throw new Problem('plan.stale', { expected: revision, current: draft.revision });
    refuse(planRefusal(action, { draft, surroundings: this.surroundingsOf(id), actor: this.actor }));
  }

  private store(person: Person, id: PlanId, draft: PlanDraft): void {
    const stored = this.storedOf(id);
    const revision = this.draftOf(id).revision + 1;
    const saved = { by: toPersonName(person), at: this.now() };
    this.stored.set(id, { ...stored, draft: { ...draft, revision, saved }, revision });
  }

  private storedOf(id: PlanId): Stored {
    const stored = this.stored.get(id);
    if (!stored) throw new Problem('thing.notFound', { what: 'plan' });
    return stored;
  }

  private draftOf(id: PlanId): PlanDraft {
    const { draft, published, revision } = this.storedOf(id);
    if (draft) return draft;
    if (!published) throw new Problem('thing.notFound', { what: 'plan' });
    return { ...toDraft(published), revision };
  }

  private surroundingsOf(id: PlanId) {
    const { published } = this.storedOf(id);
    const { units, staffing } = this.office;
    const children = units.filter(({ parent }) => parent === this.draftOf(id).owner);
    return { published, units: children, staffing, hasRounds: this.rounds.some(({ plan }) => plan === id) };
  }

  private deskOf(id: PlanId): PlanDeskReply {
    const draft = this.draftOf(id);
    const surroundings = this.surroundingsOf(id);
    const { published, units, staffing } = surroundings;
    const references = this.references.filter(({ plan }) => plan === id);
    const desk = {
      published,
      draft,
      ownerName: this.nameOf(draft.owner),
      units,
      staffing,
      references,
      rounds: this.rounds
        .filter(({ plan }) => plan === id)
        .map(({ templateVersion, dataYear, ...round }) => ({
          ...round,
          dataYear,
          planVersion: templateVersion,
          isLocked: false,
          units: published ? units.filter((unit) => reportsIn(published, unit, dataYear)).length : 0,
        })),
      findings: checkDraft(draft, surroundings, references),
      allowedActions: allowedPlanActions({ draft, surroundings, actor: this.actor }),
      today: this.today,
    };
    // As over the wire: nobody holds the server's own objects.
    return structuredClone(desk) as PlanDeskReply;
  }

  private summaryOf(id: PlanId): PlanSummary {
    const { published, draft: saved } = this.storedOf(id);
    const draft = this.draftOf(id);
    return {
      id,
      code: draft.code,
      title: draft.title,
      ownerName: this.nameOf(draft.owner),
      status: draft.status,
      startYear: draft.startYear,
      endYear: draft.endYear,
      version: published?.version ?? null,
      hasDraft: saved !== null && !nothingChanged(saved, published),
      indicators: draft.indicators.length,
      proseTargets: draft.proseTargets.length,
      openRounds: this.rounds.filter((round) => round.plan === id && round.isOpen).length,
    };
  }

  private nameOf(id: OrgUnitId): string {
    return this.office.units.find((unit) => unit.id === id)?.name ?? id;
  }

  private now(): string {
    this.steps += 1;
    return new Date(Date.UTC(2024, 0, 8, 2, this.steps)).toISOString();
  }
}

function refuse(refusal: Refusal | null): void {
  if (refusal) throw new Problem(refusal.code, refusal.details);
}
