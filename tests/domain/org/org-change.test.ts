import { describe, expect, it } from 'vitest';
import type { OrgChange, PersonState, UnitState, WishedItem } from '../../../functions/domain/org/org-change';
import { leavesAtOnce, toPersonState, toUnitState, withIds } from '../../../functions/domain/org/org-change';
import {
  confirmationRefusal,
  confirmRefusal,
  type HouseInChange,
  proposalRefusal,
  withdrawalRefusal,
} from '../../../functions/domain/org/org-change-refusal';
import type { Duty, Person } from '../../../functions/domain/org/people';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { countyA, countyB, li, sun, wang, zhang, zhou } from '../../support/people';
import { admin, admin2, aHouse, department } from './house';

const change = (person: Person, after: Partial<PersonState>): WishedItem => {
  const before = toPersonState(person);
  return { kind: 'person', id: person.id, before, after: { ...before, ...after } };
};
const comes = (after: Partial<PersonState> = {}): WishedItem => ({
  kind: 'person',
  id: null,
  before: null,
  after: { name: '新', duties: [{ role: 'filler', unit: 'ou_b' }], hasLeft: false, ...after },
});
const reunit = (unit: OrgUnit, after: Partial<UnitState>): WishedItem => {
  const before = toUnitState(unit);
  return { kind: 'unit', id: unit.id, before, after: { ...before, ...after } };
};
const begins = (after: Partial<UnitState> = {}): WishedItem => {
  const { id: _, ...state } = countyA;
  return { kind: 'unit', id: null, before: null, after: { ...state, name: '新区', validFrom: 2024, ...after } };
};

const codeOf = (items: WishedItem[], actor: Person = admin, house: HouseInChange = aHouse(), reason = '岗位调整') =>
  proposalRefusal(actor, { items, reason }, house)?.code ?? null;

describe('leaving', () => {
  it('takes effect at once, but not where duties in another city would end with it', () => {
    const elsewhereToo = { ...zhang, duties: [...zhang.duties, { role: 'filler' as const, unit: 'ou_else' as const }] };
    expect(leavesAtOnce(change(zhang, { hasLeft: true }), aHouse())).toBe(true);
    expect(leavesAtOnce(change(elsewhereToo, { hasLeft: true }), aHouse())).toBe(false);
    expect(leavesAtOnce(change(zhang, { name: '张伟' }), aHouse())).toBe(false);
  });
});

describe('proposing a change of people', () => {
  it.each<[string, Partial<PersonState>, string | null]>([
    ['another unit', { duties: [{ role: 'filler', unit: 'ou_b' }] }, null],
    ['a second role', { duties: [...zhang.duties, { role: 'head', unit: 'ou_a' }] }, null],
    [
      'a department to review for',
      { duties: [{ role: 'reviewer', unit: 'ou_city', department: department.id }] },
      null,
    ],
    ['another name', { name: '张伟' }, null],
    ['no name', { name: ' ' }, 'people.incomplete'],
    ['no duty', { duties: [] }, 'people.incomplete'],
    ['nothing else than now', {}, 'people.nothingToChange'],
    ['a unit of another city', { duties: [{ role: 'filler', unit: 'ou_else' }] }, 'people.incomplete'],
    [
      'a unit of another city besides',
      { duties: [...zhang.duties, { role: 'filler', unit: 'ou_else' }] },
      'people.dutyInvalid',
    ],
    ['the same duty twice', { duties: [...zhang.duties, ...zhang.duties] }, 'people.dutyInvalid'],
    [
      'filling for a department, which reports nothing',
      { duties: [{ role: 'filler', unit: department.id }] },
      'people.dutyInvalid',
    ],
    ['approving for a county', { duties: [...zhang.duties, { role: 'approver', unit: 'ou_a' }] }, 'people.dutyInvalid'],
    [
      'a county as department',
      { duties: [{ role: 'reviewer', unit: 'ou_city', department: 'ou_a' }] },
      'people.dutyInvalid',
    ],
    [
      'a department for an approver',
      { duties: [{ role: 'approver', unit: 'ou_city', department: department.id }] },
      'people.dutyInvalid',
    ],
  ])('to %s', (_, after, code) => {
    expect(codeOf([change(zhang, after)])).toBe(code);
  });

  it('is for administrators and planners, who say why', () => {
    for (const person of [admin, zhou]) expect(codeOf([comes()], person)).toBeNull();
    for (const person of [zhang, li, wang]) expect(codeOf([comes()], person)).toBe('action.notYours');
    expect(codeOf([comes()], admin, aHouse(), '')).toBe('people.incomplete');
  });

  it('does not touch oneself: no duty, no name, no leaving', () => {
    const more: Partial<PersonState> = { duties: [...admin.duties, { role: 'approver', unit: 'ou_city' }] };
    for (const after of [more, { name: '关' }, { hasLeft: true }])
      expect(codeOf([change(admin, after)])).toBe('people.ownEntry');
  });

  it('leaves a house with an administrator', () => {
    const alone = aHouse({ people: [zhang, zhou, admin2] });
    expect(codeOf([change(admin2, { hasLeft: true })], zhou, alone)).toBe('people.lastAdmin');
    expect(codeOf([change(admin2, { duties: [{ role: 'planner', unit: 'ou_city' }] })], zhou, alone)).toBe(
      'people.lastAdmin',
    );
    expect(codeOf([change(admin2, { hasLeft: true })], zhou)).toBeNull();
  });

  it('lets a leaver come back, with a second person’s word', () => {
    expect(codeOf([change(sun, { hasLeft: false })])).toBeNull();
  });

  it('keeps the duties a person has in another house', () => {
    const elsewhere: Duty = { role: 'reviewer', unit: 'ou_othercity' };
    const both: Person = { ...li, duties: [...li.duties, elsewhere] };
    const house = aHouse({ people: [...aHouse().people.filter(({ id }) => id !== li.id), both] });
    expect(
      codeOf([change(both, { duties: [elsewhere, { role: 'approver', unit: 'ou_city' }] })], admin, house),
    ).toBeNull();
    expect(codeOf([change(both, { duties: [{ role: 'approver', unit: 'ou_city' }] })], admin, house)).toBe(
      'people.dutyInvalid',
    );
  });

  it('lets somebody go on in another house alone, but takes nothing from there', () => {
    const elsewhere: Duty = { role: 'reviewer', unit: 'ou_othercity' };
    const both: Person = { ...li, duties: [...li.duties, elsewhere] };
    const house = aHouse({ people: [...aHouse().people.filter(({ id }) => id !== li.id), both] });
    expect(codeOf([change(both, { duties: [elsewhere] })], admin, house)).toBeNull();
    expect(codeOf([change(both, { duties: [] })], admin, house)).toBe('people.incomplete');
    expect(codeOf([change(li, { duties: [elsewhere] })])).toBe('people.incomplete');
  });

  it('gives nobody an id of somebody’s choice: it may be taken in another house', () => {
    const after = { name: '新', duties: zhang.duties, hasLeft: false };
    expect(codeOf([{ kind: 'person', id: null, before: null, after }])).toBeNull();
    expect(codeOf([{ kind: 'person', id: 'pn_qin', before: null, after }])).toBe('people.stale');
    const { id: _, ...unit } = countyB;
    expect(codeOf([{ kind: 'unit', id: 'ou_else', before: null, after: { ...unit, name: '丙县' } }])).toBe(
      'people.stale',
    );
  });

  it('rests on what is there, and waits for what waits', () => {
    const old: Person = { ...zhang, duties: [{ role: 'filler', unit: 'ou_b' }] };
    expect(codeOf([change(old, { name: '张伟' })])).toBe('people.stale');
    const house = aHouse({ changes: [aChange([change(zhang, { name: '章' })])] });
    expect(codeOf([change(zhang, { name: '张伟' })], admin, house)).toBe('people.underWay');
    expect(codeOf([change(zhang, { hasLeft: true })], admin, house)).toBeNull();
  });
});

function aChange(items: WishedItem[], fields: Partial<OrgChange> = {}): OrgChange {
  return {
    id: 'oc_city_1',
    city: 'ou_city',
    number: 1,
    items: withIds(items, 'ou_city', 1),
    reason: '岗位调整',
    proposedBy: { id: admin.id, name: admin.name },
    proposedAt: '2024-01-08T01:00:00.000Z',
    status: 'proposed',
    decidedBy: null,
    decidedAt: null,
    decisionNote: '',
    isDone: false,
    revision: 1,
    ...fields,
  };
}

describe('confirming it', () => {
  const moved = aChange([change(zhang, { duties: [{ role: 'filler', unit: 'ou_b' }] })]);

  it('takes another administrator or an approver, never the one who proposed it', () => {
    expect(confirmRefusal(admin, moved, aHouse())?.code).toBe('people.ownChange');
    for (const person of [admin2, wang]) expect(confirmRefusal(person, moved, aHouse())).toBeNull();
    for (const person of [zhou, li, zhang])
      expect(confirmRefusal(person, moved, aHouse())?.code).toBe('action.notYours');
  });

  it('is not for whom it gives something, though others gain as well', () => {
    const both = aChange([
      change(zhang, { duties: [{ role: 'filler', unit: 'ou_b' }] }),
      change(wang, { duties: [...wang.duties, { role: 'planner', unit: 'ou_city' }] }),
    ]);
    expect(confirmRefusal(wang, both, aHouse())?.code).toBe('people.ownEntry');
    expect(confirmationRefusal(wang, both, aHouse())?.code).toBe('people.ownEntry');
    expect(confirmRefusal(admin2, both, aHouse())).toBeNull();
  });

  it('asks anew whether all is as it was', () => {
    const left = aHouse({
      people: aHouse().people.map((one) => (one.id === zhang.id ? { ...one, hasLeft: true } : one)),
    });
    expect(confirmRefusal(admin2, moved, left)).toMatchObject({ code: 'people.stale', details: { names: ['张'] } });
    expect(confirmationRefusal(admin2, moved, left)).toBeNull();
  });

  it('is done once', () => {
    for (const status of ['confirmed', 'rejected', 'withdrawn', 'atOnce'] as const)
      expect(confirmRefusal(admin2, { ...moved, status }, aHouse())?.code).toBe('people.decided');
  });

  it('can be forestalled by who proposed it, and by nobody else', () => {
    expect(withdrawalRefusal(admin, moved)).toBeNull();
    expect(withdrawalRefusal(admin2, moved)?.code).toBe('action.notYours');
    expect(withdrawalRefusal(admin, { ...moved, status: 'confirmed' })?.code).toBe('people.decided');
  });
});

describe('changing units', () => {
  it.each<[string, WishedItem[], string | null]>([
    ['begins', [begins()], null],
    ['begins without a name', [begins({ name: '' })], 'units.incomplete'],
    ['begins without a type', [begins({ type: '' })], 'units.incomplete'],
    ['begins under the name of another', [begins({ name: '乙县' })], 'units.nameTaken'],
    ['begins beneath another city', [begins({ parent: 'ou_othercity' })], 'units.parentFixed'],
    ['has a code of five digits', [begins({ divisionCode: '32061' })], 'units.divisionCode'],
    ['has a code of nine digits', [begins({ divisionCode: '320583100' })], null],
    ['ends before it begins', [begins({ validTo: 2023 })], 'units.yearsReversed'],
    ['ends', [reunit(countyB, { validTo: 2023 })], null],
    ['moves to another city', [reunit(countyB, { parent: 'ou_othercity' })], 'units.parentFixed'],
    // 乙县 ends, and what comes after it keeps the name.
    ['is succeeded by one of its name', [reunit(countyB, { validTo: 2023 }), begins({ name: '乙县' })], null],
  ])('one %s', (_, items, code) => {
    expect(codeOf(items)).toBe(code);
  });

  it('keeps the years for which a unit reported in its time', () => {
    const house = aHouse({ reported: { ou_b: { first: 2022, last: 2023 } } });
    expect(codeOf([reunit(countyB, { validTo: 2023 })], admin, house)).toBeNull();
    expect(proposalRefusal(admin, { items: [reunit(countyB, { validTo: 2022 })], reason: '撤并' }, house)).toEqual({
      code: 'units.reported',
      details: { name: '乙县', dataYear: 2023 },
    });
    expect(codeOf([reunit(countyB, { validFrom: 2023 })], admin, house)).toBe('units.reported');
  });

  it('keeps the type by which a unit was asked, once it has reported', () => {
    const house = aHouse({ reported: { ou_b: { first: 2022, last: 2023 } } });
    expect(codeOf([reunit(countyB, { type: '街道' })], admin, house)).toBe('units.typeFixed');
    expect(codeOf([reunit(countyB, { type: '街道' })], admin, aHouse())).toBeNull();
  });
});

it('gives ids that say the house, the change and the place in it, and leaves known ones alone', () => {
  const ids = withIds([comes(), change(zhang, { name: '张伟' }), begins()], 'ou_city', 7).map(({ id }) => id);
  expect(ids).toEqual(['pn_city_7_1', 'pn_zhang', 'ou_city_7_3']);
});
