import type { OrgUnitId } from '../ids';

/** Kinds of unit are data of the region (区镇 here, 县(市、区) there), so they are words, not a list. */
export type UnitType = string;

/** 单位: a place in the tree that reports to its parent. */
export interface OrgUnit {
  id: OrgUnitId;
  name: string;
  type: UnitType;
  parent: OrgUnitId | null;
  /** 区划代码, where the unit has one. */
  divisionCode: string | null;
  /** First and last data year in which the unit reports; null = from the start, or until further notice. */
  validFrom: number | null;
  validTo: number | null;
}

/** 区划代码 of a county (6 digits), a town (9) or a village (12). */
export function isDivisionCode(text: string): boolean {
  return /^\d{6}(\d{3}){0,2}$/.test(text);
}

/** The short form that stands in plans and replies. */
export interface UnitName {
  id: OrgUnitId;
  name: string;
}

/** Whether a unit exists as a reporting unit in a data year (units merge and split within a plan). */
export function isValidIn(unit: OrgUnit, year: number): boolean {
  return (unit.validFrom ?? year) <= year && year <= (unit.validTo ?? year);
}
