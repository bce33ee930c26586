import { readFile } from 'node:fs/promises';
import type { OrgUnitId, PersonId } from '../functions/domain/ids';
import type { Person } from '../functions/domain/org/people';
import type { OrgUnit } from '../functions/domain/org/units';
import type { Plan } from '../functions/domain/plan/plan';
import type { Round } from '../functions/domain/round/round';
import type { Return, Status } from '../functions/domain/submission/submission';
import { type Observation, parseObservations } from './observations';

/** The folders in the order they are loaded: a city before the plans that cite its plan. */
export const folders = ['suzhou', 'kunshan', 'nantong', 'zhushan', 'jiaxing'] as const;
export type Folder = (typeof folders)[number];

/** A round as the file has it: the open one gets its days from the day of first start. */
export type SeedRound = Omit<Round, 'opensOn' | 'dueOn'> & { opensOn: string | null; dueOn: string | null };

/** Where a unit stands in the open round when the house is opened for the first time. */
export interface Arrival {
  unit: OrgUnitId;
  filler: PersonId;
  /** Who filled for the unit in the closed rounds, where that was someone else. */
  formerFiller: PersonId | null;
  status: Exclude<Status, 'inReview'> | 'untouched';
  /** Working days before the day of first start on which it was handed in (a draft: saved). */
  filedBefore?: number;
  linesFilled?: number;
  returns?: Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[];
}

/** What the units of a city have reported, and how far it has come. */
export interface Reports {
  rounds: SeedRound[];
  arrivals: Arrival[];
  observations: Observation[];
}

/** A plan, the units beneath its owner, and the people who work on it. */
export interface City {
  plan: Plan;
  units: OrgUnit[];
  people: Person[];
  /** Null where no round was ever opened. */
  reports: Reports | null;
}

const text = (folder: Folder, name: string) => readFile(new URL(`./${folder}/${name}`, import.meta.url), 'utf8');
const json = async (folder: Folder, name: string) => JSON.parse(await text(folder, name));

export async function readCity(folder: Folder): Promise<City> {
  const [plan, units, people, reports] = await Promise.all([
    json(folder, 'plan.json'),
    json(folder, 'units.json'),
    json(folder, 'people.json'),
    folder === 'kunshan' ? readReports(folder) : null,
  ]);
  return { plan, units, people, reports };
}

async function readReports(folder: Folder): Promise<Reports> {
  const [rounds, arrivals, observations] = await Promise.all([
    json(folder, 'rounds.json'),
    json(folder, 'arrivals.json'),
    text(folder, 'observations.csv').then(parseObservations),
  ]);
  return { rounds, arrivals, observations };
}
