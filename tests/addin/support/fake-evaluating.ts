import type { EvaluatingApi } from '../../../addin/api/evaluating-api';
import type {
  EvaluationDeskReply,
  PassportReply,
  PublishedEvaluationReply,
} from '../../../functions/contract/evaluating';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { evaluatingActions, missingInAccount, toEvaluationId } from '../../../functions/domain/evaluation/publication';
import { isLagging } from '../../../functions/domain/evaluation/verdict';
import type { IndicatorId } from '../../../functions/domain/ids';
import { type Person, toPersonName } from '../../../functions/domain/org/people';
import { mayOverChildren } from '../../../functions/domain/org/permissions';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { type AdjustmentProposal, toAdjustedPlan } from '../../../functions/domain/plan/adjustment';
import { decisionRefusal, proposalRefusal } from '../../../functions/domain/plan/adjustment-refusal';
import type { Plan } from '../../../functions/domain/plan/plan';
import { Problem, type Refusal } from '../../../functions/domain/problem';

interface Office {
  plan: Plan;
  actor: Person;
  units: OrgUnit[];
  /** The current evaluation under a version of the plan. */
  evaluation: (plan: Plan) => EvaluationReply;
}

type Accounts = EvaluationDeskReply['accounts'];

/**
 * What is done with one round's evaluation, in memory and judged by the same domain functions as in the house. What stands in
 * the way of a call is put into `troubles`, one for each call to come.
 */
export class FakeEvaluating implements EvaluatingApi {
  plan: Plan;
  actor: Person;
  readonly issued: PublishedEvaluationReply[] = [];
  readonly proposals: AdjustmentProposal[] = [];
  accounts: Accounts = { revision: 0, saved: null, byIndicator: {}, suggestions: {} };
  /** Numbers of publications whose figures have changed since. */
  readonly outdated = new Set<number>();
  readonly passports: Partial<Record<IndicatorId, PassportReply>> = {};
  /** Names of the changes that reached the server, in order. */
  readonly calls: string[] = [];
  readonly troubles: Error[] = [];
  private steps = 0;

  constructor(private readonly office: Office) {
    this.plan = office.plan;
    this.actor = office.actor;
  }

  /** What another planner saves elsewhere, in between. */
  saveBy(person: Person, byIndicator: Accounts['byIndicator']): void {
    const saved = { by: toPersonName(person), at: this.now() };
    this.accounts = { ...this.accounts, revision: this.accounts.revision + 1, saved, byIndicator };
  }

  /** What a planner proposes elsewhere. */
  proposeBy(person: Person, wanted: Parameters<EvaluatingApi['proposeAdjustment']>[1]): void {
    const indicator = this.plan.indicators.find(({ id }) => id === wanted.indicator);
    if (!indicator) throw new Problem('thing.notFound', { what: 'indicator' });
    this.proposals.push({
      ...wanted,
      id: `ad_${this.proposals.length + 1}`,
      plan: this.plan.id,
      from: indicator.target,
      proposedBy: toPersonName(person),
      proposedAt: this.now(),
      status: 'proposed',
      decidedBy: null,
      decidedAt: null,
      decisionNote: '',
      revision: 1,
    });
  }

  evaluation(): EvaluationReply {
    return this.office.evaluation(this.plan);
  }

  desk: EvaluatingApi['desk'] = async () => {
    this.stumble();
    return this.view();
  };

  saveAccounts: EvaluatingApi['saveAccounts'] = async (_, { revision, byIndicator }) => {
    this.arrive('saveAccounts');
    const current = this.accounts.revision;
    if (revision !== current) throw new Problem('evaluation.accountsStale', { expected: revision, current });
    this.saveBy(this.actor, { ...this.accounts.byIndicator, ...byIndicator });
    return this.view();
  };

  publishEvaluation: EvaluatingApi['publishEvaluation'] = async (_, { number, accountsRevision, asOf, note }) => {
    this.arrive('publishEvaluation');
    const current = this.issued.length;
    if (number !== current) throw new Problem('evaluation.stale', { expected: number, current });
    const { revision } = this.accounts;
    if (accountsRevision !== revision)
      throw new Problem('evaluation.accountsStale', { expected: accountsRevision, current: revision });
    const indicators = this.missing().map(({ indicator }) => indicator);
    if (indicators.length > 0) throw new Problem('evaluation.accountMissing', { indicators });
    const result = this.evaluation();
    const { kind, dataYear } = result;
    this.issued.push(
      structuredClone({
        id: toEvaluationId(this.plan, dataYear, number + 1),
        number: number + 1,
        kind,
        dataYear,
        asOf: asOf ?? result.asOf,
        publishedBy: toPersonName(this.actor),
        publishedAt: this.now(),
        note,
        basis: { planVersion: this.plan.version, inputs: [], references: [], targets: [] },
        changes: [],
        accounts: this.accounts.byIndicator,
        result,
      }),
    );
    return this.view();
  };

  published: EvaluatingApi['published'] = async (_, id) => {
    this.stumble();
    const found = this.issued.find((one) => one.id === id);
    if (!found) throw new Problem('thing.notFound', { what: 'evaluation' });
    return structuredClone(found);
  };

  proposeAdjustment: EvaluatingApi['proposeAdjustment'] = async (_, wanted) => {
    this.arrive('proposeAdjustment');
    refuse(proposalRefusal(this.plan, wanted, this.proposals, this.office.units));
    this.proposeBy(this.actor, wanted);
    return this.view();
  };

  decideAdjustment: EvaluatingApi['decideAdjustment'] = async (_, id, { revision, approve, note }) => {
    this.arrive('decideAdjustment');
    const at = this.proposals.findIndex((proposal) => proposal.id === id);
    const proposal = this.proposals[at];
    if (!proposal) throw new Problem('thing.notFound', { what: 'adjustment' });
    if (proposal.revision !== revision)
      throw new Problem('adjustment.stale', { expected: revision, current: proposal.revision });
    refuse(decisionRefusal(this.plan, proposal, this.actor, approve));
    const [decidedBy, decidedAt] = [toPersonName(this.actor), this.now()];
    if (approve) this.plan = toAdjustedPlan(this.plan, proposal, { approvedBy: decidedBy, at: decidedAt });
    const status = approve ? 'approved' : 'rejected';
    this.proposals[at] = { ...proposal, status, decidedBy, decidedAt, decisionNote: note, revision: revision + 1 };
    return this.view();
  };

  passport: EvaluatingApi['passport'] = async (_, indicator) => {
    this.stumble();
    const found = this.passports[indicator];
    if (!found) throw new Problem('thing.notFound', { what: 'indicator' });
    return structuredClone(found);
  };

  private arrive(name: (typeof evaluatingActions)[number]): void {
    this.calls.push(name);
    this.stumble();
    if (!mayOverChildren(this.actor, name, this.plan.owner)) throw new Problem('action.notYours', { action: name });
  }

  private stumble(): void {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
  }

  private missing(): EvaluationDeskReply['missing'] {
    return this.evaluation().indicators.flatMap(({ indicator, nature, verdict }) => {
      const account = this.accounts.byIndicator[indicator];
      const fields = isLagging(verdict) ? missingInAccount(account, nature === 'binding') : [];
      return fields.length > 0 ? [{ indicator, fields }] : [];
    });
  }

  private view(): EvaluationDeskReply {
    const desk = {
      round: this.evaluation().round,
      plan: this.plan.id,
      accounts: this.accounts,
      missing: this.missing(),
      published: this.issued.map(({ basis: _, changes: __, accounts: ___, result: ____, ...head }) => ({
        ...head,
        isOutdated: this.outdated.has(head.number),
      })),
      proposals: this.proposals,
      targets: this.plan.indicators.map(({ id, target }) => ({ indicator: id, target })),
      allowedActions: evaluatingActions
        .filter((action) => mayOverChildren(this.actor, action, this.plan.owner))
        .map((action) => ({ action, refusal: null })),
    };
    // As over the wire: nobody holds the server's own objects.
    return structuredClone(desk) as EvaluationDeskReply;
  }

  private now(): string {
    this.steps += 1;
    return new Date(Date.UTC(2024, 1, 8, 2, this.steps)).toISOString();
  }
}

function refuse(refusal: Refusal | null): void {
  if (refusal) throw new Problem(refusal.code, refusal.details);
}
