import type { Context } from '../../functions/actions/stores';
import type { OrgUnitId, PersonId, PlanId, RoundId } from '../../functions/domain/ids';
import type { Role } from '../../functions/domain/org/people';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { Plan } from '../../functions/domain/plan/plan';
import type { Round } from '../../functions/domain/round/round';
import { createStores } from '../../functions/store';
import { readCity } from '../../seeds/read-seeds';
import type { OpenTable } from '../store/suite';
import { aRound } from '../support/builders';
import { cast, ownRoles, route } from './cast';
import { type Meter, metered } from './metered';

export const city: OrgUnitId = 'ou_nt';
const plan: PlanId = 'pl_nt_14';

/** 南通's plan of 27 indicators (29 lines), a round of 2023 and one of 2024, and `count` counties. */
export interface House {
  context: Context;
  meter: Meter;
  plan: Plan;
  lastYear: Round;
  round: Round;
  units: OrgUnit[];
}

export async function openHouse(table: OpenTable, count: number): Promise<House> {
  const meter = metered(table.client);
  const stores = createStores(meter.client, table.tableName);
  const { plan, units: places } = await readCity('nantong');
  const top = places.find(({ id }) => id === city);
  if (!top) throw new Error('the seeds have lost their city');
  const units = Array.from({ length: count }, (_, at) => aCounty(at));
  const [lastYear, round] = [aRoundOf(2023), aRoundOf(2024)];
  await stores.plans.put(plan);
  for (const unit of [top, ...units]) await stores.units.put(unit);
  for (const each of [lastYear, round]) await stores.rounds.put(each);
  for (const [role, id] of Object.entries(cast) as [Role, PersonId][]) {
    const over = ownRoles.includes(role) ? units.map((unit) => unit.id) : [city];
    await stores.people.put({ id, name: '陈立新', duties: over.map((unit) => ({ role, unit })), hasLeft: false });
  }
  return { context: { stores, now: () => '2025-02-20T01:00:00.000Z' }, meter, plan, lastYear, round, units };
}

export function aCounty(at: number): OrgUnit {
  const id: OrgUnitId = `ou_nt_${String(at).padStart(4, '0')}`;
  const place = { name: `第${at + 1}县`, type: '县（市、区）', parent: city, divisionCode: null };
  return { id, ...place, validFrom: null, validTo: null };
}

function aRoundOf(dataYear: number): Round {
  const id: RoundId = `rd_nt_${dataYear}`;
  const days = { opensOn: `${dataYear + 1}-01-04`, dueOn: `${dataYear + 1}-02-28` };
  return aRound({ id, plan, parent: city, dataYear, title: `${dataYear}年度`, templateVersion: 1, ...days, route });
}
