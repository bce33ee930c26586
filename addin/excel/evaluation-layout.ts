import type { EvaluationReply, IndicatorEvaluationView } from '../../functions/contract/evaluation';
import { natures } from '../../functions/domain/plan/indicator';
import type { SheetCell } from './form-layout';
import type { OwnNotes } from './own-notes';
import type { EvaluationSupplement } from './workbook';

/** Where things stand on the evaluation's sheet; rows and columns counted from 0. What lies below the headings depends on the plan. */

// 五号, the usual size of tables in official documents.
export const size = 10.5;

export const titleRow = 1;
export const asOfRow = 2;
export const coverageRow = 3;
export const countsRow = 4;
export const headingRow = countsRow + natures.length + 2;
export const firstRow = headingRow + 1;

/** All that is written: the figures, what stands beside them, and what a person typed before. */
export interface Written {
  evaluation: EvaluationReply;
  supplement: EvaluationSupplement;
  ownNotes: OwnNotes;
}

/** One column of the table of indicators. */
export interface Column {
  /** Of those that other parts of the sheet look for. */
  id?: NamedColumn;
  heading: string;
  width: number;
  align: 'Left' | 'Center' | 'Right';
  cell: (item: IndicatorEvaluationView) => SheetCell;
  fill?: (item: IndicatorEvaluationView) => string;
  /** Whether what stands here is of the units so far only: shown in grey italics, besides saying so. */
  isProvisional?: (item: IndicatorEvaluationView) => boolean;
}

type NamedColumn = 'name' | 'progress' | 'expectedPace';

/** Where a column stands on the sheet, which begins with the hidden column of keys. */
export const columnAt = (columns: Column[], id: NamedColumn) => 1 + columns.findIndex((column) => column.id === id);
