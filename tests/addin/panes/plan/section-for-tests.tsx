import { type ComponentType, useEffect, useState } from 'react';
import type { Api } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import type { PlanDeskReply } from '../../../../functions/contract/planning';
import type { Person } from '../../../../functions/domain/org/people';
import type { OrgUnit } from '../../../../functions/domain/org/units';
import type { Round } from '../../../../functions/domain/round/round';
import type { Folder } from '../../../../seeds/read-seeds';
import { FakePlanning } from '../../support/fake-planning';
import { FakeWorkbook } from '../../support/fake-workbook';
import { pass, show } from '../../support/render';
import { cityOf } from '../../support/seeded-cities';

type Section = ComponentType<{ desk: PlanDeskReply; onDesk: (next: PlanDeskReply) => void }>;

/** The server of one of the five offices, with its planner at it. */
export function officeOf(
  folder: Folder,
  { rounds = [], without = [], units }: { rounds?: Round[]; without?: string[]; units?: OrgUnit[] } = {},
): FakePlanning {
  const { plan, units: recorded, people } = cityOf(folder);
  const has = (role: string) => (person: Person) => person.duties.some((duty) => duty.role === role);
  const actor = people.find(has('planner'));
  if (!actor) throw new Error(`nobody plans in ${folder}`);
  const unitsOf = (role: string) =>
    people.flatMap(({ duties }) => duties.filter((duty) => duty.role === role).map(({ unit }) => unit));
  return new FakePlanning([plan], {
    actor,
    units: units ?? recorded,
    staffing: {
      fillers: unitsOf('filler').filter((unit) => !without.includes(unit)),
      reviewers: unitsOf('reviewer'),
    },
    rounds,
  });
}

/** One part of the planner's desk on the screen, with a workbook beside it and the office's server behind. */
export async function sitAt(Part: Section, folder: Folder, planning = officeOf(folder)) {
  const { plan } = cityOf(folder);
  const workbook = new FakeWorkbook();
  const visited: View[] = [];
  const api = { planning } as Partial<Api> as Api;
  const me = { id: planning.actor.id, name: planning.actor.name, duties: [] };
  const context = { api, workbook, me, go: (view: View) => void visited.push(view) };

  function Desk() {
    const [desk, setDesk] = useState<PlanDeskReply | null>(null);
    useEffect(() => void planning.plan(plan.id).then(setDesk), []);
    return desk && <Part desk={desk} onDesk={setDesk} />;
  }
  const screen = await show(
    <paneContext.Provider value={context}>
      <Desk />
    </paneContext.Provider>,
  );
  await pass(10);
  return { screen, planning, workbook, visited, plan };
}
