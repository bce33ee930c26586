import type { Person } from '../../../functions/domain/org/people';
import type { OrgUnit } from '../../../functions/domain/org/units';
import type { Plan } from '../../../functions/domain/plan/plan';
import type { Folder } from '../../../seeds/read-seeds';

// Bundled, not read: a test of the pane runs as in a browser, which has no files.
const files = import.meta.glob('../../../seeds/*/{plan,units,people}.json', { eager: true, import: 'default' });

const file = (folder: Folder, name: string) => structuredClone(files[`../../../seeds/${folder}/${name}.json`]);

/** One of the five offices with its plan, for the tests of the pane. */
export function cityOf(folder: Folder): { plan: Plan; units: OrgUnit[]; people: Person[] } {
  return {
    plan: file(folder, 'plan') as Plan,
    units: file(folder, 'units') as OrgUnit[],
    people: file(folder, 'people') as Person[],
  };
}
