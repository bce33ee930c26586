import type { Person } from '../../../../functions/domain/org/people';
import { steps } from '../../../../functions/domain/round/round';
import { aCount, anIndicator, aPlan, aRound, noChecks } from '../../../support/builders';
import { countyA, li, zhou } from '../../../support/people';
import { FakeApi } from '../../support/fake-api';
import { filed, lastYear, refile } from './desk';

const elderly = { id: 'ou_city_elderly', name: '养老服务处' } as const;
const rescue = { id: 'ou_city_rescue', name: '社会救助处' } as const;

/** Two departments: the first judges KS2-01 and KS2-02, the second the other two. */
const plan = aPlan({
  indicators: [
    anIndicator({ department: elderly }),
    aCount({ department: elderly }),
    anIndicator({ id: 'KS2-03', serial: 3, name: '护理型床位占比', checks: noChecks, department: rescue }),
    anIndicator({ id: 'KS2-04', serial: 4, name: '综合养老服务中心覆盖率', checks: noChecks, department: rescue }),
  ],
});

const person = (id: Person['id'], name: string, duties: Person['duties']): Person => ({
  id,
  name,
  duties,
  hasLeft: false,
});

/** han signs for county A; gu reviews for 养老服务处, shen for 社会救助处; zhou and wang as ever. */
export const han = person('pn_han', '韩', [{ role: 'head', unit: 'ou_a' }]);
export const gu = person('pn_gu', '顾', [{ role: 'reviewer', unit: 'ou_city', department: elderly.id }]);
export const shen = person('pn_shen', '沈', [{ role: 'reviewer', unit: 'ou_city', department: rescue.id }]);

/** gu is away: her lines are judged by shen in her name. */
export const shenForGu: Person = {
  ...shen,
  standsInFor: gu.duties.map((duty) => ({ duty, of: { id: gu.id, name: gu.name } })),
};

/** A submission on the way of four steps, just handed in: it waits for the head's signature. */
export function aSubmission(): FakeApi {
  const api = new FakeApi(plan, aRound({ route: [...steps] }), countyA, li, lastYear);
  refile(api, filed);
  return api;
}

/** Signed, and begun by 养老服务处. */
export function underReview(): FakeApi {
  const api = aSubmission();
  api.by(han, { action: 'sign' });
  api.by(gu, { action: 'startReview' });
  return api;
}

/** Passed by both departments: it waits for the planning office. */
export function atPlanningOffice(): FakeApi {
  const api = underReview();
  api.by(gu, { action: 'acceptEntries', keys: ['KS2-01', 'KS2-02'], found: [] });
  api.by(gu, { action: 'passReview' });
  api.by(shen, { action: 'acceptEntries', keys: ['KS2-03', 'KS2-04'], found: [] });
  api.by(shen, { action: 'passReview' });
  return api;
}

/** Checked across: it waits for the approver. */
export function atApprover(): FakeApi {
  const api = atPlanningOffice();
  api.by(zhou, { action: 'passCheck' });
  return api;
}
