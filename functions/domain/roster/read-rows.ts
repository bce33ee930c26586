import { toHalfWidth } from '../half-width';
import type { OrgUnitId } from '../ids';
import { toKey } from '../import/clean';
import { isSameDuty } from '../org/delegation';
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
import { isDivisionCode, type OrgUnit } from '../org/units';
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
  fault:
    | 'choiceUnknown'
    | 'codeUnread'
    | 'dutyTwice'
    | 'missing'
    | 'namesDiffer'
    | 'namesakes'
    | 'personLost'
    | 'unitComes'
    | 'unitLost'
    | 'unknownKey'
    | 'yearsReversed'
    | 'yearUnread';
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
  const unitLines = ofKind('unit');
  const coming = unitLines.filter(({ key }) => key === '').map(({ name }) => name);
  const items = [
    ...readUnits(unitLines, house, complain),
    ...readPeople(ofKind('person'), { house, coming }, complain),
  ];
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
    const lacking = (['name', 'type'] as const).find((column) => line[column].trim() === '');
    if (lacking) return complain(line, 'missing', lacking) ?? [];
    const code = toHalfWidth(line.divisionCode.trim());
    if (code !== '' && !isDivisionCode(code)) return complain(line, 'codeUnread', 'divisionCode') ?? [];
    if (validFrom !== null && validTo !== null && validFrom > validTo)
      return complain(line, 'yearsReversed', 'validTo') ?? [];
    const after: UnitState = {
      name: line.name.trim(),
      type: line.type.trim(),
      parent: city.id,
      divisionCode: code || null,
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

/** What a line of a person is read by: the house, and names of units that begin with this very sheet. */
interface Known {
  house: House;
  coming: string[];
}

/**
 * One person's lines carry one key; a line without one is a further duty of whoever works here under its name, and otherwise
 * somebody new, one person under one name. Of two who share it nobody can say which is meant. (A newcomer who shares a name
 * is entered in the pane.)
 */
function readPeople(lines: Line[], known: Known, complain: Complain): WishedItem[] {
  const together = new Map<string, Line[]>();
  const add = (key: string, line: Line) => void together.set(key, [...(together.get(key) ?? []), line]);
  for (const line of lines) {
    const name = toKey(line.name);
    const [namesake, ...others] = known.house.people.filter((one) => !one.hasLeft && toKey(one.name) === name);
    if (line.key !== '') add(line.key, line);
    else if (name === '') complain(line, 'missing', 'name');
    else if (others.length > 0) complain(line, 'namesakes', 'name');
    else add(namesake?.id ?? `new ${name}`, line);
  }
  return [...together.entries()].flatMap(([key, own]) => readPerson(key, own, known, complain) ?? []);
}

function readPerson(key: string, lines: Line[], known: Known, complain: Complain): WishedItem | null {
  const { house } = known;
  const [first, ...others] = lines;
  if (!first) return null;
  const person = house.people.find(({ id }) => id === key);
  if (!person && first.key !== '') return complain(first, 'unknownKey', 'key');
  if (first.name.trim() === '') return complain(first, 'missing', 'name');
  const other = others.find(({ name }) => name.trim() !== first.name.trim());
  if (other) return complain(other, 'namesDiffer', 'name');
  const presences = lines.map((line) => readPresence(line, complain));
  const duties = lines.map((line) => readDuty(line, known, complain));
  if (presences.includes(null) || duties.includes(null)) return null;
  const isSaid = (duty: Duty | null, at: number) =>
    duties.findIndex((other) => duty && other && isSameDuty(duty, other)) < at;
  const twice = lines.find((_, at) => isSaid(duties[at] ?? null, at));
  if (twice) return complain(twice, 'dutyTwice', 'role');
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

function readDuty(line: Line, { house, coming }: Known, complain: Complain): Duty | null {
  const role = roles.find((one) => toKey(roleLabels[one]) === toKey(line.role));
  if (!role) return complain(line, line.role.trim() === '' ? 'missing' : 'choiceUnknown', 'role');
  const unitName = line.unit.trim();
  // Every other duty is over the whole city: its name may be left out.
  const among = isUnitRole(role) ? reportersIn(house) : [house.city];
  const unit = !isUnitRole(role) && unitName === '' ? house.city : findByName(among, unitName);
  if (!unit) {
    if (coming.some((name) => toKey(name) === toKey(unitName))) return complain(line, 'unitComes', 'unit');
    return complain(line, unitName === '' ? 'missing' : 'choiceUnknown', 'unit');
  }
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
