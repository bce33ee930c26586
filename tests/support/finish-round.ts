import type { Api } from '../../addin/api/api';
import { createApi } from '../../addin/api/client';
import type { EntryKey, OrgUnitId, PersonId, RoundId } from '../../functions/domain/ids';
import type { Person } from '../../functions/domain/org/people';
import { figureFields } from '../../functions/domain/submission/entry';
import { withTies } from '../../functions/domain/submission/read-filled';
import { figuresOf } from './kunshan-figures';

/** The API as somebody of the demo, over the server's own doors. */
export async function apiAs(url: string, person: PersonId): Promise<Api> {
  const reply = await fetch(`${url}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  const { token } = (await reply.json()) as { token: string };
  return createApi(
    () => token,
    (input, init) => fetch(new URL(String(input), url), init),
  );
}

/**
 * Brings every unit of Kunshan's round to its approval, each step by the person whose it is, with the figures the demo's
 * file holds for the unit: what a city's weeks between the due date and the evaluation look like from outside.
 */
export async function finishRound(url: string, round: RoundId, people: Person[]): Promise<void> {
  const [reviewer, approver] = await Promise.all([apiAs(url, 'pn_li'), apiAs(url, 'pn_wang')]);
  const { units, dataYear } = await reviewer.progress(round);
  for (const { unit, status } of units) {
    if (status === 'approved') continue;
    if (status !== 'reviewed') {
      const filler = people.find(
        ({ duties, hasLeft }) => !hasLeft && duties[0]?.role === 'filler' && duties[0].unit === unit,
      );
      if (!filler) throw new Error(`nobody fills for ${unit}`);
      await fileAs(await apiAs(url, filler.id), round, unit, dataYear);
      await review(reviewer, round, unit);
    }
    const { submission } = await approver.form(round, unit);
    await approver.approve({ round, unit, revision: submission.revision });
  }
}

async function fileAs(api: Api, round: RoundId, unit: OrgUnitId, year: number): Promise<void> {
  const { submission, template } = await api.form(round, unit);
  if (submission.status !== 'draft' && submission.status !== 'returned') return;
  const typed = await figuresOf(unit, year);
  const returned = new Set(submission.returns.map(({ key }) => key));
  const lines = template.rows.map(({ key, indicator, part }) => {
    // After a return only what came back is open.
    const before = submission.entries.find((entry) => entry.key === key);
    if (before && submission.status === 'returned' && !returned.has(key)) return before;
    const of = (field: string) => typed.find((one) => one.key === key && one.field === field)?.text ?? null;
    const figures = Object.fromEntries(figureFields.map((field) => [field, of(field)]));
    const isFilled = figureFields.some((field) => figures[field] !== null);
    const explanation = of('explanation') ?? '年末集中核查，按台账更新，已与村（社区）逐一核对';
    return {
      key: key as EntryKey,
      indicator: indicator.id,
      part,
      state: isFilled ? ('NUMERIC' as const) : ('NOT_APPLICABLE' as const),
      ...(figures as Record<(typeof figureFields)[number], string | null>),
      unread: {},
      explanation,
      explains: [],
      remark: '',
    };
  });
  await api.submit({ round, unit, revision: submission.revision }, withTies(template, lines), template.version);
}

async function review(api: Api, round: RoundId, unit: OrgUnitId): Promise<void> {
  const at = async () => {
    const { submission } = await api.form(round, unit);
    return { at: { round, unit, revision: submission.revision }, submission };
  };
  const filed = await at();
  if (filed.submission.status === 'submitted') await api.startReview(filed.at);
  const { submission } = await at();
  const accepted = new Set(submission.acceptedKeys);
  const odd = new Set(submission.findings.filter(({ level }) => level !== 'notice').map(({ key }) => key));
  const open = submission.entries.map(({ key }) => key).filter((key) => !accepted.has(key));
  // What raises no finding goes together, what does line by line.
  const groups = [open.filter((key) => !odd.has(key)), ...open.filter((key) => odd.has(key)).map((key) => [key])];
  for (const keys of groups) if (keys.length > 0) await api.acceptEntries((await at()).at, keys);
  await api.passReview((await at()).at);
}
