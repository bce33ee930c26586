import type { Person } from '../../functions/domain/org/people';
import type { OrgUnit } from '../../functions/domain/org/units';

const unit = (id: OrgUnit['id'], name: string, type: string, parent: OrgUnit['parent']): OrgUnit => ({
  id,
  name,
  type,
  parent,
  divisionCode: null,
  validFrom: null,
  validTo: null,
});

/** The places of the tests: a city with two counties and its own bureau, and a county of another city. */
export const city = unit('ou_city', '示例市', '市', null);
export const countyA = unit('ou_a', '甲县', '区镇', 'ou_city');
export const countyB = unit('ou_b', '乙县', '区镇', 'ou_city');
export const bureau = unit('ou_bureau', '市民政局', '市本级', 'ou_city');
export const elsewhere = unit('ou_else', '外县', '区镇', 'ou_othercity');
export const units = [city, countyA, countyB, bureau, elsewhere];

const person = (id: Person['id'], name: string, duties: Person['duties'], hasLeft = false): Person => ({
  id,
  name,
  duties,
  hasLeft,
});

/** The cast: zhang fills for county A, zhao for county B, li reviews, wang approves, zhou plans … */
export const zhang = person('pn_zhang', '张', [{ role: 'filler', unit: 'ou_a' }]);
export const zhao = person('pn_zhao', '赵', [{ role: 'filler', unit: 'ou_b' }]);
export const li = person('pn_li', '李', [{ role: 'reviewer', unit: 'ou_city' }]);
export const wang = person('pn_wang', '王', [{ role: 'approver', unit: 'ou_city' }]);
export const zhou = person('pn_zhou', '周', [{ role: 'planner', unit: 'ou_city' }]);
/** … chen holds every role (and fills for county A), sun has left, and qin belongs to another city. */
export const chen = person('pn_chen', '陈', [
  { role: 'filler', unit: 'ou_a' },
  { role: 'reviewer', unit: 'ou_city' },
  { role: 'approver', unit: 'ou_city' },
  { role: 'planner', unit: 'ou_city' },
]);
export const sun = person('pn_sun', '孙', [{ role: 'filler', unit: 'ou_a' }], true);
export const qin = person('pn_qin', '秦', [{ role: 'reviewer', unit: 'ou_othercity' }]);
export const people = [zhang, zhao, li, wang, zhou, chen, sun, qin];
