import { act } from 'react';
import type { Api } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import { HouseEntries } from '../../../../addin/panes/people/house-entries';
import HousePane from '../../../../addin/panes/people/house-pane';
import StandingInPane from '../../../../addin/panes/people/standing-in-pane';
import type { Person } from '../../../../functions/domain/org/people';
import { admin, aHouse } from '../../../domain/org/house';
import { FakePeople } from '../../support/fake-people';
import { FakeWorkbook } from '../../support/fake-workbook';
import { pass, type Screen, show } from '../../support/render';

const panes = {
  house: () => <HousePane city="ou_city" />,
  standingIn: () => <StandingInPane />,
  entries: () => <HouseEntries />,
};

/** The city of the tests, with all that is arranged in it. */
export function aCity(actor: Person = admin): FakePeople {
  const { city, units, people } = aHouse();
  return new FakePeople({ city, units: structuredClone(units), people: structuredClone(people) }, actor);
}

/** Somebody at the desk with a pane open; the same city on other desks is the same `people`. */
export async function sitDown(pane: keyof typeof panes, actor: Person = admin, people: FakePeople = aCity(actor)) {
  people.actor = actor;
  const visited: View[] = [];
  const workbook = new FakeWorkbook();
  const me = {
    id: actor.id,
    name: actor.name,
    duties: actor.duties.map(({ role, unit }) => ({ role, unit, unitName: unit === 'ou_city' ? '示例市' : unit })),
  };
  const api = { people } as Partial<Api> as Api;
  const screen = await show(
    <paneContext.Provider
      value={
        { api, workbook, me, go: (view: View) => void visited.push(view) } as Parameters<
          typeof paneContext.Provider
        >[0]['value']
      }
    >
      {panes[pane]()}
    </paneContext.Provider>,
  );
  return { screen, people, workbook, visited };
}

/** Goes to one of the pane's tabs. */
export async function toTab(screen: Screen, name: RegExp): Promise<void> {
  const tab = [...screen.element.querySelectorAll<HTMLElement>('[role=tab]')].find(({ textContent }) =>
    name.test(textContent ?? ''),
  );
  if (!tab) throw new Error(`no tab ${name} on: ${screen.text()}`);
  await act(async () => tab.click());
  await pass(0);
}
