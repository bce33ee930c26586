import { departmentsIn, type House, reportersIn } from '../org/house';
import { roles } from '../org/people';
import { roleLabels } from '../org/role-labels';

/** What a line of 人员与单位 is about. */
export const kindLabels = { unit: '单位', person: '人员' } as const;
export const presenceLabels = { here: '在岗', left: '离岗' } as const;

export const rosterColumnIds = [
  'key',
  'kind',
  'name',
  'role',
  'unit',
  'department',
  'presence',
  'type',
  'divisionCode',
  'validFrom',
  'validTo',
] as const;
export type RosterColumnId = (typeof rosterColumnIds)[number];

export interface RosterColumn {
  id: RosterColumnId;
  heading: string;
  /** In characters of the default font, as Excel counts column widths. */
  width: number;
  /** The words of the drop-down; empty = free text. */
  choices: string[];
}

/** The columns of 人员与单位: units say their type, code and years, people one duty a line. */
export function rosterColumns(house: Pick<House, 'city' | 'units'>): RosterColumn[] {
  const names = (units: { name: string }[]) => units.map(({ name }) => name);
  return [
    { id: 'key', heading: '键', width: 2, choices: [] },
    { id: 'kind', heading: '类别', width: 8, choices: Object.values(kindLabels) },
    { id: 'name', heading: '姓名（单位名称）', width: 28, choices: [] },
    { id: 'role', heading: '角色', width: 13, choices: roles.map((role) => roleLabels[role]) },
    { id: 'unit', heading: '所在单位', width: 26, choices: names([house.city, ...reportersIn(house)]) },
    { id: 'department', heading: '业务处室', width: 26, choices: names(departmentsIn(house)) },
    { id: 'presence', heading: '在岗情况', width: 10, choices: Object.values(presenceLabels) },
    { id: 'type', heading: '单位类型', width: 14, choices: [] },
    { id: 'divisionCode', heading: '区划代码', width: 15, choices: [] },
    { id: 'validFrom', heading: '起始年度', width: 10, choices: [] },
    { id: 'validTo', heading: '终止年度', width: 10, choices: [] },
  ];
}
