import { acceptEntries } from '../../../functions/actions/accept-entries';
import { approve } from '../../../functions/actions/approve';
import { answer, ask } from '../../../functions/actions/ask-and-answer';
import type { Change } from '../../../functions/actions/carry-out';
import { correct } from '../../../functions/actions/correct';
import { type DescribedSubmission, readSubmission } from '../../../functions/actions/describe';
import { dropCorrection } from '../../../functions/actions/drop-correction';
import { passCheck } from '../../../functions/actions/pass-check';
import { passReview } from '../../../functions/actions/pass-review';
import { recall } from '../../../functions/actions/recall';
import { returnForRevision } from '../../../functions/actions/return-for-revision';
import { saveDraft } from '../../../functions/actions/save-draft';
import { sendBack } from '../../../functions/actions/send-back';
import { sign } from '../../../functions/actions/sign';
import { startReview } from '../../../functions/actions/start-review';
import type { Context } from '../../../functions/actions/stores';
import { submit } from '../../../functions/actions/submit';
import { toCellText } from '../../../functions/domain/form/grid';
import type { EntryKey, PersonId } from '../../../functions/domain/ids';
import type { Person } from '../../../functions/domain/org/people';
import { Problem } from '../../../functions/domain/problem';
import { blankEntry, type Entry, type Field, fields } from '../../../functions/domain/submission/entry';
import { mergeEntries, rebase, takeTheirs } from '../../../functions/domain/submission/merge-entries';
import { openLines } from '../../../functions/domain/submission/open-lines';
import { withTies } from '../../../functions/domain/submission/read-filled';
import type { Action } from '../../../functions/domain/submission/submission';
import type { Draws } from '../../support/schedule';

export const round = 'rd_test_2023';
export const unit = 'ou_a';

/** The answer did not come: nothing is known of what became of the request. */
export class NoAnswer extends Error {}

/** Brings a request to the server and its answer back, or does not. */
export type Post = <Reply>(send: (context: Context) => Promise<Reply>) => Promise<Reply>;

/** What one person knows to have been taken down. */
export interface Acknowledged {
  by: PersonId;
  action: Action;
  requestId: string;
  revision: number;
  /** The form as it was sent; null where the step brings none. */
  entries: Entry[] | null;
}

type Verb = Exclude<Action, 'importRecord'>;
type Send = (context: Context, actor: PersonId, change: Change) => Promise<DescribedSubmission>;

/** What a cell shows, for telling who had it before their eyes. */
export const shows = (line: Entry | undefined, field: Field) => (line ? toCellText(line, field) : '');

let values = 0;

/** One person with a form on the desk, who works as the panes do: on what they last loaded, asking again, merging. */
export function sitAt(person: Person, post: Post, draws: Draws) {
  let view: DescribedSubmission | null = null;
  // Of a filler: what stands in the sheet, what it was made from, and what was sent of it without an answer.
  let sheet: Entry[] = [];
  let base: Entry[] = [];
  let unanswered: { revision: number; entries: Entry[] }[] = [];
  let requests = 0;
  const acknowledged: Acknowledged[] = [];
  /** Everything that ever stood in a cell of this person's sheet, or was put to them as the other's. */
  const seen = new Map<string, Set<string>>();

  function look(key: EntryKey, field: Field, text: string): void {
    const name = `${key} ${field}`;
    seen.set(name, (seen.get(name) ?? new Set()).add(text));
  }

  function write(entries: Entry[]): void {
    sheet = entries;
    for (const line of entries) for (const field of fields) look(line.key, field, shows(line, field));
  }

  const linesOf = ({ template, submission }: DescribedSubmission) => {
    const stored = new Map(submission.entries.map((entry) => [entry.key, entry]));
    return template.rows.map((row) => stored.get(row.key) ?? blankEntry(row.key, row.indicator.id, row.part));
  };

  const isOpen = ({ allowedActions }: DescribedSubmission) =>
    allowedActions.some(({ action, refusal }) => action === 'saveDraft' && refusal === null);

  /** Takes what the server says, and merges it into the sheet where that is open. */
  function take(next: DescribedSubmission, sent: Entry[] | null = null): void {
    const isFirst = view === null;
    view = next;
    const newest = linesOf(next);
    if (isFirst) write(newest);
    if (isFirst) base = newest;
    if (!isOpen(next)) return;
    if (sent) {
      base = sent;
      unanswered = [];
    }
    for (const lost of unanswered) base = rebase(base, lost.entries, newest);
    unanswered = unanswered.filter(({ revision }) => revision >= next.submission.revision);
    const merged = mergeEntries(base, sheet, newest);
    const entries = new Map(merged.entries.map((entry) => [entry.key, entry]));
    for (const conflict of merged.conflicts) {
      for (const field of fields) look(conflict.key, field, shows(conflict.theirs, field));
      const line = entries.get(conflict.key);
      if (line && draws.happens(0.5)) entries.set(conflict.key, takeTheirs(line, conflict));
    }
    write([...entries.values()]);
    base = newest;
  }

  function type(): void {
    if (!view || !isOpen(view)) return;
    const open = openLines(view.submission);
    const rows = view.template.rows.filter(({ key }) => open === 'all' || open.includes(key));
    const row = draws.pick(rows);
    values += 1;
    const [value, what] = [String(values), draws.below(20)];
    write(
      sheet.map((line) => {
        if (line.key !== row.key) return line;
        if (what === 0) return { ...line, explanation: `说明${value}` };
        if (what === 1) return { ...line, remark: `备注${value}` };
        const { explanation, explains, remark } = line;
        const blank = { ...blankEntry(line.key, line.indicator, line.part), explanation, explains, remark };
        if (what === 2) return { ...blank, state: 'MISSING', explanation: `说明${value}` };
        // What is typed at random must now and then be good enough to be handed in.
        const field = draws.pick(row.inputs);
        return { ...line, state: 'NUMERIC', [field]: field === 'denominator' ? `9${value.padStart(9, '0')}` : value };
      }),
    );
  }

  /** Something to say for each verb; null where there is nothing to say it of. */
  const wishes: Record<Verb, (now: DescribedSubmission) => Send | null> = {
    saveDraft: () => {
      const entries = sheet;
      return (context, actor, change) => saveDraft(context, actor, { ...change, entries });
    },
    submit: ({ template }) => {
      const wish = { entries: sheet, templateVersion: template.version };
      return (context, actor, change) => submit(context, actor, { ...change, ...wish });
    },
    recall: () => recall,
    sign: () => sign,
    startReview: () => startReview,
    acceptEntries: ({ keysToReview, acceptedKeys }) => {
      const left = keysToReview.filter((key) => !acceptedKeys.includes(key));
      const keys = left.slice(draws.below(Math.max(1, left.length)));
      return keys.length === 0
        ? null
        : (context, actor, change) => acceptEntries(context, actor, { ...change, keys: keys.slice(0, 1) });
    },
    returnForRevision: ({ keysToReview, submission }) => {
      const key = draws.pick([...keysToReview, ...submission.entries.map((entry) => entry.key)]);
      const returns = [{ key, field: 'remark', reason: '请核对', suggestion: null } as const];
      return (context, actor, change) => returnForRevision(context, actor, { ...change, returns });
    },
    passReview: () => passReview,
    passCheck: () => passCheck,
    sendBack: ({ submission }) => {
      const keys = submission.entries.slice(0, 1).map(({ key }) => key);
      const wish = { to: draws.pick(['review', 'check'] as const), keys, reason: '请再核' };
      return (context, actor, change) => sendBack(context, actor, { ...change, ...wish });
    },
    approve: () => approve,
    ask: ({ submission }) => {
      const key = draws.pick(submission.entries).key;
      return (context, actor, change) => ask(context, actor, { ...change, key, text: '口径是否一致？' });
    },
    answer: ({ submission }) => {
      const key = draws.pick(submission.questions).key;
      return (context, actor, change) => answer(context, actor, { ...change, key, text: '一致。' });
    },
    correct: () => {
      const reason = '台账漏计，已重新核对';
      return (context, actor, change) => correct(context, actor, { ...change, reason, keys: [] });
    },
    dropCorrection: () => dropCorrection,
  };

  const bringsForm = (verb: Verb) => verb === 'saveDraft' || verb === 'submit';

  async function load(): Promise<void> {
    try {
      take(await post((context) => readSubmission(context, person.id, round, unit)));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }

  async function act(): Promise<void> {
    if (!view) return load();
    const allowed = view.allowedActions.flatMap(({ action, refusal }) =>
      refusal === null && action !== 'importRecord' ? [action] : [],
    );
    // Whoever may go on does so more often than they ask, take back or send back.
    const usual = allowed.filter((verb) => !rare.includes(verb));
    const verbs = usual.length > 0 && draws.happens(0.8) ? usual : allowed;
    const verb = verbs.length > 0 ? draws.pick(verbs) : null;
    if (verb && bringsForm(verb)) sheet = withTies(view.template, sheet);
    const send = verb && wishes[verb](view);
    if (!verb || !send) return load();

    requests += 1;
    const requestId = `request-${requests}`;
    const { revision } = view.submission;
    const entries = bringsForm(verb) ? sheet : null;
    if (entries) unanswered.push({ revision, entries });
    try {
      const reply = await post((context) => send(context, person.id, { round, unit, revision, requestId }));
      acknowledged.push({ by: person.id, action: verb, requestId: `${person.id}/${requestId}`, revision, entries });
      take(reply, entries);
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NoAnswer)) throw error;
      await load();
    }
  }

  return {
    person,
    acknowledged,
    hasSeen: (key: EntryKey, field: Field, text: string) => seen.get(`${key} ${field}`)?.has(text) ?? false,
    async work(pieces: number): Promise<void> {
      await load();
      for (let piece = 0; piece < pieces; piece += 1) {
        for (let cells = draws.below(4); cells > 0; cells -= 1) type();
        await act();
      }
    },
  };
}

const rare: readonly Verb[] = ['recall', 'ask', 'returnForRevision', 'sendBack', 'correct', 'dropCorrection'];

export type Desk = ReturnType<typeof sitAt>;
