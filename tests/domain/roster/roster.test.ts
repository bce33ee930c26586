import { describe, expect, it } from 'vitest';
import type { House } from '../../../functions/domain/org/house';
import { type RosterGrid, readRoster } from '../../../functions/domain/roster/read-rows';
import { type RosterRow, toRosterRows } from '../../../functions/domain/roster/to-rows';
import { li } from '../../support/people';
import { aHouse, department } from '../org/house';

const house: House = aHouse();

/** The sheet as it was written, and what hands did to it. */
function sheet(change: (rows: RosterRow[]) => RosterRow[] = (rows) => rows): RosterGrid {
  return { city: 'ou_city', rows: change(toRosterRows(house)).map((row, index) => ({ ...row, row: index + 5 })) };
}
const typed = (key: string, cells: Partial<RosterRow>) => (rows: RosterRow[]) =>
  rows.map((row) => (row.key === key ? { ...row, ...cells } : row));
const added = (cells: Partial<RosterRow>) => (rows: RosterRow[]) => {
  const blank = Object.fromEntries(Object.keys(rows[0] ?? {}).map((id) => [id, ''])) as RosterRow;
  return [...rows, { ...blank, ...cells }];
};
const read = (change?: (rows: RosterRow[]) => RosterRow[]) => readRoster(sheet(change), house);

describe('the list of people and units on a sheet (人员与单位)', () => {
  it('says nothing new when it comes back as it went', () => {
    expect(read()).toEqual({ items: [], faults: [] });
  });

  it('has one line a duty, and its words are those of the office', () => {
    const rows = toRosterRows({
      ...house,
      people: [{ ...li, duties: [...li.duties, { role: 'head', unit: 'ou_a' }] }],
    });
    expect(rows.filter(({ key }) => key === 'pn_li').map(({ role, unit }) => [role, unit])).toEqual([
      ['审核人', '示例市'],
      ['单位负责人', '甲县'],
    ]);
  });

  it('moves somebody to another unit, by its name', () => {
    const { items, faults } = read(typed('pn_zhang', { unit: '乙县' }));
    expect(faults).toEqual([]);
    expect(items).toMatchObject([
      { kind: 'person', id: 'pn_zhang', before: { duties: [{ unit: 'ou_a' }] }, after: { duties: [{ unit: 'ou_b' }] } },
    ]);
  });

  it('gives a reviewer a department, and takes it for what it says in full-width letters and blanks', () => {
    const { items } = read(typed('pn_li', { department: ' 养老服务处　' }));
    expect(items).toMatchObject([
      { after: { duties: [{ role: 'reviewer', unit: 'ou_city', department: department.id }] } },
    ]);
  });

  it('brings somebody in with two lines of one name, and a unit with its years', () => {
    const { items, faults } = read((rows) =>
      [
        added({ kind: '人员', name: '钱', role: '填报人', unit: '甲县' }),
        added({ kind: '人员', name: '钱', role: '审核人' }),
        added({ kind: '单位', name: '新区', type: '区镇', validFrom: '２０２４年' }),
      ].reduce((all, add) => add(all), rows),
    );
    expect(faults).toEqual([]);
    expect(items).toMatchObject([
      {
        kind: 'unit',
        id: null,
        after: { name: '新区', type: '区镇', parent: 'ou_city', validFrom: 2024, validTo: null },
      },
      {
        kind: 'person',
        id: null,
        after: {
          name: '钱',
          duties: [
            { role: 'filler', unit: 'ou_a' },
            { role: 'reviewer', unit: 'ou_city' },
          ],
        },
      },
    ]);
  });

  it('gives somebody a further duty by a new line under their name', () => {
    const { items, faults } = read(added({ kind: '人员', name: ' 张', role: '填报人', unit: '乙县' }));
    expect(faults).toEqual([]);
    expect(items).toMatchObject([
      { kind: 'person', id: 'pn_zhang', after: { name: '张', duties: [{ unit: 'ou_a' }, { unit: 'ou_b' }] } },
    ]);
  });

  it('asks which of two is meant, where they share a name; who has left is not meant', () => {
    const line = { kind: '人员', name: '李', role: '规划人员' };
    const two = { ...house, people: [...house.people, { ...li, id: 'pn_li2' as const }] };
    const rows = added(line)(toRosterRows(two)).map((row, index) => ({ ...row, row: index + 5 }));
    expect(readRoster({ city: 'ou_city', rows }, two)).toMatchObject({ items: [], faults: [{ fault: 'namesakes' }] });
    expect(read(added({ ...line, name: '孙' })).items).toMatchObject([{ id: null, after: { name: '孙' } }]);
  });

  it('reads many changes at once – people, roles, departments, units, years – beside the rows that have faults', () => {
    const { items, faults } = read((rows) =>
      [
        typed('pn_zhang', { unit: '乙县' }),
        typed('pn_li', { department: '养老服务处' }),
        typed('pn_zhou', { presence: '离岗' }),
        typed('pn_wang', { role: '规划' }),
        typed('ou_b', { validTo: '2025' }),
        typed('ou_a', { validFrom: '二〇二一' }),
        typed(department.id, { name: '养老服务与福利处' }),
        added({ kind: '单位', name: '儿童福利处', type: '处室', validFrom: '2025' }),
        added({ kind: '单位', name: '丙县', type: '区镇', validFrom: '2026' }),
        added({ kind: '人员', name: '钱', role: '单位负责人', unit: '甲县' }),
        added({ kind: '人员', name: '吴', role: '填报人', unit: '丙县' }),
      ].reduce((all, change) => change(all), rows),
    );
    // The department's new name is known to nobody's line yet: li's says the old one.
    const known = items.map(({ kind, id, after }) => [kind, id, after.name]);
    expect(known).toEqual([
      ['unit', 'ou_b', '乙县'],
      ['unit', department.id, '养老服务与福利处'],
      ['unit', null, '儿童福利处'],
      ['unit', null, '丙县'],
      ['person', 'pn_zhang', '张'],
      ['person', 'pn_li', '李'],
      ['person', 'pn_zhou', '周'],
      ['person', null, '钱'],
    ]);
    expect(faults.map(({ row, name, fault, column, found }) => [row, name, fault, column, found])).toEqual([
      [5, '甲县', 'yearUnread', 'validFrom', '二〇二一'],
      [expect.any(Number), '王', 'choiceUnknown', 'role', '规划'],
      [expect.any(Number), '吴', 'unitComes', 'unit', '丙县'],
    ]);
  });

  it('ends a unit by its last year, and somebody’s access by 离岗 alone', () => {
    expect(read(typed('ou_b', { validTo: '2023' })).items).toMatchObject([{ id: 'ou_b', after: { validTo: 2023 } }]);
    expect(read(typed('pn_zhang', { presence: '离岗', unit: '乙县' })).items).toMatchObject([
      { id: 'pn_zhang', after: { hasLeft: true, duties: [{ unit: 'ou_a' }] } },
    ]);
  });

  it.each<[string, (rows: RosterRow[]) => RosterRow[], object]>([
    [
      'a role nobody knows',
      typed('pn_zhang', { role: '联络员' }),
      { fault: 'choiceUnknown', column: 'role', found: '联络员' },
    ],
    [
      'a unit of elsewhere',
      typed('pn_zhang', { unit: '外县' }),
      { fault: 'choiceUnknown', column: 'unit', found: '外县' },
    ],
    ['no unit for a filler', typed('pn_zhang', { unit: '' }), { fault: 'missing', column: 'unit' }],
    [
      'a department for a planner',
      typed('pn_zhou', { department: '养老服务处' }),
      { fault: 'choiceUnknown', column: 'department' },
    ],
    [
      'a presence nobody knows',
      typed('pn_zhang', { presence: '借调' }),
      { fault: 'choiceUnknown', column: 'presence' },
    ],
    [
      'a year that is none',
      typed('ou_b', { validTo: '去年' }),
      { fault: 'yearUnread', column: 'validTo', found: '去年' },
    ],
    [
      'a key of another house',
      typed('pn_zhang', { key: 'pn_qin' }),
      { fault: 'unknownKey', column: 'key', found: 'pn_qin' },
    ],
    ['a new line of no kind', added({ name: '钱' }), { fault: 'choiceUnknown', column: 'kind' }],
    ['a newcomer without a name', added({ kind: '人员', role: '规划人员' }), { fault: 'missing', column: 'name' }],
    ['a person whose name is gone', typed('pn_zhang', { name: ' ' }), { fault: 'missing', column: 'name' }],
    ['a unit without a type', added({ kind: '单位', name: '新区' }), { fault: 'missing', column: 'type' }],
    ['a unit whose name is gone', typed('ou_b', { name: '' }), { fault: 'missing', column: 'name' }],
    [
      'a code of five digits',
      typed('ou_b', { divisionCode: '32058' }),
      { fault: 'codeUnread', column: 'divisionCode', found: '32058' },
    ],
    [
      'an end before the beginning',
      typed('ou_b', { validFrom: '2024', validTo: '2023' }),
      { fault: 'yearsReversed', column: 'validTo', found: '2023' },
    ],
    [
      'the same duty twice',
      added({ kind: '人员', name: '张', role: '填报人', unit: '甲县' }),
      { fault: 'dutyTwice', name: '张', column: 'role' },
    ],
  ])('names the line with %s, and changes nothing by it', (_, change, fault) => {
    const { items, faults } = read(change);
    expect(faults[0]).toMatchObject(fault);
    expect(items).toEqual([]);
  });

  it('does not take a line that is gone for a leaver, nor for the end of a unit', () => {
    const { items, faults } = read((rows) => rows.filter(({ key }) => key !== 'pn_zhang' && key !== 'ou_b'));
    expect(items).toEqual([]);
    expect(faults).toMatchObject([
      { row: null, name: '乙县', fault: 'unitLost' },
      { row: null, name: '张', fault: 'personLost' },
    ]);
  });

  it('asks which, where one person’s lines carry two names', () => {
    const twice = (rows: RosterRow[]) =>
      rows.flatMap((row) => (row.key === 'pn_zhang' ? [row, { ...row, name: '章', unit: '乙县' }] : [row]));
    expect(read(twice)).toMatchObject({ items: [], faults: [{ fault: 'namesDiffer', name: '章' }] });
  });
});
