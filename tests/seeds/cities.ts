import { readFileSync } from 'node:fs';
import type { OrgUnitId } from '../../functions/domain/ids';
import type { Person } from '../../functions/domain/org/people';
import type { OrgUnit } from '../../functions/domain/org/units';
import type { Plan } from '../../functions/domain/plan/plan';
import { type Folder, folders } from '../../seeds/read-seeds';

/** One of the five, with the document its plan was taken from. */
export interface CityWithDocument {
  folder: Folder;
  plan: Plan;
  units: OrgUnit[];
  people: Person[];
  document: string;
}

const text = (path: string) => readFileSync(new URL(`../../seeds/${path}`, import.meta.url), 'utf8');

export const cities: CityWithDocument[] = folders.map((folder) => ({
  folder,
  plan: JSON.parse(text(`${folder}/plan.json`)),
  units: JSON.parse(text(`${folder}/units.json`)),
  people: JSON.parse(text(`${folder}/people.json`)),
  document: text(`documents/${folder}.txt`),
}));

export function cityOf(folder: Folder): CityWithDocument {
  const city = cities.find((candidate) => candidate.folder === folder);
  if (!city) throw new Error(`no such folder: ${folder}`);
  return city;
}

/** All units of all cities: Suzhou's owner stands above Kunshan's. */
export const allUnits = new Map<OrgUnitId, OrgUnit>(
  cities.flatMap(({ units }) => units.map((unit) => [unit.id, unit] as const)),
);

/** Blanks are no part of what is printed: scanning adds and takes them. */
export const withoutBlanks = (printed: string) => printed.replace(/\s/g, '');
