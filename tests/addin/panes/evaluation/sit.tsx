import { vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import type { EvaluationSupplement } from '../../../../addin/excel/workbook';
import EvaluationPane from '../../../../addin/panes/evaluation/evaluation-pane';
import { paneContext } from '../../../../addin/panes/pane-context';
import type { EvaluationReply } from '../../../../functions/contract/evaluation';
import type { Person } from '../../../../functions/domain/org/people';
import type { Plan } from '../../../../functions/domain/plan/plan';
import { units, zhou } from '../../../support/people';
import { FakeEvaluating } from '../../support/fake-evaluating';
import { FakeWorkbook } from '../../support/fake-workbook';
import { pass, show } from '../../support/render';
import { anEvaluation, better, lagging, plan as usual } from './results';

interface Seat {
  actor?: Person;
  plan?: Plan;
  evaluation?: (plan: Plan) => EvaluationReply;
  /** What happened before the person sat down. */
  before?: (server: FakeEvaluating) => void | Promise<void>;
}

/** Somebody at the evaluation of 2023, with the server of one round behind the pane. */
export async function sit({ actor = zhou, plan = usual, evaluation, before }: Seat = {}) {
  const server = new FakeEvaluating({
    plan,
    actor,
    units,
    evaluation: evaluation ?? ((of) => anEvaluation(lagging, better, of)),
  });
  await before?.(server);
  const written: { evaluation: EvaluationReply; supplement: EvaluationSupplement }[] = [];
  const workbook = new FakeWorkbook();
  workbook.writeEvaluation = async (evaluation, supplement) => void written.push({ evaluation, supplement });
  const me = { id: actor.id, name: actor.name, duties: [] };
  const api = {
    evaluation: async () => server.evaluation(),
    evaluating: server,
    worklist: async () => ({ me, items: [], rounds: [] }),
  } as Partial<Api> as Api;
  // jsdom has no frames to wait for.
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, 0));
  const screen = await show(
    <paneContext.Provider value={{ api, workbook, me, go: () => undefined }}>
      <EvaluationPane round="rd_test_2023" />
    </paneContext.Provider>,
  );
  await pass(10);
  return { screen, server, written };
}
