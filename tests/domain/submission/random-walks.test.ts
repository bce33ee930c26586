import { describe, expect, it } from 'vitest';
import type { EntryKey, OrgUnitId, PersonId } from '../../../functions/domain/ids';
import type { Duty, Person, PersonName, Role } from '../../../functions/domain/org/people';
import { Problem } from '../../../functions/domain/problem';
import { isRoute, type Round, type Step, steps } from '../../../functions/domain/round/round';
import { acceptedKeys } from '../../../functions/domain/submission/acceptances';
import type { Command } from '../../../functions/domain/submission/command';
import { type Entry, fingerprint } from '../../../functions/domain/submission/entry';
import { openLines } from '../../../functions/domain/submission/open-lines';
import type { Situation } from '../../../functions/domain/submission/refusal';
import { newSubmission, type Submission, type SubmissionEvent } from '../../../functions/domain/submission/submission';
import { transitions } from '../../../functions/domain/submission/transitions';
import { decide } from '../../../functions/domain/submission/workflow';
import { anEntry, aRound } from '../../support/builders';
import { countyA } from '../../support/people';

/**
 * Many walks by chance over everything a form's people can do, in every order, some of them holding several duties. After each
 * step a model, simpler than the house's, says which acceptances hold; nobody's own work is judged by them; and whatever
 * happened, people who had no part in it yet can bring the form to its approval.
 */

const elderly: OrgUnitId = 'ou_elderly';
const relief: OrgUnitId = 'ou_relief';
const keys: EntryKey[] = ['KS2-01', 'KS2-02', 'KS2-03'];
const departments = { 'KS2-01': elderly, 'KS2-02': relief, 'KS2-03': relief };

const ofUnit = (role: 'filler' | 'head'): Duty => ({ role, unit: 'ou_a' });
const ofCity = (role: Role, department?: OrgUnitId): Duty => ({ role, unit: 'ou_city', department });
const duties = {
  filler: [ofUnit('filler')],
  head: [ofUnit('head')],
  elderly: [ofCity('reviewer', elderly)],
  relief: [ofCity('reviewer', relief)],
  planner: [ofCity('planner')],
  approver: [ofCity('approver')],
};
type Part = keyof typeof duties;
const parts = Object.keys(duties) as Part[];
const aPerson = (name: string, held: Duty[]): Person => ({ id: `pn_${name}`, name, duties: held, hasLeft: false });

type Cast = Record<Part, Person>;
const aCast = (prefix: string) =>
  Object.fromEntries(parts.map((part) => [part, aPerson(`${prefix}${part}`, duties[part])])) as Cast;
const usual = aCast('');
/** Who takes no part in a walk, and brings to its end what others left. */
const fresh = aCast('fresh_');
const several = [
  aPerson('filler_and_elderly', [...duties.filler, ...duties.elderly]),
  aPerson('filler_and_approver', [...duties.filler, ...duties.approver]),
  aPerson('relief_and_planner', [...duties.relief, ...duties.planner]),
  aPerson('head_and_approver', [...duties.head, ...duties.approver]),
];
const standingIn = (who: Person, absent: Person): Person => ({
  ...who,
  standsInFor: absent.duties.map((duty) => ({ duty, of: { id: absent.id, name: absent.name } satisfies PersonName })),
});
const standIns = [
  standingIn(aPerson('for_approver', []), usual.approver),
  standingIn(aPerson('approver_for_filler', duties.approver), usual.filler),
  standingIn(aPerson('elderly_for_filler', duties.elderly), usual.filler),
];
const walkers = [...Object.values(usual), ...several, ...standIns];

const routes: Step[][] = Array.from({ length: 2 ** steps.length }, (_, bits) =>
  steps.filter((_step, index) => bits & (1 << index)),
).filter(isRoute);

/** Numbers by chance, the same in every run (mulberry32). */
function chanceOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = <One>(from: readonly One[]): One => from[Math.floor(next() * from.length)] as One;
  const some = <One>(from: readonly One[]): One[] => {
    const chosen = from.filter(() => next() < 0.5);
    return chosen.length > 0 ? chosen : [pick(from)];
  };
  const isOften = () => next() < 0.5;
  return { pick, some, isOften };
}
type Chance = ReturnType<typeof chanceOf>;

const line = (key: EntryKey, amount: string): Entry => anEntry(key, { amount });

class Walk {
  submission: Submission = newSubmission('rd_test_2023', 'ou_city', 'ou_a');
  readonly events: SubmissionEvent[] = [];
  /** What stood in contents that something may go back to. */
  private approvedEntries: Entry[] = [];
  /** The model: what each line said when it was accepted, by whom. */
  private held = new Map<EntryKey, { print: string; by: PersonId }>();
  private heldBefore = new Map<EntryKey, { print: string; by: PersonId }>();
  private readonly typed = new Set<PersonId>();
  private readonly round: Round;

  constructor(private readonly route: Step[]) {
    this.round = aRound({ route });
  }

  situation(actor: Person): Situation {
    return { submission: this.submission, round: this.round, unit: countyA, actor, departments };
  }

  /** Whether the step was possible. Anything else than a refusal is a fault of the house. */
  take(actor: Person, command: Command): boolean {
    const at = new Date(Date.UTC(2024, 0, 8, 1, this.events.length)).toISOString();
    try {
      const { next, event } = decide(this.situation(actor), command, at, `request-${this.events.length}`);
      this.follow(command, event, next);
      this.submission = { ...next, contentHash: JSON.stringify(next.entries) };
      this.events.push(event);
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
    this.check();
    return true;
  }

  commandOf(action: Command['action'], chance: Chance): Command {
    const { submission } = this;
    const open = openLines(submission);
    const entriesNow = submission.entries.length > 0 ? submission.entries : keys.map((key) => line(key, '1'));
    const changed = entriesNow.map((entry) =>
      open === 'all' || open.includes(entry.key) ? line(entry.key, chance.pick(['1', '2', '3'])) : entry,
    );
    const returns = chance.some(keys).map((key) => ({
      ...{ key, field: 'amount' as const, reason: '与台账不符', suggestion: null },
    }));
    switch (action) {
      case 'saveDraft':
        return { action, entries: changed };
      case 'submit':
        return { action, entries: chance.pick([changed, entriesNow]), mustFindings: 0, unexplained: 0 };
      case 'acceptEntries':
        return { action, keys: chance.some(keys), found: [] };
      case 'returnForRevision':
        return { action, returns };
      case 'sendBack':
        return { action, to: chance.pick(['review', 'check']), keys: chance.some(keys), reason: '口径存疑' };
      case 'ask':
        return { action, key: chance.pick(keys), text: '含寄养老人吗？' };
      case 'answer':
        return { action, key: submission.questions[0]?.key ?? chance.pick(keys), text: '不含' };
      case 'correct':
        return { action, keys: chance.pick([[], chance.some(keys)]), reason: '台账漏计两户' };
      case 'dropCorrection':
        return { action, approvedEntries: this.approvedEntries };
      case 'importRecord':
        throw new Error('a walk is of what people fill');
      default:
        return { action };
    }
  }

  /** People who had no part in it so far bring it to its approval; null if they can, else where it stands still. */
  finish(): string | null {
    for (let count = 0; count < 30; count += 1) {
      if (this.submission.status === 'approved') return null;
      if (!this.stepForward(fresh, '9'))
        return `${this.submission.status} after ${JSON.stringify(this.events.slice(-8))}`;
    }
    return `going round in circles at ${this.submission.status}`;
  }

  stepForward(cast: Cast, figure: string): boolean {
    const { status } = this.submission;
    switch (status) {
      case 'draft':
      case 'returned':
        return this.take(cast.filler, this.nextLines(figure));
      case 'signing':
        return this.take(cast.head, { action: 'sign' });
      case 'submitted':
        return this.take(cast.elderly, { action: 'startReview' });
      case 'inReview':
        return this.judge(cast);
      case 'checking':
        return this.take(cast.planner, { action: 'passCheck' });
      case 'reviewed':
        return this.take(cast.approver, { action: 'approve' });
      default:
        return false;
    }
  }

  private judge(cast: Cast): boolean {
    let isFurther = false;
    for (const [reviewer, department] of [
      [cast.elderly, elderly],
      [cast.relief, relief],
    ] as const) {
      const held = acceptedKeys(this.submission);
      const open = keys.filter((key) => departments[key as 'KS2-01'] === department && !held.has(key));
      if (open.length > 0) isFurther = this.take(reviewer, { action: 'acceptEntries', keys: open, found: [] });
      isFurther = this.take(reviewer, { action: 'passReview' }) || isFurther;
    }
    return isFurther;
  }

  private nextLines(figure: string): Command {
    const open = openLines(this.submission);
    const entries = (
      this.submission.entries.length > 0 ? this.submission.entries : keys.map((key) => line(key, '1'))
    ).map((entry) => (open === 'all' || open.includes(entry.key) ? line(entry.key, figure) : entry));
    return { action: 'submit', entries, mustFindings: 0, unexplained: 0 };
  }

  private follow(command: Command, event: SubmissionEvent, next: Submission): void {
    const people = [event.by.id, ...(event.onBehalfOf ? [event.onBehalfOf.id] : [])];
    const { action } = command;
    // What a correction goes back to is what stood before its first step.
    if (action === 'correct') this.heldBefore = new Map(this.held);
    if (['saveDraft', 'submit', 'correct'].includes(action)) {
      for (const id of people) this.typed.add(id);
      for (const [key, { by }] of this.held) if (people.includes(by)) this.held.delete(key);
    }
    if (action === 'acceptEntries') {
      for (const key of event.keys) this.held.set(key, { print: this.printOf(next, key), by: event.by.id });
    }
    if (action === 'returnForRevision' || (command.action === 'sendBack' && command.to === 'review')) {
      for (const key of event.keys) this.held.delete(key);
    }
    if (action === 'dropCorrection') this.held = new Map(this.heldBefore);
    if (action === 'approve') this.approvedEntries = next.entries;
    if (action === 'approve') this.checkApproval(next, people);
  }

  private printOf({ entries }: Submission, key: EntryKey): string {
    const found = entries.find((entry) => entry.key === key);
    return found ? fingerprint(found) : '';
  }

  private holding(submission: Submission): EntryKey[] {
    return keys.filter((key) => this.held.get(key)?.print === this.printOf(submission, key));
  }

  private check(): void {
    expect([...acceptedKeys(this.submission)].toSorted()).toEqual(this.holding(this.submission));
    if (this.submission.status === 'approved') expect(this.submission.questions).toEqual([]);
  }

  private checkApproval(next: Submission, approvers: PersonId[]): void {
    for (const id of approvers) expect(this.typed).not.toContain(id);
    if (!this.route.includes('review')) return;
    expect(this.holding(next)).toEqual(keys);
    const judges = keys.map((key) => this.held.get(key)?.by);
    for (const id of judges) expect(this.typed, `accepted by ${id}`).not.toContain(id);
  }
}

const actions = [
  ...['saveDraft', 'submit', 'submit', 'recall', 'sign', 'sign', 'startReview', 'acceptEntries', 'acceptEntries'],
  ...[
    'returnForRevision',
    'passReview',
    'passReview',
    'passCheck',
    'sendBack',
    'approve',
    'ask',
    'ask',
    'answer',
    'answer',
  ],
  ...['correct', 'dropCorrection'],
] as Command['action'][];

const walks = 100;

function isOnWay(action: Command['action'], way: Step[]): boolean {
  const { step } = transitions[action];
  if (action === 'sendBack') return way.includes('review') || way.includes('check');
  if (action === 'recall') return way.length > 1 && way[0] !== 'check';
  return step === null || way.includes(step);
}

describe.each(routes.map((way) => ({ way })))('a form whose way is $way', ({ way }) => {
  it('keeps every acceptance that holds, has four eyes on every line, and never stands still', () => {
    const taken = new Map<string, number>();
    for (let seed = 1; seed <= walks; seed += 1) {
      const chance = chanceOf(seed);
      const walk = new Walk(way);
      for (let tries = 0; tries < 20 + 4 * seed; tries += 1) {
        // Chance alone hardly ever gets to the end of a long way.
        if (chance.isOften() && walk.stepForward(usual, chance.pick(['1', '2', '3']))) continue;
        walk.take(chance.pick(walkers), walk.commandOf(chance.pick(actions), chance));
      }
      expect(walk.finish(), `seed ${seed}`).toBeNull();
      for (const { action } of walk.events) taken.set(action, (taken.get(action) ?? 0) + 1);
    }
    // Else nothing was tried: every step this way has was taken, in walks of different lengths.
    const never = actions.filter((action) => isOnWay(action, way) && !taken.has(action));
    expect(never).toEqual([]);
  });
});
