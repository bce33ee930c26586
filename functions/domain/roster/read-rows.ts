import { toHalfWidth } from '../half-width';
import type { OrgUnitId } from '../ids';
import { toKey } from '../import/clean';
import { departmentsIn, type House, isDutyIn, isUnitRole, reportersIn } from '../org/house';
import {
  isSamePersonState,
  isSameUnitState,
  type PersonState,
  toPersonState,
  toUnitState,
  type UnitState,
  type WishedItem,
} from '../org/org-change';
import { type Duty, roles } from '../org/people';
import { roleLabels } from '../org/role-labels';
import type { OrgUnit } from '../org/units';
import { kindLabels, presenceLabels, type RosterColumnId } from './columns';
import type { RosterRow } from './to-rows';

/** 人员与单位 as read from a sheet; `row` as people count rows. */
export interface RosterGrid {
  city: OrgUnitId;
  rows: (RosterRow & { row: number })[];
}

/** What of a line could not be read, or is not said by leaving it out. `row` is null where the line is gone. */
export interface RosterFault {
  row: number | null;
  name: string;
  fault: 'choiceUnknown' | 'yearUnread' | 'namesDiffer' | 'unknownKey' | 'unitLost' | 'personLost' | 'missing';
  column: RosterColumnId | null;
  found: string;
}

type Line = RosterGrid['rows'][number];
type Complain = (line: Line, fault: RosterFault['fault'], column: RosterColumnId) => null;

/**
 * What the sheet says otherwise than the house is: who comes, who is given what, which units begin and end. Lines with faults
 * are named and change nothing. Nobody leaves and no unit ends by a line that is missing: that is said in so many words.
 */
export function readRoster(grid: RosterGrid, house: House): { items: WishedItem[]; faults: RosterFault[] } {
  const faults: RosterFault[] = [];
  const complain: Complain = (line, fault, column) => {
    faults.push({ row: line.row, name: line.name.trim(), fault, column, found: line[column].trim() });
    return null;
  };
  const lines = grid.rows.filter(isWritten);
  const ofKind = (kind: keyof typeof kindLabels) => lines.filter((line) => kindOf(line, house) === kind);
  for (const line of lines) if (kindOf(line, house) === null) complain(line, 'choiceUnknown', 'kind');
  const items = [...readUnits(ofKind('unit'), house, complain), ...readPeople(ofKind('person'), house, complain)];
  for (const { id, name } of house.units)
    if (!lines.some(({ key }) => key === id))
      faults.push({ row: null, name, fault: 'unitLost', column: null, found: '' });
  for (const { id, name, hasLeft } of house.people)
    if (!hasLeft && !lines.some(({ key }) => key === id))
      faults.push({ row: null, name, fault: 'personLost', column: null, found: '' });
  return { items, faults };
}

function isWritten(line: Line): boolean {
  const { key, kind: _, row: __, ...cells } = line;
  return key !== '' || Object.values(cells).some((text) => text.trim() !== '');
}

/** What is there already stays what it is, whatever was written into the column; a new line has to say it. */
function kindOf({ key, kind }: Line, { units, people }: House): 'unit' | 'person' | null {
  if (units.some(({ id }) => id === key)) return 'unit';
  if (people.some(({ id }) => id === key)) return 'person';
  const found = Object.entries(kindLabels).find(([, label]) => toKey(label) === toKey(kind));
  return found ? (found[0] as 'unit' | 'person') : null;
}

// ---- Units ----------------------------------------------------------------------------------------------------------

function readUnits(lines: Line[], { city, units }: House, complain: Complain): WishedItem[] {
  return lines.flatMap((line): WishedItem[] => {
    const unit = units.find(({ id }) => id === line.key);
    if (!unit && line.key !== '') return complain(line, 'unknownKey', 'key') ?? [];
    const [validFrom, validTo] = [readYear(line, 'validFrom', complain), readYear(line, 'validTo', complain)];
    if (validFrom === undefined || validTo === undefined) return [];
    const after: UnitState = {
      name: line.name.trim(),
      type: line.type.trim(),
      parent: city.id,
      divisionCode: toHalfWidth(line.divisionCode.trim()) || null,
      validFrom,
      validTo,
    };
    if (!unit) return [{ kind: 'unit', id: null, before: null, after }];
    const before = toUnitState(unit);
    return isSameUnitState(before, after) ? [] : [{ kind: 'unit', id: unit.id, before, after }];
  });
}

/** Null = from the start, or until further notice; undefined = complained of. */
function readYear(line: Line, column: 'validFrom' | 'validTo', complain: Complain): number | null | undefined {
  const text = toHalfWidth(line[column].trim()).replace(/年$/, '');
  if (text === '') return null;
  return /^(19|20|21)\d\d$/.test(text) ? Number(text) : (complain(line, 'yearUnread', column) ?? undefined);
}

// ---- People ---------------------------------------------------------------------------------------------------------

function readPeople(lines: Line[], house: House, complain: Complain): WishedItem[] {
  // One person's lines carry one key; somebody new is one person under one name.
  const together = new Map<string, Line[]>();
  for (const line of lines) {
    const name = line.key === '' ? `new ${toKey(line.name)}` : line.key;
    together.set(name, [...(together.get(name) ?? []), line]);
  }
  return [...together.values()].flatMap((own) => readPerson(own, house, complain) ?? []);
}

function readPerson(lines: Line[], house: House, complain: Complain): WishedItem | null {
  const [first, ...others] = lines;
  if (!first) return null;
  const person = house.people.find(({ id }) => id === first.key);
  if (!person && first.key !== '') return complain(first, 'unknownKey', 'key');
  const other = others.find(({ name }) => name.trim() !== first.name.trim());
  if (other) return complain(other, 'namesDiffer', 'name');
  const presences = lines.map((line) => readPresence(line, complain));
  const duties = lines.map((line) => readDuty(line, house, complain));
  if (presences.includes(null) || duties.includes(null)) return null;
  const elsewhere = person?.duties.filter((duty) => !isDutyIn(house, duty)) ?? [];
  const after: PersonState = {
    name: first.name.trim(),
    duties: [...duties.filter((duty) => duty !== null), ...elsewhere],
    // One line that says so is enough: who has left has left.
    hasLeft: presences.includes('left'),
  };
  if (!person) return { kind: 'person', id: null, before: null, after };
  const before = toPersonState(person);
  if (isSamePersonState(before, after)) return null;
  // Leaving is leaving, and nothing else at the same time.
  const left = after.hasLeft && !before.hasLeft ? { ...before, hasLeft: true } : after;
  return { kind: 'person', id: person.id, before, after: left };
}

function readPresence(line: Line, complain: Complain): 'here' | 'left' | null {
  const text = toKey(line.presence);
  if (text === '' || text === toKey(presenceLabels.here)) return 'here';
  return text === toKey(presenceLabels.left) ? 'left' : complain(line, 'choiceUnknown', 'presence');
}

function readDuty(line: Line, house: House, complain: Complain): Duty | null {
  const role = roles.find((one) => toKey(roleLabels[one]) === toKey(line.role));
  if (!role) return complain(line, line.role.trim() === '' ? 'missing' : 'choiceUnknown', 'role');
  const unitName = line.unit.trim();
  // Every other duty is over the whole city: its name may be left out.
  const among = isUnitRole(role) ? reportersIn(house) : [house.city];
  const unit = !isUnitRole(role) && unitName === '' ? house.city : findByName(among, unitName);
  if (!unit) return complain(line, unitName === '' ? 'missing' : 'choiceUnknown', 'unit');
  if (line.department.trim() === '') return { role, unit: unit.id };
  const department = role === 'reviewer' ? findByName(departmentsIn(house), line.department) : undefined;
  return department
    ? { role, unit: unit.id, department: department.id }
    : complain(line, 'choiceUnknown', 'department');
}

/** Of two units of one name the one that has not ended. */
function findByName(units: OrgUnit[], name: string): OrgUnit | undefined {
  const found = units.filter((unit) => toKey(unit.name) === toKey(name));
  return found.find(({ validTo }) => validTo === null) ?? found[0];
}
