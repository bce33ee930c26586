import { act } from 'react';
import type { Api } from '../../../../addin/api/api';
import FillPane from '../../../../addin/panes/fill/fill-pane';
import { paneContext } from '../../../../addin/panes/pane-context';
import type { Plan } from '../../../../functions/domain/plan/plan';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { anEntry, aPlan, aRound } from '../../../support/builders';
import { countyA, zhang } from '../../../support/people';
import { FakeApi } from '../../support/fake-api';
import { FakeWorkbook } from '../../support/fake-workbook';
import { pass, show } from '../../support/render';

export const rate = 'KS2-01';
export const count = 'KS2-02';

/** Last year's figures that this year's good ones fit to. */
const lastYear = [
  anEntry(rate, { numerator: '450', denominator: '1000' }),
  anEntry(count, {
    amount: '290',
    explanation: '上年集中验收',
    explains: [{ rule: 'W1', field: 'amount', print: 'NUMERIC amount=290' }],
  }),
];

/** zhang at her desk: county A's form in the pane, a workbook beside it, and the server behind. */
export async function sitDown({
  plan = aPlan(),
  workbook = new FakeWorkbook(),
  prepare,
  wrap = (api) => api,
  last = lastYear,
}: {
  plan?: Plan;
  workbook?: FakeWorkbook;
  prepare?: (api: FakeApi) => void;
  wrap?: (api: Api) => Api;
  last?: Entry[];
} = {}) {
  const api = new FakeApi(plan, aRound(), countyA, zhang, last);
  prepare?.(api);
  const visited: string[] = [];
  const me = { id: zhang.id, name: zhang.name, duties: [] };
  const screen = await show(
    <paneContext.Provider value={{ api: wrap(api), workbook, me, go: (view) => void visited.push(view.pane) }}>
      <FillPane round={api.round.id} unit={api.unit.id} />
    </paneContext.Provider>,
  );
  const { template } = api;

  return {
    api,
    workbook,
    screen,
    template,
    visited,
    /** Types and waits until the pane has looked. */
    async type(key: typeof rate | typeof count, cells: Parameters<FakeWorkbook['type']>[2]) {
      workbook.type(template, key, cells);
      await pass(500);
    },
    /** Selects a line in the sheet, or something outside of the lines. */
    async select(key: typeof rate | typeof count | null) {
      await act(async () => workbook.select(key));
      await pass(0);
    },
    /** Fetches the sheet and fills it without a fault. */
    async fillWell() {
      await screen.click('拉取表样（2 项）');
      workbook.type(template, rate, { numerator: '460', denominator: '1000' });
      workbook.type(template, count, { amount: '300' });
      await pass(500);
    },
  };
}

export type Desk = Awaited<ReturnType<typeof sitDown>>;
