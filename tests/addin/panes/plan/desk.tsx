import { act } from 'react';
import type { Api } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import PlanPane from '../../../../addin/panes/plan/plan-pane';
import type { OrgUnit } from '../../../../functions/domain/org/units';
import type { Plan } from '../../../../functions/domain/plan/plan';
import type { Round } from '../../../../functions/domain/round/round';
import { aCount, anIndicator, aPlan, aTarget } from '../../../support/builders';
import { units as places, zhou } from '../../../support/people';
import { FakePlanning } from '../../support/fake-planning';
import { FakeWorkbook } from '../../support/fake-workbook';
import { pass, show } from '../../support/render';

export const rate = 'KS2-01';
export const count = 'KS2-02';

const department: OrgUnit = {
  id: 'ou_city_elderly',
  name: '养老服务科',
  type: '科室',
  parent: 'ou_city',
  divisionCode: null,
  validFrom: null,
  validTo: null,
};

/** A published plan of two indicators that nothing is wrong with: a rate 41 → 50 and a total 1044 → 5000. */
export const aSoundPlan = (differs: Partial<Plan> = {}): Plan =>
  aPlan({
    indicators: [
      anIndicator({ decomposition: { method: 'linear', gridOf: null, reasons: {} } }),
      aCount({ target: aTarget('5000') }),
    ],
    editions: [
      { version: 1, by: { id: 'pn_zhou', name: '周' }, at: '2021-12-01T02:00:00.000Z', note: '按印发文本录入' },
    ],
    ...differs,
  });

/** The office's server with plans on it: everybody is there who has to fill and review. */
export function anOffice(plans: Plan[] = [aSoundPlan()], rounds: Round[] = []): FakePlanning {
  return new FakePlanning(plans, {
    actor: zhou,
    units: [...places, department],
    staffing: { fillers: ['ou_a', 'ou_b'], reviewers: ['ou_city'] },
    rounds,
  });
}

/** zhou at her desk with a plan in the pane, a workbook beside it, and the server behind. */
export async function sitDown({
  planning = anOffice(),
  workbook = new FakeWorkbook(),
  plan = 'pl_test',
}: {
  planning?: FakePlanning;
  workbook?: FakeWorkbook;
  plan?: Plan['id'];
} = {}) {
  const visited: View[] = [];
  const api = { planning } as Partial<Api> as Api;
  const me = {
    id: zhou.id,
    name: zhou.name,
    duties: [{ role: 'planner' as const, unit: 'ou_city', unitName: '示例市' }],
  };
  const context = { api, workbook, me, go: (view: View) => void visited.push(view) };
  const open = () =>
    show(
      <paneContext.Provider value={context as Parameters<typeof paneContext.Provider>[0]['value']}>
        <PlanPane plan={plan} />
      </paneContext.Provider>,
    );
  return {
    planning,
    workbook,
    sheet: workbook.catalogue,
    visited,
    screen: await open(),
    /** Opens the plan anew, as after leaving the pane. */
    comeBack: open,
    /** Types and waits until the pane has looked. */
    async type(...typed: Parameters<FakeWorkbook['catalogue']['type']>) {
      workbook.catalogue.type(...typed);
      await pass(500);
    },
    async select(key: typeof rate | typeof count | null) {
      await act(async () => workbook.catalogue.select(key));
      await pass(0);
    },
  };
}
