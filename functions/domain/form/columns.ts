import type { Field } from '../submission/entry';
import type { FormTemplate } from './template';

/** What fills a column of the form: a printed text of the row, a cell to type into, or a formula. */
export type ColumnId =
  | 'key'
  | 'serial'
  | 'name'
  | 'measure'
  | 'nature'
  | 'baseline'
  | 'target'
  | 'annualTarget'
  | 'asks'
  | 'lastYear'
  | 'value'
  | 'change'
  | Field;

export interface FormColumn {
  id: ColumnId;
  heading: string;
  /** In characters of the default font, as Excel counts column widths. */
  width: number;
  kind: 'printed' | 'input' | 'formula';
}

/**
 * The columns of the form in order, headed as the offices head them (表样). Baseline and targets are the city's,
 * last year's value is the unit's own. The key column is hidden: cells are found by it, never by position.
 */
export function formColumns(template: Pick<FormTemplate, 'baseYear' | 'endYear' | 'dataYear'>): FormColumn[] {
  const { baseYear, endYear, dataYear } = template;
  return [
    { id: 'key', heading: '键', width: 2, kind: 'printed' },
    { id: 'serial', heading: '序号', width: 5, kind: 'printed' },
    { id: 'name', heading: '指标名称', width: 30, kind: 'printed' },
    { id: 'measure', heading: '单位', width: 6, kind: 'printed' },
    { id: 'nature', heading: '属性', width: 8, kind: 'printed' },
    { id: 'baseline', heading: `${baseYear}年全市基期值`, width: 9, kind: 'printed' },
    { id: 'target', heading: `${endYear}年全市目标值`, width: 9, kind: 'printed' },
    { id: 'annualTarget', heading: `${dataYear}年全市目标`, width: 9, kind: 'printed' },
    { id: 'lastYear', heading: `${dataYear - 1}年本单位完成值`, width: 10, kind: 'printed' },
    { id: 'asks', heading: '填报内容', width: 34, kind: 'printed' },
    { id: 'numerator', heading: '分子', width: 10, kind: 'input' },
    { id: 'denominator', heading: '分母', width: 10, kind: 'input' },
    { id: 'amount', heading: '数值', width: 10, kind: 'input' },
    { id: 'value', heading: `${dataYear}年完成值`, width: 10, kind: 'formula' },
    { id: 'change', heading: '较上年增减', width: 10, kind: 'formula' },
    { id: 'explanation', heading: '情况说明', width: 30, kind: 'input' },
    { id: 'remark', heading: '备注', width: 16, kind: 'input' },
  ];
}
