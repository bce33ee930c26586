import type { Api } from '../../addin/api/api';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { OrgUnitId, RoundId } from '../../functions/domain/ids';
import { blankEntry, type Entry } from '../../functions/domain/submission/entry';
import { withTies } from '../../functions/domain/submission/read-filled';

/** Figures no rule objects to: one of one where units are counted, else 60 of 100, and 20 of whatever is stated. */
export function soundEntries({ rows }: FormTemplate): Entry[] {
  return rows.map(({ key, indicator, part }) => {
    const entry: Entry = { ...blankEntry(key, indicator.id, part), state: 'NUMERIC' };
    if (indicator.reporting.kind === 'amount') return { ...entry, amount: '20' };
    const each = indicator.checks.denominatorPerUnit;
    return { ...entry, numerator: each ?? '60', denominator: each ?? '100' };
  });
}

/** Those through whose hands a form of a county goes. */
export interface Hands {
  filler: Api;
  head: Api;
  reviewers: Api[];
  planner: Api;
  approver: Api;
}

/** Brings one unit's form the whole way, each step by the person whose it is. */
export async function walkRoute(hands: Hands, round: RoundId, unit: OrgUnitId): Promise<void> {
  const { filler, head, reviewers, planner, approver } = hands;
  const at = async (api: Api) => ({ round, unit, revision: (await api.form(round, unit)).submission.revision });
  const { template } = await filler.form(round, unit);
  await filler.submit(await at(filler), withTies(template, soundEntries(template)), template.version);
  await head.sign(await at(head));
  await reviewers[0]?.startReview(await at(head));
  for (const reviewer of reviewers) {
    const { submission } = await reviewer.form(round, unit);
    const odd = new Set(submission.findings.filter(({ level }) => level !== 'notice').map(({ key }) => key));
    const accepted = new Set(submission.acceptedKeys);
    const mine = submission.keysToReview.filter((key) => !accepted.has(key));
    // Whoever stands in for somebody has passed that one's lines too.
    if (mine.length === 0) continue;
    for (const keys of [mine.filter((key) => !odd.has(key)), ...mine.filter((key) => odd.has(key)).map((key) => [key])])
      if (keys.length > 0) await reviewer.acceptEntries(await at(reviewer), keys);
    await reviewer.passReview(await at(reviewer));
  }
  await planner.passCheck(await at(planner));
  await approver.approve(await at(approver));
}
