import type { OrgUnitId } from '../../../functions/domain/ids';
import type { OrgUnit } from '../../../functions/domain/org/units';
import type { UnitStanding } from '../../../functions/domain/reminder/debts';
import { waitsSince } from '../../../functions/domain/submission/since';
import type { Action, Status, Submission } from '../../../functions/domain/submission/submission';
import { aSubmission } from '../../support/builders';

/** What happened to a unit's submission on a day, at nine in the morning in China. */
export interface Happening {
  on: string;
  action: Action;
  to: Status;
}

/** A timeline from `2026-02-10 submit → submitted`, one step a line. */
export function toHappenings(...lines: string[]): Happening[] {
  return lines.map((line) => {
    const [on, action, , to] = line.split(' ') as [string, Action, string, Status];
    return { on, action, to };
  });
}

/** Where a unit stands at the end of a day. */
export function standingOn(day: string, unit: OrgUnit, happenings: readonly Happening[]): UnitStanding {
  const past = happenings.filter(({ on }) => on <= day);
  const last = past.at(-1);
  if (!last) return { unit, head: null };
  let standing: Pick<Submission, 'status' | 'revision' | 'since'> = { status: 'draft', revision: 0, since: null };
  let returns: { at: string }[] = [];
  for (const { on, action, to } of past) {
    const at = `${on}T01:00:00.000Z`;
    if (action === 'returnForRevision') returns = [{ at }];
    const since = waitsSince(standing, { status: to, returns }, at);
    standing = { status: to, revision: standing.revision + 1, since };
  }
  const { entries, ...head } = aSubmission({ unit: unit.id, ...standing });
  return { unit, head: { ...head, figures: entries } };
}

export function aUnitCalled(id: OrgUnitId, name: string): OrgUnit {
  return { id, name, type: '区镇', parent: 'ou_city', divisionCode: null, validFrom: null, validTo: null };
}
