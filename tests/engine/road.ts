import { acceptEntries } from '../../functions/actions/accept-entries';
import { approve } from '../../functions/actions/approve';
import { answer, ask } from '../../functions/actions/ask-and-answer';
import type { Change } from '../../functions/actions/carry-out';
import { correct } from '../../functions/actions/correct';
import { type DescribedSubmission, readSubmission } from '../../functions/actions/describe';
import { dropCorrection } from '../../functions/actions/drop-correction';
import { passCheck } from '../../functions/actions/pass-check';
import { passReview } from '../../functions/actions/pass-review';
import { recall } from '../../functions/actions/recall';
import { returnForRevision } from '../../functions/actions/return-for-revision';
import { saveDraft } from '../../functions/actions/save-draft';
import { sendBack } from '../../functions/actions/send-back';
import { sign } from '../../functions/actions/sign';
import { startReview } from '../../functions/actions/start-review';
import type { Context } from '../../functions/actions/stores';
import { submit } from '../../functions/actions/submit';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey, PersonId } from '../../functions/domain/ids';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { Round } from '../../functions/domain/round/round';
import { blankEntry, type Entry } from '../../functions/domain/submission/entry';
import type { Action } from '../../functions/domain/submission/submission';
import { cast } from './cast';
import type { House } from './house';
import type { Spent } from './metered';
import { explanations, returns } from './words';

/** Where a submission stands when its next step is taken. */
interface Stand {
  context: Context;
  change: Change;
  form: FormTemplate;
  /** What the filler typed last. */
  typed: Entry[];
  keys: EntryKey[];
}

/** One verb of the workflow: what it is called in the report, by whom, and its action. */
export interface RoadStep {
  verb: Action;
  name: string;
  by: PersonId;
  take(stand: Stand, by: PersonId): Promise<DescribedSubmission>;
}

const line = (verb: Action, name: string, by: PersonId, take: RoadStep['take']): RoadStep => ({ verb, name, by, take });

const handIn: RoadStep['take'] = ({ context, change, typed, form }, by) =>
  submit(context, by, { ...change, entries: typed, templateVersion: form.version });

/**
 * Every verb at least once, in an order in which they are possible. A new verb of the workflow is one more line at the
 * place where it belongs; verbs that come twice are the same under other circumstances.
 */
export const road: RoadStep[] = [
  line('saveDraft', 'save a draft', cast.filler, ({ context, change, typed }, by) =>
    saveDraft(context, by, { ...change, entries: typed.map((entry) => ({ ...entry, remark: '待核' })) }),
  ),
  line('submit', 'submit', cast.filler, handIn),
  line('recall', 'recall', cast.filler, ({ context, change }, by) => recall(context, by, change)),
  line('submit', 'submit what is stored already', cast.filler, handIn),
  line('sign', 'sign', cast.head, ({ context, change }, by) => sign(context, by, change)),
  line('startReview', 'start the review', cast.reviewer, ({ context, change }, by) => startReview(context, by, change)),
  line('acceptEntries', 'accept half of the lines', cast.reviewer, ({ context, change, keys }, by) =>
    acceptEntries(context, by, { ...change, keys: keys.filter((_, at) => at % 2 === 0) }),
  ),
  line('ask', 'ask about a line', cast.reviewer, ({ context, change, keys: [key] }, by) =>
    key
      ? ask(context, by, { ...change, key, text: '分母是否包含年内新登记的人数？' })
      : Promise.reject(new Error('no line')),
  ),
  line('answer', 'answer', cast.filler, ({ context, change, keys: [key] }, by) =>
    key
      ? answer(context, by, { ...change, key, text: '包含，按年末在册数统计' })
      : Promise.reject(new Error('no line')),
  ),
  line('returnForRevision', 'return three lines', cast.reviewer, ({ context, change, keys }, by) =>
    returnForRevision(context, by, { ...change, returns: returnsOf(keys.slice(1, 4)) }),
  ),
  line('submit', 'submit after a return', cast.filler, ({ typed, keys, ...stand }, by) =>
    handIn({ ...stand, keys, typed: typed.map((entry) => mended(entry, keys.slice(1, 4))) }, by),
  ),
  line('sign', 'sign again', cast.head, ({ context, change }, by) => sign(context, by, change)),
  line('startReview', 'start the second review', cast.reviewer, ({ context, change }, by) =>
    startReview(context, by, change),
  ),
  line('acceptEntries', 'accept the other half', cast.reviewer, ({ context, change, keys }, by) =>
    acceptEntries(context, by, { ...change, keys }),
  ),
  line('passReview', 'pass the review', cast.reviewer, ({ context, change }, by) => passReview(context, by, change)),
  line('passCheck', 'pass the check', cast.planner, ({ context, change }, by) => passCheck(context, by, change)),
  line('sendBack', 'send back to the check', cast.approver, ({ context, change }, by) =>
    sendBack(context, by, { ...change, to: 'check', keys: [], reason: '请规划处再核对汇总口径后报批' }),
  ),
  line('passCheck', 'pass the check again', cast.planner, ({ context, change }, by) => passCheck(context, by, change)),
  line('approve', 'approve', cast.approver, ({ context, change }, by) => approve(context, by, change)),
  line('correct', 'correct', cast.filler, ({ context, change }, by) =>
    correct(context, by, { ...change, reason: '与统计年鉴核对时发现养老机构床位数漏计一家', keys: [] }),
  ),
  line('dropCorrection', 'drop the correction', cast.filler, ({ context, change }, by) =>
    dropCorrection(context, by, change),
  ),
];

function returnsOf(keys: EntryKey[]) {
  return keys.map((key, at) => {
    const [reason = ''] = returns[at] ?? [];
    return { key, field: 'numerator' as const, reason, suggestion: null };
  });
}

function mended(entry: Entry, keys: EntryKey[]): Entry {
  const [, remark] = returns[keys.indexOf(entry.key)] ?? [];
  return remark === undefined ? entry : { ...entry, remark };
}

/** Walks a unit's submission along the road, each step as the person whose it is; tells what each one spent. */
export async function walk(
  house: House,
  round: Round,
  unit: OrgUnit,
  { steps = road, texts = 'some' }: { steps?: RoadStep[]; texts?: Texts } = {},
  afterEach: (step: RoadStep, spent: Spent) => Promise<void> | void = () => {},
): Promise<void> {
  const { context, meter } = house;
  let now = await readSubmission(context, cast.filler, round.id, unit.id);
  const typed = entriesOf(now.template, texts);
  for (const step of steps) {
    const { template: form, submission } = now;
    const requestId = `${unit.id}-${round.id}-${submission.revision}`;
    const change = { round: round.id, unit: unit.id, revision: submission.revision, requestId };
    const stand = { context, change, form, typed, keys: typed.map(({ key }) => key) };
    const { result, spent } = await meter.during(() => step.take(stand, step.by));
    now = result;
    await afterEach(step, spent);
  }
}

/** Saves a unit's draft again and again: `count` steps of history before the road begins. */
export async function ageDraft(house: House, round: Round, unit: OrgUnit, count: number): Promise<void> {
  const steps = Array.from({ length: count }, (_, at) =>
    line('saveDraft', 'save once more', cast.filler, ({ context, change, typed }, by) =>
      saveDraft(context, by, { ...change, entries: typed.map((entry) => ({ ...entry, remark: `第${at}稿` })) }),
    ),
  );
  await walk(house, round, unit, { steps });
}

/** How many lines carry an explanation (情况说明): none, one in three as in a usual form, or all. */
export type Texts = 'none' | 'some' | 'all';

/** A form filled without a fault: figures of a middling county, the same for the same denominator. */
function entriesOf({ rows }: FormTemplate, texts: Texts): Entry[] {
  const denominators = new Map<string, number>();
  return rows.map(({ key, indicator, part, inputs }, at): Entry => {
    const isExplained = texts === 'all' || (texts === 'some' && at % 3 === 0);
    const entry: Entry = { ...blankEntry(key, indicator.id, part), state: 'NUMERIC' };
    if (isExplained) entry.explanation = explanations[at % explanations.length] ?? '';
    const { reporting, checks } = indicator;
    if (reporting.kind === 'amount' || !inputs.includes('numerator')) return { ...entry, amount: String(12 + at) };
    const asked = reporting.denominator.name;
    const denominator = denominators.get(asked) ?? Number(checks.denominatorPerUnit ?? 1200 + 37 * at);
    denominators.set(asked, denominator);
    const numerator = checks.denominatorPerUnit === null ? denominator - 20 : denominator;
    return { ...entry, numerator: String(numerator), denominator: String(denominator) };
  });
}
