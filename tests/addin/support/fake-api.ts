import type { Api, Change } from '../../../addin/api/api';
import type { LatestAnchorReply } from '../../../functions/contract/record';
import type { SubmissionView } from '../../../functions/contract/submission';
import { type FormTemplate, toFormTemplate } from '../../../functions/domain/form/template';
import type { Person } from '../../../functions/domain/org/people';
import type { OrgUnit } from '../../../functions/domain/org/units';
import type { Plan } from '../../../functions/domain/plan/plan';
import { Problem } from '../../../functions/domain/problem';
import type { Round } from '../../../functions/domain/round/round';
import { acceptedKeys } from '../../../functions/domain/submission/acceptances';
import type { Command } from '../../../functions/domain/submission/command';
import { departmentsOf, keysToReview, toShares } from '../../../functions/domain/submission/departments';
import { type Entry, isSameEntry } from '../../../functions/domain/submission/entry';
import { namedActions, standingInFor } from '../../../functions/domain/submission/on-behalf';
import { newSubmission, type Submission, type SubmissionEvent } from '../../../functions/domain/submission/submission';
import { blocking, validate } from '../../../functions/domain/submission/validate';
import { decide } from '../../../functions/domain/submission/workflow';
import { units } from '../../support/people';
import { FakePlanning } from './fake-planning';

const fakeHash = 'c0ffee00c0ffee00c0ffee00';

/**
 * The server in a few lines: one submission, moved by the same `decide` as in the house. What stands in the way of a
 * call – an expired session, a lost network – is put into `troubles`, one for each call to come.
 */
export class FakeApi implements Api {
  readonly template: FormTemplate;
  submission: Submission;
  readonly history: (SubmissionEvent & { revision: number })[] = [];
  /** Names of the changes that reached the server, in order. */
  readonly calls: string[] = [];
  readonly troubles: Error[] = [];
  /** Set to keep answers waiting. */
  pause: Promise<void> | null = null;
  readonly planning: FakePlanning;
  /** The newest anchor of the house. */
  anchor: LatestAnchorReply['anchor'] = null;
  private readonly contents = new Map<number, Entry[]>();
  private returned: Entry[] = [];
  private approved: Entry[] = [];

  constructor(
    readonly plan: Plan,
    public round: Round,
    readonly unit: OrgUnit,
    public actor: Person,
    lastYear: Entry[] = [],
  ) {
    this.template = toFormTemplate(plan, round, unit, lastYear);
    this.submission = newSubmission(round.id, unit.id, round.parent);
    const staffing = { fillers: [unit.id], reviewers: [plan.owner] };
    this.planning = new FakePlanning([plan], { actor, units, staffing, rounds: [round] });
  }

  /** What another person does elsewhere, in between. */
  by(actor: Person, command: Command): void {
    this.carryOut(actor, command, `elsewhere-${this.history.length}`);
  }

  form: Api['form'] = async () => {
    this.stumble();
    return { template: this.template, submission: this.view(), lock: this.round.lock };
  };

  revision: Api['revision'] = async () => {
    this.stumble();
    const { revision, status } = this.submission;
    return { revision, status };
  };

  entriesAt: Api['entriesAt'] = async (_round, _unit, revision) => {
    this.stumble();
    const entries = revision === 0 ? [] : this.contents.get(revision);
    if (!entries) throw new Problem('thing.notFound', { what: 'submission' });
    return { revision, contentHash: revision === 0 ? null : fakeHash, entries };
  };

  saveDraft: Api['saveDraft'] = (change, entries) => this.move('saveDraft', change, { action: 'saveDraft', entries });
  submit: Api['submit'] = (change, entries) => {
    const { mustFindings, unexplained } = blocking(validate(this.template, entries));
    return this.move('submit', change, { action: 'submit', entries, mustFindings, unexplained });
  };
  recall: Api['recall'] = (change) => this.move('recall', change, { action: 'recall' });
  startReview: Api['startReview'] = (change) => this.move('startReview', change, { action: 'startReview' });
  acceptEntries: Api['acceptEntries'] = (change, keys) =>
    this.move('acceptEntries', change, {
      action: 'acceptEntries',
      keys,
      found: validate(this.template, this.submission.entries)
        .filter(({ level }) => level !== 'notice')
        .map(({ key }) => key),
    });
  returnForRevision: Api['returnForRevision'] = (change, returns) =>
    this.move('returnForRevision', change, { action: 'returnForRevision', returns });
  sign: Api['sign'] = (change) => this.move('sign', change, { action: 'sign' });
  passCheck: Api['passCheck'] = (change) => this.move('passCheck', change, { action: 'passCheck' });
  sendBack: Api['sendBack'] = (change, to, keys, reason) =>
    this.move('sendBack', change, { action: 'sendBack', to, keys, reason });
  ask: Api['ask'] = (change, key, text) => this.move('ask', change, { action: 'ask', key, text });
  answer: Api['answer'] = (change, key, text) => this.move('answer', change, { action: 'answer', key, text });
  passReview: Api['passReview'] = (change) => this.move('passReview', change, { action: 'passReview' });
  approve: Api['approve'] = (change) => this.move('approve', change, { action: 'approve' });

  correct: Api['correct'] = (change, reason, keys) => this.move('correct', change, { action: 'correct', reason, keys });
  dropCorrection: Api['dropCorrection'] = (change) =>
    this.move('dropCorrection', change, { action: 'dropCorrection', approvedEntries: this.approved });

  /** Nobody here arranges people; what else one could ask of them is not played. */
  get people(): Api['people'] {
    return { houses: async () => ({ houses: [] }) } as unknown as Api['people'];
  }

  get evaluating(): Api['evaluating'] {
    throw new Error('not played here');
  }
  get importing(): Api['importing'] {
    throw new Error('no file of past years is imported here');
  }
  get locking(): Api['locking'] {
    throw new Error('no year is locked here');
  }
  readonly record: Api['record'] = {
    annex: () => Promise.reject(new Error('nothing is printed here')),
    round: () => Promise.reject(new Error('not played here')),
    plan: () => Promise.reject(new Error('not played here')),
    latestAnchor: async () => ({ anchor: this.anchor }),
  };
  get reminding(): Api['reminding'] {
    throw new Error('not played here');
  }

  worklist: Api['worklist'] = () => Promise.reject(new Error('not played here'));
  progress: Api['progress'] = () => Promise.reject(new Error('not played here'));
  evaluation: Api['evaluation'] = () => Promise.reject(new Error('not played here'));

  private async move(name: string, { revision }: Change, command: Command): Promise<SubmissionView> {
    this.calls.push(name);
    if (this.pause) await this.pause;
    this.stumble();
    if (revision !== this.submission.revision) {
      throw new Problem('submission.stale', { expected: revision, current: this.submission.revision });
    }
    this.carryOut(this.actor, command, `request-${this.calls.length}`);
    return this.view();
  }

  private carryOut(actor: Person, command: Command, requestId: string): void {
    const now = new Date(Date.UTC(2024, 0, 8, 1, this.history.length)).toISOString();
    if (command.action === 'returnForRevision') this.returned = this.submission.entries;
    if (command.action === 'approve') this.approved = this.submission.entries;
    const { next, event } = decide(this.situation(actor), command, now, requestId);
    this.submission = { ...next, contentHash: fakeHash, commit: `commit-${next.revision}` };
    this.contents.set(next.revision, next.entries);
    this.history.push({ ...event, revision: next.revision });
  }

  private stumble(): void {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
  }

  private situation(actor: Person) {
    return {
      submission: this.submission,
      round: this.round,
      unit: this.unit,
      actor,
      departments: departmentsOf(this.template),
    };
  }

  private view(): SubmissionView {
    const { submission } = this;
    const now = new Map(submission.entries.map((entry) => [entry.key, entry]));
    const changedSince = (before: Entry[]) =>
      before.filter((entry) => {
        const after = now.get(entry.key);
        return after !== undefined && !isSameEntry(entry, after);
      });
    return {
      ...submission,
      acceptedKeys: [...acceptedKeys(submission)],
      departments: toShares(this.situation(this.actor), this.template),
      keysToReview: keysToReview(this.situation(this.actor), this.actor),
      standingIn: standingInFor(this.situation(this.actor)),
      changedSinceReturn: changedSince(this.returned),
      changedSinceApproval: submission.correction ? changedSince(this.approved) : [],
      findings: validate(this.template, submission.entries),
      history: this.history.map((event) => ({ ...event, hash: `commit-${event.revision}` })),
      allowedActions: namedActions(this.situation(this.actor)) as SubmissionView['allowedActions'],
    };
  }
}
