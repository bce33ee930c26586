import { acceptEntries } from '../../../functions/actions/accept-entries';
import { approve } from '../../../functions/actions/approve';
import type { Change } from '../../../functions/actions/carry-out';
import { correct } from '../../../functions/actions/correct';
import { passCheck } from '../../../functions/actions/pass-check';
import { passReview } from '../../../functions/actions/pass-review';
import { returnForRevision } from '../../../functions/actions/return-for-revision';
import { saveDraft } from '../../../functions/actions/save-draft';
import { sign } from '../../../functions/actions/sign';
import { startReview } from '../../../functions/actions/start-review';
import type { Context, Stores } from '../../../functions/actions/stores';
import { submit } from '../../../functions/actions/submit';
import { toFormTemplate } from '../../../functions/domain/form/template';
import type { Person } from '../../../functions/domain/org/people';
import { type Step, steps } from '../../../functions/domain/round/round';
import { withTies } from '../../../functions/domain/submission/read-filled';
import { createStores } from '../../../functions/store';
import { openMemory } from '../../store/memory';
import { aPlan, aRound, goodEntries } from '../../support/builders';
import { countyA, li, wang, zhang, zhou } from '../../support/people';
import { round, unit } from './desk';

export const qian: Person = { id: 'pn_qian', name: '钱', duties: [{ role: 'filler', unit }], hasLeft: false };
export const kong: Person = { id: 'pn_kong', name: '孔', duties: [{ role: 'head', unit }], hasLeft: false };
const cast = [zhang, qian, li, wang, zhou, kong];
const plan = aPlan();

/** Where a submission stood the evening before: its table, the stores of what never changes, and its revision. */
export interface Evening {
  items: ReturnType<typeof openMemory>['items'];
  others: Stores;
  revision: number;
}

/** Every place a submission comes to on each way it can take: draft, handed in, half accepted, sent back, approved … */
export async function allEvenings(): Promise<Evening[]> {
  const routes: Step[][] = [['approval'], ['review', 'approval'], [...steps]];
  const walks = routes.flatMap((route) => [walk(route, false), walk(route, true)]);
  return (await Promise.all(walks)).flat();
}

type Take = (context: Context, actor: Person['id'], change: Change) => Promise<unknown>;

async function walk(route: Step[], isSentBack: boolean): Promise<Evening[]> {
  const table = openMemory();
  const others = standing(createStores(table.client, table.tableName), route);
  const context = { stores: others, now: () => '2024-01-07T08:00:00.000Z' };
  const evenings: Evening[] = [{ items: new Map(), others, revision: 0 }];
  for (const [who, take] of wayOf(route, isSentBack)) {
    const revision = evenings.length - 1;
    await take(context, who.id, { round, unit, revision, requestId: `evening-${revision}` });
    evenings.push({ items: new Map(table.items), others, revision: revision + 1 });
  }
  return evenings;
}

function wayOf(route: Step[], isSentBack: boolean): [Person, Take][] {
  const entries = withTies(toFormTemplate(plan, aRound({ route }), countyA, []), goodEntries());
  const accept =
    (key: 'KS2-01' | 'KS2-02'): Take =>
    (context, actor, change) =>
      acceptEntries(context, actor, { ...change, keys: [key] });
  const returns = [{ key: 'KS2-02', field: 'amount', reason: '请核对', suggestion: null } as const];
  const judgements: Record<Step, [Person, Take][]> = {
    signature: [[kong, sign]],
    review: [
      [li, startReview],
      [li, accept('KS2-01')],
      [li, accept('KS2-02')],
      [li, passReview],
    ],
    check: [[zhou, passCheck]],
    approval: [
      [wang, approve],
      [qian, (context, actor, change) => correct(context, actor, { ...change, reason: '台账漏计两户', keys: [] })],
    ],
  };
  const way = route.flatMap((step) => judgements[step]);
  const back: [Person, Take] = [
    wang,
    (context, actor, change) => returnForRevision(context, actor, { ...change, returns }),
  ];
  return [
    [zhang, (context, actor, change) => saveDraft(context, actor, { ...change, entries })],
    [zhang, (context, actor, change) => submit(context, actor, { ...change, entries, templateVersion: 1 })],
    // The approver sends back what all before have passed.
    ...(isSentBack ? [...way.slice(0, -2), back] : way),
  ];
}

/** The stores with what never changes here: who is who, the plan, and one way to go. */
function standing(stores: Stores, route: Step[]): Stores {
  const only = aRound({ route });
  return {
    ...stores,
    people: { ...stores.people, get: async (id) => cast.find((person) => person.id === id) ?? null },
    units: { ...stores.units, get: async () => countyA },
    delegations: { ...stores.delegations, to: async () => [] },
    rounds: { ...stores.rounds, get: async () => only, list: async () => [only] },
    plans: { ...stores.plans, getVersion: async () => plan },
  };
}
