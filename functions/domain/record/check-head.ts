import { waitsSinceByRecord } from '../submission/since';
import { type Status, type SubmissionEvent, statuses } from '../submission/submission';
import type { Digest } from './anchor';
import type { RecordFault, toFinding } from './finding';
import { fromRow, toFigure, toWhole } from './lean';
import { type Fields, isSameValue, parseJson, shown, toFields, toText } from './lenient';
import type { StoredHead } from './ports';
import type { Step, SubmissionPlace } from './verify-submission';

type Report = (fault: RecordFault, details: Parameters<typeof toFinding>[2]) => void;

/**
 * A head says nothing that does not follow from the newest step: where it stands, its content, the figures its parent adds
 * up, and which version counts as approved.
 */
export function checkHead(
  place: SubmissionPlace,
  { fields }: StoredHead,
  steps: Step[],
  contents: Map<string, unknown>,
  digest: Digest,
  report: Report,
): void {
  const disagree = (field: string, found: unknown, expected: unknown) =>
    report('headDisagrees', { field, found: shown(found), expected: shown(expected) });

  for (const field of ['id', 'round', 'unit', 'parent'] as const) {
    if (fields[field] !== place[field]) disagree(field, fields[field], place[field]);
  }
  const newest = steps.at(-1);
  // Where the step itself is gone that is what is reported.
  if (!newest?.body || newest.hash !== fields.commit) return;
  const { body } = newest;
  const said = { status: body.to, revision: body.revision, contentHash: body.contentHash, lastRequest: body.requestId };
  for (const [field, expected] of Object.entries(said)) {
    if (fields[field] !== expected) disagree(field, fields[field], expected);
  }
  checkFigures(fields.figures, contents.get(toText(body.contentHash) ?? ''), disagree);
  checkStanding(fields.standing, steps, body.standingHash, digest, disagree);
}

type Disagree = (field: string, found: unknown, expected: unknown) => void;

/**
 * Everything else beside the head is vouched for as a whole by the step that wrote it. Where it is not what was written, or the
 * step is from before that, what the record tells as well is held against it, field by field.
 */
function checkStanding(standing: unknown, steps: Step[], vouched: unknown, digest: Digest, disagree: Disagree): void {
  const actual = typeof standing === 'string' ? digest(standing) : null;
  if (actual !== null && actual === vouched) return;
  let isTold = false;
  const tell: Disagree = (...of) => {
    isTold = true;
    disagree(...of);
  };
  const fields = toFields(parseJson(standing));
  checkApproval(fields, steps, tell);
  checkTimes(fields, steps, tell);
  if (vouched !== undefined && !isTold) disagree('standing', actual ?? standing, vouched);
}

/** When it was moved last, and since when it waits. A head from before it told these says nothing of them. */
function checkTimes(fields: Fields | null, steps: Step[], disagree: Disagree): void {
  const newest = steps.at(-1)?.body;
  if (!fields || !newest) return;
  if ((fields.movedAt ?? null) !== null && fields.movedAt !== newest.at) disagree('movedAt', fields.movedAt, newest.at);
  const status = statuses.find((one) => one === newest.to);
  const history = steps.flatMap(({ body }) => (body && isStep(body) ? [body] : []));
  // Over a gap nobody can tell; and that is reported.
  if ((fields.since ?? null) === null || !status || history.length !== newest.revision) return;
  const since = waitsSinceByRecord(status, history);
  if (fields.since !== since) disagree('since', fields.since, since);
}

type TimedStep = Fields & Pick<SubmissionEvent, 'action' | 'at' | 'from' | 'to'>;

function isStep(body: Fields): body is TimedStep {
  const isStatus = (status: unknown) => statuses.includes(status as Status);
  return typeof body.action === 'string' && typeof body.at === 'string' && isStatus(body.from) && isStatus(body.to);
}

/** The figures beside the head are a part of its content, copied so that a roll-up need not open it. */
function checkFigures(figures: unknown, content: unknown, disagree: Disagree): void {
  const entries = parseJson(content);
  if (!Array.isArray(entries)) return;
  const copied = parseJson(figures);
  if (!Array.isArray(copied) || copied.length !== entries.length) {
    disagree('figures', Array.isArray(copied) ? copied.length : figures, entries.length);
    return;
  }
  for (const [index, entry] of entries.entries()) {
    const [figure, line] = [toFields(fromRow(copied[index])), toFields(entry)];
    const expected = line && toFigure(toWhole(line));
    const names = figure && expected ? [...new Set([...Object.keys(expected), ...Object.keys(figure)])] : [''];
    const wrong = names.find((name) => !isSameValue(figure?.[name], expected?.[name]) || name === '');
    if (wrong === undefined) continue;
    disagree(`figures ${shown(expected?.key)}${wrong ? ` ${wrong}` : ''}`, figure?.[wrong], expected?.[wrong]);
  }
}

/** The version that counts (通过版) is one that stands in the record, by the hand and at the time it stands there. */
function checkApproval(standing: Fields | null, steps: Step[], disagree: Disagree): void {
  const approved = toFields(standing?.approved);
  if (!approved) return;
  const step = steps.find(({ revision }) => revision === approved.revision)?.body;
  if (!step) {
    disagree('approved', approved.revision, '');
    return;
  }
  if (approved.contentHash !== step.contentHash)
    disagree('approved contentHash', approved.contentHash, step.contentHash);
  // Figures brought in from a file count from the day their source says.
  const isDatedBySource = typeof step.countsFrom === 'string';
  if (approved.at !== step.at && !isDatedBySource) disagree('approved at', approved.at, step.at);
  const [by, actual] = [toFields(approved.by)?.id, toFields(step.by)?.id];
  if (by !== actual) disagree('approved by', by, actual);
}
