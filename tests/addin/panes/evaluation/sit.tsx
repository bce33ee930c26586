import { act, useState } from 'react';
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

interface Situation {
  actor?: Person;
  plan?: Plan;
  evaluation?: (plan: Plan) => EvaluationReply;
  /** What happened before the person sat down. */
  before?: (server: FakeEvaluating) => void | Promise<void>;
}

/** Turns to another pane and back. */
interface Look {
  set: (isElsewhere: boolean) => void;
}

function Seat({ look }: { look: Look }) {
  const [isElsewhere, setIsElsewhere] = useState(false);
  look.set = setIsElsewhere;
  return isElsewhere ? null : <EvaluationPane round="rd_test_2023" />;
}

/** Somebody at the evaluation of 2023, with the server of one round behind the pane. */
export async function sit({ actor = zhou, plan = usual, evaluation, before }: Situation = {}) {
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
  const look: Look = { set: () => undefined };
  const context = { api, workbook, me, go: () => undefined };
  const screen = await show(
    <paneContext.Provider value={context}>
      <Seat look={look} />
    </paneContext.Provider>,
  );
  await pass(10);
  /** To the worklist and back. */
  async function leaveAndReturn() {
    await act(async () => look.set(true));
    await act(async () => look.set(false));
    await pass(10);
  }
  return { screen, server, written, leaveAndReturn };
}
