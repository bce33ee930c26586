import type { RecordFault, toFinding } from './finding';
import { fromRow, toWhole } from './lean';
import { isSameValue, parseJson, shown, toFields, toText } from './lenient';
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
  checkApproval(fields.standing, steps, disagree);
}

/** The figures beside the head are a part of its content, copied so that a roll-up need not open it. */
function checkFigures(
  figures: unknown,
  content: unknown,
  disagree: (field: string, found: unknown, expected: unknown) => void,
): void {
  const entries = parseJson(content);
  if (!Array.isArray(entries)) return;
  const copied = parseJson(figures);
  if (!Array.isArray(copied) || copied.length !== entries.length) {
    disagree('figures', Array.isArray(copied) ? copied.length : figures, entries.length);
    return;
  }
  for (const [index, entry] of entries.entries()) {
    const [figure, line] = [toFields(fromRow(copied[index])), toFields(entry)];
    const whole = line && toWhole(line);
    const wrong = figure && whole ? Object.keys(figure).find((name) => !isSameValue(figure[name], whole[name])) : '';
    if (wrong === undefined) continue;
    disagree(`figures ${shown(whole?.key)}${wrong ? ` ${wrong}` : ''}`, figure?.[wrong], whole?.[wrong]);
  }
}

/** The version that counts (通过版) is one that stands in the record, by the hand and at the time it stands there. */
function checkApproval(
  standing: unknown,
  steps: Step[],
  disagree: (field: string, found: unknown, expected: unknown) => void,
): void {
  const approved = toFields(toFields(parseJson(standing))?.approved);
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
